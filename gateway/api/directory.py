"""The directory and roles, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.errors import FieldsRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.roles_apart import RolesForm

from .. import directory_desk
from ..directory_views import SEES_CONTACTS, lists_for, plain_unit
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import KEEPS_DIRECTORY, KEEPS_OWN_CONTACTS, RESETS_ACCOUNTS
from ..once import Answer
from ..openapi import door
from ..role_giving import give_roles
from ..session import require
from .answers import Identified
from .bodies import JsonBody, Key
from .done_once import done_once
from .keeping_answers import DirectoryTold, EntryTold, OwnContacts

router = APIRouter(prefix="/directory", tags=["单位和人员"])


class ContactsForm(Form):
    """How a unit is reached."""

    contact_name: str = ""
    contact_phone: str = ""
    contact_mail: str = ""
    contact_webhook: str = ""


@router.get("")
@door("单位、市领导、人员", gives=DirectoryTold)
def directory(request: Request, q: str = "", actor: Actor = Depends(require())) -> Response:
    """Units and leaders, for who keeps accounts also people; narrowed to what is asked."""
    found = lists_for(kit_of(request), actor, q[:60])
    return JSONResponse({
        "units": [plain_unit(unit, actor.has(*SEES_CONTACTS)) for unit in found["units"]],
        "leaders": [leader.model_dump() for leader in found["leaders"]],
        "people": [person.model_dump(mode="json") for person in found["people"]],
    })


@router.get("/{kind}/{key}")
@door("一项登记", gives=EntryTold)
def entry(kind: str, key: str, request: Request, actor: Actor = Depends(require(*KEEPS_DIRECTORY))) -> Response:
    """An entry with its revision and its record."""
    kit = kit_of(request)
    form, revision = directory_desk.entry_of(kit, kind, key)
    return JSONResponse({
        **form.model_dump(), "revision": revision, "records": kit.directory_records.of(f"{kind}/{key}"),
    })


@router.post("/own_contacts")
@door("修改本单位联系方式", takes=ContactsForm, gives=Identified, is_revised=True, refuses=("version_conflict",))
def change_own_contacts(
    request: Request, actor: Actor = Depends(require(*KEEPS_OWN_CONTACTS)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Change the contacts of one's own unit; `revision` as it was read."""
    kit, revision = kit_of(request), _revision(body)
    told = {name: str(body.get(name, "")).strip() for name in directory_desk.CONTACTS}

    def work() -> Answer:
        directory_desk.change_contacts(kit, actor, actor.unit_id, told, revision, key)
        return Answer({"id": actor.unit_id})

    return done_once(kit, actor, key, ["own_contacts", body], work)


@router.get("/own_contacts")
@door("本单位联系方式", gives=OwnContacts)
def own_contacts(request: Request, actor: Actor = Depends(require(*KEEPS_OWN_CONTACTS))) -> Response:
    """The contacts of one's own unit with their revision."""
    form, revision = directory_desk.entry_of(kit_of(request), "units", actor.unit_id)
    return JSONResponse({"revision": revision, **{name: getattr(form, name) for name in directory_desk.CONTACTS}})


@router.post("/{kind}")
@door(
    "登记单位、市领导、人员", kinds=directory_desk.SHELVES, gives=Identified, status=201, is_revised=True,
    refuses=("version_conflict",),
)
def enter(
    kind: str, request: Request, actor: Actor = Depends(require(*KEEPS_DIRECTORY)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Enter a new entry (revision 0), or change one (revision as it was read)."""
    kit, revision = kit_of(request), _revision(body)
    form = read_json(directory_desk.shelf_of(kind).form_model, body)

    def work() -> Answer:
        directory_desk.enter(kit, actor, kind, form, revision, key)
        return Answer({"id": form.id}, 201)

    return done_once(kit, actor, key, [kind, body], work)


@router.post("/people/{account_id}/roles")
@door("任免岗位", takes=RolesForm, gives=Identified, refuses=("version_conflict",))
def roles(
    account_id: str, request: Request, actor: Actor = Depends(require(*RESETS_ACCOUNTS)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Let a person have just these roles; a reason is asked for."""
    kit, form = kit_of(request), read_json(RolesForm, body)

    def work() -> Answer:
        give_roles(kit, actor, account_id, form)
        return Answer({"id": account_id})

    return done_once(kit, actor, key, ["roles", account_id, body], work)


def _revision(body: Any) -> int:
    """Raises: FieldsRefused: it is missing, or no number."""
    revision = body.get("revision") if isinstance(body, dict) else None
    if not isinstance(revision, int) or isinstance(revision, bool) or not 0 <= revision < 2**31:
        raise FieldsRefused({"revision": "请填写读取时的修订号 revision，新登记填 0"})
    return revision
