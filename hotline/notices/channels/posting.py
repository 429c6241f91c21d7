"""Posting JSON to a gateway of others, and what its answers mean."""

from collections.abc import Mapping

import httpx

from . import NotDelivered

TIMEOUT_S = 10.0
TRY_AGAIN = frozenset({408, 425, 429})


class Poster:
    """One client for all calls of a channel: no redirects, no proxy from the environment, a time limit."""

    def __init__(self, service: str):
        self._service = service
        self._client = httpx.Client(timeout=TIMEOUT_S, follow_redirects=False, trust_env=False)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> httpx.Response:
        """The answer when the other side took it. Raises: NotDelivered, without quoting address or answer."""
        try:
            answer = self._client.post(url, content=body, headers={"content-type": "application/json", **headers})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotDelivered(f"{self._service}连接不上（{type(error).__name__}）") from None
        if answer.is_success:
            return answer
        is_final = answer.is_client_error and answer.status_code not in TRY_AGAIN
        raise NotDelivered(f"{self._service}没有接收（HTTP {answer.status_code}）", is_final=is_final)
