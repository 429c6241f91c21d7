"""Leaving for the provider and coming back."""

import hmac
import secrets

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.oauth2.client import OAuth2Client

from ..domain.single_sign_on import Arrival, Departure, SignOnRefused
from ..settings import Settings
from .metadata import TIMEOUT_S, Metadata, away
from .tokens import claims_of

RETURN_PATH = "/login/oidc/return"
SCOPE = "openid profile"
BASIC = "client_secret_basic"


class OidcProvider:
    """Implements `gateway.ports.IdentityProvider`."""

    def __init__(self, settings: Settings):
        self._settings = settings
        self._issuer, self._client_id = settings.oidc_issuer, settings.oidc_client_id
        self._return_to = settings.public_url.rstrip("/") + RETURN_PATH
        self._strong = frozenset(filter(None, settings.oidc_strong.split(",")))
        self.metadata = Metadata(self._issuer)

    def depart(self, next_page: str) -> tuple[Departure, str]:
        """A departure to be remembered, and the address to go to. Raises: TemporarilyUnavailable."""
        departure = Departure(
            state=secrets.token_urlsafe(32), binder=secrets.token_urlsafe(32), nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(64), next_page=next_page,
        )
        address, _ = self._client(None).create_authorization_url(
            self.metadata.get()["authorization_endpoint"], state=departure.state, nonce=departure.nonce,
            code_verifier=departure.verifier,
        )
        return departure, address

    def arrive(self, departure: Departure, code: str, issuer: str) -> Arrival:
        """Who came back. `issuer` is what the answer says it came from, where it says so (RFC 9207).

        Raises: SignOnRefused; TemporarilyUnavailable: the provider is away.
        """
        must_say = self.metadata.get().get("authorization_response_iss_parameter_supported") is True
        if (issuer or must_say) and not hmac.compare_digest(issuer.encode(), self._issuer.encode()):
            raise SignOnRefused("issuer")
        token = self._token(departure, code)
        claims = claims_of(
            str(token.get("id_token", "")), self.metadata, issuer=self._issuer, client_id=self._client_id,
            nonce=departure.nonce, access_token=str(token.get("access_token", "")),
        )
        account_id = claims.get(self._settings.oidc_claim)
        if not isinstance(account_id, str) or not account_id.strip():
            raise SignOnRefused("claim", "统一身份认证没有给出本系统的账号，请联系系统管理员")
        shown = {claims.get("acr"), *(claims.get("amr") or ())}
        return Arrival(account_id=account_id.strip()[:60], is_strong=bool(shown & self._strong))

    def leaving_address(self) -> str:
        """Where a session at the provider is ended; empty where it has no such place."""
        return str(self.metadata.get().get("end_session_endpoint") or "")

    def _token(self, departure: Departure, code: str) -> dict:
        described, secret = self.metadata.get(), self._settings.oidc_secret_file.read_text("utf-8").strip()
        is_basic = BASIC in described.get("token_endpoint_auth_methods_supported", [BASIC])
        auth = httpx.BasicAuth(self._client_id, secret) if is_basic else httpx.Auth()
        posted = {} if is_basic else {"client_secret": secret}
        try:
            with httpx.Client(timeout=TIMEOUT_S, trust_env=False) as http:
                return self._client(http).fetch_token(
                    described["token_endpoint"], code=code, code_verifier=departure.verifier, auth=auth,
                    grant_type="authorization_code", client_id=self._client_id, **posted,
                )
        except AuthlibBaseError as refused:
            raise SignOnRefused(refused.error or "code") from None
        except (httpx.HTTPError, ValueError):
            raise away() from None

    def _client(self, http: httpx.Client | None) -> OAuth2Client:
        return OAuth2Client(
            http, self._client_id, scope=SCOPE, redirect_uri=self._return_to, code_challenge_method="S256"
        )
