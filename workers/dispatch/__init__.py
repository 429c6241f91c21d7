"""批办、转办: the approval slip, the transfer slips, and the way back for another round."""

from .begin_correction import begin_correction
from .begin_round import begin_round
from .begin_supplement import begin_supplement
from .issue_approval_slip import issue_approval_slip
from .issue_document import issue_document
from .issue_transfer_slips import issue_transfer_slips
from .prepare_approval_slip import prepare_approval_slip
from .replace_unit import replace_unit
from .substitute_leader import substitute_leader

JOBS = {
    "dispatch.prepare_approval_slip": prepare_approval_slip,
    "dispatch.issue_approval_slip": issue_approval_slip,
    "dispatch.issue_transfer_slips": issue_transfer_slips,
    "dispatch.begin_supplement": begin_supplement,
    "dispatch.begin_round": begin_round,
    "dispatch.begin_correction": begin_correction,
    "dispatch.replace_unit": replace_unit,
    "dispatch.substitute_leader": substitute_leader,
    "dispatch.issue_document": issue_document,
}
