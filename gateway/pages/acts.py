"""The page of an act on a case: its form beside what may be seen of the case."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.acts import Act
from hotline.domain.directory import in_use
from hotline.domain.errors import FieldsRefused, TransitionRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .. import acting, flash
from ..act_choices import colleagues_for, proposed_form, units_for
from ..case_reading import case_for
from ..case_sheet import sheet_for
from ..form_reading import read_fields
from ..kit import kit_of
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
FROM_WORK_LIST = "work"


@router.get("/cases/{case_id}/acts/{act_name}")
def act_page(case_id: str, act_name: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The form of an act that can be done now."""
    case, _ = case_for(kit_of(request), actor, case_id)
    act = acting.act_named(actor, act_name)
    acting.require_open(case, actor, act)
    form = proposed_form(case, actor, act)
    return _page(request, actor, case_id, act, form, {}, back=request.query_params.get("back"))


@router.post("/cases/{case_id}/acts/{act_name}")
def do_act(
    case_id: str, act_name: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """Do it and go back to the case."""
    kit, act = kit_of(request), acting.act_named(actor, act_name)
    key, back = str(form_data.get("key", "")), form_data.get("back")
    form, wrong = read_fields(act.form_model, form_data)

    def work() -> Answer:
        if wrong:
            raise FieldsRefused({**form.faults(), **wrong})
        return Answer({"case_id": acting.do_act(kit, actor, case_id, act, form, key).id})

    try:
        once(kit, actor, key, [case_id, act_name, form.model_dump()], work)
    except FieldsRefused as refused:
        return _page(request, actor, case_id, act, form, refused.fields, status=422, back=back)
    except TransitionRefused as refused:
        return _page(request, actor, case_id, act, form, {}, refusal=refused.message, status=409, back=back)
    return flash.redirect("/work" if back == FROM_WORK_LIST else f"/cases/{case_id}", act_name)


def _page(
    request: Request, actor: Actor, case_id: str, act: Act, form: Form, faults: dict[str, str], *,
    refusal: str = "", status: int = 200, back: object = None,
) -> Response:
    kit = kit_of(request)
    case, view = case_for(kit, actor, case_id)
    return page(
        request, "act.html", status=status, act=act, form=form, faults=faults, refusal=refusal,
        sheet=sheet_for(kit, actor, case, view), choices=units_for(case, actor, act.name),
        colleagues=colleagues_for(kit, actor, act.name), is_from_work=back == FROM_WORK_LIST,
        units=in_use(kit.directory.units()), leaders=in_use(kit.directory.leaders()),
    )
