"""Days of the working calendar, and articles of the knowledge base, of an import."""

import hashlib
from collections import defaultdict

from ..calendar_forms import YearForm
from ..knowledge import ArticleForm
from .faults import Faults
from .kinds import TableKind
from .names import Names
from .plan import Row, Standing
from .row_faults import doubled, row, tell
from .rows_of_directory import Read


def calendar(read: Read, names: Names, standing: Standing, faults: Faults) -> list[Row]:
    """One row a year: the whole year as the table says it, its office hours as they are."""
    days: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"holidays": [], "makeup_days": []})
    first, seen = {}, {}
    for line, fields in read:
        year = int(fields["day"][:4])
        first.setdefault(year, line)
        if not doubled(line, TableKind.CALENDAR, "day", seen, faults):
            days[year][fields["what"]].append(fields["day"])
    found = []
    for year, of_year in sorted(days.items()):
        before = YearForm.of(standing.calendar, year)
        form = YearForm(
            year=year, holidays="\n".join(sorted(of_year["holidays"])), hours=before.hours, is_announced=True,
            makeup_days="\n".join(sorted(of_year["makeup_days"])),
        )
        wrong = "；".join(form.faults().values())
        if tell(first[year], TableKind.CALENDAR, {"day": f"{year} 年：{wrong}"} if wrong else {}, faults):
            found.append(row(first[year], form.model_dump(), "same" if form == before else "changed"))
    return found


def articles(read: Read, names: Names, standing: Standing, faults: Faults) -> list[Row]:
    """Sound articles. The number of one is made of its question, so that it is entered once."""
    found, seen = [], {}
    for line, fields in read:
        form = ArticleForm(**fields)
        if doubled(line, TableKind.KNOWLEDGE, "question", seen, faults):
            continue
        wrong = form.faults()
        if unknown := [topic for topic in form.topics if standing.tree.fault(topic)]:
            wrong["topics"] = standing.tree.fault(unknown[0])
        if tell(line, TableKind.KNOWLEDGE, wrong, faults):
            found.append(row(line, {"id": article_id(form.question), **form.model_dump()}))
    return found


def article_id(question: str) -> str:
    """The number of an article that was brought, by what citizens ask."""
    return f"moved-{hashlib.sha256(question.encode()).hexdigest()[:16]}"


