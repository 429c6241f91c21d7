"""Who may see what of a case: role *and* unit *and* secrecy, in one place (R-4.5)."""

from enum import Enum

from .answering_day.caller import Caller
from .answering_day.day import AnsweringDay, DayStatus
from .assignment import Assignment, Evidence
from .attachments import EvidenceKind
from .case import Case
from .case_row import CaseRow
from .classification import SecrecyLevel
from .documents import DocumentKind, DocumentRef
from .errors import AccessRefused, NotFound
from .notices import Notice, RecipientKind
from .reveal import Reveal
from .roles import Actor, Role
from .status import CaseStatus
from .tasks import OpenTask

_MEASURES = frozenset({
    DocumentKind.SUPERVISION_NOTICE, DocumentKind.FILE_REQUEST, DocumentKind.SUMMONS, DocumentKind.MEETING_NOTICE,
    DocumentKind.MEETING_MINUTES, DocumentKind.CIRCULATED_CRITICISM, DocumentKind.ACCOUNTABILITY_RECOMMENDATION,
})
_OF_OFFICE = _MEASURES | {DocumentKind.CENTER_NOTICE}
_OF_LEADERS = _MEASURES | {
    DocumentKind.APPROVAL_SLIP, DocumentKind.SUBSTITUTION_RECORD, DocumentKind.EXTENSION_DECISION,
    DocumentKind.RETURN_DECISION, DocumentKind.SUPPLEMENT_NOTICE, DocumentKind.FEEDBACK_REPORT,
}
_STATIONS = frozenset({
    "Start_CaseRegistered", "Call_Course", "Call_Archive", "End_CaseClosed", "Start_Course", "End_Course",
    "Call_Handling", "Call_Review", "Task_BeginSupplement",
})
_STATIONS_OF_ORDINARY = frozenset({"Task_Triage", "Call_Approval", "Task_BeginRound"})


class View(Enum):
    """How much of a case somebody sees."""

    NONE = "none"
    UNIT = "unit"
    FULL = "full"


def view_of(actor: Actor, case: Case) -> View:
    """The widest view this person has of the case.

    A work secret (工作秘密) is not there for operators who didn't take the call.
    Source: 《保守国家秘密法》 (2024) art. 64.
    """
    if actor.has(*Role.center()):
        is_closed = case.secrecy is SecrecyLevel.WORK_SECRET and _is_only_another_operator(actor, case)
        return View.NONE if is_closed else View.FULL
    if actor.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) and _leader_concerned(actor, case):
        return View.FULL
    if actor.has(Role.MUNICIPAL_OFFICE) and any(a.supervision for a in case.assignments):
        return View.UNIT
    if actor.has(*Role.unit()) and (_has_part(actor, case) or _is_convened(actor, case)):
        return View.UNIT
    return View.NONE


def view_of_row(actor: Actor, row: CaseRow) -> View:
    """The same by the row that stands for the case in lists."""
    if actor.has(*Role.center()):
        is_closed = row.secrecy is SecrecyLevel.WORK_SECRET and _is_only_another_operator(actor, row)
        return View.NONE if is_closed else View.FULL
    leader_ids = {*row.leader_ids, row.session_leader_id}
    if actor.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) and actor.leader_id and actor.leader_id in leader_ids:
        return View.FULL
    if actor.has(Role.MUNICIPAL_OFFICE) and row.is_supervised:
        return View.UNIT
    is_unit = actor.has(*Role.unit()) and actor.unit_id in row.unit_ids
    is_convened = actor.has(*Role.unit()) and bool(actor.unit_id) and actor.unit_id in row.convened_unit_ids
    return View.UNIT if is_unit or is_convened else View.NONE


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


def may_ask_reveal(actor: Actor, case: Case) -> bool:
    """Whether this person may ask to be shown a protected caller: who may see one at all. Never a unit."""
    return case.is_protected and view_of(actor, case) is View.FULL and may_see_identity(actor, case)


def may_decide_reveal(actor: Actor, case: Case, reveal: Reveal) -> bool:
    """Whether this person may be the second one: the center head or the shift leader, and not who asked.

    The second person allows the look without being shown anything. Source: regulation 四(六); R-4.5.
    """
    is_second = actor.has(Role.CENTER_HEAD, Role.SHIFT_LEADER) and view_of(actor, case) is View.FULL
    return is_second and actor.account_id != reveal.asked_by


def may_see_document(actor: Actor, case: Case, document: DocumentRef) -> bool:
    """Whether this person may open one of the case's documents.

    A slip that names an ordinary caller is closed to operators who didn't take the call: they needn't know. Of
    a matter that isn't public (内部, 工作秘密) they open and print nothing.
    """
    if view_of(actor, case) is View.FULL:
        if not actor.has(*Role.center()):
            return document.kind in _OF_LEADERS
        is_open = case.secrecy is SecrecyLevel.PUBLIC and not shows_caller(case, document)
        return is_open or not _is_only_another_operator(actor, case)
    if actor.has(Role.MUNICIPAL_OFFICE):
        return document.kind in _OF_OFFICE and (not document.unit_id or document.unit_id in _handed_over(case))
    if document.kind is DocumentKind.TRANSFER_SLIP and not case.is_protected and not _holds(actor.unit_id, case):
        return False
    if not actor.unit_id or not actor.has(*Role.unit()):
        return False
    return document.unit_id == actor.unit_id or actor.unit_id in _units_addressed(case, document)


