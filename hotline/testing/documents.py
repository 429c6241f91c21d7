"""Sources of documents for tests, benchmarks and the contact sheet: one believable case with everything in it."""

from hotline.documents.source import Source
from hotline.domain.case import Volume
from hotline.domain.directory import Unit
from hotline.domain.documents import DocumentKind
from hotline.domain.identity import CallerIdentity

from . import cases as sample


class TwoUnits:
    """A directory of the two sample units."""

    def unit(self, unit_id: str) -> Unit:
        """Raises: KeyError."""
        return {unit.id: unit for unit in (sample.WATER, sample.HOUSING)}[unit_id]


def sample_source(kind: DocumentKind, **changes: object) -> Source:
    """A case a leader instructed on, in the hands of two units; `changes` are fields of the operator's form."""
    case = sample.prepared(**changes)
    at = sample.MONDAY_MORNING
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, at, opinion="拟呈周市长批示。", is_major=True,
        leader_id="mayor",
    )
    sample.finish(
        case, "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, at, opinion="请住建局牵头，三日内解决。",
        unit_ids=["zhujian", "gongshui"], lead_unit_id="zhujian", limit_workdays=3,
    )
    sample.dispatch(case, sample.HOUSING, sample.WATER, at=at)
    case.volume = Volume(name="2026年市领导批办交办事项第1卷", position=1)
    return Source(
        case=case, number=kind.number(2026, 12), at=at, unit_id="zhujian", directory=TwoUnits(),
        identity=None if case.is_protected
        else CallerIdentity(name="㛃𠮷", phone="13806331234", address="东港区石臼街道"),
        extra={"cause": "overdue"},
    )
