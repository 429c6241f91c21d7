"""Cases in which decisions are tried."""

from datetime import timedelta

from hotline.domain import urging
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING + timedelta(hours=4)
CLERK = sample.clerk(sample.WATER)


def instructed() -> Case:
    """Before the mayor, on the head's word."""
    case = sample.prepared()
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, opinion="呈周市长批示。", is_major=True,
        leader_id="mayor",
    )
    return case


def with_leader() -> Case:
    """Reported and found complete, before the mayor again."""
    case = instructed()
    sample.finish(
        case, "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, AT, opinion="请供水集团速办。",
        unit_ids=["gongshui"], limit_workdays=3,
    )
    sample.dispatch(case, sample.WATER, at=AT)
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, handling="已修复。", public_answer="已解决。",
        is_solved=True,
    )
    sample.finish(
        case, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, AT, outcome="complete", opinion="符合要求。"
    )
    return case


def supervised() -> Case:
    """Handed over to the municipal office."""
    case = sample.dispatched()
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, AT, "gongshui")
    urging.supervised(case, "gongshui", 1, notice, cause="overdue", at=AT)
    return case


def report() -> Case:
    """A report of wrongdoing that was just taken."""
    return sample.registered(reports_wrongdoing=True, unit_text="有群众反映收费问题。")


def returned() -> Case:
    """Returned by the unit that got it."""
    case = sample.dispatched()
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, outcome="return", return_reason="二次供水归物业。",
        return_ground="三定规定第四条",
    )
    return case


def asking_for_time() -> Case:
    """With a unit's request for five more working days."""
    case = sample.dispatched()
    sample.act(case, "request_extension", CLERK, AT, workdays=5, reason="等待配件到货。")
    return case


def criticised() -> Case:
    """With a criticism drafted."""
    case = sample.dispatched()
    sample.act(
        case, "propose_criticism", sample.SECTION, AT, unit_id="gongshui", facts="久拖不决。", decision="予以通报批评。"
    )
    return case
