"""A person guards their account in the browser: a second factor set, asked for, removed again."""

import time

import pyotp

from .conftest import PASSWORD


def test_a_second_factor_from_picture_to_sign_in(system, sign_in, open_page, complaints):
    """The picture is drawn under the strict policy; the next sign-in asks for the code; removed, it asks no more."""
    page = sign_in("cy01")
    page.goto(f"{system.url}/account")
    page.click("text=启用动态口令")
    box = page.locator("svg.segno").bounding_box()
    assert box["width"] == box["height"] > 150
    totp = pyotp.TOTP(page.inner_text(".secret").replace(" ", ""))
    page.fill("#current", PASSWORD)
    page.fill("#code", totp.now())
    page.click("button.main")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10

    other = open_page()
    other.goto(f"{system.url}/login")
    other.fill("#account", "cy01")
    other.fill("#password", PASSWORD)
    other.click("button.main")
    other.wait_for_url(f"{system.url}/login/code")
    other.fill("#code", totp.at(int(time.time()) + 30))
    other.click("button.main")
    other.wait_for_url(f"{system.url}/")

    other.goto(f"{system.url}/account/second_factor")
    other.fill("#current", PASSWORD)
    other.fill("#code", codes[0])
    other.click("main form button")
    other.wait_for_url(f"{system.url}/account")
    assert "已停用动态口令" in other.inner_text(".flash")
    assert sign_in("cy01").url == f"{system.url}/"
    assert complaints == []
