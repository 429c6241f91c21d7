"""Dice by name: every draw has its own, so that a play repeats itself however its parts are killed."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Directory:
    """The units and leaders that the sample city has; `parents` says which unit is above which."""

    unit_ids: tuple[str, ...]
    leader_ids: tuple[str, ...]
    parents: dict[str, str] = field(default_factory=dict)

    def avoided(self, reported_unit_id: str) -> set[str]:
        """The reported unit and those above it."""
        found: set[str] = set()
        while reported_unit_id and reported_unit_id not in found:
            found.add(reported_unit_id)
            reported_unit_id = self.parents.get(reported_unit_id, "")
        return found


@dataclass(frozen=True)
class Step:
    """What a person does with a task: how long after it was opened, and the form."""

    after: timedelta
    form: dict[str, Any] = field(default_factory=dict)


def dice(seed: int, *names: object) -> random.Random:
    """The dice of one decision."""
    return random.Random("/".join(map(str, (seed, *names))))


def draw(weights: dict[str, int], thrown: random.Random) -> str:
    """One of the codes, by weight."""
    return thrown.choices(list(weights), list(weights.values()))[0]


def after(thrown: random.Random, least: float, most: float) -> timedelta:
    """So many hours, evenly drawn."""
    return thrown.uniform(least, most) * HOUR


def with_lead(unit_ids: list[str]) -> dict[str, Any]:
    """The fields of a form that names units, the first leading."""
    chosen = list(dict.fromkeys(unit_ids))
    return {"unit_ids": chosen, "lead_unit_id": chosen[0]}
