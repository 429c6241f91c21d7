"""The description of the API: complete, in step with the code, readable."""

import pytest
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator

from gateway.openapi.document import api_routes, document_of
from gateway.openapi.examples import example_of
from gateway.openapi.operations import is_described
from gateway.problem_codes import PROBLEMS
from hotline.domain.acts import ACTS
from hotline.domain.decisions import DECISIONS
from hotline.domain.forms import Form

FORMS = list(dict.fromkeys(one.form_model for one in [*DECISIONS.values(), *ACTS.values()]))


def operations(document):
    """(path, method, operation) of everything described."""
    paths = document["paths"].items()
    return [(path, method, operation) for path, methods in paths for method, operation in methods.items()]


@pytest.fixture
def document(app):
    """What `/api/v1/openapi.json` gives."""
    return document_of(app)


def test_every_door_for_programs_is_described(app):
    """Each route under /api/v1 says what it takes and gives, by `@door(…)` above its function."""
    missing = [(sorted(route.methods), path) for path, route in api_routes(app) if not is_described(route)]
    assert missing == []
    assert all(isinstance(route, APIRoute) for _, route in api_routes(app))


def test_it_is_for_whoever_is_signed_in(sit_down, nobody):
    """The description is served to every account and to nobody else."""
    assert nobody.get("/api/v1/openapi.json").status_code == 401
    answer = sit_down("gongshui-01").get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["openapi"] == "3.1.0"


def test_every_operation_can_be_read(document):
    """A name of its own, a Chinese title, who may, an area, and security where somebody must be signed in."""
    found = operations(document)
    ids = [operation["operationId"] for _, _, operation in found]
    assert len(ids) == len(set(ids)) >= 55
    for path, method, operation in found:
        assert operation["summary"] and operation["description"] and operation["tags"] != ["其他"], (path, method)
        is_public = path in ("/api/v1/sessions", "/api/v1/look-up") and method == "post"
        assert bool(operation["security"]) is not is_public, (path, method)


def test_acts_and_decisions_have_their_forms(document):
    """Each act is a door of its own with title, article, roles and form; a task takes any of the decisions' forms."""
    for act in ACTS.values():
        operation = document["paths"][f"/api/v1/cases/{{case_id}}/acts/{act.name}"]["post"]
        assert operation["summary"] == act.title and act.article in operation["description"]
    body = document["paths"]["/api/v1/tasks/{task_key}/finish"]["post"]["requestBody"]
    names = {ref["$ref"].rsplit("/", 1)[1] for ref in body["content"]["application/json"]["schema"]["anyOf"]}
    assert names == {decision.form_model.__name__ for decision in DECISIONS.values()}


def test_every_field_of_a_form_has_its_chinese_name(document):
    """The label of the page describes the field; files are named by their ids."""
    for name in (*(model.__name__ for model in FORMS), "CallForm"):
        for field, schema in document["components"]["schemas"][name]["properties"].items():
            assert schema.get("description"), (name, field)
    report = document["components"]["schemas"]["UnitReport"]["properties"]
    assert report["handling"]["description"].startswith("办理情况")
    assert report["attachments"]["items"] == {"type": "string"}


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_examples_are_sound(model: type[Form]):
    """Each example passes the checks of its form."""
    assert model(**example_of(model)).faults() == {}


def test_examples_fit_their_schemas(document):
    """Whoever copies an example sends what the schema allows."""
    for path, _, operation in operations(document):
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content:
            assert "example" in content, path
            schema = {**content["schema"], "components": document["components"]}
            Draft202012Validator(schema).validate(content["example"])


def test_every_code_in_it_is_known_and_comes_with_its_status(document):
    """The codes of each error answer are those of the table."""
    for _, _, operation in operations(document):
        for status, answer in operation["responses"].items():
            if "application/problem+json" not in answer.get("content", {}):
                continue
            _, own = answer["content"]["application/problem+json"]["schema"]["allOf"]
            for code in own["properties"]["code"]["enum"]:
                assert int(status) in PROBLEMS[code].statuses


def test_what_changes_something_asks_for_a_key(document):
    """Every POST carries an idempotency key, but for questions that keep nothing and files kept by their digest."""
    without = {
        path for path, method, operation in operations(document)
        if method == "post" and not any(one["name"] == "Idempotency-Key" for one in operation["parameters"])
    }
    assert without == {
        "/api/v1/sessions", "/api/v1/look-up", "/api/v1/proposals", "/api/v1/cases/{case_id}/identity",
        "/api/v1/tasks/{task_key}/attachments", "/api/v1/assigned_matters/scans",
        "/api/v1/work/slips",
    }


def test_the_page_shows_every_door(sit_down, document):
    """Each door with its title and address, each code; for everybody who is signed in."""
    html = sit_down("xt01").get("/api").text
    for path, method, operation in operations(document):
        assert f"{method.upper()} {path}" in html and operation["summary"] in html
    assert "task_gone" in html
