"""Errors of the domain.

    HotlineError                 everything that is said to a person, in Chinese
    ├── Refused                  a rule of the regulation or of the house says no
    │   ├── FieldsRefused        a form has errors: field → what to do
    │   ├── TransitionRefused    the case is not in a state from which this can happen
    │   ├── AccessRefused        this person may not do or see this
    │   ├── TaskGone             the task was finished or withdrawn meanwhile
    │   └── DocumentMissing      a volume can't be sealed while a document is missing
    ├── NotFound                 no such case, task, document, unit, account
    ├── VersionConflict          somebody changed the case at the same time: load again
    └── TemporarilyUnavailable   engine, broker or database is away: try again

`Refused` becomes a BPMN error in jobs where the model catches its `code`, and 4xx in the gateway;
`TemporarilyUnavailable` and `VersionConflict` are retried.
"""


class HotlineError(Exception):
    """An error whose message tells a person, in Chinese, what to do."""

    code = "error"

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class Refused(HotlineError):
    """A rule says no; `article` names the article of the regulation, where one governs."""

    code = "refused"

    def __init__(self, message: str, article: str = ""):
        super().__init__(message if not article else f"{message}（依据：{article}）")
        self.article = article


class FieldsRefused(Refused):
    """A form has errors; `fields` maps the field to what to do."""

    code = "fields_refused"

    def __init__(self, fields: dict[str, str]):
        super().__init__(";".join(fields.values()))
        self.fields = fields


class TransitionRefused(Refused):
    """The case is in a state from which this step can't happen."""

    code = "transition_refused"


class AccessRefused(Refused):
    """This person may not do or see this."""

    code = "access_refused"


class TaskGone(Refused):
    """The task was finished by somebody else or withdrawn meanwhile."""

    code = "task_gone"


class DocumentMissing(Refused):
    """A volume can't be sealed while `missing` documents are absent."""

    code = "document_missing"

    def __init__(self, missing: list[str]):
        super().__init__("案卷缺少文件：" + "、".join(missing) + "。请补齐后再封卷", "五（五）1")
        self.missing = missing


class NotFound(HotlineError):
    """There is no such thing, or not for this person."""

    code = "not_found"


class VersionConflict(HotlineError):
    """The case was changed by somebody else since it was loaded."""

    code = "version_conflict"

    def __init__(self, case_id: str):
        super().__init__(f"案件 {case_id} 刚被他人更新，请刷新后再试")


class TemporarilyUnavailable(HotlineError):
    """Engine, broker or database can't be reached for the moment."""

    code = "temporarily_unavailable"
