"""People walk a call from the telephone to the archive, on the running system."""

import pytest

from .people import choose_unit, finish, open_task, send, take_call, wait_for_status

pytestmark = pytest.mark.timeout(400)
WORDS = "我们金海花园小区六楼以上每天傍晚水压过低，做饭都困难。"


@pytest.mark.slow
@pytest.mark.requirement("R-1.1")
def test_an_ordinary_call_is_transferred_reported_reviewed_called_back_and_archived(
    system, sign_in, complaints
):
    """Operator, clerk, reviewer and supervision section each finish their work; the case ends in the archive."""
    url = system.url
    operator = sign_in("1001")
    case_id = take_call(operator, url, words=WORDS, way="transfer")

    clerk = sign_in("gongshui-01")
    open_task(clerk, url, "办理并反馈", case_id)
    clerk.fill("#handling", "已派员现场查看，更换加压泵。")
    clerk.fill("#public_answer", "您反映的水压问题已解决。")
    clerk.check("input[name=is_solved][value='1']")
    finish(clerk, url)

    reviewer = sign_in("sc01")
    open_task(reviewer, url, "审查反馈", case_id)
    reviewer.check("input[name=outcome][value=complete]")
    reviewer.fill("#opinion", "办理结果符合要求。")
    finish(reviewer, url)

    section = sign_in("dc01")
    open_task(section, url, "回访来话人", case_id)
    for mark in ("quality", "efficiency", "satisfaction"):
        section.check(f"input[name={mark}][value='5']")
    finish(section, url)

    wait_for_status(operator, url, case_id, "已归档")
    with operator.expect_download() as download:
        operator.evaluate(
            "() => { const link = document.querySelector('.documents a'); link.download = ''; link.click(); }"
        )
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert complaints == []


@pytest.mark.slow
@pytest.mark.requirement("R-4.5")
@pytest.mark.requirement("R-5.2.1")
def test_a_protected_call_goes_up_to_the_leader_and_the_unit_never_learns_who_called(
    system, sign_in, complaints
):
    """Approval by head and leader; the unit works from the second text; the same leader closes the case."""
    url = system.url
    operator = sign_in("1002")
    case_id = take_call(
        operator, url, words=f"我是三单元的住户。{WORDS}", way="approve", ticks=("wants_secrecy",),
        unit_text="群众反映某小区水压偏低，请核实处理。",
    )
    section = sign_in("dc01")
    open_task(section, url, "拟办", case_id)
    section.fill("#proposal", "拟呈市长批示。")
    finish(section, url)
    head = sign_in("fzr01")
    open_task(head, url, "负责人阅办", case_id)
    head.fill("#opinion", "呈市长批示。")
    head.check("#is_major")
    head.select_option("#leader_id", "mayor")
    finish(head, url)

    mayor = sign_in("ld01")
    open_task(mayor, url, "领导批示", case_id)
    mayor.fill("#opinion", "请供水公司抓紧解决。")
    mayor.fill("#limit_workdays", "3")
    choose_unit(mayor, "水压", "gongshui")
    finish(mayor, url)

    clerk = sign_in("gongshui-01")
    open_task(clerk, url, "办理并反馈", case_id)
    for hidden in ("陈桂芳", "13806331234", "三单元", "查看来话人"):
        assert hidden not in clerk.content()
    assert "某小区水压偏低" in clerk.content()
    clerk.fill("#handling", "已调整水压。")
    clerk.fill("#public_answer", "水压已恢复。")
    clerk.check("input[name=is_solved][value='1']")
    finish(clerk, url)

    reviewer = sign_in("sc01")
    open_task(reviewer, url, "审查反馈", case_id)
    reviewer.check("input[name=outcome][value=complete]")
    reviewer.fill("#opinion", "符合要求。")
    finish(reviewer, url)
    open_task(mayor, url, "领导审查", case_id)
    mayor.check("input[name=outcome][value=close]")
    finish(mayor, url)
    wait_for_status(operator, url, case_id, "完成处理")
    assert complaints == []


@pytest.mark.slow
def test_faults_stand_beside_their_fields_and_a_double_click_is_one_case(system, sign_in):
    """An incomplete form comes back with its faults and values; sent twice by its own key it is one case."""
    page = sign_in("1003", width=390, height=844)
    page.goto(f"{system.url}/calls/new")
    page.fill("#content", WORDS)
    page.check("input[name=way][value=answer]")
    send(page)
    assert page.locator("#fault-subject").inner_text() == "请填写标题"
    assert page.locator("#content").input_value() == WORDS
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than a phone"

    page.fill("#subject", "水压")
    page.fill("#name", "王芳")
    page.fill("#phone", "13806330000")
    page.check("input[name=kind][value=consultation]")
    page.fill("#answer", "当场作了解答。")
    form = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form.call')))")
    answers = [
        page.request.post(f"{system.url}/calls", form=form, headers={"Origin": system.url}) for _ in range(2)
    ]
    assert answers[0].url == answers[1].url
    assert answers[0].url.endswith("/registered")


@pytest.mark.slow
@pytest.mark.parametrize("account", ["1001", "sc01", "fzr01", "ld01", "gongshui-01", "lc01", "xt01", "cy01"])
def test_every_page_of_a_role_fits_a_phone_and_a_small_screen(system, sign_in, complaints, account):
    """The pages that a role is offered load nothing foreign and are never wider than the screen."""
    for width, height in ((1280, 720), (390, 844)):
        page = sign_in(account, width=width, height=height)
        for path in page.locator("nav a").evaluate_all("links => links.map(link => link.pathname)"):
            page.goto(f"{system.url}{path}")
            assert page.locator("h1").count() >= 1, path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
    assert complaints == []
