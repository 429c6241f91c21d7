"""What the doors of a unit's work list answer."""

from pydantic import BaseModel, Field

from ..unit_work.row import WorkRow
from .answers import CaseId, Count, NextToken


class WorkPage(BaseModel):
    """待办列表的一页"""

    rows: list[WorkRow]
    counts: dict[str, int] = Field(description="各状态的在办件数，空名为全部", examples=[{"": 12, "unsigned": 3}])
    count: Count
    next_page_token: NextToken


class SigningTold(BaseModel):
    """一件的签收结果"""

    case_id: CaseId
    code: str = Field(description="signed 已签收，signed_before 此前已签收，refused 未签收", examples=["signed"])
    words: str = Field(description="说明", examples=["已签收"])


class Signings(BaseModel):
    """批量签收结果"""

    results: list[SigningTold]


class FilterTold(BaseModel):
    """一个常用筛选"""

    id: str
    name: str = Field(examples=["待签收的求助"])
    owner_name: str = Field(description="保存人")
    parameters: dict[str, str] = Field(description="筛选条件", examples=[{"state": "unsigned"}])
    is_shared: bool
    is_mine: bool
    is_default: bool


class FilterList(BaseModel):
    """常用筛选"""

    filters: list[FilterTold]
