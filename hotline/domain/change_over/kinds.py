"""The tables that a city brings, in the order in which they are written."""

from ..classification import Labelled


class TableKind(Labelled):
    """A table and its Chinese name, which is the name of its sheet."""

    UNITS = "units", "单位"
    LEADERS = "leaders", "市领导"
    PEOPLE = "people", "人员"
    CALENDAR = "calendar", "工作日历"
    KNOWLEDGE = "knowledge", "知识库"
    CLOSED = "closed", "已办结案件"
    OPEN = "open", "在办案件"

    @classmethod
    def named(cls, name: str) -> "TableKind | None":
        """The kind of a sheet or file of this name; what follows the name doesn't matter (已办结案件-2023)."""
        return next((kind for kind in cls if name.strip().startswith(kind.label)), None)
