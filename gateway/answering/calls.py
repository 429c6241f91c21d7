"""The ordinary form of a call, tied to a caller of an answering day: prefilled, guarded, and settled by its case."""

from dataclasses import dataclass

from hotline.domain.access import may_see_waiting
from hotline.domain.answering_day import AnsweringDay, Caller, CallerState, DayCall, Line
from hotline.domain.case import Case
from hotline.domain.directory import Leader
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, Refused
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from ..kit import Kit
from .keeping import day_for, tell_pages


@dataclass(frozen=True)
class DayLine:
    """What the form shows of the day: which, who calls, whether the leader speaks."""

    day: AnsweringDay
    caller: Caller

    @property
    def is_with_leader(self) -> bool:
        """Whether the leader's word can be written down."""
        return self.caller.is_with_leader


def line_of(kit: Kit, actor: Actor, form: CallForm) -> DayLine | None:
    """Of which day and caller the form is; None of an ordinary call, or where it names none that is there."""
    if not form.session_id:
        return None
    try:
        day = day_for(kit, actor, form.session_id)
        return DayLine(day, day.caller(form.session_caller))
    except NotFound:
        return None


def form_for(kit: Kit, actor: Actor, day_id: str, number: int) -> CallForm:
    """The form as far as it is known who calls and why; showing that is a look on record.

    Raises: NotFound, AccessRefused, Refused: nobody speaks with this caller.
    """
    day = day_for(kit, actor, day_id)
    caller = day.caller(number)
    if caller.state is not CallerState.ON_LINE:
        raise Refused(f"{number} 号来电人现为“{caller.state.label}”，请先接听再登记")
    if not may_see_waiting(actor, caller) and not caller.is_with_leader:
        raise AccessRefused("保密来电由接听人登记")
    who = kit.day_callers.show(day_id, caller, to=actor, reason=f"接听日登记来电（{day_id} 第 {number} 号）")
    return CallForm(
        session_id=day_id, session_caller=number, name=who.name, phone=who.phone, wants_secrecy=caller.is_protected,
        subject="" if caller.is_protected else caller.matter,
    )


def day_faults(kit: Kit, actor: Actor, form: CallForm) -> dict[str, str]:
    """Why the call can't be registered for this day now; nothing is changed."""
    if not form.session_id:
        return {"leader_word": "只有市长接听日领导专线上的来电可以记录领导批示"} if form.leader_word else {}
    line = line_of(kit, actor, form)
    if line is None:
        return {"session_caller": "没有这次接听日或这位来电人，请返回接听台"}
    if form.leader_word and not line.is_with_leader:
        return {"leader_word": "这位来电人不在领导专线上，不能记录领导批示"}
    return {}


def begin(kit: Kit, actor: Actor, form: CallForm, effect: str) -> DayCall | None:
    """From now only this key makes the caller's case. Raises: FieldsRefused: it can't."""
    if not form.session_id:
        return None
    try:
        day_for(kit, actor, form.session_id)
        day = kit.answering_days.change(
            form.session_id, lambda day: day.begin_registering(form.session_caller, effect, by=actor) and None
        )
    except Refused as refused:
        raise FieldsRefused({"session_caller": refused.message}) from refused
    is_with_leader = day.caller(form.session_caller).line is Line.LEADER
    leader = Leader(id=day.leader_id, name=day.leader_name, title=day.leader_title) if is_with_leader else None
    return DayCall(day.id, leader)


def settle(kit: Kit, form: CallForm, case: Case) -> None:
    """The caller has a case now; who it is lies with the case. Repeatable."""
    if not form.session_id:
        return
    day = kit.answering_days.change(
        form.session_id,
        lambda day: day.taken(
            form.session_caller, case.id, at=kit.clock.now(), is_instructed=case.has_word_at_intake
        ),
    )
    kit.day_callers.drop(form.session_id, day.caller(form.session_caller))
    tell_pages(kit, day.id)
