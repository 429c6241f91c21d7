"""What reaches the log, and what never does; each told by a process of its own, as in life."""

import json
import subprocess
import sys

import pytest

PROLOGUE = (
    "import logging, structlog; from hotline import logs; logs.configure('probe')\n"
    "log = structlog.get_logger()\n"
)


def lines(code):
    """The log lines of a program."""
    done = subprocess.run([sys.executable, "-c", PROLOGUE + code], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_json_object_a_line():
    """A line break in a value makes no second line."""
    [line] = lines(r"log.info('said', case_id='2026-000001', note='a\nb')")
    assert (line["process"], line["case_id"], line["note"]) == ("probe", "2026-000001", "a\nb")


@pytest.mark.requirement("R-4.5")
def test_persons_and_secrets_are_blanked():
    """By field name, by the look of a number, inside addresses of servers."""
    text = json.dumps(lines(
        "log.info('x', phone='13800001234', content='我叫陈桂芳', uri='mongodb://u:pw@db/x')\n"
        "log.info('called 13800001234', detail={'password': 'pw'}, ids=['370102199001011234'])"
    ), ensure_ascii=False)
    for secret in ("13800001234", "陈桂芳", "pw", "370102199001011234"):
        assert secret not in text


def test_an_exception_is_logged_without_its_words():
    """Its kind and the way it took; it may quote what was being processed."""
    [line] = lines("try:\n    raise ValueError('陈桂芳')\nexcept ValueError:\n    log.exception('broke')")
    assert line["error"] == "ValueError" and line["places"]
    assert "陈桂芳" not in json.dumps(line, ensure_ascii=False)


def test_libraries_speak_through_the_same_door():
    """Their template is kept, their arguments are not."""
    [line] = lines("logging.getLogger('kafka').error('bad record %s', '陈桂芳')")
    assert line["template"] == "bad record %s" and "陈桂芳" not in json.dumps(line, ensure_ascii=False)
