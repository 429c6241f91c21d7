"""Events become notices: by the table, once per fact and recipient."""

from collections.abc import Iterator, Sequence

from ..domain.case import Case
from ..domain.events import Event
from ..domain.notices import Notice, RecipientKind
from ..domain.ports import CaseStore, Clock, Directory
from ..domain.quiet_hours import Reach
from .recipients import Recipient, Recipients
from .rules import RULES, Rule, facts, is_urgent

HEADING = "【市长公开电话】"
OF_PROTECTED = "有新的进展，请登录系统查看。"


class Composing:
    """Writes the notices of an event. Of a protected case nothing is said but its number."""

    def __init__(self, cases: CaseStore, directory: Directory, clock: Clock):
        self._cases, self._clock = cases, clock
        self._recipients = Recipients(cases, directory)

    def notices_of(self, event: Event) -> Sequence[Notice]:
        """The notices, in the order of the table; the same event always gives the same ids.

        Raises: NotFound: there is no such case.
        """
        rules = [rule for rule in RULES if rule.event is event.type]
        if not rules:
            return ()
        case = self._cases.get(event.case_id)
        made = [notice for rule in rules if rule.when(event, case) for notice in self._of_rule(rule, event, case)]
        return list({notice.id: notice for notice in reversed(made)}.values())[::-1]

    def _of_rule(self, rule: Rule, event: Event, case: Case) -> Iterator[Notice]:
        for recipient in self._recipients.of(rule.told, event, case):
            now = self._clock.now().isoformat(timespec="seconds")
            yield Notice(
                id=f"{recipient.case.id}.{event.id.replace('/', '.')}.{recipient.kind}.{recipient.id}",
                case_id=recipient.case.id, event=event.type, recipient_kind=recipient.kind,
                recipient_id=recipient.id, text=_text(rule, event, recipient), reach=_reach(rule, event, recipient),
                made_at=now, next_at=now,
            )


def _text(rule: Rule, event: Event, recipient: Recipient) -> str:
    case = recipient.case
    if recipient.kind is RecipientKind.CALLER:
        return HEADING + rule.words.format_map(facts(event, case))
    words = OF_PROTECTED if case.is_protected else rule.words.format_map(facts(event, case))
    return f"{HEADING}{case.id}号事项{words}"


def _reach(rule: Rule, event: Event, recipient: Recipient) -> Reach:
    if rule.is_at_once or is_urgent(event, recipient.case):
        return Reach.ALWAYS
    if recipient.kind is not RecipientKind.UNIT:
        return Reach.BY_DAY
    return Reach.OFFICE_HOURS if rule.is_reminder else Reach.WORKING_DAYS
