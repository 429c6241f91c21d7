"""Checks that the forms of people share: each tells, in Chinese, what to do."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from .errors import FieldsRefused

MAX_TEXT = 5_000
MAX_LINE = 200


class Form(BaseModel):
    """What a person filled in. Everything has a default; `faults` says what is wrong with it."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="ignore")

    def faults(self) -> dict[str, str]:
        """Field → what to do, empty when the form can be taken."""
        return {}

    def require_sound(self) -> None:
        """Raises: FieldsRefused: with every fault at once."""
        if faults := self.faults():
            raise FieldsRefused(faults)


def text_fault(value: str, label: str, *, limit: int = MAX_TEXT, required: bool = True) -> str:
    """What is wrong with a text, or an empty string. `limit` in characters."""
    if required and not value.strip():
        return f"请填写{label}"
    if len(value) > limit:
        return f"{label}最多 {limit} 字，现有 {len(value)} 字，请精简"
    return ""


def units_faults(unit_ids: Sequence[str], lead_unit_id: str) -> dict[str, str]:
    """What is wrong with a choice of units and their lead."""
    if not unit_ids:
        return {"unit_ids": "请选择承办单位"}
    if len(set(unit_ids)) != len(unit_ids):
        return {"unit_ids": "承办单位重复，请只选一次"}
    if len(unit_ids) > 30:
        return {"unit_ids": "承办单位最多 30 个"}
    if len(unit_ids) > 1 and lead_unit_id not in unit_ids:
        return {"lead_unit_id": "两个以上单位办理的，请在所选单位中明确主办单位（五（二）2）"}
    return {}


def lead_first(unit_ids: Sequence[str], lead_unit_id: str) -> list[str]:
    """The units with the lead in front; a single unit leads."""
    lead = lead_unit_id if lead_unit_id in unit_ids else unit_ids[0]
    return [lead, *[unit for unit in unit_ids if unit != lead]]


def only_faults(**found: str) -> dict[str, str]:
    """Drop the fields that have no fault."""
    return {field: fault for field, fault in found.items() if fault}
