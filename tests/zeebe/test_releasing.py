"""Changed models put into use, or refused with nothing changed, on the real engine."""

import pytest

from hotline.bootstrap.releasing import build_releasing, shipped_models
from hotline.calendar.clock import FixedClock
from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.roles import Actor
from hotline.storage import MongoReleases
from hotline.testing import cases as sample
from hotline.zeebe.channel import EngineRefused
from hotline.zeebe.model_source import ModelRefused
from hotline.zeebe.releasing import NothingChanged, Releasing

ADMIN = Actor("lc01", "程一帆")


@pytest.fixture
def releases(database):
    return MongoReleases(database)


@pytest.fixture
def releasing(releases, engine):
    made = build_releasing(releases, engine, FixedClock(sample.MONDAY_MORNING))
    made.follow_package(shipped_models())
    return made


def renamed(name="approval.bpmn"):
    """A shipped model with another label."""
    return {name: shipped_models()[name].replace("中心负责人阅批".encode(), "中心负责人阅批(新)".encode())}


@pytest.mark.requirement("R-6.1")
def test_a_changed_model_becomes_the_next_release(releasing, releases):
    """One file given; the others are taken over; who, when and the engine's answer are kept."""
    result = releasing.propose(renamed(), by=ADMIN)
    assert (result.number, result.changed) == (2, ["approval.bpmn"])
    kept = releases.get(2)
    assert (kept["by"], kept["state"], len(kept["files"])) == ("lc01", "deployed", len(shipped_models()))
    assert "approval_r2" in {line["id"] for line in kept["answer"]}


def test_the_same_files_again_are_no_release(releasing):
    """Said in words, without a number spent."""
    with pytest.raises(NothingChanged, match="相同"):
        releasing.propose({"approval.bpmn": shipped_models()["approval.bpmn"]}, by=ADMIN)


def test_a_faulty_file_is_refused_and_nothing_is_half_done(releasing, releases):
    """The checks refuse before a number is taken."""
    unknown = shipped_models()["approval.bpmn"].replace(b"dispatch.prepare_approval_slip", b"dispatch.unheard_of")
    for content in (b"no xml", b'<!DOCTYPE x><x xmlns="y"/>', unknown):
        with pytest.raises(ModelRefused):
            releasing.propose({"approval.bpmn": content}, by=ADMIN)
    assert [r["number"] for r in releases.all()] == [1]


def test_what_the_engine_refuses_is_kept_as_refused(releasing, releases):
    """Its words are there to read; the release in use stays; the next one gets the next number."""
    broken = shipped_models()["approval.bpmn"].replace(b"=is_major", b"=is_major (((")
    with pytest.raises(EngineRefused):
        releasing.propose({"approval.bpmn": broken}, by=ADMIN)
    assert (releases.get(2)["state"], releasing.current()["number"]) == ("refused", 1)
    assert releasing.propose(renamed(), by=ADMIN).number == 3


def test_a_deployment_cut_short_is_finished_later(releasing, releases, engine):
    """The engine went away in the middle: the next look deploys the same files again."""

    class Away:
        def deploy_resources(self, files):
            raise TemporarilyUnavailable("away")

    cut = Releasing(releases, Away(), FixedClock(sample.MONDAY_MORNING), releasing._job_types)
    with pytest.raises(TemporarilyUnavailable):
        cut.propose(renamed(), by=ADMIN)
    assert releases.get(2)["state"] == "deploying"
    assert releasing.current()["number"] == 2 and releases.get(2)["state"] == "deployed"


def test_a_new_version_of_the_product_leaves_an_administrators_file_alone(releasing, releases):
    """Shipped changes come in where nobody changed the file; the administrator's stays."""
    releasing.propose(renamed(), by=ADMIN)
    shipped = shipped_models()
    shipped["approval.bpmn"] += b"<!-- shipped -->"
    shipped["review.bpmn"] += b"<!-- shipped -->"
    result = releasing.follow_package(shipped)
    assert (result.number, result.changed) == (3, ["review.bpmn"])
    assert releasing.follow_package(shipped) is None
