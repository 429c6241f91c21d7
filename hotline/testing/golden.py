"""The kept texts and pictures of documents: `python -m hotline.testing.golden` makes them anew.

Look at the difference before it is committed: it is what offices will read.
"""

from pathlib import Path

import pypdfium2
from PIL import Image

from hotline.documents import RenderedPdf, RenderPool
from hotline.documents.kinds import KINDS

from .scenes import SCENES

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "documents" / "golden"
PICTURED = ("approval_slip", "transfer_slip", "supervision_notice")
DOTS_PER_POINT = 1.0


def made(pool: RenderPool, scene: str) -> RenderedPdf:
    """The document of a scene."""
    kind, source = SCENES[scene]
    return pool.render(kind, KINDS[kind](source()))


def text_of(pdf: RenderedPdf) -> str:
    """The text of all pages in reading order, a line of dashes between them."""
    document = pypdfium2.PdfDocument(pdf.data)
    pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n").strip() for page in document]
    return "\n----\n".join(pages) + "\n"


def picture_of(pdf: RenderedPdf, page: int = 0) -> Image.Image:
    """One page in grey, one dot a point."""
    return pypdfium2.PdfDocument(pdf.data)[page].render(scale=DOTS_PER_POINT).to_pil().convert("L")


def main() -> None:
    """Write every text and the three pictures anew."""
    GOLDEN.mkdir(exist_ok=True)
    for kept in GOLDEN.iterdir():
        kept.unlink()
    pool = RenderPool()
    for scene in SCENES:
        pdf = made(pool, scene)
        (GOLDEN / f"{scene}.txt").write_text(text_of(pdf), "utf-8")
        if scene in PICTURED:
            picture_of(pdf).save(GOLDEN / f"{scene}.png", optimize=True)
    pool.close()


if __name__ == "__main__":
    main()
