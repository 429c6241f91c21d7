"""Once and only once: a repeated request gets the answer of the first."""

import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hotline.domain.errors import FieldsRefused, Refused
from hotline.domain.roles import Actor

from .kit import Kit
from .problems import InFlight

KEY = re.compile(r"[A-Za-z0-9._:-]{8,128}")
WAIT_SECONDS = 10.0
POLL_SECONDS = 0.1


@dataclass(frozen=True)
class Answer:
    """What a request is answered with; ids and codes only, since it is kept."""

    body: dict[str, Any] = field(default_factory=dict)
    status: int = 200


def once(kit: Kit, actor: Actor, key: str, request: object, work: Callable[[], Answer]) -> Answer:
    """Do `work`, or give the answer that the same person's same key got before.

    `request` is what was asked, JSON-serialisable; with the function that does the work it tells a repeat from
    another request. Only a digest salted by the key is kept. A twin that is being worked on is waited for. When
    `work` raises nothing is kept, so it may be tried again.

    Raises:
        FieldsRefused: the key is missing or malformed.
        Refused: the key was used for another request.
        InFlight: the twin takes longer than ten seconds.
    """
    if not KEY.fullmatch(key):
        raise FieldsRefused(
            {"idempotency_key": "缺少提交编号（Idempotency-Key，8 至 128 个字母或数字），请刷新页面后再提交"}
        )
    asked = [work.__module__, work.__qualname__, request]
    digest = hashlib.sha256(f"{key}{json.dumps(asked, sort_keys=True, default=str)}".encode()).hexdigest()
    if (kept := _claimed(kit, actor, key, digest)) is not None:
        return Answer(kept["body"], kept["status"])
    try:
        answer = work()
    except BaseException:
        kit.idempotency.give_up(actor.account_id, key)
        raise
    kit.idempotency.finish(actor.account_id, key, {"body": answer.body, "status": answer.status})
    return answer


def _claimed(kit: Kit, actor: Actor, key: str, digest: str) -> dict[str, Any] | None:
    until = time.monotonic() + WAIT_SECONDS
    while True:
        claim = kit.idempotency.begin(actor.account_id, key, digest)
        if claim.is_other_request:
            raise Refused("该提交编号已用于另一份内容，请刷新页面后重新提交")
        if claim.is_mine or claim.answer is not None:
            return claim.answer
        if time.monotonic() > until:
            raise InFlight("同一请求正在办理，请稍候再试")
        time.sleep(POLL_SECONDS)
