"""受理: what happens to a call before anybody outside the center handles it, repeats and withdrawals."""

from .claim_case import claim_case
from .join_parent import join_parent
from .leave_parent import leave_parent
from .record_answer import record_answer
from .record_hand_over import record_hand_over
from .record_out_of_scope import record_out_of_scope
from .record_parent_closed import record_parent_closed
from .record_withdrawal import record_withdrawal

JOBS = {
    "intake.claim_case": claim_case,
    "intake.record_answer": record_answer,
    "intake.record_out_of_scope": record_out_of_scope,
    "intake.record_hand_over": record_hand_over,
    "intake.record_withdrawal": record_withdrawal,
    "intake.join_parent": join_parent,
    "intake.leave_parent": leave_parent,
    "intake.record_parent_closed": record_parent_closed,
}
