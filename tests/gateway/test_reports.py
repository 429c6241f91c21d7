"""The three statutory reports on their pages, and the page of the system's state."""

import pytest

from hotline.testing import cases as sample


@pytest.mark.requirement("R-5.4.3")
@pytest.mark.parametrize(("kind", "title"), [("calls", "话务统计"), ("work", "工作统计"), ("business", "业务统计")])
def test_each_report_counts_what_the_consumer_took_in(sit_down, kit, kind, title):
    """A case whose events were taken in is counted on each report; pages and JSON agree."""
    case = sample.dispatched()
    kit.facts.take(case.outbox)
    desk = sit_down("fzr01")
    span = {"from": "2026-11-01", "to": "2026-11-30"}

    page = desk.get(f"/reports/{kind}", params=span)
    figures = desk.get(f"/api/v1/reports/{kind}", params=span).json()["figures"]

    assert page.status_code == 200, page.text
    assert title in page.text
    assert any(figure["numerator"] == 1 for figure in figures)


def test_a_wrong_range_is_said_beside_its_field(sit_down):
    """An end before the beginning and a date that is none come back in words."""
    desk = sit_down("fzr01")
    backwards = desk.get("/reports/calls", params={"from": "2026-11-30", "to": "2026-11-01"})
    assert backwards.status_code == 422
    assert "结束日期不能早于开始日期" in backwards.text
    assert "日期格式" in desk.get("/reports/calls", params={"from": "昨天"}).text


def test_an_unknown_report_is_not_found(sit_down):
    """There are three reports."""
    assert sit_down("fzr01").get("/reports/secrets").status_code == 404


@pytest.mark.requirement("R-6.2")
def test_the_status_page_tells_the_engine_and_what_waits(sit_down):
    """The system administrator sees the engine's version and the waiting jobs."""
    html = sit_down("xt01").get("/status").text
    assert "版本 8.0.0" in html
    assert "等待办理的作业" in html


def test_quiet_names_everything_under_way(sit_down, kit, keep):
    """A case with a start command and events left is not quiet; consumers that don't answer aren't either."""
    keep(sample.registered())
    quiet = sit_down("xt01").get("/api/v1/quiet").json()
    assert quiet["quiet"] is False
    assert quiet["commands"] == 1
    assert quiet["outbox"] == 2
    assert quiet["analytics_lag"] is None


def test_when_the_database_is_away_pages_say_so(sit_down, kit):
    """With the database away every page answers 503 in Chinese, for people and for programs."""
    from hotline.domain.errors import TemporarilyUnavailable

    class Away:
        def find(self, token, *, is_use=True):
            raise TemporarilyUnavailable("数据库暂时连不上，请稍后再试")

    desk = sit_down("1001")
    kit.sessions = Away()
    page, answer = desk.get("/"), desk.get("/api/v1/tasks")
    assert page.status_code == answer.status_code == 503
    assert "数据库暂时连不上" in page.text
    assert answer.json()["code"] == "temporarily_unavailable"
    assert answer.headers["retry-after"]
