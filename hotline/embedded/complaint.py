"""What goes wrong on a machine, said in Chinese with what to do about it."""


class Complaint(Exception):
    """A fault of the machine that a person can mend: `message` says what is wrong, `remedy` what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}。{remedy}" if remedy else message)
        self.message = message
        self.remedy = remedy


class PortTaken(Complaint):
    """A port of 127.0.0.1 that is wanted is held by another program."""

    def __init__(self, port: int, purpose: str, setting: str) -> None:
        super().__init__(
            f"端口 {port}（{purpose}）已被其他程序占用",
            f"请停止占用它的程序，或设置 {setting} 换一个端口后重试",
        )


class DownloadRefused(Complaint):
    """A pinned file could not be fetched from its registry."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"下载失败：{name}（{reason}）",
                         "请检查网络或代理设置后重新执行 make run；已下载的文件不会重下")


class ChecksumMismatch(Complaint):
    """A fetched file is not the one that was pinned."""

    def __init__(self, name: str) -> None:
        super().__init__(f"文件校验不符，已删除：{name}",
                         "请重试；若再次出现，请检查下载源是否被篡改，切勿绕过校验")


class OtherVersion(Complaint):
    """The data directory was written by another version of the layout."""

    def __init__(self, home: str, found: str, wanted: str) -> None:
        super().__init__(
            f"数据目录 {home} 属于另一版本（目录版本 {found}，程序需要 {wanted}）",
            "请用原版本的程序打开它，或用 HOTLINE_HOME 指定一个新目录",
        )


class DiskFull(Complaint):
    """Too little room is left where the data live."""

    def __init__(self, home: str, free_mb: int, wanted_mb: int) -> None:
        super().__init__(
            f"磁盘空间不足：{home} 所在磁盘只剩 {free_mb} MB，至少需要 {wanted_mb} MB",
            "请清理磁盘，或用 HOTLINE_HOME 指定另一块磁盘上的目录",
        )


class HomeInUse(Complaint):
    """Another supervisor already runs this home."""

    def __init__(self, home: str, pid: int) -> None:
        self.pid = pid
        super().__init__(f"系统已在运行（数据目录 {home}，进程 {pid}）",
                         "请先执行 hotline stop，或用另一个 HOTLINE_HOME 与 HOTLINE_PORT")


class NotReady(Complaint):
    """A part did not become ready in its time."""

    def __init__(self, title: str, seconds: float, log: str, tail: str) -> None:
        super().__init__(f"{title}在 {seconds:.0f} 秒内没有就绪", f"日志 {log} 的最后几行：\n{tail}")


class MoveRefused(Complaint):
    """The clock may not be moved in this home."""
