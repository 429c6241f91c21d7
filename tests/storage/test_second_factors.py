"""Second factors: enrolled, asked for, each code once."""

import json
import time

import pyotp
import pytest

from hotline.domain.accounts import LockedOut
from hotline.domain.errors import AccessRefused
from hotline.storage import MongoSecondFactors
from hotline.storage.cipher import KeysUnusable
from hotline.storage.second_factors import RECOVERY_CODES, STEP_S


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wall time that the test moves."""
    now = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


@pytest.fixture
def factors(database, cipher) -> MongoSecondFactors:
    """Over the real database."""
    return MongoSecondFactors(database, cipher)


def code_of(secret: str, at: float) -> str:
    """What a telephone shows."""
    return pyotp.TOTP(secret).at(int(at))


def test_codes_are_those_of_the_standard(factors, wall, monkeypatch):
    """The secret of RFC 6238, appendix B, gives the code of its table."""
    monkeypatch.setattr(pyotp, "random_base32", lambda: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    factors.begin("fzr01")
    wall[0] = 1111111109.0
    factors.confirm("fzr01", "081804")
    assert factors.is_set("fzr01")


def test_a_code_counts_once_and_only_around_now(factors, wall):
    """Not the one that enrolled, not one already used, not one of a minute ago; spaces don't matter."""
    secret = factors.begin("fzr01").secret
    assert factors.begin("fzr01").secret == secret and not factors.is_set("fzr01")
    factors.confirm("fzr01", code_of(secret, wall[0]))
    with pytest.raises(AccessRefused, match="已用过"):
        factors.check("fzr01", code_of(secret, wall[0]))
    wall[0] += STEP_S
    code = code_of(secret, wall[0])
    assert factors.check("fzr01", f"{code[:3]} {code[3:]}") is False
    for used in (code, code_of(secret, wall[0] - STEP_S), code_of(secret, wall[0] + 3 * STEP_S), "", "１２３４５６"):
        with pytest.raises(AccessRefused):
            factors.check("fzr01", used)


def test_a_recovery_code_counts_once(factors, wall):
    """However it is typed; each only for its own account."""
    codes = factors.confirm("fzr01", code_of(factors.begin("fzr01").secret, wall[0]))
    assert len(set(codes)) == RECOVERY_CODES == factors.recovery_codes_left("fzr01")
    factors.confirm("ld01", code_of(factors.begin("ld01").secret, wall[0]))
    with pytest.raises(AccessRefused):
        factors.check("ld01", codes[0])
    assert factors.check("fzr01", codes[0].lower().replace("-", " ")) is True
    with pytest.raises(AccessRefused):
        factors.check("fzr01", codes[0])
    assert factors.recovery_codes_left("fzr01") == RECOVERY_CODES - 1


def test_guessing_codes_locks(factors, wall):
    """Five wrong ones lock even the right one, until somebody resets the factor."""
    secret = factors.begin("fzr01").secret
    factors.confirm("fzr01", code_of(secret, wall[0]))
    wall[0] += STEP_S
    for _ in range(5):
        with pytest.raises(AccessRefused):
            factors.check("fzr01", "000000")
    with pytest.raises(LockedOut):
        factors.check("fzr01", code_of(secret, wall[0]))
    factors.remove("fzr01")
    assert not factors.is_set("fzr01")
    again = factors.begin("fzr01").secret
    assert again != secret and factors.confirm("fzr01", code_of(again, wall[0]))


def test_nothing_readable_lies_in_the_database(factors, database, wall):
    """Neither the secret, waiting or in use, nor a recovery code; and no secret fits another's account."""
    secret = factors.begin("fzr01").secret
    waiting = str(list(database.second_factors_begun.find()))
    codes = factors.confirm("fzr01", code_of(secret, wall[0]))
    kept = waiting + json.dumps(list(database.second_factors.find()), default=str)
    assert all(plain not in kept for plain in (secret, *codes, *(one.replace("-", "") for one in codes)))
    stolen = database.second_factors.find_one({"_id": "fzr01"}) | {"_id": "xt01"}
    database.second_factors.insert_one(stolen)
    with pytest.raises(KeysUnusable, match="校验不通过"):
        factors.check("xt01", code_of(secret, wall[0] + STEP_S))
