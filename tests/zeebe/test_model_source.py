"""Models that come from outside are read safely."""

import pytest

from hotline.testing.models import model_files
from hotline.zeebe.model_source import LARGEST_MODEL_BYTES, ModelRefused, read_model

EMPTY = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'


@pytest.mark.parametrize(("name", "content", "said"), [
    ("case.exe", EMPTY, "不是流程模型"),
    ("case.bpmn", b"<a><b></a>", "不是完整的 XML"),
    ("case.bpmn", b"", "不是完整的 XML"),
    ("case.bpmn", b"<html/>", "不是 BPMN 2.0"),
    ("limits.dmn", EMPTY, "不是 DMN 1.3"),
    ("case.bpmn", b"<!DOCTYPE a>" + EMPTY, "DOCTYPE"),
    ("case.bpmn", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + EMPTY, "DOCTYPE"),
    ("case.bpmn", EMPTY + b" " * LARGEST_MODEL_BYTES, "超过 2 MB"),
])
def test_what_is_refused(name: str, content: bytes, said: str) -> None:
    """Wrong kinds, broken files, DOCTYPEs and giants are refused in words that say what to do."""
    with pytest.raises(ModelRefused, match=said) as refused:
        read_model(name, content)
    assert name in refused.value.message


def test_an_entity_bomb_is_refused_at_once() -> None:
    """Nested entities are never expanded."""
    levels = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 50) for n in range(12))
    with pytest.raises(ModelRefused):
        read_model("case.bpmn", b'<!DOCTYPE a [<!ENTITY e0 "x">' + levels + b"]><a>&e12;</a>")


@pytest.mark.parametrize("name", model_files())
def test_our_own_models_are_taken(name: str) -> None:
    """Every model of the repository is read, and comes out well-formed."""
    model = read_model(name, model_files()[name])
    assert read_model(name, model.content()).is_table == name.endswith(".dmn")
