"""Whom a report of wrongdoing must never reach: the unit it reports, and those above it."""

from collections.abc import Iterable

from .directory import Unit

AVOIDED = "不得将举报件转给被举报单位及其上级单位（《信访工作条例》第三十条），请另选单位"


def units_to_avoid(reported_unit_id: str, units: Iterable[Unit]) -> set[str]:
    """Ids of the reported unit and of the units above it; empty when none is reported.

    Source: 《信访工作条例》 (2022) art. 30.
    """
    parents = {unit.id: unit.parent_id for unit in units}
    avoided: set[str] = set()
    unit_id = reported_unit_id
    while unit_id and unit_id not in avoided:
        avoided.add(unit_id)
        unit_id = parents.get(unit_id, "")
    return avoided


def avoidance_faults(unit_ids: Iterable[str], reported_unit_id: str, units: Iterable[Unit]) -> dict[str, str]:
    """What is wrong with a choice of units for a report of wrongdoing."""
    if units_to_avoid(reported_unit_id, units) & set(unit_ids):
        return {"unit_ids": AVOIDED}
    return {}
