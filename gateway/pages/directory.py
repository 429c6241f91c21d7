"""The directory: units with duties and contacts for all who work here; entries are kept by the system administrator."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .. import directory_desk, flash
from ..directory_views import LISTS, lists_for, shown_form
from ..form_reading import fields_sent, read_fields
from ..kit import kit_of
from ..navigation import KEEPS_DIRECTORY, KEEPS_OWN_CONTACTS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter(prefix="/directory")


@router.get("")
def directory(request: Request, q: str = "", show: str = "units", actor: Actor = Depends(require())) -> Response:
    """Units and leaders, for who keeps accounts also people; narrowed to what was typed."""
    found = lists_for(kit_of(request), actor, q[:60])
    lists = [(name, label, len(found[name])) for name, label in LISTS if name != "people" or found["sees_people"]]
    shown = show if show in [name for name, _, _ in lists] else "units"
    return page(request, "directory/lists.html", q=q[:60], lists=lists, shown=shown, **found)


@router.get("/{kind}/new")
def new_entry(kind: str, request: Request, actor: Actor = Depends(require(*KEEPS_DIRECTORY))) -> Response:
    """An empty form."""
    return _page(request, kind, directory_desk.shelf_of(kind).form_model(), 0, {})


@router.get("/{kind}/entries/{key}")
def entry(kind: str, key: str, request: Request, actor: Actor = Depends(require(*KEEPS_DIRECTORY))) -> Response:
    """An entry to be changed."""
    form, revision = directory_desk.entry_of(kit_of(request), kind, key)
    return _page(request, kind, form, revision, {})


@router.post("/{kind}")
def enter(
    kind: str, request: Request, actor: Actor = Depends(require(*KEEPS_DIRECTORY)), form_data: FormData = Posted
) -> Response:
    """Enter a new one, or change one."""
    kit, key, revision = kit_of(request), str(form_data.get("key", "")), _revision(form_data)
    form, wrong = read_fields(directory_desk.shelf_of(kind).form_model, form_data)

    def work() -> Answer:
        if wrong:
            raise FieldsRefused(wrong)
        directory_desk.enter(kit, actor, kind, form, revision, key)
        return Answer({"id": form.id}, 201)

    try:
        once(kit, actor, key, [kind, fields_sent(form_data)], work)
    except FieldsRefused as refused:
        return _page(request, kind, form, revision, refused.fields, status=422)
    return flash.redirect(f"/directory?show={kind}", "directory_kept")


@router.get("/own_contacts")
def own_contacts(request: Request, actor: Actor = Depends(require(*KEEPS_OWN_CONTACTS))) -> Response:
    """The contacts of one's own unit."""
    form, revision = directory_desk.entry_of(kit_of(request), "units", actor.unit_id)
    return page(request, "directory/contacts.html", form=form, revision=revision, faults={})


@router.post("/own_contacts/change")
def change_own_contacts(
    request: Request, actor: Actor = Depends(require(*KEEPS_OWN_CONTACTS)), form_data: FormData = Posted
) -> Response:
    """Change them."""
    kit, key, revision = kit_of(request), str(form_data.get("key", "")), _revision(form_data)
    told = {name: str(form_data.get(name, "")).strip() for name in directory_desk.CONTACTS}

    def work() -> Answer:
        directory_desk.change_contacts(kit, actor, actor.unit_id, told, revision, key)
        return Answer()

    try:
        once(kit, actor, key, ["own_contacts", told], work)
    except FieldsRefused as refused:
        form = directory_desk.entry_of(kit, "units", actor.unit_id)[0].model_copy(update=told)
        return page(
            request, "directory/contacts.html", status=422, form=form, revision=revision, faults=refused.fields
        )
    return flash.redirect("/directory", "directory_kept")


def _revision(form_data: FormData) -> int:
    """Which state of the entry the page showed; what isn't a number shows none that could be changed."""
    given = str(form_data.get("revision", ""))
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1


def _page(
    request: Request, kind: str, form: Form, revision: int, faults: dict[str, str], *, status: int = 200
) -> Response:
    kit = kit_of(request)
    return page(
        request, "directory/entry.html", status=status, form=form, revision=revision, faults=faults,
        **shown_form(kit, kind, form),
    )
