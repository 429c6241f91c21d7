"""Issued documents: encrypted, in pieces, first come stays."""

import pytest
from pymongo.database import Database

from hotline.domain.documents import DocumentKind
from hotline.domain.errors import NotFound
from hotline.storage import Cipher, MongoDocumentStore
from hotline.testing import cases as sample


@pytest.fixture
def store(database: Database, cipher: Cipher) -> MongoDocumentStore:
    """A store over a fresh database."""
    return MongoDocumentStore(database, cipher)


def test_first_bytes_stay(store: MongoDocumentStore, database: Database):
    """A large document is read back whole; a second under its id changes nothing and leaves no pieces."""
    pdf = b"%PDF" + bytes(range(256)) * 12_000
    ref = sample.slip(sample.registered(), DocumentKind.TRANSFER_SLIP, 1, sample.MONDAY_MORNING, "gongshui")
    assert store.put(ref, pdf) == ref == store.find(ref.id)
    assert store.put(ref.model_copy(update={"sha256": "1" * 64}), b"other") == ref
    assert store.read(ref.id) == pdf and database.document_pieces.count_documents({}) == 4
    assert b"%PDF" not in b"".join(bytes(p["data"]) for p in database.document_pieces.find())


def test_unknown_document(store: MongoDocumentStore):
    """An unknown document is told so."""
    assert store.find("x") is None
    with pytest.raises(NotFound):
        store.read("x")
