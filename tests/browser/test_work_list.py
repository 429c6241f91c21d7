"""A unit's clerk at the work list in the browser: by keyboard, many at once, on a phone, while others work too."""

import time

import pytest
from playwright.sync_api import Page, expect

from .people import PATIENCE_SECONDS, take_call

CASES = 4
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"


@pytest.mark.requirement("R-5.2.2")
def test_a_clerk_goes_through_the_list(system, sign_in, complaints):
    """Four calls come; one is signed for by a key, the rest together; a colleague's page shows it; one PDF of slips."""
    operator = sign_in("1001")
    cases = [
        take_call(operator, system.url, words=f"六楼以上傍晚水压过低，第{number}次反映。", way="transfer")
        for number in range(CASES)
    ]
    clerk, head = sign_in("gongshui-01"), sign_in("gongshui-02", width=390, height=844)
    _wait_for(clerk, system.url, cases)
    head.goto(f"{system.url}/work?state=unsigned")
    assert head.evaluate("document.documentElement.scrollWidth <= innerWidth")

    clerk.goto(f"{system.url}/work?state=unsigned&text={cases[0]}")
    clerk.keyboard.press("j")
    clerk.keyboard.press("s")
    expect(clerk.locator(".results")).to_contain_text("已签收 1 件")
    expect(head.locator(f"#row-{cases[0]}")).to_have_count(0, timeout=5_000)

    clerk.goto(f"{system.url}/work?state=unsigned")
    for case_id in cases[1:]:
        clerk.check(f"#row-{case_id} input[name=case_ids]")
    assert clerk.inner_text(".picked") == f"已勾选 {CASES - 1} 件"
    with clerk.expect_popup() as printed:
        clerk.click("text=打印勾选的转办单")
    printed.value.close()
    clerk.click("button.main:has-text('签收勾选的')")
    expect(clerk.locator(".results")).to_contain_text(f"已签收 {CASES - 1} 件")

    clerk.goto(f"{system.url}/work?text={cases[1]}")
    clerk.locator(f"#row-{cases[1]} a.report").click()
    clerk.check("input[name=outcome][value=report]")
    clerk.set_input_files("#file_handling", [
        {"name": "现场.pdf", "mimeType": "application/pdf", "buffer": PDF},
        {"name": "工具.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
    ])
    lines = clerk.locator("#attachments ul.files li")
    expect(lines.nth(1)).to_contain_text("不是可以上传的类型")
    lines.nth(1).locator("button").click()
    expect(clerk.locator("[data-files-told]")).to_contain_text("将上传 1 个")
    assert complaints == []


def _wait_for(page: Page, url: str, cases: list[str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        page.goto(f"{url}/work?all=1")
        if all(page.locator(f"#row-{case_id} a.report").count() for case_id in cases):
            return
        time.sleep(0.5)
    raise AssertionError("the cases did not come to the unit")
