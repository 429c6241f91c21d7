"""An open load: requests go out when they are due, answered or not what went before; times count from then."""

import http.client
import itertools
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

CONNECTIONS = 32


@dataclass(frozen=True)
class Sent:
    """A request; `kind` is the line of the table it counts for."""

    kind: str
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass
class Times:
    """Milliseconds by kind of request, and how many answers were none that was wanted."""

    taken_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def line(self, kind: str) -> tuple[str, str, str, str]:
        """How many, median, 95 %, failed."""
        taken = sorted(self.taken_ms[kind])
        at_95 = taken[int(len(taken) * 0.95)]
        return str(len(taken)), f"{statistics.median(taken):.1f}", f"{at_95:.1f}", str(self.failed[kind])


def send_openly(port: int, make: Callable[[int], Sent], *, per_second: float, seconds: float) -> Times:
    """Send `make(0)`, `make(1)`, … evenly spread."""
    times, local, lock = Times(), threading.local(), threading.Lock()
    begin = time.perf_counter() + 0.5

    def one(number: int) -> None:
        due = begin + number / per_second
        time.sleep(max(0.0, due - time.perf_counter()))
        sent = make(number)
        status = _status(local, port, sent)
        with lock:
            times.taken_ms[sent.kind].append((time.perf_counter() - due) * 1_000)
            times.failed[sent.kind] += status >= 400

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(one, itertools.islice(itertools.count(), int(per_second * seconds))))
    return times


def _status(local: threading.local, port: int, sent: Sent) -> int:
    """The status of the answer, read to its end; 599 where none came."""
    connection = getattr(local, "connection", None)
    if connection is None:
        connection = local.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(sent.method, sent.path, sent.body, sent.headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        connection.close()
        local.connection = None
        return 599
