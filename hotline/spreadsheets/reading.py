"""Reading a file in a process of its own, which is ended when it takes too long."""

import subprocess
import sys
from pathlib import Path, PurePosixPath

from ..domain.errors import Refused
from .tables import TablesRead

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 90
LARGEST_BYTES = 20 * 1024 * 1024
MODULE = "hotline.spreadsheets.child"


def read_file(name: str, content: bytes) -> TablesRead:
    """The tables of a workbook or a csv text. `name` as it was uploaded.

    Raises: Refused: the file is too large, or too much for the process that reads it.
    """
    if not content or len(content) > LARGEST_BYTES:
        raise Refused(f"文件“{name[:60]}”为空或超过 {LARGEST_BYTES >> 20} MB，请分成几个文件")
    stem = PurePosixPath(name.replace("\\", "/")).stem[:60] or "表格"
    try:
        child = subprocess.run(
            [sys.executable, "-m", MODULE, stem], input=content, capture_output=True, timeout=LONGEST_S, cwd=ROOT,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise Refused(f"文件“{name[:60]}”读不出或过于复杂，请按模板另存为 xlsx 或 CSV 后再试") from None
    return TablesRead.model_validate_json(child.stdout)
