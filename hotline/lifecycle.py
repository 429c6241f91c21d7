"""How a process of the system ends: on SIGTERM or SIGINT, or when its parent has died."""

import os
import signal
import threading

PARENT_CHECK_SECONDS = 1.0


def stop_signal() -> threading.Event:
    """An event that is set when this process is to stop. Call once, from the main thread, at start."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if os.getppid() > 1:
        threading.Thread(target=_watch_parent, args=(stop, os.getppid()), name="parent", daemon=True).start()
    return stop


def _watch_parent(stop: threading.Event, parent: int) -> None:
    while not stop.wait(PARENT_CHECK_SECONDS):
        if os.getppid() != parent:
            stop.set()
