"""A pool of rendering processes: one slow document holds up nothing, and none takes more than its limits."""

import hashlib
import json
import os
import queue
import select
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..domain.errors import HotlineError
from .frames import frame_of

SIZE = 3
"""A monstrous document or two leave a process for the others; each is started when it is first needed."""
TIME_LIMIT_S = 20.0
START_LIMIT_S = 40.0
MEMORY_BYTES = 3 * 1024**3
DOCUMENTS_PER_PROCESS = 300
CAUSES = {
    "FontMissing": "缺少中文字体，请执行 make run，或检查 HOTLINE_FONTS 指定的目录",
    "MemoryError": "内容过大，超出内存上限",
}


class DocumentTooSlow(HotlineError):
    """A document took longer than its limit; its process was ended."""

    code = "document_too_slow"

    def __init__(self, kind: str):
        super().__init__(f"生成文件（{kind}）超过时限，已中止；请检查内容是否过长")


class RenderFailed(HotlineError):
    """A document could not be rendered, or its process died."""

    code = "render_failed"

    def __init__(self, kind: str, cause: str):
        super().__init__(f"生成文件（{kind}）失败：{cause}")


@dataclass(frozen=True)
class RenderedPdf:
    """A PDF with its hash and number of pages."""

    data: bytes
    sha256: str
    pages: int


class RenderPool:
    """Renders in `size` processes, started when first needed, renewed after a number of documents.

    Raises nothing at construction: fonts and libraries are checked by `make run` before anything starts.
    """

    def __init__(
        self, size: int = SIZE, *, fonts: Path | None = None, time_limit_s: float = TIME_LIMIT_S,
        memory_bytes: int = MEMORY_BYTES,
    ):
        self._fonts, self._time_limit_s, self._memory_bytes = fonts or default_fonts(), time_limit_s, memory_bytes
        self._free: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)
        self._size = size

    def render(self, kind: str, context: dict[str, Any]) -> RenderedPdf:
        """Make the PDF. Raises: DocumentTooSlow, RenderFailed."""
        process = self._free.get()
        try:
            process = process or _Process(self._fonts, self._memory_bytes)
            pages, data = process.ask(kind, context, self._time_limit_s)
        except BaseException:
            if process is not None:
                process.end()
            self._free.put(None)
            raise
        if process.rendered >= DOCUMENTS_PER_PROCESS:
            process.end()
            process = None
        self._free.put(process)
        return RenderedPdf(data, hashlib.sha256(data).hexdigest(), pages)

    def close(self) -> None:
        """End every process that is idle."""
        for _ in range(self._size):
            process = self._free.get()
            if process is not None:
                process.end()
            self._free.put(None)


class _Process:
    def __init__(self, fonts: Path, memory_bytes: int):
        self.rendered, self._is_ready = 0, False
        self._child = subprocess.Popen(
            [sys.executable, "-m", "hotline.documents.renderer", str(fonts), str(memory_bytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        os.set_blocking(self._child.stdin.fileno(), False)

    def ask(self, kind: str, context: dict[str, Any], limit_s: float) -> tuple[int, bytes]:
        """Number of pages, and the PDF; `limit_s` counts from when the process is ready.

        Raises: DocumentTooSlow, RenderFailed.
        """
        try:
            if not self._is_ready:
                self._answer(kind, time.monotonic() + START_LIMIT_S)
                self._is_ready = True
            until = time.monotonic() + limit_s
            self._write(kind, json.dumps({"kind": kind, "context": context}).encode(), until)
            answer = self._answer(kind, until)
        except (BrokenPipeError, EOFError) as error:
            raise RenderFailed(kind, "渲染进程退出") from error
        self.rendered += 1
        return struct.unpack_from(">I", answer)[0], answer[4:]

    def _answer(self, kind: str, until: float) -> bytes:
        answer = self._read(kind, struct.unpack(">Q", self._read(kind, 8, until))[0], until)
        if answer[:1] != b"\0":
            cause = answer[1:].decode()
            raise RenderFailed(kind, CAUSES.get(cause, cause))
        return answer[1:]

    def end(self) -> None:
        self._child.kill()
        self._child.wait()
        self._child.stdin.close()
        self._child.stdout.close()

    def _write(self, kind: str, body: bytes, until: float) -> None:
        descriptor, left = self._child.stdin.fileno(), memoryview(frame_of(body))
        while left:
            _, ready, _ = select.select([], [descriptor], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise DocumentTooSlow(kind)
            left = left[os.write(descriptor, left) :]

    def _read(self, kind: str, size: int, until: float) -> bytes:
        descriptor, parts, left = self._child.stdout.fileno(), [], size
        while left:
            ready, _, _ = select.select([descriptor], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise DocumentTooSlow(kind)
            part = os.read(descriptor, min(left, 1 << 16))
            if not part:
                raise EOFError
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


def default_fonts() -> Path:
    """The folder of the document fonts: `HOTLINE_FONTS`, else where `make run` put them."""
    if given := os.environ.get("HOTLINE_FONTS"):
        return Path(given)
    user_cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = os.environ.get("HOTLINE_CACHE") or user_cache / "hotline"
    return Path(cache) / "fonts"
