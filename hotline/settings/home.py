"""Where things lie under `HOTLINE_HOME`."""
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The one data directory of an installation."""

    path: Path

    @property
    def clock_file(self) -> Path:
        """Return the file of the business clock's offset."""
        return self.path / "clock.json"

    @property
    def ports_file(self) -> Path:
        """Return the file that remembers the ports of this home."""
        return self.path / "ports.json"

    @property
    def stamp_file(self) -> Path:
        """Return the file naming the layout's version and the home's mode."""
        return self.path / "home.json"

    @property
    def vault_keys(self) -> Path:
        """Return the default place of the identity vault's keys."""
        return self.path / "keys" / "vault.json"

    @property
    def run_dir(self) -> Path:
        """Return the folder of the supervisor's lock and state."""
        return self.path / "run"

    @property
    def log_dir(self) -> Path:
        """Return the folder of the processes' log files."""
        return self.path / "log"

    def data_dir(self, part: str) -> Path:
        """Return the folder of one server's data (`zeebe`, `kafka`, `mongo`)."""
        return self.path / "data" / part

    def ports(self) -> dict[str, int]:
        """Return the remembered ports by purpose; empty before the first run."""
        return _read(self.ports_file)

    def mode(self) -> str | None:
        """Return the mode the home was made for (`demo`, `production`); None before the first run."""
        return _read(self.stamp_file).get("mode")


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
