"""Codes and tries of the look-up, on the real database."""

import pytest
from pymongo.database import Database

from hotline.domain.looking_up import is_code
from hotline.storage import Cipher, MongoLookUpCodes


@pytest.fixture
def codes(database: Database, cipher: Cipher) -> MongoLookUpCodes:
    """Codes over a fresh database."""
    return MongoLookUpCodes(database, cipher)


@pytest.mark.requirement("R-4.5")
def test_a_code_is_the_same_again_and_lies_nowhere(codes: MongoLookUpCodes, database: Database) -> None:
    """A repeat reads out the same; who reads the collection learns neither number nor code."""
    code = codes.issue("2026-000001")
    assert is_code(code) and codes.issue("2026-000001") == code != codes.issue("2026-000002")
    kept = str(list(database.look_up_codes.find()))
    assert code not in kept and "2026" not in kept and database.look_up_codes.count_documents({}) == 2


def test_a_code_opens_its_own_case_only(codes: MongoLookUpCodes) -> None:
    """As it was written down; not before it was issued, not another's."""
    code = codes.issue("2026-000001")
    assert codes.opens("2026-000001", f"{code[:4].lower()}-{code[4:]}")
    assert not codes.opens("2026-000002", code)
    assert not codes.opens("2026-000001", codes.issue("2026-000002"))
