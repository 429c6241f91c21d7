"""Returns, extensions and a leader's word on paper, as people do them on the pages of the running system."""

import pytest

from .people import choose_unit, finish, open_task, take_call, wait_for_status

pytestmark = pytest.mark.timeout(500)
WORDS = "金海花园小区门前占道经营严重，早晚堵得走不动路。"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 13 + b"\0\0\0\0IEND\xaeB`\x82"


def do_act(page, url, case_id, title, choices=(), **fields):
    """Press an act's button on the page of the case, fill in its form and confirm."""
    page.goto(f"{url}/cases/{case_id}")
    page.locator("#actions").get_by_role("link", name=title, exact=True).click()
    for selector in choices:
        page.check(selector)
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    page.locator("form.decide button.main").click()
    page.wait_for_url(f"{url}/cases/{case_id}")
    assert f"已办理「{title}」" in page.locator(".flash").inner_text()


def report(page, url, case_id, *, file=None):
    """Fill in the closing form."""
    open_task(page, url, "办理并反馈", case_id)
    page.check("input[name=is_true][value='1']")
    page.fill("#handling", "已清理占道摊点，划定临时经营区。")
    page.fill("#public_answer", "您反映的占道经营已清理。")
    page.check("input[name=is_solved][value='1']")
    if file:
        page.set_input_files("#file_handling", file)
    finish(page, url)


@pytest.mark.slow
@pytest.mark.requirement("R-4.2")
@pytest.mark.requirement("R-5.3.1")
def test_a_returned_case_goes_to_another_unit_which_gets_an_extension(system, sign_in, complaints):
    """A unit returns, the head replaces it, the other asks for time and gets it, co-unit and lead report."""
    url = system.url
    case_id = take_call(sign_in("1001"), url, words=WORDS, way="transfer")
    head = sign_in("fzr01")
    wait_for_status(head, url, case_id, "办理中")
    do_act(
        head, url, case_id, "改派",
        ("input[name=unit_ids][value=zhujian]", "input[name=unit_ids][value=gongan]",
         "input[name=lead_unit_id][value=zhujian]"), reason="属市容管理，不属供水。",
    )

    lead = sign_in("zhujian-01")
    open_task(lead, url, "办理并反馈", case_id)
    assert not lead.locator("#return_reason").is_visible()
    lead.check("input[name=outcome][value=return]")
    assert not lead.locator("#handling").is_visible()
    lead.fill("#return_reason", "占道经营由城市管理部门负责。")
    lead.fill("#return_ground", "《山东省城市管理条例》第六条")
    finish(lead, url)

    open_task(head, url, "退单裁定", case_id)
    assert "《山东省城市管理条例》第六条" in head.locator("form.decide").inner_text()
    head.check("input[name=outcome][value=replace]")
    head.check("input[name=replacing_unit_id][value=chengguan]")
    head.fill("#opinion", "同意，改由城管部门牵头。")
    finish(head, url)

    other = sign_in("chengguan-01")
    open_task(other, url, "办理并反馈", case_id)
    do_act(other, url, case_id, "签收")
    do_act(other, url, case_id, "申请延期", workdays="5", reason="需协调临时经营场地。")
    open_task(head, url, "审批延期", case_id)
    head.check("input[name=outcome][value=grant]")
    assert head.locator("#workdays").input_value() == "5"
    head.fill("#workdays", "3")
    finish(head, url)
    other.goto(f"{url}/cases/{case_id}")
    other.get_by_text("准予延期 3 个工作日（只延一次）").first.wait_for()
    assert "同意延期" in other.content()

    report(sign_in("gongan-01"), url, case_id)
    report(other, url, case_id, file={"name": "现场.png", "mimeType": "image/png", "buffer": PNG})
    wait_for_status(head, url, case_id, "待审查")
    assert "现场.png" in head.content()
    assert complaints == []


@pytest.mark.slow
@pytest.mark.requirement("R-5.2.1")
def test_a_secretary_enters_the_leaders_word_from_the_scanned_slip(system, sign_in, complaints):
    """The head returns the draft once, then sends it up; the secretary enters the word with the scan."""
    url = system.url
    case_id = take_call(sign_in("1002"), url, words=WORDS, way="approve")
    section, head, secretary = sign_in("dc01"), sign_in("fzr01"), sign_in("ms01")
    open_task(section, url, "拟办", case_id)
    section.fill("#proposal", "拟请城管部门办理。")
    finish(section, url)
    open_task(head, url, "负责人阅办", case_id)
    head.check("input[name=outcome][value=return]")
    head.fill("#opinion", "请补充周边学校的情况。")
    finish(head, url)
    open_task(section, url, "拟办", case_id)
    assert section.locator("#proposal").input_value() == "拟请城管部门办理。"
    section.fill("#proposal", "周边有小学一所，拟呈市长批示。")
    finish(section, url)
    open_task(head, url, "负责人阅办", case_id)
    head.fill("#opinion", "呈市长批示。")
    head.check("#is_major")
    head.select_option("#leader_id", "mayor")
    finish(head, url)

    open_task(secretary, url, "领导批示", case_id)
    secretary.fill("#opinion", "请城管部门三日内整治到位。")
    choose_unit(secretary, "城市管理局", "chengguan")
    secretary.locator("form.decide button.main").click()
    assert "须附批办单扫描件" in secretary.locator(".faults").inner_text()
    secretary.set_input_files("[name=file_scan]", {"name": "批示.png", "mimeType": "image/png", "buffer": PNG})
    finish(secretary, url)
    wait_for_status(head, url, case_id, "办理中")
    assert "陆知行 代录" in head.content()
    with head.expect_download() as download:
        head.get_by_role("link", name="批办单扫描件").click()
    assert download.value.path().read_bytes() == PNG
    assert complaints == []
