"""The scanner's client against a daemon that speaks the protocol."""

import socket

import pytest
from pydantic import ValidationError

from hotline.domain.errors import TemporarilyUnavailable
from hotline.settings import Settings
from hotline.testing.clamd_daemon import VIRUS, daemon
from hotline.virus_scanning import ClamdScanner


def test_bytes_arrive_whole_and_an_infected_file_is_named():
    """Larger than a chunk, empty, clean and infected."""
    with daemon() as one:
        scanner = ClamdScanner(one.address)
        contents = [b"x" * 200_000, b"", b"head" + VIRUS]
        assert [scanner.found_in(content) for content in contents] == ["", "", "Eicar-Signature"]
        assert one.seen == contents and scanner.answers() and scanner.is_set


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: broken ERROR\0", b"nonsense"])
def test_a_file_that_was_not_looked_at_is_not_clean(answer):
    """Whatever the daemon says instead of OK."""
    with daemon(answer) as one, pytest.raises(TemporarilyUnavailable, match="没有应答"):
        ClamdScanner(one.address).found_in(b"x")


def test_a_scanner_that_is_away_is_said_and_none_is_not_asked():
    """A closed port, a socket that isn't there; without an address nothing is asked."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    for away in (address, "/nonexistent/clamd.ctl"):
        assert not ClamdScanner(away).answers()
        with pytest.raises(TemporarilyUnavailable):
            ClamdScanner(away).found_in(b"x")
    assert ClamdScanner("").found_in(VIRUS) == "" and not ClamdScanner("").is_set


def test_the_setting_is_an_address_or_a_path():
    """Anything else is refused at the start."""
    for good in ("127.0.0.1:3310", "clamav:3310", "[::1]:3310", "/run/clamav/clamd.ctl"):
        assert Settings(HOTLINE_CLAMAV=good).clamav == good
    for wrong in ("clamav", "http://clamav:3310/", "host:port"):
        with pytest.raises(ValidationError):
            Settings(HOTLINE_CLAMAV=wrong)
