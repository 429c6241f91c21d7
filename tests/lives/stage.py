"""One life: a few cases on the running system, people who act on them as the gateway lets them, and time."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from gateway import acting, call_taking, task_finishing
from gateway.engine_telling import tell_engine
from gateway.quietness import quietness
from hotline.bootstrap.gateway import GatewayCollaborators, build_gateway
from hotline.domain.acts import Act, acts_open_to
from hotline.domain.assigning import AssignForm, register_assigned
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS
from hotline.domain.errors import Refused, TemporarilyUnavailable
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask
from hotline.embedded.background import await_ready, kill_part
from hotline.embedded.clock_control import advance, engine_catches_up
from hotline.embedded.complaint import MoveRefused
from hotline.settings import Settings
from hotline.testing.lives import acts, answers
from hotline.testing.lives.calls import Caller, call_form
from hotline.testing.lives.choosing import Choose
from hotline.testing.lives.standing import standing_faults
from hotline.verify.comparing import compare
from hotline.verify.world import World

PATIENCE_S = 120.0
STILL_S = 0.3
"""The engine hands its records on every 0.1 s: so long a silence isn't a mere pause, unless the machine is busy."""
BUSY_FACTOR = 4.0
NUDGE_S = 5.0
BEYOND = timedelta(seconds=20)
"""How far behind a timer the clock is moved: timers that lie together fire together."""
SOON, MOST_TRIES = "请稍候", 6
"""What a refusal says that lasts for seconds only, and how often to try."""
CENTER = ("1001", "zb01", "dc01", "fzr01", "sdc01")
OPERATOR, CHECKER = "1001", "zb01"


class Unrest(AssertionError):
    """The system doesn't come to rest, or a case stands where nobody named has it."""


class Stage:
    """What the lives of one run share: the running system and the gateway's own ways in.

    The first `failure` ends the run, unless it `is_shortening`: then the life is played again, shorter and shorter.
    """

    def __init__(self, settings: Settings, *, is_shortening: bool = False):
        self.settings, self.is_shortening = settings, is_shortening
        self.failure: Exception | None = None
        self.kit: GatewayCollaborators = build_gateway(settings)
        self.accounts = patiently(self.kit.directory.accounts)
        self.callers = 0
        self.moves = Counter()
        self.sound: set[str] = set()
        self.buried: set[str] = set()

    def actor(self, account_id: str) -> Actor:
        """A person of the sample directory."""
        return next(account for account in self.accounts if account.id == account_id).actor

    def now(self) -> datetime:
        """Business time."""
        return self.kit.clock.now()


