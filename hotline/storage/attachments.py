"""Files that people attached, encrypted at rest, in pieces; which of them somebody uploaded for what."""

from bson import Binary
from pymongo.database import Database

from ..domain.attachments import Attachment
from ..domain.errors import NotFound
from .cipher import Cipher, Sealed
from .connection import available, repeated

CHUNK_BYTES = 1_000_000


class MongoAttachmentStore:
    """Implements `ports.AttachmentStore`.

    The pieces are written before the description that names them, the shelf last: what a crash leaves is never
    half a file. What somebody uploaded for one purpose is read by key, without a search.
    """

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher

    @repeated
    def put(self, attachment: Attachment, content: bytes) -> None:
        """Keep a file; a repeat under the same id changes nothing."""
        with available():
            if self._db.attachments.find_one({"_id": attachment.id}, {"_id": 1}) is None:
                self._write(attachment, content)
            self._db.attachment_shelves.update_one(
                {"_id": _shelf(attachment.purpose, attachment.by)}, {"$addToSet": {"ids": attachment.id}}, upsert=True
            )

    def _write(self, attachment: Attachment, content: bytes) -> None:
        sealed = self._cipher.seal(content, attachment.id)
        pieces = [sealed.data[at: at + CHUNK_BYTES] for at in range(0, len(sealed.data), CHUNK_BYTES)]
        for place, piece in enumerate(pieces):
            self._db.attachment_pieces.update_one(
                {"_id": f"{attachment.id}/{sealed.nonce.hex()}/{place}"}, {"$set": {"data": Binary(piece)}}, upsert=True
            )
        self._db.attachments.update_one(
            {"_id": attachment.id},
            {"$set": {
                **attachment.model_dump(mode="json", exclude={"id"}), "key": sealed.key,
                "algorithm": sealed.algorithm, "nonce": Binary(sealed.nonce), "pieces": len(pieces),
            }},
            upsert=True,
        )

    @repeated
    def get(self, attachment_id: str) -> Attachment:
        """The file's description. Raises: NotFound."""
        return _attachment(self._found(attachment_id))

    @repeated
    def read(self, attachment_id: str) -> bytes:
        """The file's bytes as uploaded. Raises: NotFound; KeysUnusable when they were changed."""
        found = self._found(attachment_id)
        nonce = bytes(found["nonce"])
        ids = [f"{attachment_id}/{nonce.hex()}/{place}" for place in range(found["pieces"])]
        with available():
            pieces = {p["_id"]: bytes(p["data"]) for p in self._db.attachment_pieces.find({"_id": {"$in": ids}})}
        if len(pieces) < len(ids):
            raise NotFound("附件内容不完整，请从备份恢复")
        data = b"".join(pieces[piece] for piece in ids)
        return self._cipher.open(Sealed(found["key"], found["algorithm"], nonce, data), attachment_id)

    @repeated
    def uploaded(self, purpose: str, by: str) -> list[Attachment]:
        """What this person has uploaded for this purpose, oldest first."""
        with available():
            shelf = self._db.attachment_shelves.find_one({"_id": _shelf(purpose, by)})
            ids = shelf["ids"] if shelf else []
            found = {a["_id"]: a for a in self._db.attachments.find({"_id": {"$in": ids}})} if ids else {}
        return [_attachment(found[attachment_id]) for attachment_id in ids if attachment_id in found]

    @repeated
    def take_off(self, attachment: Attachment) -> None:
        """Take a file off its shelf: it isn't offered any more. Its bytes stay where a report may name them."""
        with available():
            self._db.attachment_shelves.update_one(
                {"_id": _shelf(attachment.purpose, attachment.by)}, {"$pull": {"ids": attachment.id}}
            )

    def _found(self, attachment_id: str) -> dict:
        with available():
            found = self._db.attachments.find_one({"_id": attachment_id})
        if found is None:
            raise NotFound("没有该附件，请重新上传")
        return found


def _shelf(purpose: str, by: str) -> str:
    return f"{purpose}/{by}"


def _attachment(found: dict) -> Attachment:
    return Attachment.model_validate({**found, "id": found["_id"]})
