"""批办、转办: the approval slip, the transfer slips, and the way back for another round."""

from .begin_round import begin_round
from .begin_supplement import begin_supplement
from .issue_approval_slip import issue_approval_slip
from .issue_transfer_slips import issue_transfer_slips
from .prepare_approval_slip import prepare_approval_slip

JOBS = {
    "dispatch.prepare_approval_slip": prepare_approval_slip,
    "dispatch.issue_approval_slip": issue_approval_slip,
    "dispatch.issue_transfer_slips": issue_transfer_slips,
    "dispatch.begin_supplement": begin_supplement,
    "dispatch.begin_round": begin_round,
}
