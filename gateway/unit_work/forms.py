"""What is sent to the work list."""

from pydantic import Field

from hotline.domain.forms import Form
from hotline.domain.unit_work import WorkFilter


class SeveralCases(Form):
    """The cases that were ticked."""

    case_ids: list[str] = Field(default_factory=list)


class FilterForm(Form):
    """A filter to keep: its name, whether the unit shares it, whether one's list opens with it, and what it narrows."""

    name: str = ""
    is_shared: bool = False
    opens: bool = False
    state: str = ""
    kind: str = ""
    urgency: str = ""
    in_charge: str = ""
    text: str = ""
    year: str = ""

    @property
    def wanted(self) -> WorkFilter:
        """The filter itself."""
        return WorkFilter.read(self.model_dump(exclude={"name", "is_shared", "opens"}))
