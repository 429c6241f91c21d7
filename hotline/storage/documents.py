"""Issued documents, encrypted at rest, in pieces that fit into a database document."""

import hashlib

from bson import Binary
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.documents import DocumentRef
from ..domain.errors import NotFound
from .cipher import Cipher, Sealed
from .connection import available, repeated

CHUNK_BYTES = 1_000_000


class MongoDocumentStore:
    """Implements `ports.DocumentStore`. The pieces are written before the description that names them."""

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher

    @repeated
    def put(self, ref: DocumentRef, pdf: bytes) -> DocumentRef:
        """Keep a document; what was kept first under its id stays and is returned."""
        if (first := self.find(ref.id)) is not None:
            return first
        sealed = self._cipher.seal(pdf, ref.id)
        pieces = [sealed.data[at: at + CHUNK_BYTES] for at in range(0, len(sealed.data), CHUNK_BYTES)]
        batch = hashlib.sha256(sealed.nonce).hexdigest()[:16]
        description = {
            "_id": ref.id, **ref.model_dump(mode="json", exclude={"id"}), "key": sealed.key,
            "algorithm": sealed.algorithm, "nonce": sealed.nonce, "batch": batch, "pieces": len(pieces),
        }
        with available():
            for place, piece in enumerate(pieces):
                self._db.document_pieces.insert_one({"_id": f"{ref.id}/{batch}/{place}", "data": Binary(piece)})
            try:
                self._db.documents.insert_one(description)
            except DuplicateKeyError:
                self._drop_pieces(ref.id, batch, len(pieces))
        kept = self.find(ref.id)
        return kept if kept is not None else ref

    @repeated
    def find(self, document_id: str) -> DocumentRef | None:
        """The document's description, or None."""
        with available():
            found = self._db.documents.find_one({"_id": document_id})
        return _ref(found) if found else None

    @repeated
    def read(self, document_id: str) -> bytes:
        """The document's bytes as issued. Raises: NotFound; KeysUnusable when they were changed."""
        with available():
            found = self._db.documents.find_one({"_id": document_id})
            if found is None:
                raise NotFound(f"没有编号为 {document_id} 的文件")
            ids = [f"{document_id}/{found['batch']}/{place}" for place in range(found["pieces"])]
            pieces = {p["_id"]: bytes(p["data"]) for p in self._db.document_pieces.find({"_id": {"$in": ids}})}
        if len(pieces) < len(ids):
            raise NotFound(f"文件 {document_id} 的内容不完整，请从备份恢复")
        data = b"".join(pieces[piece] for piece in ids)
        return self._cipher.open(Sealed(found["key"], found["algorithm"], bytes(found["nonce"]), data), document_id)

    @repeated
    def all(self) -> list[DocumentRef]:
        """Every document's description, for the comparison of the stores."""
        with available():
            return [_ref(found) for found in self._db.documents.find()]

    def _drop_pieces(self, document_id: str, batch: str, count: int) -> None:
        ids = [f"{document_id}/{batch}/{place}" for place in range(count)]
        self._db.document_pieces.delete_many({"_id": {"$in": ids}})


def _ref(found: dict) -> DocumentRef:
    return DocumentRef.model_validate({"id": found["_id"], **found})
