"""Drafts of calls on the real database."""

import pytest
from pymongo.database import Database

from hotline.domain.call_drafts import KEPT_FOR, MOST_OPEN, CallDraft, CallRegisteredBefore, DraftTakenOver
from hotline.domain.errors import Refused
from hotline.domain.intake import CallForm
from hotline.storage import Cipher, MongoCallDrafts

WORDS = "我叫陈桂芳，电话13806331234，楼上漏水"


class Wall:
    """Wall time that the test moves."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        """The present second."""
        return self.seconds


@pytest.fixture
def wall() -> Wall:
    """A wall clock of the test's own."""
    return Wall()


@pytest.fixture
def drafts(database: Database, cipher: Cipher, wall: Wall) -> MongoCallDrafts:
    """Drafts over a fresh database."""
    return MongoCallDrafts(database, cipher, wall)


def draft(revision: int, content: str = WORDS, draft_id: str = "draft-0001") -> CallDraft:
    """A draft at its n-th keeping."""
    return CallDraft(draft_id, CallForm(content=content), f"2026-11-23T09:30:{revision:02d}+08:00", revision)


@pytest.mark.requirement("R-5.1.1")
def test_the_latest_keeping_is_what_comes_back(drafts: MongoCallDrafts) -> None:
    """Each save takes the place of the one before; what arrives late changes nothing."""
    drafts.save("1001", draft(1, "楼上"), page_id="a")
    drafts.save("1001", draft(3, "楼上漏水"), page_id="a")
    with pytest.raises(DraftTakenOver):
        drafts.save("1001", draft(2, "楼上漏"), page_id="a")
    drafts.save("1001", draft(3, "楼上漏水"), page_id="a")
    assert drafts.get("1001", "draft-0001") == draft(3, "楼上漏水")


@pytest.mark.requirement("R-4.5")
def test_nobody_else_reads_a_draft_and_the_database_shows_no_word(drafts: MongoCallDrafts, database: Database) -> None:
    """Another account finds nothing under the same number; the documents hold ciphertext only."""
    drafts.save("1001", draft(1), page_id="a")
    assert drafts.get("1002", "draft-0001") is None and drafts.of("1002") == []
    kept = str(list(database.call_drafts.find())) + str(list(database.call_draft_lists.find()))
    assert "陈桂芳" not in kept and "13806331234" not in kept


def test_two_drafts_stand_side_by_side_the_latest_first(drafts: MongoCallDrafts) -> None:
    """A second call in another tab is a draft of its own."""
    drafts.save("1001", draft(1, "第一个"), page_id="a")
    drafts.save("1001", draft(2, "第二个", "draft-0002"), page_id="b")
    assert [one.form.content for one in drafts.of("1001")] == ["第二个", "第一个"]


def test_a_second_page_on_the_same_draft_ends_the_first(drafts: MongoCallDrafts) -> None:
    """Whoever saved last goes on; the other page is told."""
    drafts.save("1001", draft(1), page_id="a")
    drafts.save("1001", draft(2), page_id="b")
    with pytest.raises(DraftTakenOver):
        drafts.save("1001", draft(2), page_id="a")


@pytest.mark.requirement("R-4.5")
def test_an_erased_draft_is_not_brought_back_by_a_late_save(drafts: MongoCallDrafts, database: Database) -> None:
    """The words are gone at once; a save that was under way is void, a later one opens the draft anew."""
    drafts.save("1001", draft(1), page_id="a")
    drafts.erase("1001", "draft-0001", revision=3)
    assert drafts.get("1001", "draft-0001") is None and drafts.of("1001") == []
    assert database.call_drafts.find_one()["data"] == b""
    with pytest.raises(DraftTakenOver):
        drafts.save("1001", draft(2), page_id="a")
    drafts.save("1001", draft(4, "重新写"), page_id="a")
    assert drafts.of("1001")[0].form.content == "重新写"


def test_a_registered_draft_keeps_the_number_alone(drafts: MongoCallDrafts) -> None:
    """It is no longer listed, takes no words, and tells whoever comes back what was registered."""
    drafts.save("1001", draft(1), page_id="a")
    drafts.register("1001", "draft-0001", "2026-000007")
    assert drafts.of("1001") == [] and drafts.get("1001", "draft-0001").case_id == "2026-000007"
    with pytest.raises(CallRegisteredBefore, match="2026-000007"):
        drafts.save("1001", draft(9), page_id="a")
    drafts.erase("1001", "draft-0001", revision=10)
    assert drafts.get("1001", "draft-0001").case_id == "2026-000007"


def test_after_a_day_nothing_is_left(drafts: MongoCallDrafts, database: Database, wall: Wall) -> None:
    """What is older than a day isn't shown, and the purge deletes it; what was kept since stays."""
    drafts.save("1001", draft(1), page_id="a")
    drafts.save("1002", draft(1), page_id="a")
    wall.seconds += KEPT_FOR.total_seconds() - 10
    drafts.save("1002", draft(2), page_id="a")
    wall.seconds += 20
    assert drafts.of("1001") == []
    drafts.purge()
    assert database.call_drafts.count_documents({}) == 1 and len(drafts.of("1002")) == 1
    assert database.call_draft_lists.find_one({"_id": "1001"})["drafts"] == {}


def test_only_so_many_are_open_at_once(drafts: MongoCallDrafts) -> None:
    """One more is refused in words; those that are open go on being kept."""
    for place in range(MOST_OPEN):
        drafts.save("1001", draft(1, draft_id=f"draft-{place:04d}"), page_id="a")
    with pytest.raises(Refused, match="未登记的来电"):
        drafts.save("1001", draft(1, draft_id="draft-more"), page_id="a")
    drafts.save("1001", draft(2, draft_id="draft-0000"), page_id="a")
