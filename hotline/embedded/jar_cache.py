"""Fetches pinned jars once, checks them, and serves them from the user's cache ever after, offline."""
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hotline.embedded.complaint import ChecksumMismatch, DownloadRefused
from hotline.embedded.jars import Jar, pinned

CONNECTIONS = 6


def cache_dir() -> Path:
    """Return where downloads are kept: `HOTLINE_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("HOTLINE_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hotline"


def class_path(name: str) -> list[str]:
    """Return the files of the jar set `name`, fetching what is missing.

    Raises: DownloadRefused, ChecksumMismatch.
    """
    fetch([name])
    return [str(_place(jar)) for jar in pinned(name)]


def fetch(names: Iterable[str], fetched: Callable[[int, int], None] | None = None) -> int:
    """Bring every jar of the sets `names` into the cache; tell `fetched(done, total)` after each.

    Returns the number of files downloaded, 0 when all were there. Raises: DownloadRefused, ChecksumMismatch.
    """
    missing = sorted({jar for name in names for jar in pinned(name) if not _place(jar).exists()}, key=str)
    if not missing:
        return 0
    store = cache_dir() / "jars"
    store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_dir()) as scratch, ThreadPoolExecutor(CONNECTIONS) as pool:
        for done, _ in enumerate(pool.map(lambda jar: _bring(jar, Path(scratch)), missing), start=1):
            if fetched:
                fetched(done, len(missing))
    return len(missing)


def _place(jar: Jar) -> Path:
    return cache_dir() / "jars" / f"{jar.sha256[:12]}-{jar.file_name}"


def _bring(jar: Jar, scratch: Path) -> None:
    source = _download(jar, scratch)
    if hashlib.sha256(source.read_bytes()).hexdigest() != jar.sha256:
        source.unlink()
        raise ChecksumMismatch(jar.file_name)
    fresh = _place(jar).with_suffix(f".{os.getpid()}.new")
    shutil.copyfile(source, fresh)
    fresh.replace(_place(jar))


def _download(jar: Jar, scratch: Path) -> Path:
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=scratch, timeout=60)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    for attempt in range(3):
        try:
            return component.artifact(classifier=jar.classifier).resolve()
        except (OSError, RuntimeError) as error:
            if attempt == 2:
                raise DownloadRefused(jar.file_name, type(error).__name__) from error
    raise AssertionError("unreachable")
