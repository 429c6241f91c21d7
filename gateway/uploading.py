"""Files that came with a form."""

import hashlib

from starlette.datastructures import FormData, UploadFile


def uploaded(form_data: FormData) -> dict[str, bytes]:
    """The files of an upload by name, without folders."""
    found = [part for part in form_data.getlist("files") if isinstance(part, UploadFile) and part.filename]
    return {part.filename.replace("\\", "/").rsplit("/", 1)[-1]: part.file.read() for part in found}


def digests(files: dict[str, bytes]) -> dict[str, str]:
    """What stands for the files in an idempotency digest."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
