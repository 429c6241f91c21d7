"""A trial: calls flow, something is killed, everything must come back, and the stores must agree."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from hotline.embedded.background import await_ready, kill_part
from hotline.play.doors import OPERATORS, Doors, account_of
from hotline.testing.system import System
from hotline.verify.command import verify_stores

END_S = 180.0
ANSWERED = {
    "name": "牟建国", "phone": "14055501234", "subject": "咨询办证地点", "content": "请问到哪里办理？",
    "kind": "consultation", "way": "answer", "answer": "请到政务大厅综合窗口办理。",
}
TRANSFERRED = {
    "name": "厉桂兰", "phone": "14055505678", "subject": "路灯不亮", "content": "小区门口路灯不亮。", "kind": "help",
    "way": "transfer", "unit_ids": ["chengguan"], "lead_unit_id": "chengguan",
}
FORMS = {
    "Task_HandleAndReport": {"handling": "已修复。", "public_answer": "路灯已修复。", "is_solved": True},
    "Task_ReviewReport": {"outcome": "complete", "opinion": "符合要求。"},
    "Task_CallBack": {"is_reached": True, "quality": 5, "efficiency": 5, "satisfaction": 5},
}


class Trial:
    """One trial on a running system. `acknowledged` are the cases whose numbers were given out."""

    def __init__(self, system: System, seed: int):
        self.system, self.dice = system, random.Random(seed)
        self.doors = Doors(system.url)
        self.acknowledged: list[str] = []
        self._name = f"{seed}-{time.monotonic_ns()}"

    def kill(self, part: str) -> None:
        """kill -9 a part; wait for one that is just starting again."""
        until = time.monotonic() + 60
        while kill_part(self.system.settings, part) is None:
            assert time.monotonic() < until, f"{part} never ran"
            time.sleep(0.2)

    def flow(self, calls: int, meanwhile: Callable[[], None]) -> None:
        """Take calls from three operators at once while `meanwhile` does its harm."""
        harm = threading.Thread(target=meanwhile)
        harm.start()
        with ThreadPoolExecutor(len(OPERATORS)) as operators:
            self.acknowledged += operators.map(self._take, range(calls))
        harm.join()

    def pause(self, longest_s: float) -> None:
        """Let a random while pass, so that the harm comes at another moment each time."""
        time.sleep(self.dice.uniform(0.05, longest_s))

    def finish_everything(self) -> None:
        """Bring every call of the trial to the archive, one more after the healing among them."""
        await_ready(self.system.settings)
        self.acknowledged.append(self._take(len(self.acknowledged) + 1_000))
        left, until = set(self.acknowledged), time.monotonic() + END_S
        while left:
            assert time.monotonic() < until, f"still open: {sorted(left)}"
            left = {case_id for case_id in left if self._push_on(case_id)}
            time.sleep(0.1)

    def verify(self) -> None:
        """The stores agree."""
        outcome = verify_stores(self.system.settings, wait_s=90.0, acknowledged=frozenset(self.acknowledged))
        assert [f"{f.invariant.name} {f.subject}: {f.text}" for f in outcome.findings] == []

    def _take(self, number: int) -> str:
        form = ANSWERED if number % 3 else TRANSFERRED
        return self.doors.call(OPERATORS[number % len(OPERATORS)], form, f"trial-{self._name}-{number}")

    def _push_on(self, case_id: str) -> bool:
        shown = self.doors.case(case_id)
        for entry in shown["standing"]:
            for task in self.doors.tasks(account_of(entry["group"])):
                if task["case_id"] == case_id and task["element_id"] in FORMS:
                    self.doors.finish(account_of(entry["group"]), task["key"], FORMS[task["element_id"]])
        return shown["is_open"]


@pytest.fixture
def trial(system: System, request: pytest.FixtureRequest) -> Iterator[Trial]:
    """A trial with a seed of the test's own, printed so that it can be repeated."""
    seed = sum(request.node.name.encode())
    print(f"seed {seed}")
    running = Trial(system, seed)
    yield running
    running.doors.close()
