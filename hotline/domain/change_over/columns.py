"""The columns of each table: heading, whether it must be filled in, what it means, an example."""

from dataclasses import dataclass

from ..classification import EmergencyService, Importance, Kind, Organ, SecrecyLevel, Urgency
from ..knowledge import KnowledgeState
from ..roles import Role
from .kinds import TableKind
from .old_cases import CLOSED_WAYS, SATISFACTIONS, Stage


@dataclass(frozen=True)
class Column:
    """`name` is the field it fills. `is_code` says that a fault may quote what was written: a code, nobody's words."""

    heading: str
    name: str
    hint: str
    example: str = ""
    is_required: bool = False
    is_code: bool = False


def _words(codes) -> str:
    return "、".join(code.label for code in codes)


_C = Column
_CONTACTS = (
    _C("联络电话", "contact_phone", "数字、横线，例如 0633-8781234", "0633-8781234"),
    _C("联络邮箱", "contact_mail", "例如 rexian@example.cn"),
    _C("群机器人", "contact_webhook", "企业微信或钉钉群机器人地址，以 https:// 开头；没有的不填"),
)
_CASE_HEAD = (
    _C("旧编号", "old_number", "原系统的编号，原样保留，可用它查找；同一编号只导入一次", "RX-2024-00017", True, True),
    _C("来话时间", "registered_at", "日期，或日期和时间，例如 2024-05-06 09:30", "2024-05-06 09:30", True, True),
    _C("话务员编号", "operator_number", "原系统的上岗编号；没有的不填", "8", is_code=True),
    _C("来话人姓名", "name", "没有留下的不填；加密保存", "张某"),
    _C("联系电话", "phone", "没有留下的不填；加密保存", "0633-8000000"),
    _C("工作单位或住址", "address", "没有的不填；加密保存"),
    _C("要求保密", "wants_secrecy", "是 或 否；不填为否", "否", is_code=True),
    _C("举报", "reports_wrongdoing", "是 或 否；不填为否。举报件一律保密", "否", is_code=True),
    _C("被举报单位", "reported_unit_id", "单位代码、全称或简称；举报件知道被举报单位的必须填写", is_code=True),
    _C("标题", "subject", "最多 100 字", "东港区某路段路灯不亮", True),
    _C("来话内容", "content", "最多 5000 字", "路灯不亮，夜间出行不便。", True),
    _C("供单位阅看内容", "unit_text", "保密件必填：隐去姓名、电话、住址等另写的内容"),
    _C("类别", "kind", _words(Kind), "求助", True, True),
    _C("紧急程度", "urgency", f"{_words(Urgency)}；不填为一般", "一般", is_code=True),
    _C("重要程度", "importance", f"{_words(Importance)}；不填为一般", "一般", is_code=True),
    _C("密级", "secrecy", f"{_words(SecrecyLevel)}；不填为公开。国家秘密不得导入", "公开", is_code=True),
    _C("所在区县", "district", "最多 20 字", "东港区", is_code=True),
    _C("地点", "place", "最多 200 字"),
    _C("主题", "topic", "系统主题目录中的三级主题，用 / 分隔；没有对应的不填", is_code=True),
    _C("承办单位", "unit_ids", "单位代码、全称或简称；多个用顿号隔开，第一个为主办", "市城管局", is_code=True),
    _C("转办时间", "issued_at", "日期，或日期和时间", "2024-05-06", is_code=True),
    _C("办理期限", "due_at", "日期，或日期和时间；只有日期的，到当日下班为止", "2024-05-13", is_code=True),
    _C("反馈时间", "reported_at", "单位反馈的日期，或日期和时间", "2024-05-10", is_code=True),
    _C("办理情况", "handling", "单位怎么办的，最多 5000 字", "已更换灯具。"),
    _C("答复内容", "answer", "告知来话人的答复，最多 5000 字", "路灯已修复。"),
    _C("是否解决", "is_solved", "是 或 否；不填为是", "是", is_code=True),
)

