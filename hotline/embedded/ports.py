"""Free ports of 127.0.0.1, remembered in the home.

They lie below the range from which Linux takes ports for outgoing connections: a client that knocks on a
port whose server is just restarting must not be connected to itself.
"""
import json
import socket
import zlib
from collections.abc import Iterable

from hotline.settings.home import Home

FIRST, LAST = 20000, 31999


def is_free(port: int) -> bool:
    """Say whether 127.0.0.1:`port` can be bound now."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def assign(home: Home, purposes: Iterable[str], fixed: dict[str, int] | None = None) -> dict[str, int]:
    """Return a port for each purpose: the remembered one if it is free, else a new one."""
    ports = dict(fixed or {})
    remembered = home.ports()
    for purpose in purposes:
        port = remembered.get(purpose)
        if port is None or port in ports.values() or not is_free(port):
            port = _free(f"{home.path}/{purpose}", ports)
        ports[purpose] = port
    home.path.mkdir(parents=True, exist_ok=True)
    fresh = home.ports_file.with_suffix(".new")
    fresh.write_text(json.dumps({**remembered, **ports}, indent=1), "utf-8")
    fresh.replace(home.ports_file)
    return ports


def _free(seed: str, taken: dict[str, int]) -> int:
    span = LAST - FIRST + 1
    start = zlib.crc32(seed.encode())
    for step in range(span):
        port = FIRST + (start + step) % span
        if port not in taken.values() and is_free(port):
            return port
    raise OSError("no free port on 127.0.0.1")
