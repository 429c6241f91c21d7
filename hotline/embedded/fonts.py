"""Puts the document fonts where the renderer finds them: `<cache>/fonts`."""
import os
import shutil
from pathlib import Path

from hotline.embedded.complaint import Complaint
from hotline.embedded.jar_cache import cache_dir

CLONE = Path(__file__).resolve().parents[2]
SOURCE = CLONE / "node_modules" / "@expo-google-fonts" / "noto-serif-sc"
WEIGHTS = ("400Regular/NotoSerifSC_400Regular.ttf", "700Bold/NotoSerifSC_700Bold.ttf")


def font_dir() -> Path:
    """Return the folder of the document fonts: `HOTLINE_FONTS`, else the one in the cache."""
    return Path(os.environ.get("HOTLINE_FONTS") or cache_dir() / "fonts")


def place_fonts() -> None:
    """Copy the two weights from the installed npm package; do nothing where they already are.

    Raises: Complaint when neither the fonts nor the package are there.
    """
    folder = font_dir()
    for weight in WEIGHTS:
        target = folder / Path(weight).name
        if target.exists():
            continue
        if not (SOURCE / weight).exists():
            raise Complaint(f"找不到中文字体 {target.name}",
                            "请执行 make run（会安装字体），或用 HOTLINE_FONTS 指定字体目录")
        folder.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(f".{os.getpid()}.new")
        shutil.copyfile(SOURCE / weight, fresh)
        fresh.replace(target)
