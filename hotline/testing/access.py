"""Who may do what, read from the code: the guards of the gateway's routes, the table of acts, the groups of tasks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fastapi import FastAPI

from gateway.app import create_app
from gateway.routes import guard_of, routes_of
from hotline.domain.acts import ACTS
from hotline.domain.decisions import DECISIONS
from hotline.domain.roles import Actor, Role
from hotline.zeebe.model_index import index_models

from .models import model_files

_GROUP = re.compile(r'"((?:role:\w+|unit:|leader:))"')


@dataclass(frozen=True)
class Door:
    """A route: `roles` is None where nobody needs to be signed in, empty where every signed-in person passes."""

    method: str
    path: str
    roles: frozenset[Role] | None

    def is_open_to(self, *roles: Role) -> bool:
        """Whether a signed-in person with these roles gets past the guard."""
        return not self.roles or bool(self.roles & set(roles))


@cache
def doors_of_gateway() -> tuple[Door, ...]:
    """Every door of the gateway, by path."""
    return tuple(sorted(doors(create_app(None)), key=lambda door: (door.path, door.method)))


def doors(app: FastAPI) -> Iterator[Door]:
    """Every route that people or programs can reach, with its whole path."""
    for path, route in routes_of(app):
        for method in route.methods:
            yield Door(method, path, guard_of(route))


def roles_of_task(candidate_groups: str) -> frozenset[Role]:
    """The roles whose people can be members of the groups in this FEEL expression."""
    kinds = set(_GROUP.findall(candidate_groups))
    return frozenset(role for role in Role if kinds & _kinds_of(role))


def tasks() -> list[tuple[str, str, frozenset[Role]]]:
    """(element, Chinese title, roles) of every task of people, in the order of the decisions."""
    groups = {task.element_id: task.groups for task in index_models(model_files()).user_tasks}
    return [(d.element_id, d.title, roles_of_task(groups[d.element_id])) for d in DECISIONS.values()]


def acts() -> list[tuple[str, str, frozenset[Role]]]:
    """(name, Chinese title, roles) of every act on a case."""
    return [(act.name, act.title, act.roles) for act in ACTS.values()]


def _kinds_of(role: Role) -> set[str]:
    """Groups of the role's people, those of units and leaders without whose."""
    groups = Actor("", "", frozenset({role}), unit_id="x", leader_id="x").groups
    return {group if group.startswith("role:") else group.removesuffix("x") for group in groups}
