"""Every route of the application with its whole path, and the guard before it."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import compile_path

from hotline.domain.roles import Role

GUARD = "guarded_roles"


def routes_of(app: FastAPI) -> Iterator[tuple[str, APIRoute]]:
    """Whole path and route."""
    return _flat(app.routes, "")


def methods_at(app: FastAPI, path: str) -> set[str]:
    """What can be done at this address: the methods of every route that it matches, and HEAD where GET is one."""
    here = [route for known, route in routes_of(app) if compile_path(known)[0].match(path)]
    found = {method for route in here for method in route.methods}
    return found | ({"HEAD"} if "GET" in found else set())


def guard_of(route: APIRoute) -> frozenset[Role] | None:
    """The roles that the route's guard lets through; empty for every signed-in person, None without a guard."""
    for dependency in route.dependant.dependencies:
        if hasattr(dependency.call, GUARD):
            return getattr(dependency.call, GUARD)
    return None


def _flat(items: Iterable[Any], prefix: str) -> Iterator[tuple[str, APIRoute]]:
    for item in items:
        if isinstance(item, APIRoute):
            yield prefix + item.path, item
        elif inner := getattr(item, "original_router", None):
            yield from _flat(inner.routes, prefix + item.include_context.prefix)
