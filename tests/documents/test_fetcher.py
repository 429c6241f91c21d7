"""What a document can make the renderer load: its fonts, nothing else."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pypdf
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from hotline.documents.fetcher import FontsOnly
from hotline.documents.pool import default_fonts

MARK = "绝密内容"
PLACES = {
    "image": '<img src="{0}">', "object": '<object data="{0}"></object>', "embed": '<embed src="{0}">',
    "sheet": '<link rel="stylesheet" href="{0}">', "import": '<style>@import url("{0}");</style>',
    "background": '<p style="background: url({0})">x</p>',
    "content": '<style>p::before{{content:url("{0}")}}</style><p>',
    "font": '<style>@font-face{{font-family:F;src:url("{0}")}}p{{font-family:F}}</style><p>字',
    "attachment": '<link rel="attachment" href="{0}">', "anchor": '<a rel="attachment" href="{0}">x</a>',
    "svg": '<svg width="9" height="9"><image href="{0}" width="9" height="9"/></svg>',
}


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """A web server of this machine that notes what it is asked for; its address is the first entry."""
    paths: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    paths.append(f"http://127.0.0.1:{server.server_port}/x")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield paths
    server.shutdown()
    server.server_close()


def _render(markup: str) -> bytes:
    fetcher = FontsOnly(default_fonts())
    page = weasyprint.HTML(string=f"<html><body>{markup}", base_url="font:", url_fetcher=fetcher)
    return page.write_pdf(font_config=FontConfiguration())


def _try(markup: str) -> bytes:
    try:
        return _render(markup)
    except FatalURLFetchingError:
        return b""


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_asked_of_the_network(asked: list[str], place: str) -> None:
    """From no place of a page that can name an address."""
    _try(PLACES[place].format(asked[0]))
    assert len(asked) == 1


@pytest.mark.parametrize("place", PLACES)
def test_no_file_of_the_machine_gets_into_the_pdf(tmp_path: Path, place: str) -> None:
    """Neither shown nor attached."""
    kept = tmp_path / "kept.txt"
    kept.write_text(MARK, "utf-8")
    made = _try(PLACES[place].format(kept.as_uri()))
    if made:
        assert list(pypdf.PdfReader(io.BytesIO(made)).attachments) == []
        assert MARK.encode() not in made


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "https://127.0.0.1:9/", "ftp://127.0.0.1:9/", "file:///etc/hostname", "//127.0.0.1:9/",
     "data:text/css,p{}", "data:image/svg+xml,<svg/>", "font:../../etc/passwd", "font:/etc/passwd", "font:", "x",
     "FONT:NotoSerifSC_400Regular.ttf"],
)
def test_each_scheme_is_refused(address: str) -> None:
    """Only the name of a font of the folder is answered."""
    with pytest.raises(FatalURLFetchingError):
        FontsOnly(default_fonts()).fetch(address)


def test_a_font_of_the_folder_is_given() -> None:
    """The one thing that is loaded."""
    answer = FontsOnly(default_fonts()).fetch("font:NotoSerifSC_400Regular.ttf")
    assert answer.read(4) == b"\0\1\0\0"
