"""What a document can make the renderer load: its faces, nothing else, from no place and by no scheme."""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from hotline import documents
from hotline.documents.fetcher import FontsOnly
from hotline.documents.pool import default_fonts
from hotline.documents.renderer import Renderer

MARK = "绝密内容"
PLACES = {
    "image": '<img src="{0}">', "image set": '<img srcset="{0} 2x">', "object": '<object data="{0}"></object>',
    "embed": '<embed src="{0}">', "sheet": '<link rel="stylesheet" href="{0}">',
    "import": '<style>@import url("{0}");</style>', "import of text": "<style>@import '{0}';</style>",
    "background of an attribute": '<p style="background: url({0})">x</p>',
    "bullet of an attribute": '<ul style="list-style-image: url({0})"><li>x</ul>',
    "border of an attribute": '<p style="border: 1px solid; border-image: url({0}) 1">x</p>',
    "background of a page": '<style>@page{{background:url("{0}")}}</style>x',
    "content": '<style>p::before{{content:url("{0}")}}</style><p>',
    "margin box": '<style>@page{{@top-center{{content:url("{0}")}}}}</style>x',
    "font": '<style>@font-face{{font-family:F;src:url("{0}")}}p{{font-family:F}}</style><p>字',
    "profile": '<style>@color-profile device-cmyk{{src:url("{0}")}}</style><p>x',
    "attachment": '<link rel="attachment" href="{0}">', "attachment of a link": '<a rel="attachment" href="{0}">x</a>',
    "base": '<base href="{0}"><img src="x">',
    "svg image": '<svg width="9" height="9"><image href="{0}" width="9" height="9"/></svg>',
    "svg xlink": '<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
    '<image xlink:href="{0}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{0}#a"/></svg>',
    "svg style": '<svg width="9" height="9"><style>@import url("{0}");</style><rect width="9" height="9"/></svg>',
}
RULES = (
    '@import url("{0}");', 'p{{background:url("{0}")}}', '@font-face{{font-family:F;src:url("{0}")}}',
    '@page{{@top-left{{content:url("{0}")}}}}',
)
SCHEMES = {
    "http": "http://127.0.0.1:9/x", "https": "https://127.0.0.1:9/x", "ftp": "ftp://127.0.0.1:9/x",
    "file": "file://{kept}", "data": "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "path": "{kept}", "relative path": "../../../../../../../..{kept}", "no scheme": "//127.0.0.1:9/x",
    "font": "font:../../../../../../../..{kept}", "upper case": "FILE://{kept}",
}


class Watch:
    """Notes connections and look-ups of addresses, and openings of one file, while it is awake."""

    def __init__(self) -> None:
        self.kept, self.seen, self.is_awake = "", [], False
        sys.addaudithook(self._note)

    def _note(self, event: str, args: tuple) -> None:
        if not self.is_awake:
            return
        if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
            self.seen.append(f"{event} {args}")
        if event == "open" and str(args[0]).endswith("kept.txt"):
            self.seen.append(f"{event} {args}")


@pytest.fixture(scope="module")
def hook() -> Watch:
    """One hook for the module: it can't be taken away again."""
    return Watch()


@pytest.fixture
def watch(hook: Watch, tmp_path: Path) -> Iterator[Watch]:
    """Awake for this test; `kept` is a file that nobody may read."""
    kept = tmp_path / "kept.txt"
    kept.write_text(MARK, "utf-8")
    hook.kept, hook.seen, hook.is_awake = str(kept), [], True
    yield hook
    hook.is_awake = False


def _try(markup: str) -> bytes:
    page = weasyprint.HTML(
        string=f"<html><body>{markup}", base_url="font:", url_fetcher=FontsOnly(default_fonts())
    )
    try:
        return page.write_pdf(font_config=FontConfiguration())
    except FatalURLFetchingError:
        return b""


def test_the_watch_sees_what_it_should(watch: Watch) -> None:
    """Left to itself the typesetter reads the file and attaches it."""
    found = weasyprint.HTML(string=PLACES["attachment"].format(f"file://{watch.kept}")).write_pdf()
    assert watch.seen and len(pypdf.PdfReader(io.BytesIO(found)).attachments) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_loaded(watch: Watch, place: str, scheme: str) -> None:
    """No connection, no look-up, no file; nothing of it in the page, nothing attached."""
    made = _try(PLACES[place].format(SCHEMES[scheme].format(kept=watch.kept)))
    assert watch.seen == []
    if made:
        assert list(pypdf.PdfReader(io.BytesIO(made)).attachments) == []
        assert MARK.encode() not in made


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("rule", RULES)
def test_style_sheets_load_nothing_either(watch: Watch, rule: str, scheme: str) -> None:
    """The sheets of the renderer get the same fetcher as its pages."""
    sheet = rule.format(SCHEMES[scheme].format(kept=watch.kept))
    try:
        style = Renderer(default_fonts())._style(sheet)
        weasyprint.HTML(string="<p>x", base_url="font:", url_fetcher=FontsOnly(default_fonts())).write_pdf(
            stylesheets=[style], font_config=FontConfiguration()
        )
    except FatalURLFetchingError:
        pass
    assert watch.seen == []


def test_no_page_and_no_sheet_is_made_without_the_fetcher() -> None:
    """Every call of the typesetter in the package names it."""
    modules = [ast.parse(path.read_text("utf-8")) for path in Path(documents.__file__).parent.rglob("*.py")]
    calls = [
        (ast.unparse(node.func), {keyword.arg for keyword in node.keywords})
        for module in modules for node in ast.walk(module)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("HTML", "CSS")
    ]
    assert {name for name, _ in calls} == {"weasyprint.HTML", "weasyprint.CSS"}
    assert all({"url_fetcher", "base_url"} <= given for _, given in calls)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "file:///etc/hostname", "//127.0.0.1:9/", "data:text/css,p{}", "font:../../etc/passwd",
     "font:/etc/passwd", "font:", "x", "FONT:NotoSerifSC_400Regular.ttf"],
)
def test_each_address_is_refused(address: str) -> None:
    """Only the name of a face of the folder is answered."""
    with pytest.raises(FatalURLFetchingError):
        FontsOnly(default_fonts()).fetch(address)


def test_a_face_of_the_folder_is_given() -> None:
    """The one thing that is loaded."""
    answer = FontsOnly(default_fonts()).fetch("font:NotoSerifSC_400Regular.ttf")
    assert answer.read(4) == b"\0\1\0\0"
