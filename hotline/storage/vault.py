"""The identity vault: who called, encrypted, and every look at it (R-4.5)."""

import json
from collections.abc import Mapping
from typing import Any

from pymongo import UpdateOne
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import NotFound
from ..domain.identity import CallerIdentity, Look, normal_phone
from ..domain.ports import Clock
from ..domain.roles import SYSTEM, Actor
from .cipher import Cipher, Sealed
from .connection import available, repeated


class MongoIdentityVault:
    """Implements `ports.IdentityVault`. The case id is part of what is authenticated: texts can't be swapped."""

    def __init__(self, db: Database, cipher: Cipher, clock: Clock):
        self._db, self._cipher, self._clock = db, cipher, clock

    @repeated
    def put(self, case_id: str, identity: CallerIdentity) -> None:
        """Keep who called; what was kept first stays. A repeat makes good an interrupted first time."""
        with available():
            try:
                self._db.identities.insert_one(self._sealed(case_id, identity))
            except DuplicateKeyError:
                identity = self._open(case_id)
            if identity.phone:
                self._db.callers.update_one(
                    {"_id": self._phone_hash(identity.phone)}, {"$addToSet": {"case_ids": case_id}}, upsert=True
                )

    @repeated
    def put_many(self, identities: Mapping[str, CallerIdentity]) -> None:
        """The same for many cases at once, by case id; what was kept first stays."""
        with available():
            wanted = {"_id": {"$in": list(identities)}}
            known = {found["_id"] for found in self._db.identities.find(wanted, {"_id": 1})}
            fresh = [self._sealed(case_id, one) for case_id, one in identities.items() if case_id not in known]
            if fresh:
                self._db.identities.insert_many(fresh, ordered=False)
            of_phones = [
                UpdateOne(
                    {"_id": self._phone_hash(one.phone)}, {"$addToSet": {"case_ids": case_id}}, upsert=True
                )
                for case_id, one in identities.items() if one.phone
            ]
            if of_phones:
                self._db.callers.bulk_write(of_phones, ordered=True)

    @repeated
    def show(self, case_id: str, *, to: Actor, reason: str) -> CallerIdentity:
        """Decrypt for a person; the look is on record before the answer. Raises: NotFound."""
        look = Look(
            case_id=case_id, by=to.account_id, by_name=to.name, at=self._clock.now().isoformat(timespec="seconds"),
            reason=reason,
        )
        with available():
            self._db.looks.insert_one(look.model_dump())
            return self._open(case_id)

    def for_slip(self, case_id: str, *, reason: str) -> CallerIdentity:
        """Decrypt for a document made by the system."""
        return self.show(case_id, to=SYSTEM, reason=reason)

    @repeated
    def looks_at(self, case_id: str) -> list[Look]:
        """Every look at the identity of a case, oldest first."""
        with available():
            found = list(self._db.looks.find({"case_id": case_id}, {"_id": 0}))
        return sorted((Look(**look) for look in found), key=lambda look: look.at)

    @repeated
    def cases_of_phone(self, phone: str) -> list[str]:
        """Ids of cases of the same telephone, ascending."""
        with available():
            found = self._db.callers.find_one({"_id": self._phone_hash(phone)})
        return sorted(found["case_ids"]) if found else []

    def _sealed(self, case_id: str, identity: CallerIdentity) -> dict[str, Any]:
        sealed = self._cipher.seal(json.dumps(identity.model_dump(), ensure_ascii=False).encode(), case_id)
        return {
            "_id": case_id, "key": sealed.key, "algorithm": sealed.algorithm, "nonce": sealed.nonce,
            "data": sealed.data,
        }

    def _phone_hash(self, phone: str) -> str:
        return self._cipher.keyed_hash(normal_phone(phone))

    def _open(self, case_id: str) -> CallerIdentity:
        found = self._db.identities.find_one({"_id": case_id})
        if found is None:
            raise NotFound(f"案件 {case_id} 没有留存来话人信息")
        sealed = Sealed(found["key"], found["algorithm"], bytes(found["nonce"]), bytes(found["data"]))
        return CallerIdentity(**json.loads(self._cipher.open(sealed, case_id)))
