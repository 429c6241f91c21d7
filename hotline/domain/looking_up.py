"""The caller's own look-up (R-2.1): a code told at the end of the call, and what the public page says for it.

What is said is for the caller and for whoever else holds number and code: where the matter stands in plain words, and
the answer meant for the public. No names, no words of the call, nothing of how units work.
"""

import unicodedata
from datetime import date, datetime

from pydantic import BaseModel

from .case import Case
from .classification import SecrecyLevel
from .errors import HotlineError, NotFound
from .forms import Form, only_faults
from .status import CaseStatus
from .turning import answer_of

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8
BY_PHONE = "办理结果由受理中心工作人员电话告知您。"
_SEPARATORS = str.maketrans("", "", " -—－_·.")
S = CaseStatus
_DECIDING = "已登记，正在确定由哪个单位办理"
_HANDLING = "承办单位正在办理"
_CHECKING = "承办单位已报告办理情况，受理中心正在审核"
SAID: dict[CaseStatus, str] = {
    S.REGISTERED: _DECIDING, S.AWAITING_APPROVAL: _DECIDING, S.AWAITING_INSTRUCTION: _DECIDING, S.APPROVED: _DECIDING,
    S.HANDLING: _HANDLING, S.SUPERVISED: _HANDLING, S.REPORTED: _CHECKING, S.AWAITING_LEADER_REVIEW: _CHECKING,
    S.COMPLETED: "已办结", S.ANSWERED: "已在电话中答复您", S.HANDED_OVER: "已移交紧急救助部门处置",
    S.REDIRECTED: "不属于市长公开电话受理范围，已在电话中告知您向哪个机关反映",
    S.SHELVED: "条件暂不具备，已列入跟踪清单，条件具备后继续办理",
    S.MERGED: "与其他市民反映的同一事项一并办理，办结后统一答复",
    S.WITHDRAWN: "已按您的要求撤回，不再办理", S.ARCHIVED: "已办结",
}
SAID_OF_PARENT = {S.ANSWERED: "已办结", S.WITHDRAWN: "同一事项的办理已经结束，仍有问题请再来电"}
_UNDECIDED = frozenset({S.REGISTERED, S.AWAITING_APPROVAL, S.AWAITING_INSTRUCTION, S.APPROVED})
_UNDECIDED_AGAIN = "已有办理结果，受理中心正在研究进一步办理"
_ANSWERED = frozenset({S.COMPLETED, S.ANSWERED})


class TooManyTries(HotlineError):
    """Too many wrong tries from this address or for this number; `wait_minutes` until the next."""

    code = "look_up_locked"

    def __init__(self, wait_minutes: int, phone: str):
        super().__init__(
            f"查询次数过多，为保护来话人信息，请 {wait_minutes} 分钟后再试，或拨打市长公开电话 {phone} 查询"
        )
        self.wait_minutes = wait_minutes


class LookUpForm(Form):
    """Number of the matter and look-up code, as the caller wrote them down."""

    number: str = ""
    code: str = ""

    def faults(self) -> dict[str, str]:
        """What is wrong with the code can be told without a look at any case: it tells nothing of one."""
        return only_faults(
            number="" if self.number else "请填写编号，例如 2026-000123",
            code="请填写查询码" if not self.code else "" if is_code(self.code)
            else "查询码有误，请核对：共 8 位，由数字 2 至 9 和字母组成，没有 0、1、I、L、O",
        )


class PublicView(BaseModel):
    """What the look-up says. `since_on` is an ISO day; empty fields are not told."""

    case_id: str
    state: str
    since_on: str = ""
    limit: str = ""
    answer: str = ""
    note: str = ""


def code_of(secret: int) -> str:
    """The code that a secret number stands for: seven characters and the one that checks them."""
    body = ""
    for _ in range(CODE_LENGTH - 1):
        secret, digit = divmod(secret, len(ALPHABET))
        body += ALPHABET[digit]
    return body + check_character(body)


def check_character(body: str) -> str:
    """The character that checks the others: one wrong character and two exchanged ones are always found.

    Source: ISO/IEC 7064, weighted sums; 31 characters are a prime number of them, so every weight counts.
    """
    return ALPHABET[sum(place * ALPHABET.index(one) for place, one in enumerate(body, start=1)) % len(ALPHABET)]


def normal_code(text: str) -> str:
    """The code as it was made, from what a person typed: any width, case and spacing."""
    return unicodedata.normalize("NFKC", text).upper().translate(_SEPARATORS)


def is_code(text: str) -> bool:
    """Whether this can be a code at all."""
    code = normal_code(text)
    whole = len(code) == CODE_LENGTH and set(code) <= set(ALPHABET)
    return whole and check_character(code[:-1]) == code[-1]


def spoken(code: str) -> str:
    """As it is read out and printed: in two groups of four."""
    return f"{code[:4]} {code[4:]}"


def not_found() -> NotFound:
    """The one answer to a wrong number and to a wrong code."""
    return NotFound("编号与查询码不符，请核对后再试")


def public_view(case: Case, parent: Case | None, now: datetime) -> PublicView:
    """What is told of a case; one that follows another is told by that other's state and answer.

    Of a protected caller's matter, and of one that isn't public, only the state is told.
    """
    shown = parent if parent is not None else case
    status = _settled_status(shown)
    state = SAID_OF_PARENT.get(status, SAID[status]) if parent is not None else SAID[status]
    if shown.round > 1 and status in _UNDECIDED:
        state = _UNDECIDED_AGAIN
    if any(one.is_protected or one.secrecy is not SecrecyLevel.PUBLIC for one in (case, shown)):
        return PublicView(case_id=case.id, state=state, note=BY_PHONE)
    is_told = shown.announcement is not None or status in _ANSWERED
    return PublicView(
        case_id=case.id, state=state, since_on=_since(shown), limit=_limit(shown, now),
        answer=answer_of(shown) if is_told else "",
    )


def _settled_status(case: Case) -> CaseStatus:
    """Where the case stands; of an archived one, how it ended."""
    return next((entry.status for entry in reversed(case.history) if entry.status is not S.ARCHIVED), case.status)


def _since(case: Case) -> str:
    """The day on which what is said now came to be true; steps within it aren't told."""
    said, since = SAID[_settled_status(case)], case.registered_at
    for entry in reversed([entry for entry in case.history if entry.status is not S.ARCHIVED]):
        if SAID[entry.status] != said:
            break
        since = entry.at
    return datetime.fromisoformat(since).date().isoformat()


def _limit(case: Case, now: datetime) -> str:
    """The lead unit's limit in words, while one runs."""
    if case.status not in S.awaiting_unit():
        return ""
    part = next((part for part in case.current_assignments if part.due_at), None)
    if part is None:
        return ""
    due_at = datetime.fromisoformat(part.due_at)
    if due_at < now:
        return "已超过办理期限，受理中心正在督促承办单位尽快办理"
    return f"承办单位应于{_day(due_at.date())} {due_at:%H:%M} 前报告办理结果（期限 {part.limit_text}）"


def _day(on: date) -> str:
    return f"{on.month}月{on.day}日（周{'一二三四五六日'[on.weekday()]}）"
