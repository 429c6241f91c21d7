"""The search for marks over every path: three protected callers through acts, rulings, turns and measures.

Everything a unit, the municipal office or an outsider can get of the cases is gathered again after each stretch of
the way, since what they may see changes with it.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from hotline.embedded.clock_control import advance
from hotline.play.doors import Doors, account_of
from hotline.play.stage import await_rest
from hotline.testing.leaks import Marks, found_in, gather, messages, search_files

LEAD, CO, OTHER, THIRD = "gongshui", "zhujian", "chengguan", "jiaotong"
WAIT_S = 90.0
HOME_UNITS = tuple(f"{unit}-01" for unit in (LEAD, CO, OTHER, THIRD))
WATCHERS = (*HOME_UNITS, "sdc01", "cy01", "xt01", "lc01")
pytestmark = [pytest.mark.timeout(900), pytest.mark.slow, pytest.mark.requirement("R-4.5")]

REPORT = Marks("隐者甲某", "14077771111", "暗巷一百零一号", "密语紫荆一一七", "密题沙鸥", "密处碧落坊")
WISH = Marks("隐者乙某", "14077772222", "暗巷二百零二号", "密语银杏二二八", "密题孤鹜", "密处黄泉里")
CHILD = Marks("隐者丙某", "14077773333", "暗巷三百零三号", "密语寒梅三三九", "密题断雁", "密处白门楼")
ALL = (REPORT, WISH, CHILD)
UNIT_TEXT = "有群众反映一事项，请依法核查处理。"


class Road:
    """Takes the cases along, and gathers on the way what others can see."""

    def __init__(self, system, doors: Doors):
        self._system, self._doors, self._acts = system, doors, 0
        self.seen: dict[str, str] = {}

    def act(self, case_id: str, name: str, account: str, **form: object) -> None:
        """Do an act; it must be taken."""
        self._acts += 1
        path = f"/api/v1/cases/{case_id}/acts/{name}"
        assert self._doors.act(account, path, form, f"leak-paths-{self._acts}"), (name, self._doors.case(case_id))

    def finish(self, case_id: str, element_id: str, unit_id: str = "", **form: object) -> None:
        """Finish the task when it has come."""

        def task() -> tuple[str, dict] | None:
            for entry in self._doors.case(case_id)["standing"]:
                group = entry["group"]
                if entry["element_id"] == element_id and group.endswith(unit_id):
                    for found in self._doors.tasks(account_of(group)):
                        if (found["case_id"], found["element_id"]) == (case_id, element_id):
                            return account_of(group), found
            return None

        account, found = self.wait(task, f"{element_id} {unit_id}", case_id)
        assert self._doors.finish(account, found["key"], form) == "done", element_id

    def look(self, stretch: str, case_id: str) -> None:
        """Gather what everybody who must not know can get by now."""
        await_rest(self._doors, self._system.settings.home)
        for where, text in gather(self._system.url, self._doors, case_id, WATCHERS).items():
            self.seen[f"{stretch}: {where}"] = text

    def pass_time_until(self, has_come: Callable[[], object]) -> None:
        """Move the clock from timer to timer until something has come."""
        home, until = self._system.settings.home, time.monotonic() + 4 * WAIT_S
        while not has_come():
            assert time.monotonic() < until, "never came"
            state = await_rest(self._doors, home)
            ahead = datetime.fromisoformat(state["next_timer_at"]) - datetime.fromisoformat(state["now"])
            advance(home, max(ahead, timedelta()) + timedelta(seconds=1))
            await_rest(self._doors, home)

    def status(self, case_id: str, *wanted: str) -> None:
        """Wait for a state of the case."""
        self.wait(lambda: self._doors.case(case_id)["status"] in wanted)

    def wait(self, ask: Callable[[], object], what: str = "", case_id: str = ""):
        """What `ask` finds, as soon as it finds something."""
        until = time.monotonic() + WAIT_S
        while not (found := ask()):
            assert time.monotonic() < until, (what, case_id and self._doors.case(case_id)["standing"])
            time.sleep(0.1)
        return found


@pytest.fixture(scope="module")
def road(system) -> Iterator[Road]:
    """All three ways walked to their ends."""
    doors = Doors(system.url)
    walked = Road(system, doors)
    try:
        _report_of_wrongdoing(walked, doors)
        _wish_for_secrecy(walked, doors)
        _repeated_and_withdrawn(walked, doors)
        yield walked
    finally:
        doors.close()


def test_nothing_of_a_protected_caller_is_seen_on_any_path(road: Road) -> None:
    """Pages, JSON, refusals, forms of every act, documents with text, metadata and raw bytes."""
    assert len(road.seen) > 500
    leaks = {where: found for where, text in road.seen.items() if (found := found_in(text, ALL))}
    assert leaks == {}


def test_the_search_reaches_what_units_may_read(road: Road) -> None:
    """The second text is found on pages and in documents, so the marks would be too."""
    shown = [where for where, text in road.seen.items() if UNIT_TEXT in text]
    assert any("/tasks/" in where for where in shown) and any("/documents/" in where for where in shown)


def test_nothing_of_them_is_in_events_engine_logs_or_names(road: Road, system) -> None:
    """Every topic, the engine's state on disk, every log, every file name."""
    for topic, value in messages(system.settings):
        assert found_in(value, ALL) == [], topic
    search_files(system.settings.home.data_dir("zeebe"), ALL)
    search_files(system.settings.home.log_dir, ALL)
    assert found_in("\n".join(str(path) for path in system.settings.home.path.rglob("*")), ALL) == []


