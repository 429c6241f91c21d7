"""All documents in one PDF, to be looked at: `make documents`, or `python -m hotline.testing.contact_sheet FILE`.

Nine pages on a sheet first, then every document at its size, with a bookmark for each.
"""

import io
import sys
from pathlib import Path

import pypdf
from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from hotline.documents import RenderPool

from .golden import made
from .scenes import SCENES

ACROSS, DOWN = 3, 3
WIDTH_PT, HEIGHT_PT = 595.28, 841.89


def contact_sheet() -> pypdf.PdfWriter:
    """The sheets and the documents."""
    pool, writer = RenderPool(), PdfWriter()
    pages: list[PageObject] = []
    firsts: dict[str, int] = {}
    for scene, (kind, _) in SCENES.items():
        firsts[f"{kind.label}（{scene}）"] = len(pages)
        pages += PdfReader(io.BytesIO(made(pool, scene).data)).pages
    pool.close()
    sheets = range(0, len(pages), ACROSS * DOWN)
    for first in sheets:
        _lay(writer.add_blank_page(WIDTH_PT, HEIGHT_PT), pages[first : first + ACROSS * DOWN])
    for page in pages:
        writer.add_page(page)
    writer.add_outline_item(title="一览", page_number=0)
    for title, first in firsts.items():
        writer.add_outline_item(title=title, page_number=len(sheets) + first)
    return writer


def _lay(sheet: PageObject, pages: list[PageObject]) -> None:
    width, height = WIDTH_PT / ACROSS, HEIGHT_PT / DOWN
    for place, page in enumerate(pages):
        row, column = divmod(place, ACROSS)
        move = Transformation().scale(1 / ACROSS).translate(column * width, HEIGHT_PT - (row + 1) * height)
        sheet.merge_transformed_page(page, move)


def main(target: Path) -> None:
    """Write the contact sheet and say where it lies."""
    target.parent.mkdir(parents=True, exist_ok=True)
    writer = contact_sheet()
    writer.write(target)
    print(f"文书样张：{target}（{len(SCENES)} 份，{len(writer.pages)} 页）")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "var/documents.pdf"))
