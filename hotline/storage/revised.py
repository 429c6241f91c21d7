"""Documents that carry how often they were written, so that two people don't undo each other's change unseen."""

from typing import Any

from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from ..domain.errors import VersionConflict


def revision_in(collection: Collection, key: str) -> int:
    """How often a document was written; 0 when it isn't there, 1 when it is older than this count."""
    found = collection.find_one({"_id": key}, {"revision": 1})
    return found.get("revision", 1) if found else 0


def write_revised(
    collection: Collection, key: str, fields: dict[str, Any], revision: int | None, *,
    first: dict[str, Any] | None = None,
) -> None:
    """Write `fields`: at this revision only, as a new document for 0, whatever stands there for None.

    `first` are fields that a new document begins with. May be repeated when an answer was lost: what stands there
    just so counts as written.

    Raises: VersionConflict: the document isn't at that revision.
    """
    if revision is None:
        begun = {name: value for name, value in (first or {}).items() if name not in fields}
        begin = {"$setOnInsert": begun} if begun else {}
        collection.update_one({"_id": key}, {"$set": fields, "$inc": {"revision": 1}, **begin}, upsert=True)
        return
    after = {**fields, "revision": revision + 1}
    begun = first if first and not revision else {}
    if not _written_at(collection, key, {**begun, **after}, revision) and not _stands(collection, key, after):
        raise VersionConflict(key)


def _written_at(collection: Collection, key: str, after: dict[str, Any], revision: int) -> bool:
    if revision == 0:
        try:
            return bool(collection.insert_one({"_id": key, **after}).acknowledged)
        except DuplicateKeyError:
            return False
    uncounted = [{"revision": {"$exists": False}}] if revision == 1 else []
    same = {"_id": key, "$or": [{"revision": revision}, *uncounted]}
    return bool(collection.update_one(same, {"$set": after}).matched_count)


def _stands(collection: Collection, key: str, wanted: dict[str, Any]) -> bool:
    found = collection.find_one({"_id": key}) or {}
    return all(found.get(name) == value for name, value in wanted.items())
