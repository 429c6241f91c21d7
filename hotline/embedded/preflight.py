"""Looks, before anything starts, for what the machine must bring: libraries and fonts for the documents."""
import ctypes

from hotline.embedded.complaint import Complaint
from hotline.embedded.fonts import place_fonts

_NEEDED = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libfontconfig.so.1": "fontconfig",
}
_SPEEDS_UP = {"libharfbuzz-subset.so.0": "libharfbuzz-subset0"}


def check_machine() -> list[str]:
    """Return remarks on what is only slow without it.

    Raises: Complaint when a library or the Chinese font is missing, with the command that brings it.
    """
    missing = _absent(_NEEDED)
    if missing:
        raise Complaint(f"缺少制作 PDF 公文所需的系统程序包：{'、'.join(missing)}",
                        f"请执行：sudo apt-get install --no-install-recommends {' '.join(missing)}")
    place_fonts()
    return [f"缺少 {name}，制作公文会慢几秒；可执行 sudo apt-get install {name}"
            for name in _absent(_SPEEDS_UP)]


def _absent(libraries: dict[str, str]) -> list[str]:
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
