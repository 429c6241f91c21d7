"""A directory with addresses, an HTTP gateway and a mail server of the test's own, and the sender over them."""

import json
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pymongo.database import Database

from hotline.domain.directory import Account, Leader
from hotline.domain.roles import Role
from hotline.storage import MongoCalendars, MongoDirectory
from hotline.testing import cases as sample

ACCOUNTS = [
    Account(id="fzr01", name="赵建国", roles=[Role.CENTER_HEAD], phone="13900000001", mail="fzr@hotline.test"),
    Account(id="fzr02", name="已停用", roles=[Role.CENTER_HEAD], is_active=False),
    Account(id="dc01", name="孙伟", roles=[Role.SUPERVISION_SECTION], phone="13900000006"),
    Account(id="ld01", name="周明远", roles=[Role.CITY_LEADER], leader_id="mayor", phone="13900000002"),
    Account(id="ms01", name="秘书", roles=[Role.LEADER_SECRETARY], leader_id="mayor", phone="13900000003"),
    Account(id="ld02", name="副市长", roles=[Role.CITY_LEADER], leader_id="vice", phone="13900000004"),
    Account(id="sdc01", name="郑涛", roles=[Role.MUNICIPAL_OFFICE], phone="13900000005"),
]


@dataclass
class HttpSink:
    """An HTTP server that keeps what was posted. `answers` are given one by one, then 200."""

    url: str = ""
    got: list[dict] = field(default_factory=list)
    answers: list[tuple[int, dict]] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Event = field(default_factory=threading.Event)
    is_holding: bool = False

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return self.url.removesuffix("/send")


@pytest.fixture
def http_sink() -> Iterator[HttpSink]:
    """A gateway on this machine."""
    sink = HttpSink()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            sink.got.append({"path": self.path, "headers": headers, "raw": body, "body": json.loads(body)})
            sink.arrived.set()
            if sink.is_holding:
                sink.hold.wait(30)
            status, answer = sink.answers.pop(0) if sink.answers else (200, {"errcode": 0})
            try:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())
            except OSError:
                pass

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sink.url = f"http://127.0.0.1:{server.server_address[1]}/send"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield sink
    sink.hold.set()
    server.shutdown()
    server.server_close()


@dataclass
class MailSink:
    """A mail server that keeps messages; addresses in `refused` are refused with 550, those in `busy` with 450."""

    port: int = 0
    got: list[tuple[str, str]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)


@pytest.fixture
def mail_sink() -> Iterator[MailSink]:
    """A mail server on this machine."""
    sink = MailSink()

    class Handler(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self):
            self.say("220 sink")
            to = ""
            for raw in self.rfile:
                word, _, rest = raw.decode().strip().partition(":")
                command = word.split()[0].upper()
                if command == "DATA":
                    self.say("354 go on")
                    lines = []
                    while (line := self.rfile.readline()) != b".\r\n":
                        lines.append(line.decode())
                    sink.got.append((to, "".join(lines)))
                    self.say("250 taken")
                elif command == "RCPT":
                    to = rest.strip("<>")
                    self.say("550 no" if to in sink.refused else "450 later" if to in sink.busy else "250 ok")
                elif command == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sink.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield sink
    server.shutdown()
    server.server_close()


@pytest.fixture
def directory(database: Database) -> MongoDirectory:
    """Two units with contacts and the people who are told, in the database."""
    directory = MongoDirectory(database)
    water = sample.WATER.model_copy(update={
        "contact_phone": "0633-8881234", "contact_mail": "water@hotline.test",
        "contact_webhook": "http://127.0.0.1:1/robot?key=water",
    })
    directory.put_unit(water)
    directory.put_unit(sample.HOUSING.model_copy(update={"contact_phone": "内线6211"}), place=1)
    directory.put_leader(Leader(id="mayor", name="周明远", title="市长"))
    for place, account in enumerate(ACCOUNTS):
        directory.put_account(account, place=place)
    MongoCalendars(database).save(sample.CALENDAR)
    return directory
