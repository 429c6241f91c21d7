"""The page of the working calendar."""


def _year(desk, year=2027):
    return desk.get(f"/api/v1/calendar/{year}").json()


def test_a_year_is_kept_and_seen_by_all(sit_down, kit):
    """What the administrator keeps, everybody sees; who and when is on record."""
    admin = sit_down("xt01")
    told = {**_year(admin), "holidays": "2-5至2-11", "makeup_days": "2-13", "is_announced": True}
    assert admin.post("/api/v1/calendar/2027", told).status_code == 200
    page = sit_down("gongshui-01").get("/calendar?year=2027").text
    assert '<td class="holiday">5<b>休</b>' in page and '<td class="makeup">13<b>班</b>' in page
    assert "变更记录" in admin.get("/calendar?year=2027").text


def test_a_change_is_looked_ahead_at(sit_down, kit):
    """Looking keeps nothing."""
    admin = sit_down("xt01")
    fields = {name: str(value) for name, value in _year(admin).items()} | {"holidays": "2-5", "look": "1"}
    answer = admin.send("/calendar", **fields)
    assert answer.status_code == 200 and "1 天的上班与休息将改变" in answer.text
    assert _year(admin)["holidays"] == ""


def test_two_administrators_do_not_undo_each_other(sit_down):
    """The later one is told to open it anew."""
    admin = sit_down("xt01")
    told = _year(admin)
    assert admin.post("/api/v1/calendar/2027", {**told, "holidays": "1-1"}).status_code == 200
    answer = admin.post("/api/v1/calendar/2027", {**told, "holidays": "1-4"})
    assert answer.status_code == 422 and "刚被他人修改" in answer.json()["detail"]


def test_faults_come_back_with_what_was_written(sit_down):
    """The text stays in the form, the fault beside it."""
    admin = sit_down("xt01")
    fields = {name: str(value) for name, value in _year(admin).items()} | {"holidays": "春节"}
    answer = admin.send("/calendar", **fields)
    assert answer.status_code == 422 and "认不出“春节”" in answer.text and ">春节</textarea>" in answer.text
