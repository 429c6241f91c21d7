"""A question answered with one key from the knowledge base, and the caller's look-up of it on a telephone."""

import pytest


@pytest.mark.requirement("R-5.1.2")
def test_answered_by_one_key_and_looked_up_by_the_caller(sign_in, open_page, system, complaints):
    """The answer found while typing goes into the form; number and code read out open it for the caller alone."""
    desk = sign_in("1001")
    desk.goto(f"{system.url}/calls/new")
    desk.fill("#content", "我家暖气一直不热，室温只有十五度")
    desk.locator(".knowledge-found").first.wait_for()
    desk.keyboard.press("Alt+Z")
    assert desk.is_checked("input[name=way][value=answer]") and "18 摄氏度" in desk.input_value("#answer")
    desk.fill("#subject", "暖气不热怎么报修")
    desk.check("#is_anonymous")
    desk.check("input[name=kind][value=consultation]")
    desk.locator("#call button.main").click()
    desk.wait_for_url("**/registered")
    number, code = desk.locator(".number").inner_text(), desk.locator(".look-up-code").inner_text().split(maxsplit=1)[1]

    phone = open_page(390, 844)
    phone.goto(f"{system.url}/look-up")
    phone.fill("#number", number)
    phone.fill("#code", code.lower())
    phone.keyboard.press("Enter")
    phone.get_by_text(f"编号 {number}").wait_for()
    assert phone.locator(".found h1").inner_text().endswith(("已在电话中答复您", "正在确定由哪个单位办理"))
    assert phone.context.cookies() == []
    phone.get_by_role("link", name="常见问题").click()
    phone.get_by_role("link", name="暖气不热怎么报修").click()
    assert phone.get_by_text("18 摄氏度").is_visible()
    assert complaints == []
