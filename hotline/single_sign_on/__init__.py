"""The city's identity provider, by OpenID Connect: authorization code with PKCE."""

from .provider import OidcProvider

__all__ = ["OidcProvider"]
