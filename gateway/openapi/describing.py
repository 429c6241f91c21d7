"""What a route says of itself beyond its signature: stands above the function, below the route."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from hotline.domain.forms import Form

F = TypeVar("F", bound=Callable[..., Any])
MARK = "described_door"


@dataclass(frozen=True)
class Door:
    """A route in words: its Chinese title, what it takes and gives, which refusals of the domain it passes on.

    `gives` is the answer's model; None for bytes of `media`, or for an answer without a body (204). `kinds` are the
    forms of a route that takes a different one for each of its subjects (`DECISIONS`, `ACTS`). `page` is the template
    whose labels describe the fields of `takes`. `is_revised`: the body also says which `revision` was read.
    """

    title: str
    gives: type[BaseModel] | None = None
    status: int = 200
    takes: type[Form] | None = None
    media: str = ""
    refuses: tuple[str, ...] = ()
    note: str = ""
    page: str = ""
    is_revised: bool = False
    kinds: Mapping[str, Any] = field(default_factory=dict)


def door(title: str, **more: Any) -> Callable[[F], F]:
    """A decorator that keeps the description with the route's function."""

    def keep(function: F) -> F:
        setattr(function, MARK, Door(title, **more))
        return function

    return keep


def door_of(function: Callable[..., Any]) -> Door | None:
    """The description of a route's function, if it has one."""
    return getattr(function, MARK, None)
