"""Imports of another system's data: what was brought, how far it has come, and its rows until they are written.

Rows hold callers and matters: they lie encrypted, in pieces, and are removed when the import has ended.
"""

import hashlib
import zlib
from typing import Any

from bson import Binary
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import NotFound
from .cipher import Cipher, Sealed
from .connection import available, repeated

PIECE_BYTES = 1_000_000
NOT_LISTED = {"faults": 0}


class MongoChangeOvers:
    """Keeps imports by id. A state changes by compare-and-set, so that two who want to go on are one."""

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher

    @repeated
    def add(self, import_id: str, told: dict[str, Any]) -> None:
        """Note a new import; a repeat changes nothing."""
        with available():
            try:
                self._db.change_overs.insert_one({"_id": import_id, **told})
            except DuplicateKeyError:
                return

    @repeated
    def get(self, import_id: str) -> dict[str, Any]:
        """Everything that is told of it. Raises: NotFound."""
        with available():
            found = self._db.change_overs.find_one({"_id": import_id})
        if found is None:
            raise NotFound("没有这次导入，请从列表中选择")
        return {"id": found.pop("_id"), **found}

    @repeated
    def all(self) -> list[dict[str, Any]]:
        """Every import without its faults, the latest first."""
        with available():
            found = list(self._db.change_overs.find({}, NOT_LISTED))
        told = [{"id": one.pop("_id"), **one} for one in found]
        return sorted(told, key=lambda one: (one["made_at"], one["id"]), reverse=True)

    @repeated
    def move(self, import_id: str, before: str, after: str, **told: Any) -> bool:
        """Go from one state to the next; False when it isn't in that state."""
        with available():
            same = {"_id": import_id, "state": before}
            return bool(self._db.change_overs.update_one(same, {"$set": {"state": after, **told}}).matched_count)

    @repeated
    def note(self, import_id: str, **told: Any) -> None:
        """Note how far it has come."""
        with available():
            self._db.change_overs.update_one({"_id": import_id}, {"$set": told})

    @repeated
    def put(self, import_id: str, name: str, content: bytes) -> None:
        """Keep a file or a batch of rows of an import, encrypted; the same name again replaces it."""
        sealed = self._cipher.seal(zlib.compress(content, 6), f"{import_id}/{name}")
        pieces = [sealed.data[at: at + PIECE_BYTES] for at in range(0, len(sealed.data), PIECE_BYTES)]
        with available():
            for place, piece in enumerate(pieces):
                kept = {
                    "import_id": import_id, "key": sealed.key, "algorithm": sealed.algorithm,
                    "nonce": Binary(sealed.nonce), "pieces": len(pieces), "data": Binary(piece),
                }
                self._db.change_over_pieces.replace_one({"_id": _piece(import_id, name, place)}, kept, upsert=True)

    @repeated
    def read(self, import_id: str, name: str) -> bytes:
        """What was kept under a name. Raises: NotFound; KeysUnusable."""
        with available():
            first = self._db.change_over_pieces.find_one({"_id": _piece(import_id, name, 0)})
            if first is None:
                raise NotFound("导入的内容已删除，请重新上传文件")
            ids = [_piece(import_id, name, place) for place in range(first["pieces"])]
            found = {one["_id"]: one["data"] for one in self._db.change_over_pieces.find({"_id": {"$in": ids}})}
        data = b"".join(bytes(found[piece]) for piece in ids)
        sealed = Sealed(first["key"], first["algorithm"], bytes(first["nonce"]), data)
        return zlib.decompress(self._cipher.open(sealed, f"{import_id}/{name}"))

    @repeated
    def drop(self, import_id: str) -> None:
        """Remove files and rows of an import; what is told of it stays."""
        with available():
            self._db.change_over_pieces.delete_many({"import_id": import_id})


def _piece(import_id: str, name: str, place: int) -> str:
    return f"{import_id}/{hashlib.sha256(name.encode()).hexdigest()[:16]}/{place}"
