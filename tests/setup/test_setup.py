"""The one-shot setup on the real engine, broker and database."""

from datetime import date

import pytest

from hotline.bootstrap.releasing import shipped_models
from hotline.bootstrap.setup import build_setup
from hotline.domain.accounts_passwords import SAMPLE_PASSWORD
from hotline.domain.errors import AccessRefused
from hotline.domain.roles import Role
from hotline.setup.calendar_seed import seed_calendar
from hotline.setup.proposing_seed import sample_catalogue, seed_proposing, shipped_tree, shipped_words
from hotline.setup.sample_data import sample_accounts, sample_leaders, sample_units
from hotline.storage import (
    MongoCalendars,
    MongoCredentials,
    MongoDirectory,
    MongoDispatchCatalogue,
    MongoReleases,
    MongoTopics,
)
from hotline.zeebe.release import stamped_id


@pytest.mark.requirement("R-2.3")
def test_the_sample_city_has_the_units_of_the_regulation():
    """Districts, the two zones and some thirty departments, each with its duties."""
    units = {unit.id: unit for unit in sample_units()}
    assert {"donggang", "lanshan", "juxian", "wulian", "kaifaqu", "shanhaitian"} <= set(units)
    assert len(units) >= 40 and all(len(unit.duties) >= 3 for unit in units.values())


def test_every_role_has_an_account():
    """Each leader and each unit too, the unit with clerk and head."""
    accounts = sample_accounts()
    assert {role for account in accounts for role in account.roles} == set(Role)
    assert {a.leader_id for a in accounts if Role.CITY_LEADER in a.roles} == {x.id for x in sample_leaders()}
    for unit in sample_units():
        roles = {role for account in accounts if account.unit_id == unit.id for role in account.roles}
        assert roles == {Role.UNIT_CLERK, Role.UNIT_HEAD}


def test_the_calendar_knows_holidays_and_make_up_days():
    """2026: National Day off, 10 October worked though a Saturday; later years are not announced."""
    calendar = seed_calendar()
    assert not calendar.is_working_day(date(2026, 10, 5))
    assert calendar.is_working_day(date(2026, 10, 10))
    assert not calendar.is_working_day(date(2026, 10, 11))
    assert calendar.is_working_day(date(2019, 5, 5))
    assert 2026 in calendar.announced_years and 2027 not in calendar.announced_years


def test_setting_up_twice_changes_nothing(settings, database, capsys):
    """The second run finds all there; logins are printed each time."""
    for _ in range(2):
        build_setup(settings).run()
    out = capsys.readouterr().out
    assert out.count("流程模型已发布") == 1 and out.count("gongan-01") == 2
    directory = MongoDirectory(database)
    assert len(directory.units()) == len(sample_units()) and MongoCalendars(database).exists()
    MongoCredentials(database).check("1001", SAMPLE_PASSWORD)
    with pytest.raises(AccessRefused):
        MongoCredentials(database).check("1001", "wrong")
    assert MongoTopics(database).tree() == shipped_tree() and MongoTopics(database).words() == shipped_words()
    assert len(MongoDispatchCatalogue(database).lines()) == len(sample_catalogue())
    [release] = MongoReleases(database).all()
    assert (release["number"], release["state"], set(release["files"])) == (1, "deployed", set(shipped_models()))
    assert stamped_id("approval", 1) in {line["id"] for line in release["answer"]}
    assert settings.vault_key_file.stat().st_mode & 0o777 == 0o600


def test_a_new_production_system_has_three_administrators(settings, database, capsys):
    """Each with a password of their own, printed once, that must be changed at the first sign-in."""
    build_setup(settings.model_copy(update={"mode": "production"})).run()
    out, accounts = capsys.readouterr().out.replace("\n", ""), MongoDirectory(database).accounts()
    assert [a.roles for a in accounts] == [[Role.SYSTEM_ADMIN], [Role.SECURITY_ADMIN], [Role.AUDIT_ADMIN]]
    for account in accounts:
        password = out.split(f"账号 {account.id},一次性口令 ")[1].split("。")[0]
        assert MongoCredentials(database).check(account.id, password) is True


def test_what_an_administrator_changed_of_the_words_stays(database):
    """Tree, word lists and catalogue are entered once; without the sample city there are no sample lines."""
    topics, catalogue = MongoTopics(database), MongoDispatchCatalogue(database)
    seed_proposing(topics, catalogue, is_demo=False)
    assert catalogue.lines() == [] and len(topics.tree().topics) == 517
    words = topics.words()
    words.state_secrets.words.append("新密级")
    topics.save_words(words)
    seed_proposing(topics, catalogue, is_demo=False)
    assert "新密级" in topics.words().state_secrets.words