def _report_of_wrongdoing(road: Road, doors: Doors) -> None:
    """Two units, return and replacement, urging, supervision, every measure, supplement, callback tries."""
    form = REPORT.form(LEAD, reports_wrongdoing=True, reported_unit_id="gongan", unit_text=UNIT_TEXT)
    case = doors.call("1001", form | {"unit_ids": [LEAD, CO]}, "leak-paths-report")
    road.finish(case, "Task_CheckUnitText", unit_text=UNIT_TEXT, is_clean=True)
    road.status(case, "handling")
    road.finish(
        case, "Task_HandleAndReport", CO, outcome="return", return_reason="非本单位职责。", return_ground="三定规定"
    )
    road.act(case, "sign_slip", f"{LEAD}-01")
    road.act(case, "report_interim", f"{LEAD}-01", text="正在核查。")
    road.act(case, "request_extension", f"{LEAD}-01", workdays=3, reason="需调取资料。")
    road.look("dispatched", case)
    road.finish(case, "Task_RuleOnReturn", outcome="replace", opinion="改由城管办理。", replacing_unit_id=OTHER)
    road.finish(case, "Task_RuleOnExtension", outcome="grant", workdays=2, opinion="同意。")
    road.act(case, "urge_by_hand", "dc01", unit_id=LEAD, channel="电话", person="经办人", promise="尽快")
    road.wait(lambda: doors.case(case)["assignments"][0]["urgings"])
    road.act(case, "acknowledge_urging", f"{LEAD}-01", promise="本周办结。")
    road.pass_time_until(lambda: any(part["supervision"] for part in doors.case(case)["assignments"]))
    road.look("supervised", case)
    where = {"at": "2030-01-07T09:00", "place": "二楼会议室"}
    for account, measure, more in (
        ("sdc01", "call_for_files", {"materials": "全部材料", "due_on": "2030-01-04"}),
        ("sdc01", "summon_head", {"person": "负责人", "subject": "办理情况", **where}),
        ("dc01", "propose_criticism", {"facts": "久拖不决。", "decision": "通报批评。"}),
        ("dc01", "propose_accountability", {"facts": "久拖不决。", "harm": "有损失。", "recommendation": "追责。"}),
    ):
        supervised = next(part for part in doors.case(case)["assignments"] if part["supervision"])
        road.act(case, measure, account, unit_id=supervised["unit_id"], **more)
    meeting = {"unit_ids": [LEAD, THIRD], "subject": "研究办理", **where}
    road.act(case, "convene_meeting", "dc01", **meeting)
    minutes = {"chair": "主任", "present": "各单位", "minutes": "听取汇报。", "conclusions": "限期办结。"}
    road.act(case, "record_minutes", "dc01", **meeting, **minutes)
    road.finish(case, "Task_ApproveDocument", outcome="approve", opinion="同意。")
    road.finish(case, "Task_ApproveDocument", outcome="refuse", opinion="先约谈。")
    road.look("measures", case)
    done = {"handling": "已核查。", "public_answer": "已依法处理。", "is_solved": True}
    road.finish(case, "Task_HandleAndReport", OTHER, **done)
    road.finish(case, "Task_HandleAndReport", LEAD, **done)
    road.finish(case, "Task_ReviewReport", outcome="supplement", opinion="请补充材料。")
    road.status(case, "handling")
    road.look("supplement", case)
    road.finish(case, "Task_HandleAndReport", OTHER, **done)
    road.finish(case, "Task_HandleAndReport", LEAD, **done)
    road.finish(case, "Task_ReviewReport", outcome="complete", opinion="符合要求。")
    road.finish(case, "Task_CallBack", is_reached=False, note="无人接听。")
    road.pass_time_until(lambda: any(entry["element_id"] == "Task_CallBack" for entry in doors.case(case)["standing"]))
    road.finish(
        case, "Task_CallBack", is_reached=True, told_answer=True, quality=3, efficiency=3, satisfaction=2,
        note="仍有疑虑。"
    )
    road.status(case, "archived")
    road.act(case, "appeal_mark", f"{LEAD}-01", reason="已依法办理。")
    road.act(case, "rule_on_appeal", "fzr01", outcome="uphold", reason="申诉成立。")
    road.look("archived", case)


