"""Reading the PDFs that the pool makes."""

import io
import re
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from hotline.documents import RenderedPdf, RenderPool
from hotline.documents.kinds import KINDS
from hotline.domain.documents import DocumentKind
from hotline.testing.documents import sample_source

PAGE_NUMBER = re.compile(r"第\d+页共\d+页$")


@pytest.fixture
def issue(render_pool: RenderPool) -> Callable[..., RenderedPdf]:
    """Returns a function that renders a kind for the sample case; `changes` are fields of the operator's form."""

    def render(kind: DocumentKind, **changes: Any) -> RenderedPdf:
        return render_pool.render(kind, KINDS[kind](sample_source(kind, **changes)))

    return render


@pytest.fixture
def read() -> Callable[[RenderedPdf], str]:
    """Returns a function that gives the text of all pages as one: no spaces, line breaks and page numbers."""

    def text(pdf: RenderedPdf) -> str:
        pages = pypdf.PdfReader(io.BytesIO(pdf.data)).pages
        return "".join(PAGE_NUMBER.sub("", "".join(page.extract_text().split())) for page in pages)

    return text
