"""The identity vault."""

import pytest

from hotline.calendar.clock import FixedClock
from hotline.domain.errors import NotFound
from hotline.domain.identity import CallerIdentity
from hotline.storage import Cipher, MongoIdentityVault
from hotline.storage.cipher import KeysUnusable, create_keys, rotate_keys
from hotline.testing import cases as sample

CALLER = CallerIdentity(name="𠮷田㛃", phone="13806331234", address="东港区")


@pytest.fixture
def vault(database, cipher):
    """The vault over a fresh database."""
    return MongoIdentityVault(database, cipher, FixedClock(sample.MONDAY_MORNING))


def test_identity_is_shown_to_a_person_and_the_look_is_kept(vault):
    """Who looked, when and why stands beside it."""
    vault.put("2026-000001", CALLER)
    assert vault.show("2026-000001", to=sample.SECTION, reason="回访") == CALLER
    assert [(look.by, look.reason) for look in vault.looks_at("2026-000001")] == [("dc01", "回访")]


def test_nothing_readable_lies_in_the_database(vault, database):
    """Neither name nor telephone stands in any document of the vault."""
    vault.put("2026-000001", CALLER)
    kept = repr([*database.identities.find(), *database.callers.find()])
    assert not any(mark in kept for mark in (CALLER.name, CALLER.phone, CALLER.address))


def test_same_telephone_is_found_again_however_it_was_written(vault):
    """Spaces, dashes and the country code don't matter."""
    vault.put("2026-000001", CALLER)
    vault.put("2026-000002", CALLER.model_copy(update={"name": ""}))
    assert vault.cases_of_phone("+86 138-0633-1234") == ["2026-000001", "2026-000002"]
    assert vault.cases_of_phone("13800000000") == []


def test_first_identity_stays(vault):
    """A repeat with other words changes nothing."""
    vault.put("2026-000001", CALLER)
    vault.put("2026-000001", CallerIdentity(name="别人"))
    assert vault.for_slip("2026-000001", reason="转办单") == CALLER


def test_text_of_another_case_does_not_open(vault, database):
    """A ciphertext moved to another case is refused."""
    vault.put("2026-000001", CALLER)
    moved = database.identities.find_one({"_id": "2026-000001"})
    database.identities.insert_one({**moved, "_id": "2026-000002"})
    with pytest.raises(KeysUnusable):
        vault.for_slip("2026-000002", reason="转办单")
    with pytest.raises(NotFound):
        vault.for_slip("2026-000003", reason="转办单")


@pytest.mark.parametrize("algorithm", ["aes-256-gcm", "sm4-gcm"])
def test_old_seals_open_after_a_rotation(tmp_path, settings, algorithm):
    """A new key seals from now on; what the old one sealed still opens."""
    path = tmp_path / "vault.json"
    create_keys(path)
    chosen = settings.model_copy(update={"vault_keys": path, "cipher": algorithm})
    old = Cipher.from_settings(chosen).seal(b"text", "case")
    name = rotate_keys(path)
    cipher = Cipher.from_settings(chosen)
    assert cipher.open(old, "case") == b"text"
    assert (cipher.seal(b"text", "case").key, old.key) == (name, "k1")
    assert path.stat().st_mode & 0o777 == 0o600
