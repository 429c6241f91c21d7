"""The process that renders: contexts in on stdin, PDFs out on stdout, one after the other.

Frames are a length (8 bytes, big endian) and that many bytes; an answer begins with one byte: 0, then the number
of pages (4 bytes, big endian) and the PDF; or 1, then the name of the failure. The first answer, before any request,
says whether faces and templates could be loaded. Runs with a memory limit; ends when its stdin ends.
"""

import hashlib
import json
import os
import resource
import struct
import sys
from pathlib import Path
from typing import Any

import weasyprint
from jinja2 import Environment, PackageLoader, StrictUndefined
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from ..domain.documents import DocumentKind
from .faces import Faces
from .fetcher import FontsOnly
from .frames import read_frame, write_frame

HERE = Path(__file__).resolve().parent
VARIANT = "pdf/a-2b"


class Renderer:
    """Templates, fonts and style sheets of all kinds, read once."""

    def __init__(self, fonts: Path):
        self._fonts, self._counters = FontConfiguration(), CounterStyle()
        self._fetcher = FontsOnly(fonts)
        self._templates = Environment(
            loader=PackageLoader("hotline.documents", "."), autoescape=True, undefined=StrictUndefined
        )
        self._faces = Faces(fonts)
        self._page = self._style(self.sheets()[0])
        self._own = {kind: self._style(own) for kind in DocumentKind for own in self.sheets(kind)[1:]}

    def html(self, kind: str, context: dict[str, Any]) -> str:
        """The page before it is set."""
        return self._faces.writable(self._templates.get_template(f"{kind}/template.html").render(**context))

    def sheets(self, kind: str = "") -> list[str]:
        """The style sheets of a page: the common one with the faces, and the kind's own if it has one."""
        own = HERE / kind / "style.css"
        common = self._faces.css() + (HERE / "shared" / "page.css").read_text("utf-8")
        return [common, own.read_text("utf-8")] if kind and own.exists() else [common]

    def pdf(self, kind: str, context: dict[str, Any]) -> tuple[int, bytes]:
        """Number of pages, and the PDF; the same context always gives the same bytes."""
        html = self.html(kind, context)
        page = weasyprint.HTML(string=html, base_url="font:", url_fetcher=self._fetcher)
        styles = [self._page, *([self._own[kind]] if kind in self._own else [])]
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        document = page.render(stylesheets=styles, font_config=self._fonts, counter_style=self._counters)
        return len(document.pages), document.write_pdf(pdf_identifier=identifier, pdf_variant=VARIANT)

    def _style(self, sheet: str) -> weasyprint.CSS:
        return weasyprint.CSS(
            string=sheet, base_url="font:", font_config=self._fonts, counter_style=self._counters,
            url_fetcher=self._fetcher,
        )


def main(fonts: str, memory_bytes: str) -> None:
    """Say whether all is there, then answer frames until stdin ends."""
    resource.setrlimit(resource.RLIMIT_AS, (int(memory_bytes), int(memory_bytes)))
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        renderer = Renderer(Path(fonts))
    except Exception as error:
        write_frame(answers, _failed(error))
        return
    write_frame(answers, b"\0")
    while (request := read_frame(requests)) is not None:
        try:
            asked = json.loads(request)
            pages, pdf = renderer.pdf(asked["kind"], asked["context"])
            answer = struct.pack(">BI", 0, pages) + pdf
        except Exception as error:
            answer = _failed(error)
        write_frame(answers, answer)


def _failed(error: Exception) -> bytes:
    return b"\1" + type(error).__name__.encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
