"""Attached files on the real database."""

import pytest

from hotline.domain.attachments import Attachment, EvidenceKind, FileType
from hotline.domain.errors import NotFound
from hotline.storage import MongoAttachmentStore

CONTENT = b"%PDF-1.7 " + b"0123456789" * 250_000


def attachment(name: str = "a1", by: str = "gongshui-01") -> Attachment:
    """A description."""
    return Attachment(
        id=name, name="现场.pdf", kind=EvidenceKind.HANDLING, type=FileType.PDF, purpose="task/71", by=by,
        at="2026-11-23T09:30:00+08:00", sha256="0" * 64, size_bytes=len(CONTENT),
    )


def test_a_file_of_several_pieces_comes_back_and_is_not_readable_at_rest(database, cipher):
    """Kept twice it is one file; its bytes are nowhere in the database in the clear."""
    store = MongoAttachmentStore(database, cipher)
    store.put(attachment(), CONTENT)
    store.put(attachment(), CONTENT)
    assert store.read("a1") == CONTENT
    assert store.get("a1") == attachment()
    pieces = [bytes(piece["data"]) for piece in database.attachment_pieces.find()]
    assert len(pieces) == 3
    assert not any(b"0123456789" in piece for piece in pieces)


def test_uploads_are_listed_by_purpose_and_person(database, cipher):
    """Oldest first; one that was taken off isn't offered but stays readable."""
    store = MongoAttachmentStore(database, cipher)
    for name in ("a1", "a2"):
        store.put(attachment(name), CONTENT[:100])
    store.put(attachment("a3", by="gongshui-02"), CONTENT[:100])
    assert [one.id for one in store.uploaded("task/71", "gongshui-01")] == ["a1", "a2"]
    store.take_off(attachment("a1"))
    assert [one.id for one in store.uploaded("task/71", "gongshui-01")] == ["a2"]
    assert store.uploaded("task/72", "gongshui-01") == []
    assert store.read("a1") == CONTENT[:100]


def test_what_is_not_there_is_said(database, cipher):
    """No such file, or a lost piece."""
    store = MongoAttachmentStore(database, cipher)
    with pytest.raises(NotFound):
        store.read("a1")
    store.put(attachment(), CONTENT)
    database.attachment_pieces.delete_one({})
    with pytest.raises(NotFound, match="不完整"):
        store.read("a1")
