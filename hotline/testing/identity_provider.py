"""An identity provider of the tests' own, on loopback, with real keys; it can be told to lie."""

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, SECRET = "hotline", "a secret of the tests"


@dataclass
class TestProvider:
    """What it says and does; each test changes what it needs. `claims` override those of the token."""

    __test__ = False

    address: str = ""
    account_id: str = "fzr01"
    claims: dict[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    header: dict[str, str] = field(default_factory=lambda: {"alg": "RS256"})
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    signing_key: RSAKey | None = None
    raw_token: str = ""
    is_away: bool = False
    metadata: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def token(self, nonce: str) -> str:
        """The identity token, signed."""
        now = int(time.time())
        claims = {
            "iss": self.address, "sub": "4711", "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce,
            "preferred_username": self.account_id, **self.claims,
        }
        said = {name: value for name, value in claims.items() if name not in self.left_out}
        key = self.signing_key or self.key
        header = {"kid": key.kid, **self.header} if getattr(key, "kid", None) else self.header
        return jwt.encode(header, said, key, algorithms=[self.header["alg"]])


def app_of(provider: TestProvider) -> FastAPI:
    """Discovery, keys, authorization without a question, token by code and verifier."""
    app = FastAPI()

    @app.get("/.well-known/openid-configuration")
    def discovery() -> JSONResponse:
        if provider.is_away:
            return JSONResponse({}, 503)
        at = provider.address
        return JSONResponse({
            "issuer": at, "authorization_endpoint": f"{at}/authorize", "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/jwks", "end_session_endpoint": f"{at}/leave", **provider.metadata,
        })

    @app.get("/jwks")
    def keys() -> JSONResponse:
        return JSONResponse({"keys": [provider.key.as_dict(private=False)]})

    @app.get("/authorize")
    def authorize(request: Request) -> RedirectResponse:
        asked, code = dict(request.query_params), secrets.token_urlsafe(16)
        provider.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303)

    @app.post("/token")
    async def token(request: Request) -> JSONResponse:
        form = await request.form()
        asked = provider.codes.pop(str(form.get("code")), None)
        basic = base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(str(form.get("code_verifier")).encode()).digest())
        if (
            asked is None or request.headers.get("authorization") != f"Basic {basic}"
            or asked["code_challenge"] != proof.decode().rstrip("=") or asked["redirect_uri"] != form["redirect_uri"]
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        given = provider.raw_token or provider.token(asked["nonce"])
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": given})

    return app
