"""What was learned from archived cases: looked at, switched on and off by a person."""

from typing import Any

from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .kit import Kit


class Switch(Form):
    """The version to use from now on; 0 for none."""

    number: int = 0

    def faults(self) -> dict[str, str]:
        """A version has a positive number."""
        return {} if self.number >= 0 else {"number": "版次应为正整数，停用填 0"}


def overview(kit: Kit) -> dict[str, Any]:
    """All versions, newest first; which is in use; who switched when, the latest first."""
    return {
        "versions": kit.learned_models.all(), "in_use": kit.learned_models.number_in_use,
        "switches": kit.learned_models.switches(),
    }


def switch(kit: Kit, actor: Actor, form: Switch) -> int:
    """Use this version from now on. What is in use already stays, without a further line on record.

    Raises:
        FieldsRefused: that can't be a version.
        NotFound: there is no such version.
    """
    form.require_sound()
    if form.number != kit.learned_models.number_in_use:
        kit.learned_models.switch(
            form.number, by=actor.account_id, by_name=actor.name, at=kit.clock.now().isoformat(timespec="seconds")
        )
    return form.number
