"""The statutory reports as tables."""

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from ..kit import kit_of
from ..naming import names_of
from ..navigation import READS_REPORTS
from ..rendering import page
from ..report_making import REPORTS, days_of, make_report
from ..session import require

router = APIRouter()


@router.get("/reports/{kind}")
def report(
    kind: str, request: Request, actor: Actor = Depends(require(*READS_REPORTS)),
    first: str = Query("", alias="from"), last: str = Query("", alias="to"),
) -> Response:
    """One report for a range of days."""
    kit, faults, status = kit_of(request), {}, 200
    try:
        begin, end = days_of(kit, first, last)
    except FieldsRefused as refused:
        faults, status = refused.fields, 422
        begin, end = days_of(kit, "", "")
    made = make_report(kit, kind, begin, end)
    return page(
        request, "report.html", status=status, report=made, kind=kind, faults=faults, names=names_of(kit),
        first=first or begin.isoformat(), last=last or end.isoformat(), reports=REPORTS,
    )
