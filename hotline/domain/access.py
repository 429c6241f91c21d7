"""Who may see what of a case: role *and* unit *and* secrecy, in one place (R-4.5)."""

from enum import Enum

from .case import Case
from .documents import DocumentKind, DocumentRef
from .errors import AccessRefused, NotFound
from .notices import Notice, RecipientKind
from .roles import Actor, Role
from .status import CaseStatus
from .tasks import OpenTask


class View(Enum):
    """How much of a case somebody sees."""

    NONE = "none"
    UNIT = "unit"
    FULL = "full"


def view_of(actor: Actor, case: Case) -> View:
    """The widest view this person has of the case."""
    if actor.has(*Role.center()):
        return View.FULL
    if actor.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) and _leader_concerned(actor, case):
        return View.FULL
    if actor.has(Role.MUNICIPAL_OFFICE) and any(a.supervision for a in case.assignments):
        return View.UNIT
    if actor.has(*Role.unit()) and any(a.unit_id == actor.unit_id for a in case.assignments):
        return View.UNIT
    return View.NONE


def require_view(actor: Actor, case: Case) -> View:
    """Raises: NotFound: the same answer as for a case that doesn't exist, so that nobody can probe numbers."""
    view = view_of(actor, case)
    if view is View.NONE:
        raise NotFound(f"没有可查看的案件 {case.id}，请核对编号")
    return view


def may_see_identity(actor: Actor, case: Case) -> bool:
    """Whether this person may be shown who called.

    Ordinary cases: the unit on duty, while it holds the case; the center's people who must speak to the
    caller. Protected cases: never a unit; in the center the head and the supervision section only.
    Source: regulation 四(六), 五(一)1, 五(三)1.
    """
    if actor.has(Role.CENTER_HEAD, Role.SUPERVISION_SECTION):
        return True
    if case.is_protected:
        return False
    if actor.has(Role.OPERATOR) and case.registered_by == actor.account_id:
        return True
    return actor.has(*Role.unit()) and _holds(actor.unit_id, case)


def may_see_document(actor: Actor, case: Case, document: DocumentRef) -> bool:
    """Whether this person may open one of the case's documents.

    A slip that names an ordinary caller is closed to operators who didn't take the call: they needn't know.
    """
    if view_of(actor, case) is View.FULL:
        if not actor.has(*Role.center()):
            return document.kind is DocumentKind.APPROVAL_SLIP
        others = Role.center() - {Role.OPERATOR}
        return not shows_caller(case, document) or actor.has(*others) or case.registered_by == actor.account_id
    if actor.has(Role.MUNICIPAL_OFFICE) and document.kind is DocumentKind.SUPERVISION_NOTICE:
        return True
    if document.kind is DocumentKind.TRANSFER_SLIP and not case.is_protected and not _holds(actor.unit_id, case):
        return False
    return bool(actor.unit_id) and document.unit_id == actor.unit_id and actor.has(*Role.unit())


def shows_caller(case: Case, document: DocumentRef) -> bool:
    """Whether who opens the document sees who called, so that it must be recorded as a look."""
    return document.kind.names_caller and not case.is_protected


def is_told(actor: Actor, notice: Notice) -> bool:
    """Whether the notice is this person's, to read and to acknowledge: their own, or their unit's."""
    if notice.recipient_kind is RecipientKind.UNIT:
        return notice.recipient_id == actor.unit_id and actor.has(*Role.unit())
    return notice.recipient_kind is RecipientKind.PERSON and notice.recipient_id == actor.account_id


def require_task(actor: Actor, task: OpenTask) -> None:
    """Raises: AccessRefused: the task belongs to others."""
    if task.group not in actor.groups:
        raise AccessRefused("该任务不在您的待办范围内，请返回您的待办列表")


def _holds(unit_id: str, case: Case) -> bool:
    on_duty = case.status in CaseStatus.awaiting_unit() | {CaseStatus.REPORTED}
    return on_duty and any(a.unit_id == unit_id for a in case.current_assignments)


def _leader_concerned(actor: Actor, case: Case) -> bool:
    return bool(actor.leader_id) and any(a.leader_id == actor.leader_id for a in case.approvals)
