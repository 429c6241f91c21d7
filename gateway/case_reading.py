"""Finding cases that a person may read."""

import re
import unicodedata
from collections.abc import Iterable

from hotline.domain.access import View, require_view
from hotline.domain.case import Case
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from .kit import Kit

_NUMBER = re.compile(r"(?:(\d{4})[-‐-―/年._ ]+|(\d{4})(?=\d{6}$))?(\d{1,6})")
_AROUND = re.compile(r"^(?:案件|编号|案号|第|no\.?|#|[:：\s])+|(?:号|件|[。.\s])+$", re.IGNORECASE)


def case_for(kit: Kit, actor: Actor, case_id: str) -> tuple[Case, View]:
    """A case and how much of it this person sees.

    Raises: NotFound: the same whether it doesn't exist or isn't theirs.
    """
    try:
        case = kit.cases.get(case_id)
        return case, require_view(actor, case)
    except NotFound:
        raise NotFound(f"没有可查看的案件 {case_id[:20]}，请核对编号") from None


def readable(kit: Kit, actor: Actor, case_ids: Iterable[str]) -> list[Case]:
    """Those of the cases that this person may read."""
    found = []
    for case_id in case_ids:
        try:
            found.append(case_for(kit, actor, case_id)[0])
        except NotFound:
            continue
    return found


def found_by_number(kit: Kit, actor: Actor, text: str) -> str:
    """The id of the case that is meant: by its number, else by the one it had in the system before this.

    Raises: NotFound: no such number, or not for this person.
    """
    if old := kit.old_numbers.case_id(text):
        return case_for(kit, actor, old)[0].id
    case_id = number_typed(text, kit.clock.now().year)
    return case_for(kit, actor, case_id)[0].id


def number_typed(text: str, year: int) -> str:
    """The case number a person means: 2026-000123, 2026-123, 2026000123, 案件２０２６－１２３号, or 123 of this year.

    Raises: NotFound: that is no case number.
    """
    plain = _AROUND.sub("", unicodedata.normalize("NFKC", text).strip())
    found = _NUMBER.fullmatch(plain.replace(" ", ""))
    if not found:
        raise NotFound("请输入案件编号，例如 2026-000123；本年的案件只输入序号即可")
    return f"{found[1] or found[2] or year}-{int(found[3]):06d}"
