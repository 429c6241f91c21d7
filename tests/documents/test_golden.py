"""The text of every document and the look of three, as they were approved by eye.

`python -m hotline.testing.golden` makes them anew; what differs shows in the diff.
"""

import pytest
from PIL import Image, ImageChops, ImageStat

from hotline.documents import RenderPool
from hotline.domain.documents import DocumentKind
from hotline.testing.golden import GOLDEN, PICTURED, made, picture_of, text_of
from hotline.testing.scenes import SCENES

MEAN_DIFFERENCE = 0.5
"""Of 255 greys, averaged over the page: edges may be smoothed otherwise, a word more is over it."""


def test_everything_is_kept_and_nothing_else() -> None:
    """A text for each scene, each kind once at least; a picture of three."""
    kept = {path.name for path in GOLDEN.iterdir()}
    assert kept == {f"{scene}.txt" for scene in SCENES} | {f"{name}.png" for name in PICTURED}
    assert {kind for kind, _ in SCENES.values()} == set(DocumentKind)


@pytest.mark.requirement("R-2.0")
@pytest.mark.parametrize("scene", SCENES)
def test_text_is_as_approved(render_pool: RenderPool, scene: str) -> None:
    """Every word and every line of it, page by page."""
    assert text_of(made(render_pool, scene)) == (GOLDEN / f"{scene}.txt").read_text("utf-8")


@pytest.mark.parametrize("scene", PICTURED)
def test_page_looks_as_approved(render_pool: RenderPool, scene: str) -> None:
    """Rules, red head, marks and places of the words, but for the smoothing of edges."""
    picture = picture_of(made(render_pool, scene))
    with Image.open(GOLDEN / f"{scene}.png") as approved:
        assert picture.size == approved.size
        assert ImageStat.Stat(ImageChops.difference(picture, approved.convert("L"))).mean[0] < MEAN_DIFFERENCE


@pytest.mark.parametrize("scene", PICTURED)
def test_a_changed_page_is_noticed(render_pool: RenderPool, scene: str) -> None:
    """The tolerance is no blindfold: the page of another scene fails it."""
    other = picture_of(made(render_pool, "urging_notice"))
    with Image.open(GOLDEN / f"{scene}.png") as approved:
        assert ImageStat.Stat(ImageChops.difference(other, approved.convert("L"))).mean[0] > MEAN_DIFFERENCE
