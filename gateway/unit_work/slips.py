"""Printing transfer slips together: the stored PDFs in a row, each look guarded and on record as if alone."""

import io

from pypdf import PdfReader, PdfWriter

from hotline.domain.case_shelves import unit_shelf
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor
from hotline.domain.unit_work import part_of

from ..document_reading import read_document
from ..kit import Kit

MOST = 60
HEADERS = {"content-disposition": 'inline; filename="slips.pdf"'}


def slips_of(kit: Kit, actor: Actor, case_ids: list[str]) -> tuple[bytes, int]:
    """One PDF of the slips of these cases in this order, and of how many cases there is none for this person.

    Raises:
        FieldsRefused: none was chosen, or too many.
        NotFound: there is none among them.
    """
    wanted = list(dict.fromkeys(case_ids))
    if not wanted:
        raise FieldsRefused({"case_ids": "请先勾选要打印的案件"})
    if len(wanted) > MOST:
        raise FieldsRefused({"case_ids": f"一次最多打印 {MOST} 份，请分批打印"})
    book, taken = PdfWriter(), []
    for row in kit.case_rows.several(wanted):
        part = part_of(row, actor.unit_id)
        try:
            document, pdf = read_document(kit, actor, row.id, part.slip_id if part else "")
        except NotFound:
            continue
        book.append(PdfReader(io.BytesIO(pdf)), outline_item=row.id, import_outline=False)
        taken.append(document.id)
    if not taken:
        raise NotFound("所选案件没有可打印的转办单，请刷新待办列表")
    kit.slip_prints.note(taken, by=actor.account_id, at=kit.clock.now().isoformat(timespec="seconds"))
    return _bytes(book), len(wanted) - len(taken)


def unprinted_of(kit: Kit, actor: Actor) -> list[str]:
    """Cases whose slip nobody of the unit printed yet, the first due first, as many as can be printed at once."""
    lines = kit.case_rows.on(unit_shelf(actor.unit_id))
    rows = kit.case_rows.several(sorted(lines, key=lambda case_id: lines[case_id].order))
    slips = {row.id: part.slip_id for row in rows if (part := part_of(row, actor.unit_id)) and part.slip_id}
    printed = kit.slip_prints.printed(slips.values())
    return [case_id for case_id, slip_id in slips.items() if slip_id not in printed][:MOST]


def _bytes(book: PdfWriter) -> bytes:
    out = io.BytesIO()
    book.compress_identical_objects(remove_unreferenced=True)
    book.write(out)
    return out.getvalue()
