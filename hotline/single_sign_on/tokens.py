"""The identity token: its signature, who issued it, for whom, until when, for which departure."""

import hmac
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from ..domain.single_sign_on import SignOnRefused
from .metadata import Metadata

ALGORITHMS = ["RS256", "PS256", "ES256"]
"""Pinned: neither `none` nor a secret that the provider's public key could be taken for. Source: RFC 8725, 3.1."""
LEEWAY_S = 60
EXPIRED = "统一身份认证的凭证已过期，请重新登录"


def claims_of(
    raw: str, metadata: Metadata, *, issuer: str, client_id: str, nonce: str, access_token: str
) -> dict[str, Any]:
    """The claims of a sound token. Raises: SignOnRefused; TemporarilyUnavailable."""
    token = _verified(raw, metadata)
    claims = CodeIDToken(
        token.claims, token.header,
        options={"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}},
        params={"nonce": nonce, "client_id": client_id, "access_token": access_token},
    )
    try:
        claims.validate(leeway=LEEWAY_S)
    except (JoseError, ValueError, TypeError) as error:
        reason = getattr(error, "error", "claims")
        raise SignOnRefused(reason, EXPIRED) if reason == "expired_token" else SignOnRefused(reason) from None
    said = claims.get("nonce")
    if not isinstance(said, str) or not hmac.compare_digest(said.encode(), nonce.encode()):
        raise SignOnRefused("nonce")
    return dict(claims)


def _verified(raw: str, metadata: Metadata) -> jwt.Token:
    for anew in (False, True):
        try:
            return jwt.decode(raw, metadata.keys(anew=anew), algorithms=ALGORITHMS)
        except InvalidKeyIdError:
            continue
        except (JoseError, ValueError, TypeError) as error:
            raise SignOnRefused(getattr(error, "error", "token")) from None
    raise SignOnRefused("unknown_key")
