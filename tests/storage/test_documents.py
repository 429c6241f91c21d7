"""Issued documents."""

from hotline.domain.documents import DocumentKind
from hotline.storage import MongoDocumentStore
from hotline.testing import cases as sample


def _ref(sequence: int = 1):
    return sample.slip(sample.registered(), DocumentKind.TRANSFER_SLIP, sequence, sample.MONDAY_MORNING)


def test_large_document_comes_back_and_lies_encrypted(database, cipher):
    """Three pieces, none of them readable."""
    store, pdf = MongoDocumentStore(database, cipher), b"%PDF" + b"mark" * 600_000
    store.put(_ref(), pdf)
    assert store.read(_ref().id) == pdf
    pieces = list(database.document_pieces.find())
    assert len(pieces) == 3
    assert not any(b"markmark" in bytes(piece["data"]) for piece in pieces)


def test_first_bytes_stay(database, cipher):
    """A second document under the same number is dropped."""
    store = MongoDocumentStore(database, cipher)
    store.put(_ref(), b"first")
    kept = store.put(_ref().model_copy(update={"sha256": "1" * 64}), b"second")
    assert (store.read(_ref().id), kept) == (b"first", _ref())
