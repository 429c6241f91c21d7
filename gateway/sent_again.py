"""What a form sent when it couldn't be taken: shown to its sender so that nothing typed is lost, kept nowhere.

The answer itself carries the fields; a browser that comes back with them sends them again under the same key. See
docs/adr/0082.
"""

import re
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
LONG = 4
MOST_FIELDS, MOST_FILES, LONGEST_PART_BYTES = 400, 20, 5 * 1024 * 1024
_SECRETS = re.compile(r"/(?:login|logout|account|account_security)(?:/.*)?")
_WITH_FILES = re.compile(r"(/tasks/[^/]+)/finish")
_NEVER_SHOWN = frozenset({"csrf", "key"})


@dataclass(frozen=True)
class Sent:
    """The fields of a form and where they go; `has_files`: files came too, which aren't carried."""

    action: str
    fields: tuple[tuple[str, str], ...]
    has_files: bool = False

    @property
    def texts(self) -> list[str]:
        """What somebody typed at length, for the eye."""
        return [value for name, value in self.fields if name not in _NEVER_SHOWN and len(value) >= LONG]


async def sent_by(request: Request) -> Sent | None:
    """What the form of this request sent; None where nothing may be shown again.

    Passwords and codes aren't, nor a form marked as a state secret: of that nothing stays anywhere.
    """
    is_form = request.headers.get("content-type", "").split(";")[0].strip().lower() in FORMS
    if request.method != "POST" or not is_form or _SECRETS.fullmatch(request.url.path):
        return None
    try:
        form = await request.form(
            max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_PART_BYTES
        )
    except (HTTPException, MultiPartException, RuntimeError):
        return None
    return _sent(request.url.path, form)


def _sent(path: str, form: FormData) -> Sent | None:
    fields = tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))
    if form.get("is_state_secret") or not any(value for name, value in fields if name not in _NEVER_SHOWN):
        return None
    has_files = any(not isinstance(value, str) and value.filename for value in form.values())
    with_files = _WITH_FILES.fullmatch(path) if has_files else None
    return Sent(f"{with_files[1]}/attachments" if with_files else path, fields, has_files)
