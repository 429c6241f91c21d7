"""The process that opens a file: bytes on standard input, tables as JSON on standard output.

It has little memory and little time, and nothing of the system's but the file: what a hostile file breaks is this.
"""

import resource
import sys

from hotline.domain.errors import Refused

from .collecting import Collecting
from .plain_text import read_plain_text
from .workbook import read_workbook

MEMORY_BYTES = 1536 * 1024 * 1024
CPU_S = 60
PACKED = b"PK\x03\x04"


def main() -> None:
    """Read one file, whose name without folder and ending is the argument."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    name, content, collecting = sys.argv[1], sys.stdin.buffer.read(), Collecting()
    try:
        if content.startswith(PACKED):
            read_workbook(content, collecting)
        else:
            read_plain_text(content, name, collecting)
    except Refused as refused:
        collecting.read.tables.clear()
        collecting.read.refuse(name, refused.message)
    sys.stdout.write(collecting.read.model_dump_json())


if __name__ == "__main__":
    main()
