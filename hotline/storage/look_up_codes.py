"""Look-up codes: made from the case's number under the vault's key, kept as a keyed hash only (R-4.5)."""

from pymongo.database import Database

from ..domain.looking_up import code_of, normal_code
from .cipher import Cipher
from .connection import available, repeated


class MongoLookUpCodes:
    """Implements `gateway.ports.LookUpCodes`.

    A code is the same each time it is asked for, so a repeated request reads out the same, and nothing that opens a
    matter lies anywhere. Number and code are hashed together: a wrong number and a wrong code are the same miss.
    """

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher

    @repeated
    def issue(self, case_id: str) -> str:
        """The code of a case; from now on it opens the look-up. A repeat changes nothing."""
        code = code_of(int(self._cipher.keyed_hash(f"look_up_code/{case_id}"), 16))
        with available():
            self._db.look_up_codes.replace_one({"_id": self._name(case_id, code)}, {"is_issued": True}, upsert=True)
        return code

    @repeated
    def opens(self, case_id: str, code: str) -> bool:
        """Whether this code was issued for this case."""
        with available():
            return self._db.look_up_codes.find_one({"_id": self._name(case_id, normal_code(code))}) is not None

    def _name(self, case_id: str, code: str) -> str:
        return self._cipher.keyed_hash(f"look_up/{case_id}/{code}")
