"""The controlled clock of the embedded engine, moved only while the engine stands still.

Zeebe 8.0 reads its clock twice when it sets a timer. A move between the two makes that timer late by the length of
the move, and later ones wait behind it. So processing is paused for the move; on resuming, the engine looks for due
timers anew. The pause itself outlives a kill, therefore the engine is resumed after every start.
"""
import threading
import time
from datetime import timedelta
from pathlib import Path

from jpype import JClass

from hotline.calendar.clock import read_offset

PAUSE_SECONDS = 20.0
START_SECONDS = 150.0
MILLISECOND = timedelta(milliseconds=1)


class EngineClock:
    """The engine's clock, which follows the offset file of the home and nothing else."""

    def __init__(self, offset_file: Path) -> None:
        self.java = JClass("io.camunda.zeebe.util.sched.clock.ControlledActorClock")()
        self._file = offset_file
        self._lock = threading.Lock()
        self._applied = timedelta()
        self._processing: Processing | None = None
        self._move()

    def engine_started(self, bridge: object) -> None:
        """Take hold of the running engine, and let it go on if it was killed while it stood still."""
        processing = Processing(bridge.getAdminService().get())
        processing.resume(within_s=START_SECONDS)
        self._processing = processing

    def catch_up(self) -> dict:
        """Move the engine to the stored offset; doing it twice moves it once."""
        with self._lock:
            if read_offset(self._file) != self._applied:
                if self._processing is None:
                    raise RuntimeError("正在启动")
                with self._processing:
                    self._move()
        return self.told()

    def told(self) -> dict:
        """Return the applied offset and the engine's time, both in milliseconds."""
        return {"offset_ms": round(self._applied / MILLISECOND), "now_ms": int(self.java.getTimeMillis())}

    def _move(self) -> None:
        step = read_offset(self._file) - self._applied
        self.java.addTime(JClass("java.time.Duration").ofMillis(round(step / MILLISECOND)))
        self._applied += step


class Processing:
    """The engine's processing of commands, as a context in which it stands still."""

    def __init__(self, admin: object) -> None:
        self._admin = admin

    def __enter__(self) -> None:
        self._admin.pauseStreamProcessing()
        try:
            self._await("PAUSED", PAUSE_SECONDS)
        except RuntimeError:
            self._admin.resumeStreamProcessing()
            raise

    def __exit__(self, *_: object) -> None:
        self.resume()

    def resume(self, within_s: float = PAUSE_SECONDS) -> None:
        """Let it go on, and wait until it does: after a start, until it has read its log again.

        On a busy machine a single look at the engine can take ten seconds.
        """
        self._admin.resumeStreamProcessing()
        self._await("PROCESSING", within_s)

    def _await(self, phase: str, within_s: float) -> None:
        deadline = time.monotonic() + within_s
        while self._phases() != {phase}:
            if time.monotonic() > deadline:
                raise RuntimeError(f"the engine did not become {phase}")
            time.sleep(0.01)

    def _phases(self) -> set[str]:
        return {str(status.getStreamProcessorPhase()) for status in self._admin.getPartitionStatus().values()}
