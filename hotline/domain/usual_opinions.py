"""The opinions that a leader writes again and again, to be picked (批示常用语)."""

from .errors import FieldsRefused
from .forms import Form

MOST, LONGEST = 12, 200
AT_FIRST = (
    "同意，请按规定办理。", "请抓紧办理，并将结果报我。", "请主办单位牵头、协办单位配合，限期解决。",
    "请依法依规妥善处理，做好群众的解释工作。",
)


class OpinionsForm(Form):
    """One opinion a line, in the order in which they are offered."""

    opinions: str = ""

    def lines(self) -> list[str]:
        """The opinions, each once, without empty lines."""
        return list(dict.fromkeys(line.strip() for line in self.opinions.splitlines() if line.strip()))

    def faults(self) -> dict[str, str]:
        """Not too many, none too long."""
        lines = self.lines()
        if len(lines) > MOST:
            return {"opinions": f"常用语最多 {MOST} 条"}
        if any(len(line) > LONGEST for line in lines):
            return {"opinions": f"每条常用语最多 {LONGEST} 字"}
        return {}

    def sound_lines(self) -> list[str]:
        """Raises: FieldsRefused."""
        if faults := self.faults():
            raise FieldsRefused(faults)
        return self.lines()