COLUMNS: dict[TableKind, tuple[Column, ...]] = {
    TableKind.UNITS: (
        _C("单位代码", "id", "小写字母、数字、下划线，以字母开头，2 至 30 位；不能更改", "chengguan", True, True),
        _C("单位全称", "name", "最多 60 字", "市城市管理局", True, True),
        _C("简称", "short_name", "最多 20 字，不能重复", "市城管局", True, True),
        _C("类别", "category", "例如 区县、功能区、市直部门", "市直部门", True, True),
        _C("职责", "duties", "用顿号、分号或换行隔开，每项最多 40 字；派单提示依据职责", "路灯维护、占道经营", True),
        _C("联络人", "contact_name", "最多 30 字"), *_CONTACTS,
        _C("上级单位", "parent_id", "上级单位的代码、全称或简称；没有的不填", is_code=True),
    ),
    TableKind.LEADERS: (
        _C("代码", "id", "小写字母、数字、下划线，以字母开头", "fushizhang1", True, True),
        _C("姓名", "name", "最多 20 字", "李某某", True), _C("职务", "title", "最多 30 字", "副市长", True),
        _C("分工", "portfolio", "最多 200 字", "城市建设管理"),
    ),
    TableKind.PEOPLE: (
        _C("账号", "id", "小写字母、数字、横线、下划线，2 至 40 位；登录用，不能更改", "chengguan-01", True, True),
        _C("姓名", "name", "最多 20 字", "王某", True),
        _C("岗位", "roles", f"多个用顿号隔开：{_words(Role)}", "承办单位经办人", is_code=True),
        _C("上岗编号", "operator_number", "话务员必填，1 至 6 位数字", is_code=True),
        _C("所在单位", "unit_id", "承办单位人员必填：单位代码、全称或简称", "chengguan", is_code=True),
        _C("市领导", "leader_id", "市领导及其秘书必填：市领导的代码或姓名", is_code=True),
        _C("电话", "phone", "接收通知用"), _C("邮箱", "mail", "接收通知用"),
    ),
    TableKind.CALENDAR: (
        _C("日期", "day", "例如 2027-02-05；一行一天", "2027-02-05", True, True),
        _C("类型", "what", "放假 或 调休上班。表中出现的年份以本表为准", "放假", True, True),
    ),
    TableKind.KNOWLEDGE: (
        _C("标题", "title", "最多 60 字", "路灯报修", True),
        _C("市民怎么问", "question", "最多 200 字", "路灯不亮找谁？", True),
        _C("答复内容", "answer", "最多 2000 字", "请拨打路灯报修电话。", True),
        _C("主题", "topics", "系统主题目录中的三级主题；多个用顿号隔开，最多 3 个", is_code=True),
        _C("相关单位", "unit_ids", "单位代码、全称或简称；多个用顿号隔开，最多 5 个", "chengguan", is_code=True),
        _C("使用范围", "state", f"{_words(KnowledgeState)}；不填为草稿", "中心内部", is_code=True),
        _C("生效日期", "valid_from", "例如 2026-01-01", "2026-01-01", True, True),
        _C("失效日期", "valid_until", "长期有效的不填", is_code=True),
    ),
    TableKind.CLOSED: (
        *_CASE_HEAD,
        _C("处理方式", "way", f"{_words(CLOSED_WAYS)}；不填的，有承办单位为即转网络单位，没有的为当场答复",
           "即转网络单位", is_code=True),
        _C("应向其反映的机关", "organ", f"处理方式为告知向有关机关反映的必填：{_words(Organ)}", is_code=True),
        _C("移交部门", "service", f"处理方式为移交紧急救助的必填：{_words(EmergencyService)}", is_code=True),
        _C("办结时间", "closed_at", "日期，或日期和时间", "2024-05-11", True, True),
        _C("满意程度", "satisfaction", f"回访结果：{'、'.join(SATISFACTIONS)}；未回访的不填", "满意", is_code=True),
        _C("原案卷", "volume", "原案卷名称；没有的不填", is_code=True),
        _C("卷内序号", "position", "整数；没有的不填", is_code=True),
    ),
    TableKind.OPEN: (
        *_CASE_HEAD,
        _C("当前环节", "stage", f"{_words(Stage)}。导入后由此环节接续办理", "办理中", True, True),
    ),
}


def column_of(kind: TableKind, name: str) -> Column:
    """The column that fills a field; for a fault of the whole row an empty one."""
    return next((column for column in COLUMNS[kind] if column.name == name), Column("", name, ""))
