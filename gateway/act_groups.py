"""The groups in which the buttons of acts stand on the page of a case."""

from collections.abc import Sequence

from hotline.domain.acts import Act

GROUPS: dict[str, tuple[str, ...]] = {
    "本单位": (
        "sign_slip", "assign_within_unit", "report_interim", "request_extension", "acknowledge_urging", "appeal_mark",
    ),
    "受理中心": ("urge_by_hand", "extend_limit", "excuse_unit", "rule_on_appeal", "open_mass_incident", "announce"),
    "变更办理过程": (
        "correct_units", "substitute_leader", "withdraw", "merge", "undo_merge", "shelve", "end_shelf",
    ),
    "督查措施": (
        "issue_center_notice", "call_for_files", "summon_head", "convene_meeting", "record_minutes",
        "propose_criticism", "propose_accountability",
    ),
}


def grouped(acts: Sequence[Act]) -> list[dict[str, object]]:
    """Each group that has an act, with its acts in the group's order."""
    by_name = {act.name: act for act in acts}
    found = {title: [by_name[name] for name in names if name in by_name] for title, names in GROUPS.items()}
    return [{"title": title, "acts": acts_of(members)} for title, members in found.items() if members]


def acts_of(acts: Sequence[Act]) -> list[dict[str, str]]:
    """What pages and programs are told of acts."""
    return [{"name": act.name, "title": act.title, "article": act.article} for act in acts]
