"""The jars of each server: coordinate and SHA-256 of every file used, transitive ones included."""
from dataclasses import dataclass
from importlib.resources import files

SETS = ("zeebe", "kafka", "mongo")
"""What a running system needs."""
FOR_TESTS = ("engine88", "verapdf")
"""What comes on top for tests: the other engine, and the checker of archive PDFs."""


@dataclass(frozen=True)
class Jar:
    """One pinned file of a Maven repository."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def file_name(self) -> str:
        """Return the file's name as Maven writes it."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.jar"


def pinned(name: str) -> tuple[Jar, ...]:
    """Return the jars of the set `name` (`zeebe`, `kafka`, `mongo`, `engine88`, `verapdf`)."""
    lines = (files(__name__) / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(_jar(line) for line in lines if line and not line.startswith("#"))


def _jar(line: str) -> Jar:
    coordinate, sha256 = line.split()
    group, artifact, version, *classifier = coordinate.split(":")
    return Jar(group, artifact, version, classifier[0] if classifier else "", sha256)
