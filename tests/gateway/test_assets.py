"""Built styles and scripts: addresses by content, packed, from this server only; without a build no start."""

import json
import re
from pathlib import Path

import pytest

from gateway.assets import BUILT, Assets, FrontNotBuilt

FOREIGN = re.compile(r"url\([^)]*(?:data:|//)[^)]*\)|@import|https?://(?!www\.w3\.org|bpmn\.io)", re.I)


def test_an_address_changes_with_the_content_and_without_a_restart(tmp_path: Path) -> None:
    """Browsers may keep a file for a year."""
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"app.css": "aaa"}))
    assets = Assets(tmp_path)
    assert assets.address("app.css") == "/static/built/app.css?v=aaa"
    manifest.write_text(json.dumps({"app.css": "bbbb"}))
    assert assets.address("app.css") == "/static/built/app.css?v=bbbb"


def test_without_a_build_it_is_said_what_to_do(tmp_path: Path) -> None:
    """The gateway doesn't start with pages that nobody can read."""
    with pytest.raises(FrontNotBuilt, match="make front"):
        Assets(tmp_path).check()
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(FrontNotBuilt):
        Assets(tmp_path).address("app.css")


def test_files_are_packed_for_those_who_take_it_and_kept_for_a_year(nobody) -> None:
    """The same bytes, a seventh of the way."""
    address = Assets().address("app.css")
    packed = nobody.get(address, headers={"accept-encoding": "gzip"})
    plain = nobody.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.headers["content-type"] == plain.headers["content-type"] == "text/css; charset=utf-8"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) * 5 < len(plain.content)
    assert "immutable" in plain.headers["cache-control"]
    assert nobody.get("/static/built/../../app.py").status_code == 404
    assert nobody.get("/static/built/none.css").status_code == 404


def test_styles_name_nothing_of_another_server() -> None:
    """Neither fonts nor pictures come from elsewhere, and none is written as data."""
    styles = list(BUILT.glob("*.css"))
    assert {"app.css", "look_up.css"} <= {style.name for style in styles}
    for style in styles:
        assert not FOREIGN.search(style.read_text("utf-8")), style.name
