"""SMS over the city's HTTP gateway: one POST a message."""

import json
import re

from . import NotDelivered, Outgoing
from .posting import Poster

_NUMBER = re.compile(r"\+?\d{5,20}")
_FILLERS = re.compile(r"[\s()（）-]")


class SmsGateway:
    """Posts `{"id", "to", "text"}` with a bearer token; `id` is also the `Idempotency-Key`."""

    def __init__(self, url: str, token: str):
        self._url, self._token = url, token
        self._poster = Poster("短信网关")

    def send(self, outgoing: Outgoing) -> None:
        """Raises: NotDelivered: the number can't be one, or the gateway didn't take it."""
        to = _FILLERS.sub("", outgoing.to)
        if not _NUMBER.fullmatch(to):
            raise NotDelivered("登记的号码不能接收短信，请在单位目录中更正", is_final=True)
        body = json.dumps({"id": outgoing.id, "to": to, "text": outgoing.text}, ensure_ascii=False).encode()
        self._poster.post(self._url, body, {"authorization": f"Bearer {self._token}", "idempotency-key": outgoing.id})
