"""The closing report from the store as it stands, and its paper."""

from datetime import datetime
from typing import Any

import structlog

from hotline.domain.access import View, view_of_row
from hotline.domain.answering_day import AnsweringDay, CallerState, DayReport, DayStatus, report_of
from hotline.domain.answering_day.report import Figure
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind, DocumentRef
from hotline.domain.errors import HotlineError, NotFound
from hotline.domain.roles import Actor

from ..kit import Kit
from ..naming import names_of

log = structlog.get_logger()
MOST_UNITS_ON_PAPER = 60


def make_report(kit: Kit, day: AnsweringDay) -> DayReport:
    """Count the day by its cases."""
    return report_of(day, _cases(kit, day), names_of(kit))


def readable_ids(kit: Kit, actor: Actor, day: AnsweringDay) -> set[str]:
    """Those of the day's cases that this person may open."""
    ids = [caller.case_id for caller in day.in_state(CallerState.TAKEN)]
    return {row.id for row in kit.case_rows.several(ids) if view_of_row(actor, row) is not View.NONE}


def paper_of(kit: Kit, day: AnsweringDay) -> tuple[DocumentRef, bytes]:
    """The paper, made once when the day was closed. Raises: NotFound: the day isn't closed. RenderFailed and others."""
    if day.status is not DayStatus.CLOSED:
        raise NotFound("接听日结束后才有情况报告，请先结束接听日")
    kind = DocumentKind.ANSWERING_DAY_REPORT
    ref = kit.documents.issue_apart(
        kind, claim=f"{kind}/{day.id}", at=datetime.fromisoformat(day.closed_at), words=_words(kit, day)
    )
    return ref, kit.document_store.read(ref.id)


def print_paper(kit: Kit, day: AnsweringDay) -> None:
    """Make the paper now; the day stays closed whatever happens, and who opens the paper makes it then."""
    try:
        paper_of(kit, day)
    except HotlineError as error:
        log.warning("day_report_unprinted", day_id=day.id, reason=error.code)


def _cases(kit: Kit, day: AnsweringDay) -> dict[str, Case]:
    found = {}
    for caller in day.in_state(CallerState.TAKEN):
        try:
            found[caller.case_id] = kit.cases.get(caller.case_id)
        except NotFound:
            continue
    return found


def _words(kit: Kit, day: AnsweringDay) -> dict[str, Any]:
    report, names = make_report(kit, day), names_of(kit)
    heads = {unit_id: f"（{name}）" for unit_id, name in day.unit_heads.items() if name}
    return {
        "name": day.name, "held_on": day.held_on, "leader": f"{day.leader_name} {day.leader_title}",
        "present": [names.get(unit_id, unit_id) + heads.get(unit_id, "") for unit_id in day.unit_ids],
        "opened_at": day.opened_at, "closed_at": day.closed_at, "by_name": day.closed_by_name, "remark": day.remark,
        "figures": _counts(report.figures), "kinds": _counts(report.kinds),
        "units": _counts(report.units[:MOST_UNITS_ON_PAPER]),
        "instructions": [line.model_dump() for line in report.instructions],
        "unregistered": [
            {"number": one.number, "matter": one.matter, "reason": one.reason, "tries": len(one.tries)}
            for one in sorted(day.in_state(CallerState.UNREGISTERED), key=lambda one: one.number)
        ],
    }


def _counts(figures: list[Figure]) -> list[dict[str, Any]]:
    return [{"label": figure.label, "count": figure.count} for figure in figures]
