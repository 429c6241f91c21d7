"""Files that people attach: a unit's evidence, the scanned slip with a leader's word (R-5.3.1, R-5.2.1)."""

import re
import unicodedata

from pydantic import BaseModel

from .assignment import Evidence
from .classification import Labelled

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 10
LONGEST_NAME = 60
_UNWANTED = re.compile(r"[^\w.()（）-]+")
_NUMBER_OF_A_PERSON = re.compile(r"\d{7,17}[\dXx]?")
ASSIGNING = "assigning"


class EvidenceKind(Labelled):
    """What an attached file proves. `scan` is the slip on which a leader wrote."""

    IDENTITY = "identity", "身份证明"
    CONTACT = "contact", "联系来话人的证明"
    HANDLING = "handling", "办理情况证明"
    SCAN = "scan", "批办单扫描件"

    @classmethod
    def of_reports(cls) -> tuple["EvidenceKind", ...]:
        """What a unit attaches to its report."""
        return cls.IDENTITY, cls.CONTACT, cls.HANDLING


class FileType(Labelled):
    """A type of file that is taken, told by its content."""

    PDF = "pdf", "PDF"
    JPEG = "jpg", "JPEG 图片"
    PNG = "png", "PNG 图片"
    DOCX = "docx", "Word 文档"
    XLSX = "xlsx", "Excel 表格"


class Attachment(BaseModel):
    """A kept file. `purpose` is what it was uploaded for: a task's effect, or `ASSIGNING`; `by` who uploaded it."""

    id: str
    name: str
    kind: EvidenceKind
    type: FileType
    purpose: str
    by: str
    at: str
    sha256: str
    size_bytes: int

    @property
    def evidence(self) -> Evidence:
        """The file as a report names it."""
        return Evidence(
            id=self.id, name=self.name, kind=self.kind, sha256=self.sha256, size_bytes=self.size_bytes
        )

    @property
    def saved_as(self) -> str:
        """The name under which it is saved: nothing of what people wrote is in it."""
        return f"{self.id}.{self.type}"


def clean_name(name: str, file_type: FileType) -> str:
    """A file's name without folders, signs, its own ending, and numbers that belong to a person."""
    plain = unicodedata.normalize("NFKC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = plain.rsplit(".", 1)[0] if "." in plain else plain
    stem = _NUMBER_OF_A_PERSON.sub("号码", _UNWANTED.sub("_", stem)).strip("._ ")[:LONGEST_NAME]
    return f"{stem or '附件'}.{file_type}"
