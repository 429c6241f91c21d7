"""Brings up the servers of a home that aren't provided from elsewhere."""
from hotline.embedded.child import Child
from hotline.embedded.jar_cache import fetch
from hotline.embedded.parts import SERVERS, Part
from hotline.embedded.ports import assign
from hotline.settings import Settings


def own_servers(settings: Settings) -> tuple[Part, ...]:
    """Return the servers this home runs itself, in the order of their start."""
    return tuple(part for part in SERVERS if not getattr(settings, part.replaced_by))


def assign_ports(settings: Settings, parts: tuple[Part, ...]) -> dict[str, int]:
    """Give every part its ports, the remembered ones where they are free."""
    purposes = [purpose for part in parts for purpose in (*part.ports, part.health_port)]
    return assign(settings.home, purposes)


def start_servers(settings: Settings) -> list[Child]:
    """Start the servers side by side and wait until all are ready; on a failure stop those started.

    Raises: NotReady, DownloadRefused, ChecksumMismatch.
    """
    parts = own_servers(settings)
    ports = assign_ports(settings, parts)
    fetch(part.name for part in parts)
    children = [Child(part, settings.home, {}, ports[part.health_port]) for part in parts]
    try:
        for child in children:
            child.start()
        for child in children:
            child.wait_ready()
    except BaseException:
        stop_all(children)
        raise
    return children


def stop_all(children: list[Child], seconds: float = 10.0) -> None:
    """End the children in reverse order of their start, all of them within about `seconds`."""
    for child in reversed(children):
        child.stop(seconds)
