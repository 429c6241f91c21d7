"""The directory as administrators keep it: units, leaders, persons; who changed what stands on record (R-2.3)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hotline.domain.accounts import AccountEvent
from hotline.domain.directory import Account
from hotline.domain.directory_forms import LeaderForm, PersonForm, UnitForm, contact_faults
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, VersionConflict
from hotline.domain.forms import Form
from hotline.domain.roles import Actor, Role

from .account_keeping import record
from .kit import Kit

CHANGED_MEANWHILE = "该登记刚被他人修改，请返回列表重新打开后再改"
CONTACTS = ("contact_name", "contact_phone", "contact_mail", "contact_webhook")
LABELS = {
    "name": "名称", "short_name": "简称", "category": "类别", "duties": "职责", "contact_name": "联络人",
    "contact_phone": "联络电话", "contact_mail": "联络邮箱", "contact_webhook": "群机器人", "parent_id": "上级单位",
    "is_active": "在用", "title": "职务", "portfolio": "分工", "operator_number": "上岗编号", "unit_id": "所在单位",
    "leader_id": "市领导", "phone": "电话", "mail": "邮箱", "webhook": "群机器人",
}


@dataclass(frozen=True)
class Shelf:
    """One kind of entry: its Chinese name, its form, and how entries are found, checked and written."""

    kind: str
    title: str
    form_model: Any
    find: Callable[[Kit, str], Any]
    faults: Callable[[Kit, Any], dict[str, str]]
    write: Callable[[Kit, Any, Any, int], None]


SHELVES = {
    shelf.kind: shelf for shelf in (
        Shelf(
            "units", "单位", UnitForm, lambda kit, key: kit.directory.unit(key),
            lambda kit, form: form.faults_among(kit.directory.units()),
            lambda kit, form, _, revision: kit.directory.put_unit(form.unit(), revision=revision),
        ),
        Shelf(
            "leaders", "市领导", LeaderForm, lambda kit, key: kit.directory.leader(key),
            lambda _, form: form.faults(),
            lambda kit, form, _, revision: kit.directory.put_leader(form.leader(), revision=revision),
        ),
        Shelf(
            "people", "人员", PersonForm, lambda kit, key: kit.directory.account(key),
            lambda kit, form: form.faults_among(
                kit.directory.accounts(), kit.directory.units(), kit.directory.leaders()
            ),
            lambda kit, form, before, revision: kit.directory.put_account(form.account(before), revision=revision),
        ),
    )
}
STORED_AS = {"units": "units", "leaders": "leaders", "people": "accounts"}


def shelf_of(kind: str) -> Shelf:
    """Raises: NotFound."""
    if kind not in SHELVES:
        raise NotFound("目录中没有这一类，请从目录首页进入")
    return SHELVES[kind]


def entry_of(kit: Kit, kind: str, key: str) -> tuple[Any, int]:
    """The form of an entry as it stands, and its revision. Raises: NotFound."""
    shelf = shelf_of(kind)
    revision = kit.directory.revision_of(STORED_AS[kind], key)
    return shelf.form_model.of(shelf.find(kit, key)), revision


def enter(kit: Kit, actor: Actor, kind: str, form: Form, revision: int, effect: str) -> None:
    """Enter a new entry (revision 0) or change one. What became of it is on record.

    Raises: FieldsRefused: faults, an id that is taken, or somebody changed it meanwhile.
    """
    shelf = shelf_of(kind)
    if faults := shelf.faults(kit, form):
        raise FieldsRefused(faults)
    before = shelf.find(kit, form.id) if revision else None
    try:
        shelf.write(kit, form, before, revision)
    except VersionConflict:
        raise FieldsRefused({"id": CHANGED_MEANWHILE if revision else "该代码已被使用，请另取"}) from None
    changes = _changes(shelf.form_model.of(before) if before else shelf.form_model(), form)
    kit.directory_records.add(f"{kind}/{form.id}", {
        "id": effect, "at": kit.clock.now().isoformat(timespec="seconds"), "by": actor.account_id,
        "by_name": actor.name, "changes": changes,
    })
    if kind == "people":
        _guard(kit, actor, before, form)


def change_contacts(kit: Kit, actor: Actor, unit_id: str, contacts: dict[str, str], revision: int, effect: str) -> None:
    """The head of a unit keeps the unit's contacts.

    Raises: AccessRefused: another unit's; FieldsRefused.
    """
    if not actor.has(Role.UNIT_HEAD) or actor.unit_id != unit_id:
        raise AccessRefused("只能修改本单位的联络方式")
    faults = contact_faults(*(contacts.get(name, "") for name in CONTACTS[1:]), "contact_")
    if faults:
        raise FieldsRefused(faults)
    form, _ = entry_of(kit, "units", unit_id)
    told = {name: contacts.get(name, "").strip() for name in CONTACTS}
    enter(kit, actor, "units", form.model_copy(update=told), revision, effect)


def _changes(before: Form, after: Form) -> list[dict[str, str]]:
    old, new = before.model_dump(), after.model_dump()
    return [
        {"field": LABELS.get(name, name), "before": _said(old[name]), "after": _said(new[name])}
        for name in new if name != "id" and new[name] != old[name]
    ]


def _said(value: Any) -> str:
    return ("是" if value else "否") if isinstance(value, bool) else str(value).replace("\n", "、")


def _guard(kit: Kit, actor: Actor, before: Account | None, form: PersonForm) -> None:
    """An account that was closed loses its sessions; every change is on the account's own record too."""
    if before is None:
        what = AccountEvent.OPENED
    elif before.is_active != form.is_active:
        what = AccountEvent.REOPENED if form.is_active else AccountEvent.CLOSED
    else:
        what = AccountEvent.CHANGED
    record(kit, actor, form.id, what)
    if not form.is_active:
        kit.sessions.end_all(form.id)
