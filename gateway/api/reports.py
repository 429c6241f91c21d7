"""The statutory reports, for programs."""

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from ..kit import kit_of
from ..navigation import READS_REPORTS
from ..openapi import door
from ..report_making import days_of, make_report
from ..session import require
from .answers import ReportTold

router = APIRouter(tags=["统计"])


@router.get("/reports/{kind}")
@door("统计报表", gives=ReportTold)
def report(
    kind: str, request: Request, actor: Actor = Depends(require(*READS_REPORTS)),
    first: str = Query("", alias="from"), last: str = Query("", alias="to"),
) -> Response:
    """One report for a range of days, both included."""
    kit = kit_of(request)
    return JSONResponse(make_report(kit, kind, *days_of(kit, first, last)).as_dict())
