"""Events in their envelopes, and the schemas that describe them."""

import json

import jsonschema
import pytest

from hotline.domain.events import EventType
from hotline.messaging import PoisonEvent, open_envelope, seal_envelope
from hotline.messaging.schema_files import FOLDER, schema_of, text_of
from hotline.testing import cases as sample


def test_there_and_back():
    """An event survives its envelope, which is a CloudEvent 1.0 without the caller's words."""
    for event in sample.completed().outbox:
        raw = seal_envelope(event)
        assert open_envelope(raw) == event
        envelope = json.loads(raw)
        assert {"specversion", "id", "source", "type", "subject", "time", "dataschema"} <= set(envelope)
        jsonschema.validate(envelope["data"], schema_of(event.type))
        assert "陈桂芳" not in raw.decode() and "水压" not in raw.decode()


@pytest.mark.parametrize("raw", [
    b"", b"no json", b"[]", b"{}", b'{"specversion":"1.0","source":"/elsewhere"}',
    seal_envelope(sample.registered().outbox[0]).replace(b'"kind"', b'"name"'),
    seal_envelope(sample.registered().outbox[0]).replace(b"case_registered.v1", b"case_registered.v9"),
])
def test_poison_is_known(raw: bytes):
    """What is no event of this system, or has other fields than registered, is told apart."""
    with pytest.raises(PoisonEvent):
        open_envelope(raw)


def test_schemas_are_in_step():
    """The schema files are those generated from the registry, no more and no fewer."""
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert kept == {f"{event.value}.v1.json": text_of(event) for event in EventType}, (
        "run: python -m hotline.messaging.schema_files"
    )
