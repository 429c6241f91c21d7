"""Webhooks of group robots (WeCom, DingTalk): JSON, signed, to addresses on the list only."""

import base64
import hashlib
import hmac
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlsplit

from hotline.calendar.clock import WallClock

from . import NotDelivered, Outgoing
from .posting import Poster


@dataclass(frozen=True)
class GroupRobot:
    """Posts a text message.

    `origins` are the addresses allowed (scheme, host, port); no other is called, whatever the directory says.
    Every body is signed: `X-Hotline-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. In style
    dingtalk the address is signed too, as its robots want it. Signatures live on wall time.
    Source: WeCom group robot, message type text; DingTalk custom robot, security setting 加签.
    """

    origins: Collection[str]
    secret: str = field(repr=False)
    style: str = "wecom"
    poster: Poster = field(default_factory=lambda: Poster("群机器人"))

    def send(self, outgoing: Outgoing) -> None:
        """Raises: NotDelivered: the address isn't on the list, or the robot didn't take it."""
        if origin_of(outgoing.to) not in self.origins:
            raise NotDelivered("群机器人地址不在允许的范围内，请联系系统管理员", is_final=True)
        now_ms = round(WallClock().now().timestamp() * 1000)
        body = json.dumps({"msgtype": "text", "text": {"content": outgoing.text}}, ensure_ascii=False).encode()
        address = self._signed_address(outgoing.to, now_ms) if self.style == "dingtalk" else outgoing.to
        answer = self.poster.post(address, body, {
            "idempotency-key": outgoing.id, "x-hotline-signature": self._signature(body, now_ms // 1000),
        })
        _require_taken(answer.content)

    def _signature(self, body: bytes, at_s: int) -> str:
        digest = hmac.new(self.secret.encode(), f"{at_s}.".encode() + body, hashlib.sha256).hexdigest()
        return f"t={at_s},v1={digest}"

    def _signed_address(self, address: str, at_ms: int) -> str:
        digest = hmac.new(self.secret.encode(), f"{at_ms}\n{self.secret}".encode(), hashlib.sha256).digest()
        separator = "&" if "?" in address else "?"
        return f"{address}{separator}timestamp={at_ms}&sign={quote_plus(base64.b64encode(digest))}"


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, e.g. https://qyapi.weixin.qq.com; empty when it is none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname or parts.username is not None:
        return ""
    return f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")


def _require_taken(content: bytes) -> None:
    """Robots answer 200 with an error code in the body."""
    try:
        code = json.loads(content or b"{}").get("errcode", 0)
    except (ValueError, AttributeError):
        code = 0
    if code:
        raise NotDelivered(f"群机器人没有接收（错误码 {code}）")
