"""Asking to be shown a protected caller, and the second person's answer (R-4.5): the same for pages and programs."""

import hashlib
from datetime import timedelta

from hotline.domain import revealing
from hotline.domain.case import Case
from hotline.domain.revealing import RevealDecision, RevealForm
from hotline.domain.roles import Actor

from .case_reading import case_for
from .kit import Kit
from .once import Answer, once


def ask(kit: Kit, actor: Actor, case_id: str, form: RevealForm, key: str) -> Answer:
    """Ask. The same key asks once.

    Raises: NotFound, AccessRefused, FieldsRefused, TransitionRefused; nothing was changed then.
    """
    case_for(kit, actor, case_id)
    reveal_id = f"r-{hashlib.sha256(f'{actor.account_id}/{key}'.encode()).hexdigest()[:12]}"

    def apply(case: Case) -> None:
        revealing.ask(case, reveal_id, form, by=actor, at=kit.clock.now())

    def work() -> Answer:
        kit.cases.change(case_id, apply)
        _tell(kit, case_id)
        return Answer({"id": reveal_id}, 201)

    return once(kit, actor, key, ["ask_reveal", case_id, form.model_dump()], work)


def decide(kit: Kit, actor: Actor, case_id: str, reveal_id: str, form: RevealDecision, key: str) -> Answer:
    """Allow it or not. The same key does it once.

    Raises: NotFound, AccessRefused, FieldsRefused, TransitionRefused; nothing was changed then.
    """
    case_for(kit, actor, case_id)
    open_for = timedelta(minutes=kit.settings.reveal_minutes)

    def apply(case: Case) -> None:
        revealing.decide(case, reveal_id, form, by=actor, at=kit.clock.now(), open_for=open_for)

    def work() -> Answer:
        kit.cases.change(case_id, apply)
        _tell(kit, case_id)
        return Answer({"id": reveal_id})

    return once(kit, actor, key, ["decide_reveal", case_id, reveal_id, form.model_dump()], work)


def _tell(kit: Kit, case_id: str) -> None:
    kit.revisions.touch(f"case/{case_id}", "board")
