"""Filters of a work list that a unit's people saved: each their own, those shared seen by all of the unit."""

from pydantic import BaseModel, Field

from .errors import FieldsRefused, NotFound, Refused
from .roles import Actor
from .unit_work import WorkFilter

MOST_OF_A_PERSON = 20
LONGEST_NAME = 20


class SavedFilter(BaseModel):
    """A filter under a name; `parameters` are those of the list's address."""

    id: str
    name: str
    owner_id: str
    owner_name: str
    parameters: dict[str, str]
    is_shared: bool = False


class UnitFilters(BaseModel):
    """What the people of one unit saved. `defaults` names by account the filter with which the list opens."""

    unit_id: str
    revision: int = 0
    saved: list[SavedFilter] = Field(default_factory=list)
    defaults: dict[str, str] = Field(default_factory=dict)

    def seen_by(self, account_id: str) -> list[SavedFilter]:
        """One's own and those that colleagues shared, in the order of saving."""
        return [one for one in self.saved if one.is_shared or one.owner_id == account_id]

    def default_of(self, account_id: str) -> SavedFilter | None:
        """The filter with which this person's list opens."""
        wanted = self.defaults.get(account_id)
        return next((one for one in self.seen_by(account_id) if one.id == wanted), None)

    def save(self, filter_id: str, name: str, wanted: WorkFilter, *, by: Actor, is_shared: bool, opens: bool) -> None:
        """Keep a filter; one's own of the same name is replaced. A repeat with the same id changes nothing.

        Raises: FieldsRefused: no name, nothing narrowed, or one too many.
        """
        name = name.strip()
        if not name or len(name) > LONGEST_NAME:
            raise FieldsRefused({"name": f"请填写筛选的名称，最多 {LONGEST_NAME} 字"})
        if not wanted.parameters:
            raise FieldsRefused({"name": "当前没有筛选条件，请先选择条件再保存"})
        same = (by.account_id, name)
        others = [one for one in self.saved if one.id != filter_id and (one.owner_id, one.name) != same]
        if sum(one.owner_id == by.account_id for one in others) >= MOST_OF_A_PERSON:
            raise FieldsRefused({"name": f"每人最多保存 {MOST_OF_A_PERSON} 个筛选，请先删去不用的"})
        kept = SavedFilter(
            id=filter_id, name=name, owner_id=by.account_id, owner_name=by.name, parameters=wanted.parameters,
            is_shared=is_shared,
        )
        self.saved = [*others, kept]
        if opens:
            self.defaults[by.account_id] = filter_id
        self._forget_gone()

    def remove(self, filter_id: str, *, by: Actor) -> None:
        """Take one's own away; one that is gone already is gone. Raises: Refused: a colleague's."""
        found = next((one for one in self.saved if one.id == filter_id), None)
        if found and found.owner_id != by.account_id:
            raise Refused(f"该筛选由{found.owner_name}保存，只能由本人删除")
        self.saved = [one for one in self.saved if one.id != filter_id]
        self._forget_gone()

    def open_with(self, filter_id: str, *, by: Actor) -> None:
        """Let this person's list open with a filter; an empty id: with the whole list. Raises: NotFound."""
        if not filter_id:
            self.defaults.pop(by.account_id, None)
        elif any(one.id == filter_id for one in self.seen_by(by.account_id)):
            self.defaults[by.account_id] = filter_id
        else:
            raise NotFound("没有这个筛选，请刷新页面")

    def _forget_gone(self) -> None:
        kept = {one.id for one in self.saved}
        self.defaults = {account: one for account, one in self.defaults.items() if one in kept}
