"""A call that isn't registered yet survives whatever happens to the browser, as the operator sees it."""

import re

import pytest

WORDS = "望海新城小区已经停水两天了，没人管"


@pytest.fixture
def operator(sign_in, system):
    """An operator without calls that aren't registered."""
    page = sign_in("1001")
    page.goto(f"{system.url}/calls/new")
    while page.locator(".drafts").count():
        page.locator(".drafts button").first.click()
        page.locator(".flash").wait_for()
    return page


def begin_call(page, url: str, words: str = WORDS) -> None:
    """Open the form and type, as the greeting is said."""
    page.goto(f"{url}/calls/new")
    page.keyboard.type(words)
    saved(page)


def saved(page) -> None:
    """Returns when all that stands on the page is kept."""
    page.locator("#draft-status", has_text=re.compile(r"已保存 \d\d:\d\d:\d\d")).wait_for()
    page.wait_for_timeout(300)


def register(page) -> str:
    """Fill in what is left, register, and return the number."""
    page.check("#is_anonymous")
    page.locator("#proposals button[value^='kind=']").first.wait_for()
    page.keyboard.press("Alt+a")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/registered")
    return page.locator(".number").inner_text()


@pytest.mark.requirement("R-5.1.1")
def test_a_lost_browser_loses_nothing(operator, sign_in, system, complaints):
    """The window is closed in the middle of the call; another one offers the draft and goes on with every word."""
    page = operator
    begin_call(page, system.url)
    page.fill("#phone", "13806331234")
    saved(page)
    page.context.close()

    page = sign_in("1001")
    page.goto(f"{system.url}/calls/new")
    assert "未登记的来电 1" in page.locator(".drafts h2").inner_text()
    page.locator(".drafts li", has_text=WORDS[:10]).get_by_text("继续登记").click()
    page.locator("#draft-status").wait_for(state="attached")
    assert page.input_value("#content") == WORDS and page.input_value("#phone") == "13806331234"
    assert register(page)
    page.goto(f"{system.url}/calls/new")
    assert page.locator(".drafts").count() == 0
    assert complaints == []


@pytest.mark.requirement("R-5.1.1")
def test_the_connection_is_lost_and_comes_back(operator, system):
    """What is typed meanwhile stays; registering says that it didn't happen; with the connection all is kept."""
    page = operator
    begin_call(page, system.url)
    page.context.set_offline(True)
    page.locator("#content").focus()
    page.keyboard.press("End")
    page.keyboard.type("，六楼的老人接不到水")
    page.locator("#draft-status", has_text="网络中断，内容保留在本页，恢复后自动保存").wait_for()
    page.keyboard.press("Control+Enter")
    page.locator("#draft-status", has_text="还没有登记").wait_for()
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert page.input_value("#content") == f"{WORDS}，六楼的老人接不到水"
    assert register(page)


@pytest.mark.requirement("R-5.1.1")
def test_two_tabs_two_drafts_two_cases(operator, system):
    """A second call is taken in another tab while the first waits; each has its draft and becomes its own case."""
    first = operator
    begin_call(first, system.url)
    second = first.context.new_page()
    begin_call(second, system.url, "请问办理老年优待证需要什么材料，在哪里办")
    assert "未登记的来电 1" in second.locator(".drafts h2").inner_text()
    second.check("#is_anonymous")
    second.check("input[name=way][value=answer]")
    second.fill("#answer", "到社区便民服务中心办理，带身份证。")
    second.locator("#proposals button[value^='kind=']").first.wait_for()
    second.keyboard.press("Control+Enter")
    second.wait_for_url("**/registered")
    first.bring_to_front()
    assert first.input_value("#content") == WORDS
    assert register(first) != second.locator(".number").inner_text()


def test_back_after_registering_shows_what_was_registered(operator, system):
    """The back button leads to no form that could register the same again."""
    page = operator
    begin_call(page, system.url)
    number = register(page)
    page.go_back()
    page.wait_for_url("**/registered")
    assert page.locator(".number").inner_text() == number
    assert "没有重复登记" in page.locator(".flash").inner_text()


def test_a_double_click_registers_once(operator, system):
    """Two clicks, and the key pressed as well, are one case."""
    page = operator
    begin_call(page, system.url)
    page.check("#is_anonymous")
    page.locator("#proposals button[value^='kind=']").first.wait_for()
    page.keyboard.press("Alt+a")
    page.locator("#call button.main").dblclick()
    page.wait_for_url("**/registered")
    number = page.locator(".number").inner_text()
    page.goto(f"{system.url}/")
    assert page.get_by_text(number).first.is_visible()
    following = f"{number[:5]}{int(number[5:]) + 1:06d}"
    assert page.get_by_text(following).count() == 0


@pytest.mark.requirement("R-4.5")
def test_a_state_secret_takes_the_draft_away_at_once(operator, system):
    """Ticked, the draft is gone from the server and no word is sent any more, whatever is typed."""
    page = operator
    begin_call(page, system.url)
    sent = []
    page.check("#is_state_secret")
    page.locator("#draft-status", has_text="草稿已删除").wait_for()
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.locator("#content").focus()
    page.keyboard.type("，部队番号")
    page.wait_for_timeout(1500)
    page.keyboard.press("Control+Enter")
    page.locator(".faults").wait_for()
    assert not any("content=%" in body or "%E9%83%A8" in body for body in sent)
    page.goto(f"{system.url}/calls/new")
    assert page.locator(".drafts").count() == 0


def test_the_session_ends_in_the_middle_of_a_call(operator, system):
    """The page says so and keeps every word; after signing in again in another tab it goes on by itself."""
    page = operator
    begin_call(page, system.url)
    page.context.clear_cookies()
    page.locator("#content").focus()
    page.keyboard.press("End")
    page.keyboard.type("，请尽快")
    page.locator("#draft-status", has_text="登录已过期").wait_for()
    other = page.context.new_page()
    other.goto(f"{system.url}/login")
    other.fill("#account", "1001")
    other.fill("#password", "Hotline-2026")
    other.click("button.main")
    other.wait_for_url(f"{system.url}/")
    page.bring_to_front()
    saved(page)
    assert register(page)
