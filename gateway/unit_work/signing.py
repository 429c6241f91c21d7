"""Signing for many slips at once: each by the same door as one, each with its own result."""

from dataclasses import dataclass

from hotline.domain.errors import FieldsRefused, HotlineError, TransitionRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor, Role

from .. import acting
from ..case_reading import case_for
from ..kit import Kit
from ..once import Answer, once

MOST = 100
SIGNED, BEFORE = "signed", "signed_before"
WORDS = {SIGNED: "已签收", BEFORE: "此前已签收"}


@dataclass(frozen=True)
class Signing:
    """What became of one case: `code` is signed | signed_before | refused, `words` say it."""

    case_id: str
    code: str
    words: str


def sign_all(kit: Kit, actor: Actor, case_ids: list[str], key: str) -> list[Signing]:
    """Sign for each; one that can't be signed for doesn't hold up the others. The same key gives the same results.

    Raises: FieldsRefused: none was chosen, or too many.
    """
    wanted = list(dict.fromkeys(case_ids))
    if not wanted:
        raise FieldsRefused({"case_ids": "请先勾选要签收的案件"})
    if len(wanted) > MOST:
        raise FieldsRefused({"case_ids": f"一次最多签收 {MOST} 件，请分批办理"})

    def work() -> Answer:
        return Answer({"results": [vars(_signed(kit, actor, case_id, key)) for case_id in wanted]})

    answer = once(kit, actor, key, ["sign_all", wanted], work)
    return [Signing(**result) for result in answer.body["results"]]


def _signed(kit: Kit, actor: Actor, case_id: str, key: str) -> Signing:
    act = acting.act_named(actor, "sign_slip")
    try:
        if _is_signed(kit, actor, case_id):
            return Signing(case_id, BEFORE, WORDS[BEFORE])
        acting.do_act(kit, actor, case_id, act, Form(), f"{key}.{case_id}")
    except TransitionRefused:
        if _is_signed(kit, actor, case_id):
            return Signing(case_id, BEFORE, WORDS[BEFORE])
        return Signing(case_id, "refused", "本单位已不需办理本件，未签收")
    except HotlineError as refused:
        return Signing(case_id[:20], "refused", refused.message)
    return Signing(case_id, SIGNED, WORDS[SIGNED])


def _is_signed(kit: Kit, actor: Actor, case_id: str) -> bool:
    case, _ = case_for(kit, actor, case_id)
    parts = [part for part in case.current_assignments if part.unit_id == actor.unit_id]
    return actor.has(*Role.unit()) and any(part.signed_at for part in parts)
