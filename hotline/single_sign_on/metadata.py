"""What the provider says of itself, and its keys: fetched when needed, kept for an hour."""

import time
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc.jwk import KeySet

from ..domain.errors import TemporarilyUnavailable
from ..domain.single_sign_on import WITH_PASSWORD

KEPT_S = 3600.0
KEYS_ASKED_AGAIN_S = 30.0
TIMEOUT_S = 5.0
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
ON_THIS_MACHINE = ("127.0.0.1", "localhost")


def away() -> TemporarilyUnavailable:
    """The provider doesn't answer, or not as it should."""
    return TemporarilyUnavailable(f"统一身份认证暂时连不上，请稍后再试；{WITH_PASSWORD}")


class Metadata:
    """The provider's description (OpenID Connect Discovery 1.0) and signing keys. Raises: TemporarilyUnavailable."""

    def __init__(self, issuer: str):
        self._issuer = issuer
        self._found: dict[str, Any] = {}
        self._keys: KeySet | None = None
        self._found_at = self._keys_at = float("-inf")

    def get(self) -> dict[str, Any]:
        """The description."""
        if time.monotonic() - self._found_at > KEPT_S:
            found = _fetched(self._issuer.rstrip("/") + "/.well-known/openid-configuration")
            if found.get("issuer") != self._issuer or not all(self._is_safe(found.get(name)) for name in NEEDED):
                raise away()
            self._found, self._found_at = found, time.monotonic()
        return self._found

    def keys(self, *, anew: bool = False) -> KeySet:
        """The signing keys; `anew` when a token names one that isn't known, at most twice a minute."""
        age = time.monotonic() - self._keys_at
        if self._keys is None or age > KEPT_S or (anew and age > KEYS_ASKED_AGAIN_S):
            try:
                self._keys = KeySet.import_key_set(_fetched(self.get()["jwks_uri"]))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise away() from None
            self._keys_at = time.monotonic()
        return self._keys

    def _is_safe(self, address: Any) -> bool:
        """Whether it is https, or plain http on this machine as the issuer is."""
        parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
        is_local = urlsplit(self._issuer).hostname in ON_THIS_MACHINE and parts.hostname in ON_THIS_MACHINE
        return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and is_local))


def _fetched(address: str) -> dict[str, Any]:
    try:
        with httpx.Client(timeout=TIMEOUT_S, trust_env=False) as http:
            found = http.get(address).raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        raise away() from None
    if not isinstance(found, dict):
        raise away()
    return found
