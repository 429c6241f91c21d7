"""What only the directory knows of a choice of units and leaders; the same for tasks, acts and assigned matters."""

from hotline.domain.avoidance import avoidance_faults
from hotline.domain.directory import in_use
from hotline.domain.forms import Form

from .kit import Kit

CHOSEN_UNIT_FIELDS = ("unit_id", "replacing_unit_id")


def choice_faults(kit: Kit, form: Form, reported_unit_id: str = "") -> dict[str, str]:
    """Unknown units and leaders, and units that a report of wrongdoing must not reach."""
    units = kit.directory.units()
    known, found = {unit.id for unit in in_use(units)}, {}
    unit_ids = getattr(form, "unit_ids", [])
    if set(unit_ids) - known:
        found["unit_ids"] = "所选单位不在单位目录中，请重新选择"
    found = avoidance_faults(unit_ids, reported_unit_id, units) | found
    for name in CHOSEN_UNIT_FIELDS:
        unit_id = getattr(form, name, "")
        if unit_id and unit_id not in known:
            found[name] = "请从名单中选择单位"
        elif unit_id and (avoided := avoidance_faults([unit_id], reported_unit_id, units)):
            found[name] = avoided["unit_ids"]
    leader_id = getattr(form, "leader_id", "")
    if leader_id and leader_id not in {leader.id for leader in in_use(kit.directory.leaders())}:
        found["leader_id"] = "请从名单中选择市领导"
    return found
