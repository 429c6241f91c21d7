"""A process ends when it is told to, and when its parent has died."""

import os
import signal
import subprocess
import sys
import time

CHILD = "from hotline import lifecycle; s = lifecycle.stop_signal(); print('up', flush=True); s.wait(20); print('down')"


def test_sigterm_ends_it():
    """Cleanly: what follows the wait still runs."""
    child = subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "up\n"
    child.send_signal(signal.SIGTERM)
    assert child.communicate(timeout=10)[0] == "down\n" and child.returncode == 0


def test_it_ends_with_its_parent(tmp_path):
    """The parent is killed; the child notices within seconds."""
    note = tmp_path / "pid"
    parent = f"import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', {CHILD!r}]); " \
        f"open({str(note)!r}, 'w').write(str(p.pid)); time.sleep(30)"
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "up\n"
    process.kill()
    process.wait()
    child, end = int(note.read_text()), time.monotonic() + 10
    while time.monotonic() < end and os.path.exists(f"/proc/{child}/stat"):
        time.sleep(0.1)
    assert not os.path.exists(f"/proc/{child}/stat")
