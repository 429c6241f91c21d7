"""The closing report: computed from the day and its cases as they stand, so that every figure opens its rows."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from ..approval import Opinion
from ..case import Case
from .caller import Caller, CallerState
from .day import AnsweringDay


class Figure(BaseModel):
    """A figure with the callers that it counts."""

    code: str
    label: str
    numbers: list[int]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.numbers)


class Row(BaseModel):
    """One caller in the report: what became of the call. Headings as units may read them."""

    number: int
    case_id: str
    subject: str
    kind: str
    by_leader: bool
    is_rung_back: bool
    state: str
    tries: int
    reason: str
    units: list[str]


class Instruction(BaseModel):
    """A leader's word of the day, and what became of it."""

    number: int
    case_id: str
    subject: str
    opinion: str
    entered_by: str
    units: list[str]
    slips: list[str]
    issued_at: str
    due_at: str
    state: str
    result: str
    is_open: bool


class Check(BaseModel):
    """Two counts that must agree."""

    label: str
    left: int
    right: int

    @property
    def agrees(self) -> bool:
        """Whether they do."""
        return self.left == self.right


class DayReport(BaseModel):
    """The report in tables."""

    figures: list[Figure]
    kinds: list[Figure]
    units: list[Figure]
    rows: list[Row]
    instructions: list[Instruction]
    checks: list[Check]

    def figure(self, code: str) -> Figure | None:
        """One figure by its code, also of kinds and units."""
        return next((one for one in [*self.figures, *self.kinds, *self.units] if one.code == code), None)


def report_of(day: AnsweringDay, cases: Mapping[str, Case], unit_names: Mapping[str, str]) -> DayReport:
    """Count the day. A case that isn't there shows as a difference in the checks, not as an error."""
    callers = sorted(day.callers.values(), key=lambda caller: caller.number)
    rows = [_row(caller, cases.get(caller.case_id), unit_names) for caller in callers]
    figures = _figures(callers)
    found = [row for row in rows if row.case_id in cases]
    kinds = _grouped("kind", ((row.kind, row.number) for row in found))
    units = _grouped("unit", ((unit, row.number) for row in found for unit in row.units))
    return DayReport(
        figures=figures, kinds=kinds, units=units, rows=rows, checks=_checks(day, callers, figures, kinds, cases),
        instructions=[
            _instruction(caller, cases[caller.case_id], unit_names)
            for caller in callers if caller.is_instructed and caller.case_id in cases
        ],
    )


def _figures(callers: list[Caller]) -> list[Figure]:
    taken = [caller for caller in callers if caller.state is CallerState.TAKEN]
    return [
        _figure("callers", "来电人", callers),
        _figure("leader", "领导接听", (caller for caller in taken if caller.is_with_leader)),
        _figure("operators", "话务员接听", (caller for caller in taken if not caller.is_with_leader)),
        _figure("rung_back", "其中回电接通", (caller for caller in taken if caller.was_rung_back)),
        _figure("instructed", "其中领导批示", (caller for caller in taken if caller.is_instructed)),
        _figure("unregistered", "未登记", (one for one in callers if one.state is CallerState.UNREGISTERED)),
        _figure("unsettled", "尚未处理", (caller for caller in callers if not caller.is_settled)),
    ]


def _figure(code: str, label: str, callers: Iterable[Caller]) -> Figure:
    return Figure(code=code, label=label, numbers=[caller.number for caller in callers])


def _grouped(name: str, pairs: Iterable[tuple[str, int]]) -> list[Figure]:
    groups: dict[str, list[int]] = {}
    for label, number in pairs:
        groups.setdefault(label, []).append(number)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [
        Figure(code=f"{name}-{place}", label=label, numbers=numbers)
        for place, (label, numbers) in enumerate(ordered, start=1)
    ]


def _checks(
    day: AnsweringDay, callers: list[Caller], figures: list[Figure], kinds: list[Figure], cases: Mapping[str, Case]
) -> list[Check]:
    count = {figure.code: figure.count for figure in figures}
    taken = [caller for caller in callers if caller.state is CallerState.TAKEN]
    named = [caller for caller in taken if caller.case_id in cases and cases[caller.case_id].session_id == day.id]
    parts = count["leader"] + count["operators"] + count["unregistered"] + count["unsettled"]
    return [
        Check(label="来电人 = 领导接听 + 话务员接听 + 未登记 + 尚未处理", left=count["callers"], right=parts),
        Check(label="已接听 = 登记为本次接听日的案件", left=len(taken), right=len(named)),
        Check(label="案件 = 各类别之和", left=len(named), right=sum(kind.count for kind in kinds)),
        Check(
            label="领导批示 = 载有领导批示的案件", left=count["instructed"],
            right=sum(1 for caller in named if caller.is_instructed and _word(cases[caller.case_id])),
        ),
    ]


def _row(caller: Caller, case: Case | None, unit_names: Mapping[str, str]) -> Row:
    return Row(
        number=caller.number, case_id=caller.case_id, subject=case.subject_for_units if case else caller.matter,
        kind=case.kind.label if case else "", by_leader=caller.is_with_leader, is_rung_back=caller.was_rung_back,
        state=case.status.label if case else caller.state.label, tries=len(caller.tries), reason=caller.reason,
        units=_units(case, unit_names) if case else [],
    )


def _units(case: Case, unit_names: Mapping[str, str]) -> list[str]:
    return [unit_names.get(unit_id, unit_id) for unit_id in case.next_unit_ids]


def _word(case: Case) -> Opinion | None:
    return case.approvals[0].leader if case.approvals else None


def _instruction(caller: Caller, case: Case, unit_names: Mapping[str, str]) -> Instruction:
    word, first = _word(case), [part for part in case.assignments if part.attempt == 1]
    slips = {document.id: document.number for document in case.documents}
    last = next((review for review in reversed(case.reviews) if review.by_leader), None)
    return Instruction(
        number=caller.number, case_id=case.id, subject=case.subject_for_units, opinion=word.text if word else "",
        entered_by=word.entered_by if word else "", units=_units(case, unit_names),
        slips=[slips[part.slip_id] for part in first if part.slip_id in slips],
        issued_at=min((part.issued_at for part in first if part.slip_id), default=""),
        due_at=max((part.due_at for part in case.current_assignments if part.is_open), default=""),
        state=case.status.label, result=last.opinion.text if last else "", is_open=case.is_open,
    )
