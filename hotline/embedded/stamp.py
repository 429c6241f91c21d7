"""The stamp of a data directory: which layout it has and what it was made for."""
import json
import shutil

from hotline.embedded.complaint import Complaint, DiskFull, OtherVersion
from hotline.settings import Settings

LAYOUT = 1
"""Raised whenever the files of a home change in a way older programs can't read."""

MIN_FREE_MB = 1024


def open_home(settings: Settings) -> None:
    """Make the home on first use; refuse one of another layout or mode, or on a full disk.

    Raises: OtherVersion, DiskFull, Complaint.
    """
    home = settings.home
    try:
        home.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Complaint(f"无法建立数据目录 {home.path}（{error.strerror}）",
                        "请用 HOTLINE_HOME 指定可写的目录") from error
    free_mb = shutil.disk_usage(home.path).free // (1024 * 1024)
    if free_mb < MIN_FREE_MB:
        raise DiskFull(str(home.path), free_mb, MIN_FREE_MB)
    if home.stamp_file.exists():
        _check(settings)
    else:
        home.stamp_file.write_text(json.dumps({"layout": LAYOUT, "mode": settings.mode}), "utf-8")


def _check(settings: Settings) -> None:
    try:
        stamp = json.loads(settings.home.stamp_file.read_text("utf-8"))
    except json.JSONDecodeError:
        stamp = {}
    if stamp.get("layout") != LAYOUT:
        raise OtherVersion(str(settings.home_path), str(stamp.get("layout", "未知")), str(LAYOUT))
    if stamp.get("mode") != settings.mode:
        raise Complaint(
            f"数据目录 {settings.home_path} 的模式是 {stamp.get('mode')}，"
            f"与 HOTLINE_MODE={settings.mode} 不符",
            "演示数据与正式数据不能混用，请换一个 HOTLINE_HOME",
        )