class Life:
    """A few cases from their calls to their ends. `story` are the moves so far, in words."""

    def __init__(self, stage: Stage):
        self.stage, self.kit = stage, stage.kit
        self.ids: list[str] = []
        self.callers: dict[str, Caller] = {}
        self.story: list[str] = []
        self._moved = True
        self.tell("begins", f"on a working morning, {self._begin():%m-%d %H:%M}")

    def tell(self, move: str, words: str) -> None:
        """Add to the story."""
        self.stage.moves[move] += 1
        self.story.append(f"{self.stage.now():%m-%d %H:%M:%S} {move} {words}")

    def name(self, case_id: str) -> str:
        """A case as the story names it."""
        return f"c{self.ids.index(case_id) + 1}"

    def cases(self) -> list[Case]:
        """All cases of the life."""
        return [patiently(lambda case_id=case_id: self.kit.cases.get(case_id)) for case_id in self.ids]

    def call(self, kind: str, choose: Choose, parent_id: str = "") -> str:
        """Take a call; returns the case's number."""
        self.stage.callers += 1
        caller = Caller(self.stage.callers)
        form, key = call_form(kind, caller, choose, parent_id=parent_id), f"life-{id(self)}-{len(self.story)}"
        operator = self.stage.actor(OPERATOR)
        case = self._do(lambda: call_taking.take_call(self.kit, form, operator, key))
        self.callers[case.id] = caller
        return self._took(case, kind)

    def assign(self, leader: str, limit_workdays: int | None, units: dict[str, Any]) -> str:
        """A leader assigns a matter without a call."""
        by, at = self.stage.actor(leader), self.stage.now()
        form = AssignForm(
            subject="路灯改造", content="全面改造老旧路灯。", opinion="请抓紧。", limit_workdays=limit_workdays,
            **units,
        )
        effect = f"assigned/life-{id(self)}-{len(self.story)}"
        series = f"case/{at.year}"
        number = patiently(lambda: self.kit.numbers.claim(series, f"{series}/{effect}"))
        case = register_assigned(
            form, f"{at.year}-{number:06d}", at=at, by=by, effect=effect, directory=self.kit.directory
        )
        patiently(lambda: self.kit.cases.add(case))
        tell_engine(self.kit, case)
        return self._took(case, f"assigned by {leader}")

    def tasks(self, case_id: str) -> list[OpenTask]:
        """The tasks that wait on a case, in an order that is the same in every run."""
        found = patiently(lambda: self.kit.worklist.of_case(case_id))
        return sorted(found, key=lambda task: (task.element_id, task.attempt, task.unit_id, task.order_id))

    def answers(self, task: OpenTask, choose: Choose) -> answers.Answers:
        """The legal answers to a task."""
        case = patiently(lambda: self.kit.cases.get(task.case_id))
        calendar = patiently(self.kit.calendars.current)
        return answers.answers_to(answers.Asked(case, task, self.stage.now(), calendar, choose))

    def finish(self, task: OpenTask, name: str, fields: dict[str, Any]) -> None:
        """Have whoever the task waits for finish it."""
        form = DECISIONS[task.element_id].form_model(**fields)
        by = self._one_of(task.group)
        whose = f"{self.name(task.case_id)} {task.element_id} {task.unit_id}"
        self.tell("finish", f"{whose}: {name} {_said(fields)}")
        self._do(lambda: task_finishing.finish(self.kit, by, task, form))

    def acts(self, case: Case) -> list[tuple[Actor, Act]]:
        """Whoever may do something on the case outside of a task now."""
        people = [*CENTER, *dict.fromkeys(f"{part.unit_id}-01" for part in case.assignments)]
        actors = [self.stage.actor(account_id) for account_id in people]
        return [(actor, act) for actor in actors for act in acts_open_to(case, actor)]

    def act(self, case: Case, by: Actor, act: Act, choose: Choose) -> None:
        """Have the person do it, where something legal can be said."""
        others = [other for other in self.cases() if other.id != case.id]
        fields = acts.fields_of(act.name, acts.Doing(case, by, self.stage.now(), choose, others))
        if fields is None:
            return
        key = f"life-{id(self)}-{len(self.story)}"
        self.tell(act.name, f"{self.name(case.id)} by {by.account_id} {_said(fields)}")
        self._do(lambda: acting.do_act(self.kit, by, case.id, act, act.form_model(**fields), key))

    def kill(self, part: str) -> None:
        """kill -9 a part of the system; it comes back by itself."""
        self.tell("kill", part)
        kill_part(self.stage.settings, part)
        self._moved = True

    def rest(self) -> dict[str, Any]:
        """Wait until the system is at rest and every case stands where it should.

        Raises: Unrest: it doesn't come to that; says what stands wrong.
        """
        begun, since, nudged, state = time.monotonic(), None, 0.0, {}
        while (waited := time.monotonic() - begun) < PATIENCE_S:
            with suppress(TemporarilyUnavailable):
                asked = time.monotonic()
                state = quietness(self.kit)
                still_s = max(STILL_S, BUSY_FACTOR * (time.monotonic() - asked))
                since = (since or time.monotonic()) if _is_at_rest(state) else None
                if since and time.monotonic() - since >= still_s and not (self._moved and self._standing()):
                    self._moved = False
                    return state
            if waited - nudged > NUDGE_S:
                nudged = waited
                with suppress(MoveRefused):
                    engine_catches_up(self.stage.settings.home)
            time.sleep(0.04)
        incidents = self.kit.engine_view.incidents()
        raise Unrest(f"no rest after {PATIENCE_S} s: {self._standing()} {incidents} {state}")

    def pass_time(self, target: datetime) -> None:
        """Let time pass, from timer to timer, seeing the system come to rest at each."""
        while True:
            state = self.rest()
            now, timer = self.stage.now(), state["next_timer_at"]
            timer_at = datetime.fromisoformat(timer) if timer else None
            if timer_at is None or timer_at > target:
                break
            self._advance(timer_at - now + BEYOND)
        self._advance(target - self.stage.now())
        self.rest()

    def next_timer_at(self) -> datetime | None:
        """When the next timer fires."""
        timer = self.rest()["next_timer_at"]
        return datetime.fromisoformat(timer) if timer else None

    def verify(self) -> None:
        """The stores agree.

        Raises: AssertionError: names what differs.
        """
        await_ready(self.stage.settings)
        outcome = compare(self._world, wait_s=PATIENCE_S)
        buried = self.stage.buried
        differ = [f"{f.invariant.name} {f.subject}: {f.text}" for f in outcome.findings if f.subject not in buried]
        assert not differ, differ

    def _world(self) -> World:
        store = self.kit.document_store
        return World(self.kit.database, self.stage.now(), store, self.stage.sound, frozenset(self.ids))

    def _begin(self) -> datetime:
        """Move to nine o'clock of the next working day."""
        now = self.stage.now()
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        self.pass_time(self.kit.calendars.current().next_working_time(tomorrow) + timedelta(minutes=30))
        return self.stage.now()

    def _advance(self, delta: timedelta) -> None:
        if delta > timedelta():
            self._moved = True
            with suppress(MoveRefused):
                advance(self.stage.settings.home, delta)

    def _took(self, case: Case, kind: str) -> str:
        self.ids.append(case.id)
        self._moved = True
        self.tell("call", f"{self.name(case.id)} = {case.id}: {kind} {case.unit_ids or ''}")
        return case.id

    def _standing(self) -> list[str]:
        return [
            fault for case in self.cases() for fault in standing_faults(case, self.tasks(case.id), self.stage.accounts)
        ]

    def _one_of(self, group: str) -> Actor:
        if group == "role:operator":
            return self.stage.actor(OPERATOR)
        return next(account.actor for account in self.stage.accounts if group in account.actor.groups)

    def _do(self, deed: Callable[[], Case]) -> Case | None:
        self._moved = True
        for _ in range(MOST_TRIES):
            try:
                return patiently(deed)
            except Refused as refused:
                self.tell("refused", refused.message)
                if SOON not in refused.message:
                    return None
                time.sleep(1.0)
        return None


def patiently(ask: Callable[[], Any]) -> Any:
    """What is asked, once the database is there."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return ask()
        except TemporarilyUnavailable:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _said(fields: dict[str, Any]) -> str:
    """What of a form tells how the life goes on: codes and ids, no texts."""
    shown = {name: value for name, value in fields.items() if _is_code(value)}
    return " ".join(f"{name}={value}" for name, value in shown.items())


def _is_code(value: Any) -> bool:
    return str(value).isascii() and not isinstance(value, bool) and value is not None


def _is_at_rest(state: dict[str, Any]) -> bool:
    timer, now = state["next_timer_at"], datetime.fromisoformat(state["now"])
    is_late = timer is not None and datetime.fromisoformat(timer) <= now
    busy = is_late or state["waiting_jobs"] or state["commands"] or state["tasks_differ"]
    return not busy and state["view_lag"] == 0


