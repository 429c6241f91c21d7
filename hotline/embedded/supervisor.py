"""Starts all parts of a home, keeps them running, stops them in order."""
import os
import signal
import subprocess
import sys
import threading
import time

from hotline.calendar.clock import WallClock
from hotline.embedded.child import Child, tail
from hotline.embedded.complaint import Complaint, NotReady, PortTaken
from hotline.embedded.housekeeping import Housekeeping
from hotline.embedded.infrastructure import assign_ports, own_servers
from hotline.embedded.jar_cache import fetch
from hotline.embedded.parts import PROGRAMS, SETUP_MODULE
from hotline.embedded.ports import is_free
from hotline.embedded.preflight import check_machine
from hotline.embedded.restart import Restarts
from hotline.embedded.run_state import PartState, lock, record, start_time, sweep
from hotline.embedded.stamp import open_home
from hotline.settings import Settings

LOOK_SECONDS = 0.3
PROGRAM_STOP_SECONDS = 8.0
SERVER_STOP_SECONDS = 10.0


class Supervisor:
    """Runs one home."""

    def __init__(self, settings: Settings, *, programs: bool = True, setup: bool = True) -> None:
        self._settings = settings
        self._programs = PROGRAMS if programs else ()
        self._setup = setup
        self._stop = threading.Event()
        self._servers: list[Child] = []
        self._started: list[Child] = []
        self._all: list[Child] = []
        self._restarts: dict[str, Restarts] = {}

    def run(self) -> None:
        """Start everything, then watch until a signal comes; always stops what it started.

        Raises: Complaint (port taken, disk full, other version, a part not ready, download refused).
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stop.set())
        open_home(self._settings)
        with lock(self._settings.home):
            self._clear_away()
            try:
                self._start()
                self._watch()
            finally:
                self._end()

    def say(self, text: str) -> None:
        """Print one line with the time."""
        print(f"{WallClock().now():%H:%M:%S} {text}", flush=True)

    def _clear_away(self) -> None:
        left = sweep(self._settings.home)
        if left:
            self.say(f"已清理上次意外中断后留下的进程：{'、'.join(left)}")
        if self._programs and not is_free(self._settings.port):
            raise PortTaken(self._settings.port, "网页", "HOTLINE_PORT")

    def _start(self) -> None:
        begun = time.monotonic()
        for remark in check_machine() if self._programs else ():
            self.say(remark)
        self._name_all()
        fetch(child.part.name for child in self._servers)
        self._bring_up(self._servers)
        self._await_all(self._servers)
        programs = self._all[len(self._servers):]
        if self._setup and not self._stop.is_set():
            self._run_setup(alongside=programs)
        self._bring_up([child for child in programs if child not in self._started])
        self._await_all(programs)
        if not self._stop.is_set():
            self._announce(time.monotonic() - begun)

    def _name_all(self) -> None:
        """Give every part its ports and write all of them down, so that nobody takes a part of them for all."""
        settings = self._settings
        servers = own_servers(settings)
        ports = assign_ports(settings, (*servers, *self._programs))
        self._servers = [Child(part, settings.home, {}, ports[part.health_port]) for part in servers]
        self._all = self._servers + [
            Child(part, settings.home, self._addresses(), ports[part.health_port]) for part in self._programs
        ]
        self._restarts = {child.part.name: Restarts() for child in self._all}
        self._record()

    def _bring_up(self, children: list[Child]) -> None:
        if self._stop.is_set():
            return
        for child in children:
            child.start()
            self._started.append(child)
        self._record()

    def _await_all(self, children: list[Child]) -> None:
        for child in children:
            self._await(child)

    def _await(self, child: Child) -> None:
        """Wait until it is ready, restarting it when it dies meanwhile."""
        deadline = time.monotonic() + child.part.ready_seconds
        while not self._stop.is_set() and child.unready():
            self._look()
            if time.monotonic() > deadline:
                late = NotReady(child.part.title, child.part.ready_seconds, str(child.log), tail(child.log))
                if child.part.kind == "server":
                    raise late
                return self.say(str(late))
            self._stop.wait(0.1)

    def _run_setup(self, alongside: list[Child]) -> None:
        """Set the home up; from the second time on the programs start `alongside`, they find all they need."""
        done_before = self._settings.home.run_dir / "set-up"
        environment = {**os.environ, **self._addresses(), "HOTLINE_HOME": str(self._settings.home_path)}
        setup = subprocess.Popen([sys.executable, "-m", SETUP_MODULE], env=environment)
        if done_before.exists():
            self._bring_up(alongside)
        while setup.poll() is None:
            self._look()
            if self._stop.wait(0.1):
                setup.terminate()
                setup.wait()
        if setup.returncode and not self._stop.is_set():
            raise Complaint("部署模型或载入样例数据失败", "请看上面的说明，改正后重新启动")
        if not setup.returncode:
            done_before.touch()

    def _addresses(self) -> dict[str, str]:
        settings = self._settings
        return {"ZEEBE_ADDRESS": settings.zeebe(), "KAFKA_BOOTSTRAP_SERVERS": ",".join(settings.kafka()),
                "MONGODB_URI": settings.mongodb()}

    def _announce(self, seconds: float) -> None:
        self.say(f"全部就绪（{seconds:.1f} 秒），数据目录 {self._settings.home_path}")
        if self._programs:
            self.say(f"请在浏览器中打开 http://127.0.0.1:{self._settings.port}/  （Ctrl-C 结束）")

    def _watch(self) -> None:
        keeper = Housekeeping(self._settings.home, self.say)
        while not self._stop.wait(LOOK_SECONDS):
            self._look()
            keeper.look(child.log for child in self._started)

    def _look(self) -> None:
        """Restart what has died, each with its own back-off."""
        for child in self._started:
            restarts = self._restarts[child.part.name]
            if child.exit_status() is None:
                continue
            if restarts.note_death():
                self.say(f"{child.part.title}意外退出（退出码 {child.exit_status()}），"
                         f"{restarts.pause:.0f} 秒后重启；日志 {child.log}")
            if restarts.is_due():
                child.start()
                restarts.note_start()
                self.say(f"{child.part.title}已重启（第 {restarts.count} 次）")
                self._record()

    def _record(self) -> None:
        record(self._settings.home, [
            PartState(child.part.name, child.part.title, child.pid, start_time(child.pid or 0),
                      child.health_port, self._restarts[child.part.name].count)
            for child in self._all
        ])

    def _end(self) -> None:
        """Stop the programs side by side, then the servers in reverse order of their start."""
        if self._started:
            self.say("正在停止……")
        programs = self._started[len(self._servers):]
        for child in programs:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + PROGRAM_STOP_SECONDS
        for child in programs:
            child.wait_ended(max(0.1, deadline - time.monotonic()))
        for child in reversed(self._servers):
            child.stop(SERVER_STOP_SECONDS)
        if self._started:
            self.say("已停止，数据完好")
