"""Addresses of the built styles and scripts, each with the hash of its content."""

import json
from pathlib import Path

BUILT = Path(__file__).parent / "static" / "built"
MANIFEST = "manifest.json"


class FrontNotBuilt(RuntimeError):
    """页面的样式和脚本尚未生成，请在系统目录执行 make front 后再启动"""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class Assets:
    """The built files of a folder; a new build is noticed without a restart."""

    def __init__(self, built: Path = BUILT):
        self._manifest = built / MANIFEST
        self._hashes: dict[str, str] = {}
        self._read_at_ns = 0

    def address(self, name: str) -> str:
        """Where browsers find the built file `name`, for instance app.css.

        Raises: FrontNotBuilt: nothing was built, or a build older than the page.
        """
        found = self._current().get(name)
        if found is None:
            raise FrontNotBuilt
        return f"/static/built/{name}?v={found}"

    def check(self) -> None:
        """Raises: FrontNotBuilt: nothing was built yet."""
        self._current()

    def _current(self) -> dict[str, str]:
        try:
            changed_ns = self._manifest.stat().st_mtime_ns
            if changed_ns != self._read_at_ns:
                self._hashes, self._read_at_ns = json.loads(self._manifest.read_text()), changed_ns
        except FileNotFoundError as error:
            if not self._hashes:
                raise FrontNotBuilt from error
        return self._hashes
