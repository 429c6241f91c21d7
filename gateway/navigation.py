"""Which pages a person is offered."""

from hotline.domain.knowledge import READERS
from hotline.domain.roles import Actor, Role
from hotline.domain.substitution import REGISTRARS

TAKES_CALLS = (Role.OPERATOR,)
READS_REPORTS = (
    Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.REVIEWER, Role.CENTER_HEAD, Role.CITY_LEADER,
    Role.LEADER_SECRETARY, Role.MUNICIPAL_OFFICE, Role.ARCHIVIST, Role.AUDITOR,
)
SEES_RELEASES = (Role.PROCESS_ADMIN, Role.RELEASER, Role.SYSTEM_ADMIN, Role.AUDITOR)
MAKES_RELEASES = (Role.PROCESS_ADMIN,)
SWITCHES_LEARNED = (Role.CENTER_HEAD, Role.PROCESS_ADMIN)
SEES_LEARNED = (*SWITCHES_LEARNED, Role.SHIFT_LEADER, Role.SYSTEM_ADMIN, Role.AUDITOR)
SEES_STATUS = (Role.SYSTEM_ADMIN, Role.PROCESS_ADMIN, Role.RELEASER)
SEARCHES_CALLERS = (Role.OPERATOR, Role.SUPERVISION_SECTION, Role.CENTER_HEAD)
MINDS_FAILED_NOTICES = (Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.CENTER_HEAD)
READS_NOTICES = (
    *MINDS_FAILED_NOTICES, Role.CITY_LEADER, Role.LEADER_SECRETARY, Role.MUNICIPAL_OFFICE, Role.UNIT_CLERK,
    Role.UNIT_HEAD,
)

WORKS_FOR_UNIT = (Role.UNIT_CLERK, Role.UNIT_HEAD)
KEEPS_WATCH = (Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.REVIEWER, Role.CENTER_HEAD)
ASSIGNS_MATTERS = (Role.CITY_LEADER, Role.LEADER_SECRETARY)
READS_LEDGER = (*ASSIGNS_MATTERS, *KEEPS_WATCH, Role.ARCHIVIST)
PREPARES_DAYS = (Role.SHIFT_LEADER, Role.SUPERVISION_SECTION)
ANSWERS_ON_DAYS = (Role.OPERATOR, *PREPARES_DAYS)
READS_DAY_REPORTS = (
    *sorted(Role.center()), Role.CITY_LEADER, Role.LEADER_SECRETARY, Role.MUNICIPAL_OFFICE, Role.AUDITOR,
)
FOLLOWS_DAYS = (*READS_DAY_REPORTS, Role.UNIT_CLERK, Role.UNIT_HEAD)
RESETS_ACCOUNTS = (Role.SECURITY_ADMIN,)
KEEPS_DIRECTORY = (Role.SYSTEM_ADMIN,)
PREPARES_CHANGE_OVERS = (Role.SYSTEM_ADMIN,)
APPROVES_CHANGE_OVERS = (Role.SECURITY_ADMIN,)
SEES_CHANGE_OVERS = (*PREPARES_CHANGE_OVERS, *APPROVES_CHANGE_OVERS, Role.AUDIT_ADMIN)
KEEPS_CALENDAR = (Role.SYSTEM_ADMIN,)
KEEPS_OWN_CONTACTS = (Role.UNIT_HEAD,)
MINDS_ACCOUNTS = (*RESETS_ACCOUNTS, Role.AUDIT_ADMIN)
SEES_PEOPLE = (*KEEPS_DIRECTORY, *MINDS_ACCOUNTS)
PLANS_ROSTER = (Role.SHIFT_LEADER, Role.CENTER_HEAD)
READS_ROSTER = (*PLANS_ROSTER, Role.OPERATOR, Role.SUPERVISION_SECTION, Role.AUDITOR)
SUBSTITUTES = tuple(REGISTRARS)

# Heading of the menu ("" stands in the bar itself) → (address, label, roles; no roles: everybody).
_MENU: dict[str, tuple[tuple[str, str, tuple[Role, ...]], ...]] = {
    "": (
        ("/", "我的工作", ()),
        ("/calls/new", "接听登记", TAKES_CALLS),
    ),
    "办件": (
        ("/work", "待办列表", WORKS_FOR_UNIT),
        ("/callers", "按电话查找", SEARCHES_CALLERS),
        ("/assigned_matters", "交办批办", READS_LEDGER),
        ("/answering_days", "市长接听日", FOLLOWS_DAYS),
        ("/boards", "看板", KEEPS_WATCH),
        ("/watching", "挂账申诉", KEEPS_WATCH),
    ),
    "资料": (
        ("/knowledge", "知识库", tuple(READERS)),
        ("/directory", "单位目录", ()),
        ("/calendar", "工作日历", ()),
        ("/notices", "通知", READS_NOTICES),
        ("/reports/calls", "统计报表", READS_REPORTS),
    ),
    "管理": (
        ("/roster", "排班表", READS_ROSTER),
        ("/substitutions", "代办登记", SUBSTITUTES),
        ("/releases", "流程模型", SEES_RELEASES),
        ("/learned_models", "智能提示", SEES_LEARNED),
        ("/change_overs", "数据迁入", SEES_CHANGE_OVERS),
        ("/status", "运行状态", SEES_STATUS),
        ("/api", "程序接口", SEES_STATUS),
        ("/account_security", "账号安全", MINDS_ACCOUNTS),
    ),
}
FLAT_UP_TO = 6


def _links_of(actor: Actor) -> list[tuple[str, str]]:
    """(address, Chinese label) of the pages this person works on."""
    links = (link for group in _MENU.values() for link in group)
    return [(address, label) for address, label, roles in links if not roles or actor.has(*roles)]


def menu_of(actor: Actor, path: str) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """(heading, links) of the person's menu; a link is (address, label, whether the page `path` belongs to it).

    Few links stand in the bar side by side, without headings.
    """
    offered = _links_of(actor)
    here = max((a for a, _ in offered if path == a or path.startswith(f"{a}/")), key=len, default="")
    if len(offered) <= FLAT_UP_TO:
        return [("", [(address, label, address == here) for address, label in offered])]
    groups = [
        (heading, [(address, label, address == here) for address, label, _ in links if (address, label) in offered])
        for heading, links in _MENU.items()
    ]
    return [(heading if len(links) > 1 else "", links) for heading, links in groups if links]
