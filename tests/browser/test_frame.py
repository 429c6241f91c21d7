"""What every page has: menu, search, one click one form; what is typed outlives a session and a task."""

import time

import pytest

from .conftest import PASSWORD
from .people import open_task, take_call

WORDS = "供水公司已派员到场，加压泵今天更换完毕。"


def _write_article(page, url: str, title: str) -> None:
    page.goto(f"{url}/knowledge/new")
    page.fill("#title", title)
    page.fill("#question", "路灯不亮找谁？")
    page.fill("#answer", WORDS)
    page.check("input[name=state][value=draft]")


def _sign_in_again(page, url: str, account: str) -> None:
    other = page.context.new_page()
    other.goto(f"{url}/login")
    other.fill("#account", account)
    other.fill("#password", PASSWORD)
    other.click("button.main")
    other.wait_for_load_state()
    other.close()


def test_the_menu_opens_and_a_case_is_found_from_anywhere(system, sign_in, open_page, complaints):
    """By the key / and a number; on a telephone the menu unfolds without any script."""
    page = sign_in("fzr01")
    page.goto(f"{system.url}/knowledge")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "number"
    group = page.locator("details.menu").first
    group.locator("summary").click()
    group.locator("a").first.wait_for(state="visible")
    page.keyboard.press("Escape")
    assert not group.evaluate("group => group.open")

    context = page.context.browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    phone = context.new_page()
    phone.goto(f"{system.url}/")
    assert not phone.locator("#menu").is_visible()
    phone.click("text=菜单")
    phone.locator("#menu").wait_for(state="visible")
    phone.click("#menu summary >> nth=0")
    assert phone.locator("#menu details a").first.is_visible()
    context.close()
    assert complaints == []


def test_a_double_click_sends_one_form_and_the_way_back_sends_none(system, sign_in, complaints):
    """The button rests while the form is under way."""
    page = sign_in("dc01")
    _write_article(page, system.url, "路灯报修双击")
    page.locator("main form button.main").dblclick()
    page.locator(".flash").wait_for()
    page.go_back()
    page.wait_for_load_state()
    page.goto(f"{system.url}/knowledge")
    assert page.locator("main a", has_text="路灯报修双击").count() == 1
    assert complaints == []


def test_what_was_typed_outlives_the_session(system, sign_in, complaints):
    """The page says within seconds that the session has ended, and the form goes on after signing in elsewhere."""
    page = sign_in("dc01")
    _write_article(page, system.url, "登录过期之后")
    page.context.clear_cookies()
    page.evaluate("document.dispatchEvent(new CustomEvent('session:ended'))")
    assert "还在本页" in page.inner_text("#session-ended")
    page.locator("main form button.main").click()
    assert page.input_value("#answer") == WORDS
    _sign_in_again(page, system.url, "dc01")
    page.locator("main form button.main").click()
    page.locator(".flash").wait_for()
    page.goto(f"{system.url}/knowledge")
    assert page.locator("main a", has_text="登录过期之后").count() == 1
    assert complaints == []


def test_without_scripts_an_expired_form_comes_back_and_goes_on(system, sign_in, chromium):
    """The answer holds what was typed; one click sends it after signing in elsewhere."""
    page = sign_in("dc01")
    context = chromium.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    _write_article(plain, system.url, "没有脚本也不丢")
    context.clear_cookies()
    plain.locator("main form button.main").click()
    assert "您填写的内容还在" in plain.inner_text("main")
    _sign_in_again(plain, system.url, "dc01")
    plain.click("text=继续提交")
    assert "（dc01）" in plain.inner_text("main")
    plain.click("text=继续提交")
    plain.locator(".flash").wait_for()
    assert WORDS in plain.inner_text("main")
    context.close()


@pytest.mark.slow
def test_who_has_the_form_open_learns_within_a_second_that_a_colleague_finished_the_task(system, sign_in, complaints):
    """Two people on one task: the second keeps their words and isn't counted twice."""
    case_id = take_call(sign_in("1001"), system.url, words="六楼以上傍晚水压过低。", way="transfer")
    clerk, head = sign_in("gongshui-01"), sign_in("gongshui-02")
    for page in (clerk, head):
        open_task(page, system.url, "办理并反馈", case_id)
        page.fill("#handling", WORDS)
    head.fill("#public_answer", "水压已恢复。")
    head.check("input[name=is_solved][value='1']")
    head.locator("form.decide button.main").click()
    head.wait_for_load_state()
    finished = time.monotonic()
    clerk.locator("#task-standing .alert").wait_for()
    assert time.monotonic() - finished < 1.0
    assert "该任务刚由" in clerk.inner_text("#task-standing")
    assert clerk.input_value("#handling") == WORDS
    clerk.locator("form.decide button.main").click()
    clerk.get_by_text("您填写的内容").wait_for()
    assert WORDS in clerk.inner_text("main")
    assert complaints == []
