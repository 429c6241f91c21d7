"""How the pool and its rendering processes talk: a length of eight bytes, then the body.

Kept apart from the renderer so that nobody who only asks for documents loads WeasyPrint.
"""

import struct
from typing import BinaryIO


def read_frame(stream: BinaryIO) -> bytes | None:
    """One frame, or None at the end."""
    head = stream.read(8)
    return stream.read(struct.unpack(">Q", head)[0]) if len(head) == 8 else None


def frame_of(body: bytes) -> bytes:
    """A body with its length before it."""
    return struct.pack(">Q", len(body)) + body


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Write one frame."""
    stream.write(frame_of(body))
    stream.flush()
