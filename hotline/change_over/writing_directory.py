"""Units, leaders, persons, calendar and articles of an import are written; who brought them stands on record."""

from collections.abc import Sequence
from typing import Any

from ..domain.accounts import AccountEvent, AccountRecord
from ..domain.calendar_forms import YearForm
from ..domain.directory import Account, Leader, Unit
from ..domain.knowledge import ArticleForm, brought
from ..domain.roles import Actor
from .ports import Stores

Records = Sequence[dict[str, Any]]


def units(stores: Stores, one: dict[str, Any], records: Records) -> None:
    """Enter or change units."""
    for record in records:
        stores.directory.put_unit(Unit(**record))
        _note(stores, one, f"units/{record['id']}")


def leaders(stores: Stores, one: dict[str, Any], records: Records) -> None:
    """Enter or change leaders."""
    for record in records:
        stores.directory.put_leader(Leader(**record))
        _note(stores, one, f"leaders/{record['id']}")


def people(stores: Stores, one: dict[str, Any], records: Records) -> None:
    """Enter or change accounts; roles are those that the security administrator approved, sessions end with them."""
    for record in records:
        gives_roles = record.pop("gives_roles")
        stores.directory.put_account(Account(**record))
        _note(stores, one, f"people/{record['id']}")
        _put_on_record(stores, one, record["id"], AccountEvent.CHANGED, one["begun_by"], one["begun_by_name"])
        if gives_roles:
            by = one.get("approved_by", one["begun_by"]), one.get("approved_by_name", one["begun_by_name"])
            _put_on_record(stores, one, record["id"], AccountEvent.ROLES_GIVEN, *by)
            stores.sessions.end_all(record["id"])


def calendar(stores: Stores, one: dict[str, Any], records: Records) -> None:
    """Whole years of the working calendar."""
    for record in records:
        stores.calendars.save(YearForm(**record).applied_to(stores.calendars.current()))
        _note(stores, one, f"calendar/current/{record['year']}", "calendar/current")


def articles(stores: Stores, one: dict[str, Any], records: Records) -> None:
    """Articles of the knowledge base; one that is there already stays as it is."""
    by = Actor(account_id=one["begun_by"], name=one["begun_by_name"])
    for record in records:
        form = ArticleForm(**record)
        stores.knowledge.add(brought(record["id"], form, by=by, at=one["begun_at"], effect=f"moved_in/{one['id']}"))


def _note(stores: Stores, one: dict[str, Any], name: str, about: str = "") -> None:
    stores.directory_records.add(about or name, {
        "id": f"{one['id']}/{name}", "at": one["begun_at"], "by": one["begun_by"], "by_name": one["begun_by_name"],
        "changes": [{"field": "原系统转入", "before": "", "after": f"导入编号 {one['id']}"}],
    })


def _put_on_record(
    stores: Stores, one: dict[str, Any], account_id: str, what: AccountEvent, by: str, by_name: str
) -> None:
    stores.account_records.add(AccountRecord(
        id=f"{one['id']}/{account_id}/{what}", account_id=account_id, what=what, at=one["begun_at"], by=by,
        by_name=by_name, reason=f"原系统转入，导入编号 {one['id']}",
    ))
