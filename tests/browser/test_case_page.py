"""The case page in the browser: the drawing is lit, open pages follow, a protected caller is revealed by two."""

import time

import pytest

from .people import finish, open_task, take_call

WORDS = "我们金海花园小区六楼以上每天傍晚水压过低，做饭都困难。"
WITHIN_SECONDS = 1.5


@pytest.mark.slow
def test_the_drawing_lights_the_present_step_and_follows(system, sign_in, complaints):
    """Opened at the units' step; zoomed by keys; when the unit reports, the open page moves on by itself."""
    url = system.url
    case_id = take_call(sign_in("1001"), url, words=WORDS, way="transfer")
    clerk = sign_in("gongshui-01")
    open_task(clerk, url, "办理并反馈", case_id)

    center = sign_in("dc01")
    center.goto(f"{url}/cases/{case_id}#course")
    center.locator("#course[data-shown=handling]").wait_for()
    lit = center.locator(".djs-element.is-present")
    assert "Task_HandleAndReport" in lit.evaluate_all("all => all.map((one) => one.dataset.elementId)")
    assert center.locator(".djs-connection.is-passed").count() >= 4
    assert "办理并反馈" in center.locator("li[aria-current=step]").last.inner_text()
    canvas = center.locator(".canvas")
    before = canvas.locator("g.viewport").get_attribute("transform")
    canvas.focus()
    center.keyboard.press("+")
    center.wait_for_function("([box, was]) => document.querySelector(box).getAttribute('transform') !== was",
                             arg=[".canvas g.viewport", before])
    center.get_by_role("tab", name="办理过程").click()
    center.locator("#course[data-shown=course]").wait_for()
    assert center.locator("[data-element-id=Call_Handling].is-present").count() == 1

    clerk.fill("#handling", "已派员现场查看，更换加压泵。")
    clerk.fill("#public_answer", "您反映的水压问题已解决。")
    clerk.check("input[name=is_solved][value='1']")
    finish(clerk, url)
    sent_at = time.monotonic()
    center.locator("h1", has_text="待审查").wait_for()
    assert time.monotonic() - sent_at < WITHIN_SECONDS
    assert complaints == []


@pytest.mark.slow
@pytest.mark.requirement("R-4.5")
def test_a_protected_caller_is_shown_when_a_second_person_allowed_it(system, sign_in, complaints):
    """The section asks, the shift leader allows, the section's open page offers the one look, then no more."""
    url = system.url
    case_id = take_call(
        sign_in("1002"), url, words=f"我是三单元的住户。{WORDS}", way="approve", ticks=("wants_secrecy",),
        unit_text="群众反映某小区水压偏低，请核实处理。",
    )
    section, shift = sign_in("dc01"), sign_in("zb01")
    section.goto(f"{url}/cases/{case_id}")
    section.fill("#identity #reason", "需向来话人核实楼号")
    section.get_by_role("button", name="申请查看来话人").click()
    section.locator("#identity", has_text="待第二人同意").wait_for()

    shift.goto(f"{url}/boards/revealing")
    shift.get_by_role("link", name=case_id).click()
    shift.get_by_role("button", name="同意查看一次").click()
    shift.locator(".flash", has_text="已答复").wait_for()

    look = section.get_by_role("button", name="查看来话人（将记录）")
    look.wait_for()
    look.click()
    section.get_by_text("13806331234").wait_for()
    section.goto(f"{url}/cases/{case_id}")
    assert "已查看" in section.locator("#identity").inner_text()
    assert look.count() == 0
    assert complaints == []