def _wish_for_secrecy(road: Road, doors: Doors) -> None:
    """Draft, return, leader, substitute, correction, watch list and back."""
    form = WISH.form(LEAD, way="approve", importance="important", wants_secrecy=True, unit_text=UNIT_TEXT, unit_ids=[])
    case = doors.call("1001", form | {"lead_unit_id": ""}, "leak-paths-wish")
    to_lead = {"unit_ids": [LEAD], "lead_unit_id": LEAD}
    road.finish(case, "Task_DraftApproval", proposal="拟请办理。", **to_lead)
    road.finish(case, "Task_HeadReads", outcome="return", opinion="请补充。")
    road.finish(case, "Task_DraftApproval", proposal="已补充。", **to_lead)
    road.finish(case, "Task_HeadReads", opinion="呈批。", is_major=True, leader_id="mayor", **to_lead)
    road.status(case, "awaiting_instruction")
    road.act(case, "substitute_leader", "fzr01", leader_id="vice_mayor_1", reason="外出。")
    road.finish(case, "Task_LeaderInstructs", opinion="请办理。", **to_lead)
    road.status(case, "handling")
    road.look("instructed", case)
    road.act(case, "correct_units", "fzr01", unit_ids=[CO], lead_unit_id=CO, reason="属住建。")
    road.wait(lambda: any(part["unit_id"] == CO and part["is_current"] for part in doors.case(case)["assignments"]))
    road.look("corrected", case)
    now = datetime.fromisoformat(doors.quiet()["now"])
    review_on = (now + timedelta(days=3)).date().isoformat()
    road.act(case, "shelve", "fzr01", reason="待资金。", explained="已说明。", review_on=review_on)
    road.status(case, "shelved")
    road.look("shelved", case)
    road.act(case, "end_shelf", "fzr01", reason="资金到位。")
    road.finish(case, "Task_DraftApproval", proposal="拟请办理。", **to_lead)


def _repeated_and_withdrawn(road: Road, doors: Doors) -> None:
    """Merged into another matter, parted again, withdrawn."""
    plain = {"name": "明者", "phone": "14011110000", "subject": "路灯不亮", "content": "路灯不亮。", "kind": "help"}
    parent = doors.call(
        "1002", {**plain, "way": "transfer", "unit_ids": [LEAD], "lead_unit_id": LEAD}, "leak-paths-plain"
    )
    case = doors.call("1001", CHILD.form(LEAD, wants_secrecy=True, unit_text=UNIT_TEXT), "leak-paths-child")
    road.status(case, "handling")
    road.act(case, "merge", "1001", parent_id=parent, reason="同一事项。")
    road.status(case, "merged")
    road.look("merged", case)
    road.look("merged, parent", parent)
    road.act(case, "undo_merge", "1001", reason="并非同一。")
    road.status(case, "handling")
    road.act(case, "withdraw", "1001", reason="来话人撤回。")
    road.status(case, "archived")
    road.look("withdrawn", case)