def may_see_attachment(actor: Actor, case: Case, part: Assignment, evidence: Evidence) -> bool:
    """Whether this person may open what a unit attached to its report.

    Proof of identity is for the center only. Of a protected case evidence stays in the center and with the unit
    that sent it; of an ordinary one the leader concerned and, once it was handed over, the municipal office
    see it too. Source: regulation 四(六).
    """
    if actor.has(*Role.center()):
        return True
    if evidence.kind == EvidenceKind.IDENTITY:
        return False
    if actor.has(*Role.unit()) and actor.unit_id and actor.unit_id == part.unit_id:
        return True
    if case.is_protected:
        return False
    is_office = actor.has(Role.MUNICIPAL_OFFICE) and part.supervision is not None
    return is_office or view_of(actor, case) is View.FULL


def may_see_step(actor: Actor, case: Case, process: str, element_id: str) -> bool:
    """Whether this person is told that the case passed this step of the models.

    Who sees the whole case sees the whole course. Units and the municipal office see its main stations, and the
    handling itself only when no other unit had a part in it. Of a protected case no approval, no check of the text
    and no callback: those tell something of the caller. Source: regulation 四(六).
    """
    if view_of(actor, case) is View.FULL:
        return True
    if process in ("handling", "supervision"):
        return _is_all_theirs(actor, case) or (process == "supervision" and actor.has(Role.MUNICIPAL_OFFICE))
    if process not in ("case", "course"):
        return False
    return element_id in _STATIONS or (element_id in _STATIONS_OF_ORDINARY and not case.is_protected)


def may_see_scan(actor: Actor, case: Case) -> bool:
    """Whether this person may open a scanned slip with a leader's word: the center and the leader concerned."""
    return view_of(actor, case) is View.FULL


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


def may_follow_day(actor: Actor, day: AnsweringDay) -> bool:
    """Whether this person may read an answering day: the center, its leader, the office, auditors, units present.

    Units see who waits while they are in the room; afterwards only what was given to them, by their cases.
    """
    if actor.has(*Role.center(), Role.MUNICIPAL_OFFICE, Role.AUDITOR):
        return True
    if actor.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) and actor.leader_id:
        return actor.leader_id == day.leader_id
    return actor.has(*Role.unit()) and actor.unit_id in day.unit_ids and day.status is not DayStatus.CANCELLED


def may_see_waiting(actor: Actor, caller: Caller) -> bool:
    """Whether this person may be shown who a caller without a case is: who must speak with them.

    Of a protected caller the head and the supervision section, and the operators who noted or hold the call.
    Source: regulation 四(六).
    """
    if actor.has(Role.CENTER_HEAD, Role.SUPERVISION_SECTION):
        return True
    if not actor.has(Role.OPERATOR, Role.SHIFT_LEADER):
        return False
    mine = actor.account_id in (caller.noted_by, caller.held_by, caller.rings_by)
    return mine or not caller.is_protected


def _is_only_another_operator(actor: Actor, case: Case | CaseRow) -> bool:
    others = Role.center() - {Role.OPERATOR}
    return not actor.has(*others) and case.registered_by != actor.account_id


def _holds(unit_id: str, case: Case) -> bool:
    on_duty = case.status in CaseStatus.awaiting_unit() | {CaseStatus.REPORTED}
    return on_duty and any(a.unit_id == unit_id and not a.is_relieved for a in case.current_assignments)


def _has_part(actor: Actor, case: Case) -> bool:
    return any(a.unit_id == actor.unit_id for a in case.assignments)


def _is_convened(actor: Actor, case: Case) -> bool:
    """Whether a document of the case is addressed to this person's unit, such as the notice of a meeting."""
    return bool(actor.unit_id) and any(document.unit_id == actor.unit_id for document in case.documents)


def _is_all_theirs(actor: Actor, case: Case) -> bool:
    """Whether every unit's part is one that this person sees whole."""
    if actor.has(Role.MUNICIPAL_OFFICE):
        return all(part.supervision for part in case.assignments)
    return all(part.unit_id == actor.unit_id for part in case.assignments)


def _handed_over(case: Case) -> set[str]:
    return {part.unit_id for part in case.assignments if part.supervision}


def _units_addressed(case: Case, document: DocumentRef) -> list[str]:
    """The units that read a document of one copy: minutes those that took part, a correction the old and the new."""
    words = next((order.extra for order in case.orders if order.document_id == document.id), {})
    match document.kind:
        case DocumentKind.MEETING_MINUTES:
            return words.get("unit_ids", [])
        case DocumentKind.CORRECTION_DECISION:
            return [*words.get("from_unit_ids", []), *words.get("to_unit_ids", [])]
        case _:
            return []


def _leader_concerned(actor: Actor, case: Case) -> bool:
    """The leader whose case it is or who took the call, the one who sits in for them, and their secretaries."""
    if actor.leader_id and actor.leader_id == case.session_leader_id:
        return True
    return bool(actor.leader_id) and any(actor.leader_id in (a.leader_id, a.substitute_id) for a in case.approvals)
