"""催办、督办: the watch over each unit's limit, and what follows when it is not kept."""

from .end_watch import end_watch
from .issue_notice import issue_notice
from .plan_callback import plan_callback
from .plan_watch import plan_watch
from .shelve_case import shelve_case
from .unshelve_case import unshelve_case
from .urge import urge

JOBS = {
    "supervision.plan_watch": plan_watch,
    "supervision.urge": urge,
    "supervision.issue_notice": issue_notice,
    "supervision.end_watch": end_watch,
    "supervision.shelve_case": shelve_case,
    "supervision.unshelve_case": unshelve_case,
    "supervision.plan_callback": plan_callback,
}
