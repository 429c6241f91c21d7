"""Signing in with the city's identity provider, over a provider on loopback with real keys, honest and not."""

import base64
import hmac
import json
import threading
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pyotp
import pytest
import uvicorn
from joserfc.jwk import RSAKey

from hotline.settings import Settings, WrongSettings
from hotline.single_sign_on import OidcProvider
from hotline.testing.identity_provider import CLIENT_ID, SECRET, TestProvider, app_of

PUBLIC = "https://hotline.test"


@pytest.fixture(scope="module")
def served():
    """The provider, on a port of its own."""
    provider = TestProvider()
    server = uvicorn.Server(uvicorn.Config(app_of(provider), host="127.0.0.1", port=0, log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    provider.address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    yield provider
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def provider(served, kit, tmp_path, settings):
    """The provider, honest again, and the gateway that was told of it."""
    secret = tmp_path / "secret"
    secret.write_text(SECRET + "\n")
    kit.identity_provider = OidcProvider(settings.model_copy(update={
        "oidc_issuer": served.address, "oidc_client_id": CLIENT_ID, "oidc_secret_file": secret, "public_url": PUBLIC,
    }))
    fresh = TestProvider(address=served.address, key=served.key)
    vars(served).update(vars(fresh))
    return served


def left(desk, path="/login/oidc"):
    """Leave for the provider; the address at which it sends the person back to us."""
    answer = desk.get(path)
    assert answer.status_code == 303, answer.text
    with httpx.Client(trust_env=False) as http:
        back = http.get(answer.headers["location"]).headers["location"]
    assert back.startswith(f"{PUBLIC}/login/oidc/return?")
    return back.removeprefix(PUBLIC)


def test_the_page_offers_it_only_where_there_is_one(nobody, kit):
    """Without a provider neither the button nor the door is there."""
    assert "统一身份认证" not in nobody.get("/login").text
    assert nobody.get("/login/oidc").status_code == 404


def test_who_comes_back_is_signed_in_on_the_page_they_wanted(nobody, provider, kit):
    """The account that the provider names gets a session; what left is forgotten."""
    assert "统一身份认证登录" in nobody.get("/login?next=/notices").text
    answer = nobody.get(left(nobody, "/login/oidc?next=/notices"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/notices")
    assert "notices" in nobody.get("/notices").text
    session = kit.sessions.of_account("fzr01")[0]
    assert (session.door, session.has_second_factor) == ("oidc", False)


def test_the_departure_proves_itself(nobody, provider):
    """Code flow with S256, state and nonce of 256 bits, our own return address."""
    asked = parse_qs(urlsplit(nobody.get("/login/oidc").headers["location"]).query)
    assert asked["response_type"] == ["code"] and asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{PUBLIC}/login/oidc/return"] and "openid" in asked["scope"][0]
    assert len(asked["state"][0]) >= 43 and len(asked["nonce"][0]) >= 43


def test_a_departure_never_leads_elsewhere_afterwards(nobody, provider):
    """The page to go to is one of ours."""
    for evil in ("https://evil.test", "//evil.test", "/\\evil.test"):
        assert nobody.get(left(nobody, f"/login/oidc?next={evil}")).headers["location"] == "/"


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _plain(provider, alg: str) -> str:
    body = provider.token("x").split(".")[1]
    return f"{_base64(json.dumps({'alg': alg, 'kid': provider.key.kid}).encode())}.{body}"


def _unsigned(provider):
    provider.raw_token = _plain(provider, "none") + "."


def _signed_with_the_public_key(provider):
    said, public = _plain(provider, "HS256"), provider.key.as_pem(private=False)
    provider.raw_token = f"{said}.{_base64(hmac.digest(public, said.encode(), 'sha256'))}"


LIES = {
    "wrong nonce": lambda p: p.claims.update(nonce="another"),
    "no nonce": lambda p: setattr(p, "left_out", ("nonce",)),
    "wrong audience": lambda p: p.claims.update(aud="another"),
    "two audiences without azp": lambda p: p.claims.update(aud=[CLIENT_ID, "another"]),
    "another's azp": lambda p: p.claims.update(azp="another"),
    "wrong issuer": lambda p: p.claims.update(iss="https://evil.test"),
    "expired": lambda p: p.claims.update(exp=int(time.time()) - 120),
    "without an end": lambda p: setattr(p, "left_out", ("exp",)),
    "of the future": lambda p: p.claims.update(iat=int(time.time()) + 3600),
    "no signature": _unsigned,
    "symmetric": _signed_with_the_public_key,
    "another key, known name": lambda p: setattr(p, "signing_key", RSAKey.generate_key(2048, {"kid": p.key.kid})),
    "another key": lambda p: setattr(p, "signing_key", RSAKey.generate_key(2048, {"kid": "two"})),
    "no token": lambda p: setattr(p, "raw_token", "x.y.z"),
    "unknown account": lambda p: p.claims.update(preferred_username="nobody"),
    "no account": lambda p: setattr(p, "left_out", ("preferred_username",)),
    "account is no text": lambda p: p.claims.update(preferred_username=["fzr01"]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_opens_nothing(nobody, provider, kit, lie):
    """Said in Chinese on the sign-in page, where the password still works; nobody is signed in."""
    LIES[lie](provider)
    answer = nobody.get(left(nobody))
    assert answer.status_code == 401, answer.text
    assert "用本系统的账号和密码登录" in answer.text and 'name="password"' in answer.text
    assert kit.sessions.of_account("fzr01") == []
    assert nobody.get("/").headers["location"].startswith("/login")


def test_a_return_serves_once_and_only_its_browser(nobody, provider, kit, sit_down):
    """Replayed, from another browser, or with a state of one's own making: refused."""
    back = left(nobody)
    cookie = nobody.client.cookies["hotline_departure"]
    nobody.client.cookies.delete("hotline_departure")
    assert nobody.get(back).status_code == 401
    nobody.client.cookies.set("hotline_departure", cookie)
    assert nobody.get(back).status_code == 401, "used up by the other browser"
    nobody.client.cookies.clear()
    good = left(nobody)
    assert nobody.get(good).status_code == 303
    assert nobody.get(good).status_code == 401
    assert nobody.get("/login/oidc/return?state=x&code=y").status_code == 401
    assert nobody.get("/login/oidc/return?error=access_denied").status_code == 401


def test_an_account_that_is_no_longer_active_stays_outside(nobody, provider, kit):
    """The same words as for one that is unknown."""
    account = kit.directory.account("fzr01")
    kit.directory.put_account(account.model_copy(update={"is_active": False}))
    answer = nobody.get(left(nobody))
    assert answer.status_code == 401 and "没有在本系统登记或已停用" in answer.text


def test_the_second_factor_is_the_providers_or_ones_own(nobody, provider, kit):
    """Shown there, it isn't asked for again; else one's own code is due, as after a password."""
    secret = kit.second_factors.begin("fzr01").secret
    kit.second_factors.confirm("fzr01", pyotp.TOTP(secret).now())
    assert nobody.get(left(nobody)).status_code == 303
    assert nobody.get("/").headers["location"] == "/login/code"
    provider.claims = {"amr": ["pwd", "mfa"]}
    assert nobody.get(left(nobody)).status_code == 303
    assert nobody.get("/").status_code == 200
    assert any(session.has_second_factor for session in kit.sessions.of_account("fzr01"))


def test_leaving_offers_to_leave_the_provider_too(nobody, provider):
    """After signing out the page leads to the provider's own sign-out."""
    nobody.get(left(nobody))
    answer = nobody.send("/logout")
    assert answer.headers["location"] == "/login?left=oidc"
    assert "退出统一身份认证" in nobody.get("/login?left=oidc").text
    assert nobody.get("/login/oidc/leave").headers["location"] == f"{provider.address}/leave"


def test_while_the_provider_is_away_the_password_still_works(nobody, provider, kit):
    """503 in words with the form of the password; nothing is kept of the try."""
    provider.is_away = True
    answer = nobody.get("/login/oidc")
    assert answer.status_code == 503
    assert "统一身份认证暂时连不上" in answer.text and 'name="password"' in answer.text
    kit.credentials.set("fzr01", "Chun-Feng-2026-7")
    signed = nobody.client.post(
        "/login", data={"account": "fzr01", "password": "Chun-Feng-2026-7"}, follow_redirects=False
    )
    assert signed.status_code == 303


@pytest.mark.parametrize("metadata", [
    {"issuer": "https://evil.test"}, {"token_endpoint": "http://evil.test/token"}, {"jwks_uri": "file:///etc/passwd"},
    {"authorization_endpoint": ""},
])
def test_a_description_that_is_not_the_issuers_is_not_followed(nobody, provider, metadata):
    """Another issuer's name, or addresses without https."""
    provider.metadata = metadata
    assert nobody.get("/login/oidc").status_code == 503


def test_an_answer_from_another_issuer_is_refused(nobody, provider):
    """Where the provider says who answers, it must be the right one (RFC 9207)."""
    provider.metadata = {"authorization_response_iss_parameter_supported": True}
    assert nobody.get(left(nobody)).status_code == 401
    assert nobody.get(left(nobody) + "&iss=https://evil.test").status_code == 401
    assert nobody.get(left(nobody) + f"&iss={provider.address}").status_code == 303


def test_settings_come_whole_or_not_at_all(monkeypatch):
    """An issuer without the rest, and one without https, are said in Chinese before anything starts."""
    monkeypatch.setenv("HOTLINE_OIDC_ISSUER", "https://id.example.gov.cn")
    with pytest.raises(WrongSettings, match="HOTLINE_OIDC_CLIENT_ID"):
        Settings.load()
    monkeypatch.setenv("HOTLINE_OIDC_ISSUER", "http://id.example.gov.cn")
    with pytest.raises(WrongSettings):
        Settings.load()
