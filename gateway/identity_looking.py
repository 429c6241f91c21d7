"""Looking at who called: only those who may, and every look recorded (R-4.5)."""

from hotline.domain.access import may_see_identity, require_view
from hotline.domain.case import Case
from hotline.domain.errors import AccessRefused, FieldsRefused
from hotline.domain.forms import MAX_LINE
from hotline.domain.identity import CallerIdentity, normal_phone
from hotline.domain.reveal import Reveal
from hotline.domain.revealing import ARTICLE, use
from hotline.domain.roles import Actor

from .case_reading import readable
from .kit import Kit

ORDINARY_REASON = "办理需要"


def look(kit: Kit, actor: Actor, case_id: str, reason: str) -> CallerIdentity:
    """Show the identity; of a protected case once, after a second person allowed it.

    Raises:
        NotFound: no such case for this person, or nothing was left.
        AccessRefused: this person may see the case but not who called, or not now.
        FieldsRefused: the reason is too long.
    """
    case = kit.cases.get(case_id)
    require_view(actor, case)
    if not may_see_identity(actor, case):
        raise AccessRefused("您不能查看该件来话人信息", "四（六）")
    if case.is_protected:
        return _reveal(kit, actor, case_id)
    reason = reason.strip()
    if len(reason) > MAX_LINE:
        raise FieldsRefused({"reason": f"理由最多 {MAX_LINE} 字"})
    return kit.vault.show(case_id, to=actor, reason=reason or ORDINARY_REASON)


def look_at_ordinary(kit: Kit, actor: Actor, case_id: str) -> CallerIdentity:
    """The same for a request that must not use up anything.

    Raises: NotFound; AccessRefused: also for a protected case.
    """
    case = kit.cases.get(case_id)
    require_view(actor, case)
    if case.is_protected and may_see_identity(actor, case):
        raise AccessRefused("保密件须先申请，经第二人同意后以 POST 查看一次", ARTICLE)
    return look(kit, actor, case_id, "")


def _reveal(kit: Kit, actor: Actor, case_id: str) -> CallerIdentity:
    """The look is used up, and on record with both names, before anything is shown."""
    used: list[Reveal] = []

    def take(case: Case) -> None:
        used[:] = [use(case, by=actor, at=kit.clock.now())]

    kit.cases.change(case_id, take)
    kit.revisions.touch(f"case/{case_id}")
    return kit.vault.show(case_id, to=actor, reason=f"{used[0].reason}（{used[0].decided_by_name}同意）")


def cases_of_caller(kit: Kit, actor: Actor, phone: str) -> list[Case]:
    """Earlier cases of a telephone that this person may know of, newest first.

    A protected case is told only to those who may see its caller: the number alone gives that away.

    Raises: FieldsRefused: not a telephone number.
    """
    if not 7 <= len(normal_phone(phone)) <= 12:
        raise FieldsRefused({"phone": "电话号码应为 7 至 12 位数字"})
    found = readable(kit, actor, reversed(kit.vault.cases_of_phone(phone)))
    return [case for case in found if not case.is_protected or may_see_identity(actor, case)]
