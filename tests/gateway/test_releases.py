"""Putting a changed model into use, and what comes back when it can't be."""

import pytest

from hotline.bootstrap.releasing import build_releasing, shipped_models

TABLE = "callback_rule.dmn"


@pytest.fixture
def released(kit):
    """The shipped models in use as release 1, on the real engine."""
    kit.releasing = build_releasing(kit.releases, kit.engine, kit.clock)
    kit.releasing.follow_package(shipped_models())
    return kit


@pytest.mark.requirement("R-6.1")
def test_a_changed_table_becomes_the_next_release(sit_down, released):
    """The process admin uploads one changed file; the next release is in use and its difference is shown."""
    desk = sit_down("lc01")
    changed = shipped_models()[TABLE].replace("需要回访".encode(), "应当回访".encode()) + b"\n<!-- changed -->\n"
    body = {"csrf": desk.csrf(), "key": "release-key-1"}
    answer = desk.client.post("/releases", data=body, files={"files": (TABLE, changed)}, follow_redirects=False)

    assert answer.status_code == 303, answer.text
    page = desk.get("/releases").text
    assert "流程已发布为第 2 版" in page
    assert f"改动：{TABLE}" in page
    assert "<ins>+&lt;!-- changed --&gt;</ins>" in desk.get("/releases/2").text
    assert desk.get(f"/releases/2/files/{TABLE}").content == changed

    again = desk.client.post("/releases", data=body, files={"files": (TABLE, changed)}, follow_redirects=False)
    assert again.status_code == 303
    assert len(released.releases.all()) == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("case.bpmn", b"<not-xml", ""), ("notes.txt", b"x", "只能上传"),
        ("limits.dmn", b'<!DOCTYPE a [<!ENTITY x "y">]><definitions/>', ""),
    ],
)
def test_what_can_not_run_is_refused_and_nothing_changes(sit_down, released, name, content, says):
    """A file that can't be read, is no model or carries a DOCTYPE is refused in words; release 1 stays in use."""
    desk = sit_down("lc01")
    answer = desk.client.post(
        "/releases", data={"csrf": desk.csrf(), "key": "release-key-2"}, files={"files": (name, content)}
    )
    assert 400 <= answer.status_code < 500
    assert says in answer.text
    assert 'class="fault"' in answer.text
    assert [r["number"] for r in released.releases.all() if r["state"] == "deployed"] == [1]


def test_only_the_process_admin_puts_models_into_use(sit_down):
    """The system administrator sees the releases but can't make one."""
    desk = sit_down("xt01")
    assert desk.get("/releases").status_code == 200
    files = {"files": ("case.bpmn", b"x")}
    answer = desk.client.post("/api/v1/releases", files=files, headers={"Idempotency-Key": "0123456789"})
    assert answer.status_code == 403
