"""What people do with an import: bring files, look, approve, have it written, drop it."""

import hashlib
from collections.abc import Mapping
from typing import Any

from ..domain.change_over.states import State
from ..domain.errors import FieldsRefused, TransitionRefused
from ..domain.roles import Actor
from .ports import ChangeOvers

MOST_FILES = 10
ALL_BYTES = 24 * 1024 * 1024
BROUGHT_BEFORE = "这些文件已于 {} 导入（编号 {}），不会重复导入"
UNDER_WAY = "另一次导入（编号 {}）正在进行，请等它完成后再导入"


class ChangeOverDesk:
    """Takes imports in and moves them on; reading and writing are done in the background by the runner."""

    def __init__(self, change_overs: ChangeOvers):
        self._change_overs = change_overs

    def receive(self, files: Mapping[str, bytes], import_id: str, *, by: Actor, at: str) -> str:
        """Keep the files for the check; returns the import's id. The same id again is the same import.

        Raises: FieldsRefused: no files, too many or too large, or the same were imported before.
        """
        digest = _digest(files)
        if fault := self._fault(files, digest, import_id):
            raise FieldsRefused({"files": fault})
        for name, content in files.items():
            self._change_overs.put(import_id, f"file/{name}", content)
        self._change_overs.add(import_id, {
            "state": State.RECEIVED, "made_at": at, "by": by.account_id, "by_name": by.name, "digest": digest,
            "files": [{"name": name[:100], "bytes": len(content)} for name, content in files.items()],
        })
        return import_id

    def approve(self, import_id: str, *, by: Actor, at: str) -> None:
        """The second person agrees to the roles that it gives. Raises: NotFound, TransitionRefused."""
        told = {"approved_by": by.account_id, "approved_by_name": by.name, "approved_at": at}
        self._move(import_id, State.AWAITING_APPROVAL, State.CHECKED, by=by, **told)

    def write(self, import_id: str, *, by: Actor, at: str) -> None:
        """Have it written; from here on it goes to its end. Raises: NotFound, TransitionRefused."""
        others = [one for one in self._change_overs.all() if one["state"] == State.WRITING and one["id"] != import_id]
        if others:
            raise TransitionRefused(UNDER_WAY.format(others[0]["id"]))
        told = {"begun_at": at, "begun_by": by.account_id, "begun_by_name": by.name, "written": 0}
        self._move(import_id, State.CHECKED, State.WRITING, **told)

    def give_up(self, import_id: str) -> None:
        """Remove what was brought and not written. Raises: NotFound, TransitionRefused: it is being written."""
        for state in (State.AWAITING_APPROVAL, State.CHECKED, State.RECEIVED):
            if self._change_overs.move(import_id, state, State.DROPPED):
                return self._change_overs.drop(import_id)
        self._refuse(import_id, State.DROPPED)

    def _move(self, import_id: str, before: State, after: State, by: Actor | None = None, **told: Any) -> None:
        one = self._change_overs.get(import_id)
        if by is not None and one["by"] == by.account_id:
            raise TransitionRefused("须由上传人以外的安全管理员核准")
        if not self._change_overs.move(import_id, before, after, **told):
            self._refuse(import_id, after)

    def _refuse(self, import_id: str, wanted: State) -> None:
        state = State(self._change_overs.get(import_id)["state"])
        if state is not wanted:
            raise TransitionRefused(f"该次导入现为「{state.label}」，不能再这样办理，请刷新页面查看")

    def _fault(self, files: Mapping[str, bytes], digest: str, import_id: str) -> str:
        if not files:
            return "请选择要导入的文件"
        if len(files) > MOST_FILES or sum(map(len, files.values())) > ALL_BYTES:
            return f"一次最多 {MOST_FILES} 个文件，共 {ALL_BYTES >> 20} MB，请分次导入"
        for one in self._change_overs.all():
            if one["digest"] == digest and one["id"] != import_id and one["state"] in (State.DONE, State.WRITING):
                return BROUGHT_BEFORE.format(one.get("begun_at", one["made_at"])[:16].replace("T", " "), one["id"])
        return ""


def _digest(files: Mapping[str, bytes]) -> str:
    """The same contents in whatever order and under whatever names are the same files."""
    digests = sorted(hashlib.sha256(content).hexdigest() for content in files.values())
    return hashlib.sha256("".join(digests).encode()).hexdigest()


