"""受理: what happens to a call before anybody outside the center handles it."""

from .claim_case import claim_case
from .record_answer import record_answer
from .record_out_of_scope import record_out_of_scope

JOBS = {
    "intake.claim_case": claim_case,
    "intake.record_answer": record_answer,
    "intake.record_out_of_scope": record_out_of_scope,
}
