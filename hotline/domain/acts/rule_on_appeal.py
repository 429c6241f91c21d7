"""The center head rules on a unit's appeal (R-5.3.3): upheld, the dissatisfaction isn't counted against it."""

from ..approval import Appeal
from ..case import Case
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role

TITLE = "申诉裁定"
ARTICLE = "五（三）3"
ROLES = frozenset({Role.CENTER_HEAD})


class RuleOnAppeal(Form):
    """`outcome`: uphold | reject, with the reason."""

    outcome: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """Every ruling has its reason."""
        return only_faults(
            outcome="" if self.outcome in ("uphold", "reject") else "请选择申诉是否成立",
            reason=text_fault(self.reason, "裁定理由", limit=1_000),
        )


FORM = RuleOnAppeal


def is_open(case: Case, by: Actor) -> bool:
    """An appeal waits."""
    return _waiting(case) is not None


def apply(case: Case, form: RuleOnAppeal, occasion: Occasion) -> None:
    """Rule on the oldest appeal that waits."""
    if (appeal := _waiting(case)) is None:
        return
    appeal.is_upheld, appeal.ruling = form.outcome == "uphold", form.reason
    appeal.ruled_at, appeal.ruled_by_name = occasion.said_at, occasion.by.name
    case.record(
        EventType.APPEAL_RULED, at=occasion.at, by=occasion.by, effect=occasion.effect,
        data={"unit_id": appeal.unit_id, "is_upheld": appeal.is_upheld}, detail={"reason": form.reason},
    )


def _waiting(case: Case) -> Appeal | None:
    return next((appeal for appeal in case.appeals if appeal.is_upheld is None), None)
