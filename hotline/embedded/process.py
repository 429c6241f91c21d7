"""What every server process of the embedded stack does at its start and end."""
import contextlib
import ctypes
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def stop_event() -> threading.Event:
    """Return an event set by SIGTERM, SIGINT or the death of the parent. Call once, in the main thread."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if os.environ.get("HOTLINE_SUPERVISED"):
        _die_with(int(os.environ["HOTLINE_SUPERVISED"]))
    return stop


def leave(status: int = 0, word: str = "") -> None:
    """End this process now, with a last word in its log; Java's threads would hold it otherwise."""
    with contextlib.suppress(OSError):  # the disk that the log is on may be the one that is full
        print(word, end="\n" if word else "", flush=True)
        sys.stderr.flush()
    os._exit(status)


def serve(main: Callable[[], None]) -> None:
    """Run a server's `main`; on a fault end the process, which Java's threads would keep alive half dead."""
    try:
        main()
    except BaseException:
        leave(1, traceback.format_exc())


def _die_with(parent: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        leave(1)
