"""What stands in the report of an answering day: who called, who answered, what was instructed, what became of it."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Words: name, held_on, leader, present, opened_at, closed_at, by_name, remark, figures, kinds, units,
    instructions, unregistered. Of no single case; headings as units may read them, and nobody's name who called.
    """
    words = source.extra
    return {
        **source.heading(DocumentKind.ANSWERING_DAY_REPORT), "secrecy": "", "urgency": "", "name": words["name"],
        "held_on": said.day(words["held_on"]), "leader": words["leader"], "present": "、".join(words["present"]) or "—",
        "hours": f"{said.hour(words['opened_at'])}至{said.hour(words['closed_at'])}", "by_name": words["by_name"],
        "remark": words["remark"], "figures": words["figures"], "kinds": words["kinds"], "units": words["units"],
        "instructions": [_instruction(line) for line in words["instructions"]],
        "unregistered": words["unregistered"],
    }


def _instruction(line: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": line["number"], "case_id": line["case_id"], "subject": line["subject"], "opinion": line["opinion"],
        "entered_by": line["entered_by"], "units": "、".join(line["units"]), "slips": "、".join(line["slips"]) or "—",
        "state": line["state"], "due": said.day(line["due_at"]) if line["due_at"] else "",
    }
