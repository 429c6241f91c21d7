"""Structured logs: one JSON object a line on stdout, without personal data and without secrets.

Log what the program knows by id (case, job key, unit, account), never what a person said or who it was. As a
second fence known names of personal or secret fields are blanked, telephone and identity-card numbers masked
in any text; line breaks stay inside the JSON string. Exceptions are logged as their type and the places they
passed: their messages may quote what was being processed.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

HIDDEN = "***"
HIDDEN_FIELDS = frozenset(
    {
        "name", "phone", "address", "identity", "content", "unit_text", "answer", "opinion", "handling",
        "public_answer", "password", "secret", "token", "cookie", "authorization", "key_bytes", "variables",
        "subject",
    }
)
_NUMBERS_OF_PERSONS = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?!\d)")
_CREDENTIALS = re.compile(r"(?i)(://)[^/@\s]+@")

Entry = MutableMapping[str, Any]


def configure(process: str, level: str = "INFO") -> None:
    """Send this process's logs, and those of libraries from WARNING up, to stdout as JSON."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            lambda _logger, _method, entry: {"process": process, **entry},
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=False),
            _exception_without_words,
            scrub,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_ToStructlog()], force=True)


def scrub(_logger: Any, _method: str, entry: Entry) -> Entry:
    """Blank fields that may hold persons or secrets, mask their numbers anywhere else."""
    return {field: HIDDEN if field in HIDDEN_FIELDS else _masked(value) for field, value in entry.items()}


def places(error: BaseException) -> list[str]:
    """The way an exception took through the program, innermost last: `file:line function`."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename.rsplit('/site-packages/')[-1]}:{frame.lineno} {frame.name}" for frame in frames]


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return _CREDENTIALS.sub(rf"\1{HIDDEN}@", _NUMBERS_OF_PERSONS.sub(HIDDEN, value))
    if isinstance(value, dict):
        return {k: HIDDEN if k in HIDDEN_FIELDS else _masked(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(item) for item in value]
    return value


def _exception_without_words(_logger: Any, _method: str, entry: Entry) -> Entry:
    error = entry.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        entry["error"] = type(error).__name__
        entry["places"] = places(error)[-8:]
    return entry


class _ToStructlog(logging.Handler):
    """Carries the records of libraries over; their arguments are not formatted in, only the template."""

    def emit(self, record: logging.LogRecord) -> None:
        log = structlog.get_logger()
        template = str(record.msg)[:300]
        log.warning("library", logger=record.name, level_name=record.levelname, template=template)
