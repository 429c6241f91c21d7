"""Moving in at the gateway: what an import looks like to people, and the steps they take with it."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from hotline.change_over import ChangeOverDesk
from hotline.change_over.templates import fault_list
from hotline.domain.change_over import Fault, TableKind
from hotline.domain.change_over.states import State
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from .kit import Kit

CHANGES = {"new": "新增", "changed": "更新", "same": "不变"}
MOST_SHOWN = 200
TOLD = (
    "made_at", "by_name", "checked_at", "approved_at", "approved_by_name", "begun_at", "begun_by_name", "finished_at",
)


def overview(kit: Kit) -> list[dict[str, Any]]:
    """Every import in short, the latest first."""
    return [_short(one) for one in kit.change_overs.all()]


def shown(kit: Kit, import_id: str) -> dict[str, Any]:
    """One import with the first of its faults. Raises: NotFound."""
    one = kit.change_overs.get(import_id)
    counts = one.get("counts", {})
    return {
        **_short(one), "reason": one.get("reason", ""), "faults": one.get("faults", [])[:MOST_SHOWN],
        "counts": [{"table": TableKind(kind).label, **found} for kind, found in counts.items()],
    }


def receive(kit: Kit, actor: Actor, files: Mapping[str, bytes], key: str) -> str:
    """Take files in to be checked; the same person's same key is the same import. Raises: FieldsRefused."""
    import_id = hashlib.sha256(f"{actor.account_id}/{key}".encode()).hexdigest()[:12]
    return ChangeOverDesk(kit.change_overs).receive(files, import_id, by=actor, at=_now(kit))


def take_step(kit: Kit, actor: Actor, import_id: str, step: str) -> str:
    """Approve it, have it written, or give it up; returns the step. Raises: NotFound, TransitionRefused."""
    desk = ChangeOverDesk(kit.change_overs)
    steps: dict[str, Callable[[], None]] = {
        "approve": lambda: desk.approve(import_id, by=actor, at=_now(kit)),
        "write": lambda: desk.write(import_id, by=actor, at=_now(kit)),
        "give_up": lambda: desk.give_up(import_id),
    }
    if step not in steps:
        raise NotFound("没有这一步，请从页面上办理")
    steps[step]()
    return step


def faults_csv(kit: Kit, import_id: str) -> bytes:
    """The faults as a csv text. Raises: NotFound."""
    one = kit.change_overs.get(import_id)
    faults = [Fault(**fault) for fault in one.get("faults", [])]
    return fault_list(faults, one.get("fault_count", 0) - len(faults))


def _short(one: dict[str, Any]) -> dict[str, Any]:
    state = State(one["state"])
    return {
        "id": one["id"], "state": state, "state_label": state.label, "is_ended": state.is_ended,
        "is_under_way": state in (State.RECEIVED, State.WRITING), "files": one["files"],
        "fault_count": one.get("fault_count", 0), "rows": one.get("rows", 0), "written": one.get("written", 0),
        "batches": len(one.get("batches", ())), **{name: one.get(name, "") for name in TOLD},
    }


def _now(kit: Kit) -> str:
    return kit.clock.now().isoformat(timespec="seconds")
