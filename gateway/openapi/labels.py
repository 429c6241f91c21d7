"""Chinese names of form fields, read from the templates: the words beside a field on the page describe it here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import nodes

from hotline.domain import classification

from ..rendering import TEMPLATES, environment

USUAL = {
    "unit_ids": "承办单位编号", "lead_unit_id": "主办单位编号，须在所选单位之中", "unit_id": "单位编号",
    "replacing_unit_id": "改由承办的单位编号", "reported_unit_id": "被举报单位编号", "leader_id": "市领导编号",
    "scan_id": "扫描件编号，先上传取得", "attachments": "附件编号，先上传取得",
    "organ": "应向哪类机关反映", "service": "应转哪个紧急救助部门", "parent_id": "并入的主案编号",
    "leader_word": "接听日上领导的话", "leader_limit_workdays": "领导要求几个工作日内办结",
    "call_seconds": "通话时长（秒）", "session_id": "市长接听日编号", "session_caller": "接听日来话人序号",
}


@dataclass(frozen=True)
class Label:
    """A field as its page shows it; `codes` are the values that may be chosen, with their words."""

    words: str
    hint: str = ""
    codes: tuple[tuple[str, str], ...] = ()

    def described(self, *, has_codes: bool) -> str:
        """One line for the description of the field; `has_codes`: the codes are what a program sends."""
        codes = [f"{code}（{words}）" for code, words in self.codes if code] if has_codes else []
        choice = "；可取 " + "、".join(codes) if codes else ""
        hint = f"。{self.hint}" if self.hint and "{" not in self.hint else ""
        return self.words + choice + hint


def label_of(name: str, template: str = "") -> Label | None:
    """The label on this template, else on any page, else the usual one."""
    return _labels(template).get(name) or (Label(USUAL[name]) if name in USUAL else _everywhere().get(name))


@cache
def _labels(template: str) -> dict[str, Label]:
    return dict(_read(template)) if template and (TEMPLATES / template).exists() else {}


@cache
def _everywhere() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        found = _labels(path.relative_to(TEMPLATES).as_posix()) | found
    return found


def _read(template: str) -> Iterator[tuple[str, Label]]:
    """Calls of field macros with a written name and label."""
    tree = environment.parse((TEMPLATES / template).read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        name, words = (_const(arg) for arg in call.args[:2]) if len(call.args) >= 2 else (None, None)
        if isinstance(name, str) and isinstance(words, str) and name.isidentifier() and words:
            hint = next((_const(one.value) for one in call.kwargs if one.key == "hint"), "")
            codes = _codes(call.args[2]) if len(call.args) > 2 else ()
            yield name, Label(words, hint if isinstance(hint, str) else "", codes)


def _const(node: nodes.Expr) -> object:
    try:
        return node.as_const()
    except nodes.Impossible:
        return None


def _codes(node: nodes.Expr) -> tuple[tuple[str, str], ...]:
    """Written options, or those of a vocabulary (`labelled("Kind")`)."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "labelled":
        vocabulary = getattr(classification, str(_const(node.args[0])), ())
        return tuple((member.value, member.label) for member in vocabulary)
    options = _const(node)
    if not isinstance(options, list) or not all(isinstance(one, tuple) and len(one) == 2 for one in options):
        return ()
    return tuple((str(code), str(words)) for code, words in options)
