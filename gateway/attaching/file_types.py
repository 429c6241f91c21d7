"""Which type of file some bytes are. Names and announced types are not believed."""

from hotline.domain.attachments import FileType
from hotline.domain.errors import Refused
from hotline.spreadsheets.office_files import office_type

PNG, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
JPEG, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
TAIL_BYTES = 2048
ACTIVE = (b"/JavaScript", b"/JS ", b"/JS(", b"/JS<", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
REFUSAL = "只能上传 PDF、JPEG、PNG 图片和不含宏的 Word（docx）、Excel（xlsx）文件"


def type_of(content: bytes) -> FileType:
    """The type by the content.

    Raises:
        Refused: none that is taken, damaged, or with something active in it.
    """
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(PNG) and content[12:16] == b"IHDR" and content.endswith(PNG_END):
        return FileType.PNG
    if content.startswith(JPEG) and JPEG_END in content[-TAIL_BYTES:]:
        return FileType.JPEG
    if content.startswith(b"PK\x03\x04"):
        return office_type(content)
    raise Refused(REFUSAL)


def _pdf(content: bytes) -> FileType:
    if b"%%EOF" not in content[-TAIL_BYTES:]:
        raise Refused("PDF 文件不完整，请重新导出后再上传")
    if any(mark in content for mark in ACTIVE):
        raise Refused("PDF 文件含有脚本、内嵌文件或可执行内容，请另存为普通 PDF 后再上传")
    return FileType.PDF
