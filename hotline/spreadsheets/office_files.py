"""Office files (OOXML): packed files within limits, without macros, active parts or links to load.

Every part is unpacked and counted, whatever the packed file says of its sizes: a bomb is noticed at the limit.
"""

import io
import re
import zipfile
import zlib

from ..domain.attachments import FileType
from ..domain.errors import Refused

MOST_PARTS = 2_000
MOST_UNPACKED_BYTES = 100 * 1024 * 1024
MOST_RATIO = 200
PIECE_BYTES = 256 * 1024
MAIN_PARTS = {"word/document.xml": FileType.DOCX, "xl/workbook.xml": FileType.XLSX}
ACTIVE_PARTS = re.compile(r"vbaProject|vbaData|/activeX/|/embeddings/|\.(exe|dll|js|vbs|bat|ps1|scr|svg|html?)$", re.I)
ACTIVE_WORDS = re.compile(rb"macroEnabled|<!DOCTYPE|<!ENTITY", re.I)
EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.I)
REFUSAL = "Word、Excel 文件不完整或格式有误，请另存为 docx、xlsx 后再上传"


def office_type(content: bytes) -> FileType:
    """Whether it is a text or a sheet.

    Raises:
        Refused: neither, too large when unpacked, encrypted, or something active is in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_list(packed)
            names = set(packed.namelist())
            _unpack_all(packed, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        raise Refused(REFUSAL) from None
    found = [file_type for main, file_type in MAIN_PARTS.items() if main in names]
    if len(found) != 1 or "[Content_Types].xml" not in names:
        raise Refused(REFUSAL)
    return found[0]


def _check_list(packed: zipfile.ZipFile) -> None:
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
        raise Refused("文件解压后过大，请精简后再上传")
    if len(set(names)) != len(names) or any(".." in name.split("/") or name.startswith("/") for name in names):
        raise Refused(REFUSAL)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("请先取消文件密码再上传")
    if any(ACTIVE_PARTS.search(f"/{name}") for name in names):
        raise Refused("文件含有宏或内嵌对象，请另存为不含宏的文件后再上传")


def _unpack_all(packed: zipfile.ZipFile, packed_bytes: int) -> None:
    most = min(MOST_UNPACKED_BYTES, max(packed_bytes * MOST_RATIO, 4 * 1024 * 1024))
    unpacked = 0
    for entry in packed.infolist():
        is_markup = entry.filename.endswith((".xml", ".rels"))
        seam = b""
        with packed.open(entry) as part:
            while piece := part.read(PIECE_BYTES):
                unpacked += len(piece)
                if unpacked > most:
                    raise Refused("文件解压后过大，请精简后再上传")
                if is_markup:
                    _check_markup(seam + piece, entry.filename)
                    seam = piece[-1024:]


def _check_markup(text: bytes, name: str) -> None:
    if ACTIVE_WORDS.search(text):
        raise Refused("文件含有宏或外部定义，请另存为不含宏的文件后再上传")
    if name.endswith(".rels") and any(b"/hyperlink" not in link for link in EXTERNAL.findall(text)):
        raise Refused("文件会从外部加载内容，请断开链接（粘贴为值或嵌入图片）后再上传")
