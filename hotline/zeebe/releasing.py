"""Puts changed models into use: the next case follows them, those under way finish on theirs (R-6.1)."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import structlog

from ..domain.errors import HotlineError, Refused
from ..domain.ports import Clock
from ..domain.roles import Actor
from .engine import Deployed
from .release import stamp_release

log = structlog.get_logger()

DEPLOYING, DEPLOYED, REFUSED = "deploying", "deployed", "refused"
Files = Mapping[str, bytes]


class ReleaseConflict(Refused):
    """Somebody else released at the same moment."""

    code = "release_conflict"


class NothingChanged(Refused):
    """The files given are those in use."""

    code = "nothing_changed"


class Releases(Protocol):
    """Kept releases, newest first."""

    def all(self) -> list[dict[str, Any]]:
        """All, with their files."""

    def add(self, number: int, release: dict[str, Any]) -> None:
        """Keep one; fails when the number is taken."""

    def update(self, number: int, **fields: Any) -> None:
        """Note what became of it."""


class Deploys(Protocol):
    """The engine as far as it takes models."""

    def deploy_resources(self, files: Files) -> list[Deployed]:
        """Deploy together."""


@dataclass(frozen=True)
class ReleaseResult:
    """A release in use: its number, the names of the files that changed, what the engine answered."""

    number: int
    changed: list[str]
    answer: list[dict[str, Any]]


class Releasing:
    """Checks, numbers, stamps, deploys and keeps releases.

    A release is kept as `deploying` before the engine hears of it and as `deployed` or `refused` after. When
    the engine's answer is lost, the next call (or start of the system) deploys it again: the same files make
    no new version.
    """

    def __init__(
        self, releases: Releases, engine: Deploys, clock: Clock, job_types: Callable[[], Collection[str]]
    ):
        self._releases, self._engine, self._clock, self._job_types = releases, engine, clock, job_types

    def propose(self, files: Files, *, by: Actor) -> ReleaseResult:
        """Replace these files of the release in use, and put the whole into use as the next one.

        Raises:
            ModelRefused, EngineRefused: what is wrong with the files; the release in use stays.
            NothingChanged: they are the same as those in use.
            ReleaseConflict: somebody else was quicker; look and try again.
            TemporarilyUnavailable: the engine is away; it is finished when the engine is back.
        """
        current = self.current() or {"files": {}, "package": {}}
        return self._release(
            {**current["files"], **files}, before=current["files"], package=current.get("package", {}),
            by=by.account_id,
        )

    def follow_package(self, shipped: Files) -> ReleaseResult | None:
        """Put what the product ships into use where it differs from what it shipped before.

        A file that an administrator has changed since stays theirs. When nothing differs the release in use
        is deployed once more, which changes nothing unless the engine's data are new; None then.
        """
        current = self.current()
        digests = {name: _digest(content) for name, content in shipped.items()}
        if current is None:
            return self._release(dict(shipped), before={}, package=digests, by="system")
        known: dict[str, str] = current.get("package", {})
        if known == digests:
            self._deploy(current["number"], current["files"])
            return None
        files = dict(current["files"])
        for name, content in shipped.items():
            if name not in files or _digest(files[name]) == known.get(name):
                files[name] = content
            elif digests[name] != known.get(name):
                log.warning("shipped_model_not_taken", file=name, reason="changed by an administrator")
        if files == current["files"]:
            self._releases.update(current["number"], package=digests)
            return None
        return self._release(files, before=current["files"], package=digests, by="system")

    def current(self) -> dict[str, Any] | None:
        """The release in use; one whose deployment was cut short is finished first."""
        for release in self._releases.all():
            if release["state"] == DEPLOYING:
                self._deploy(release["number"], release["files"])
                return {**release, "state": DEPLOYED}
            if release["state"] == DEPLOYED:
                return release
        return None

    def _release(self, files: Files, *, before: Files, package: dict[str, str], by: str) -> ReleaseResult:
        changed = sorted(name for name in files if files[name] != before.get(name))
        if not changed:
            raise NothingChanged("提交的文件与现行版本相同,没有需要发布的内容")
        number = max((release["number"] for release in self._releases.all()), default=0) + 1
        stamp_release(files, number, job_types=self._job_types())
        release = {
            "files": dict(files), "sha256": _digest_of_all(files), "package": package, "by": by,
            "at": self._clock.now().isoformat(timespec="seconds"), "state": DEPLOYING, "answer": [],
        }
        try:
            self._releases.add(number, release)
        except HotlineError:
            raise
        except Exception as error:
            raise ReleaseConflict("另一位管理员刚刚发布了新版,请刷新后核对再提交") from error
        return ReleaseResult(number, changed, self._deploy(number, files))

    def _deploy(self, number: int, files: Files) -> list[dict[str, Any]]:
        try:
            deployed = self._engine.deploy_resources(
                stamp_release(files, number, job_types=self._job_types())
            )
        except Refused as error:
            self._releases.update(number, state=REFUSED, answer=[{"message": error.message}])
            raise
        answer = [asdict(one) for one in deployed]
        self._releases.update(number, state=DEPLOYED, answer=answer)
        log.info("released", number=number, deployed=len(answer))
        return answer


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of_all(files: Files) -> str:
    return _digest("\n".join(f"{name} {_digest(files[name])}" for name in sorted(files)).encode())
