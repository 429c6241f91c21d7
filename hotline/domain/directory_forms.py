"""What administrators write into the directory: units, leaders, persons; each fault says what to do (R-2.3)."""

import re
from collections.abc import Iterable, Sequence

from .directory import Account, Leader, Unit
from .forms import Form, only_faults, text_fault

LONGEST_DUTY, MOST_DUTIES = 40, 60
ID = re.compile(r"[a-z][a-z0-9_]{1,29}")
ACCOUNT_ID = re.compile(r"[a-z0-9][a-z0-9_-]{1,39}")
PHONE = re.compile(r"(?=(?:\D*\d){3})[0-9 +()（）转内线分机-]{3,30}")
MAIL = re.compile(r"[^\s@<>\",;]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}")
WEBHOOK = re.compile(r"https://[^\s\"<>]{4,480}")
OPERATOR_NUMBER = re.compile(r"[0-9]{1,6}")


def contact_faults(phone: str, mail: str, webhook: str, prefix: str = "") -> dict[str, str]:
    """What is wrong with contacts; each may be empty."""
    found = {
        "phone": (PHONE, phone, "电话由数字组成，例如 0633-8781234、内线6304"),
        "mail": (MAIL, mail, "邮箱格式不正确，例如 zhangsan@example.cn"),
        "webhook": (WEBHOOK, webhook, "群机器人地址应以 https:// 开头"),
    }
    return {
        prefix + name: words
        for name, (pattern, value, words) in found.items() if value and not pattern.fullmatch(value)
    }


class UnitForm(Form):
    """A unit; `duties` one a line."""

    id: str = ""
    name: str = ""
    short_name: str = ""
    category: str = ""
    duties: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_mail: str = ""
    contact_webhook: str = ""
    parent_id: str = ""
    is_active: bool = True

    @classmethod
    def of(cls, unit: Unit) -> "UnitForm":
        """As the directory has it."""
        return cls(**unit.model_dump(exclude={"duties"}), duties="\n".join(unit.duties))

    @property
    def duty_list(self) -> list[str]:
        """The duties, each once."""
        return list(dict.fromkeys(duty.strip() for duty in re.split(r"[\n、；;]", self.duties) if duty.strip()))

    def faults(self) -> dict[str, str]:
        """What is wrong with the fields by themselves."""
        too_long = [duty for duty in self.duty_list if len(duty) > LONGEST_DUTY]
        return only_faults(
            id="" if ID.fullmatch(self.id) else "单位代码由小写字母、数字、下划线组成，以字母开头，2 至 30 位",
            name=text_fault(self.name, "单位全称", limit=60),
            short_name=text_fault(self.short_name, "简称", limit=20),
            category=text_fault(self.category, "类别", limit=20),
            duties=_duties_fault(self.duty_list, too_long),
            contact_name=text_fault(self.contact_name, "联络人", limit=30, required=False),
            **contact_faults(self.contact_phone, self.contact_mail, self.contact_webhook, "contact_"),
        )

    def faults_among(self, units: Sequence[Unit]) -> dict[str, str]:
        """What is wrong with it beside the other units: names taken, a parent that isn't there or hangs below it."""
        others = [unit for unit in units if unit.id != self.id]
        return self.faults() | only_faults(
            **_taken(self.name, (unit.name for unit in others), "name", "已有同名单位，请核对"),
            **_taken(self.short_name, (unit.short_name for unit in others), "short_name", "简称已被其他单位使用"),
            parent_id=self._parent_fault({unit.id: unit for unit in others}),
        )

    def _parent_fault(self, others: dict[str, Unit]) -> str:
        above, seen = self.parent_id, set()
        while above:
            if above == self.id or above in seen:
                return "上级单位不能是本单位或其下级，请重新选择"
            if above not in others:
                return "没有这个上级单位，请从单位目录中选择"
            seen.add(above)
            above = others[above].parent_id
        return ""

    def unit(self) -> Unit:
        """As a unit of the directory."""
        return Unit(**self.model_dump(exclude={"duties"}), duties=self.duty_list)


class LeaderForm(Form):
    """A city leader."""

    id: str = ""
    name: str = ""
    title: str = ""
    portfolio: str = ""
    is_active: bool = True

    @classmethod
    def of(cls, leader: Leader) -> "LeaderForm":
        """As the directory has it."""
        return cls(**leader.model_dump())

    def faults(self) -> dict[str, str]:
        """What is wrong with it."""
        return only_faults(
            id="" if ID.fullmatch(self.id) else "代码由小写字母、数字、下划线组成，以字母开头，2 至 30 位",
            name=text_fault(self.name, "姓名", limit=20), title=text_fault(self.title, "职务", limit=30),
            portfolio=text_fault(self.portfolio, "分工", limit=200, required=False),
        )

    def leader(self) -> Leader:
        """As a leader of the directory."""
        return Leader(**self.model_dump())


class PersonForm(Form):
    """A person's account without its roles, which are somebody else's to give."""

    id: str = ""
    name: str = ""
    operator_number: str = ""
    unit_id: str = ""
    leader_id: str = ""
    phone: str = ""
    mail: str = ""
    webhook: str = ""
    is_active: bool = True

    @classmethod
    def of(cls, account: Account) -> "PersonForm":
        """As the directory has it."""
        return cls(**account.model_dump(exclude={"roles"}))

    def faults(self) -> dict[str, str]:
        """What is wrong with the fields by themselves."""
        is_number = not self.operator_number or OPERATOR_NUMBER.fullmatch(self.operator_number)
        return only_faults(
            id="" if ACCOUNT_ID.fullmatch(self.id) else "账号由小写字母、数字、横线、下划线组成，2 至 40 位",
            name=text_fault(self.name, "姓名", limit=20),
            operator_number="" if is_number else "上岗编号由 1 至 6 位数字组成",
            **contact_faults(self.phone, self.mail, self.webhook),
        )

    def faults_among(
        self, accounts: Sequence[Account], units: Sequence[Unit], leaders: Sequence[Leader]
    ) -> dict[str, str]:
        """What is wrong with it beside the others: a number taken, a unit or leader that isn't there."""
        numbers = [one.operator_number for one in accounts if one.id != self.id and one.is_active]
        is_unit = self.unit_id in ("", *(unit.id for unit in units))
        is_leader = self.leader_id in ("", *(leader.id for leader in leaders))
        return self.faults() | only_faults(
            **_taken(self.operator_number, numbers, "operator_number", "上岗编号已由其他话务员使用"),
            unit_id="" if is_unit else "请从单位目录中选择单位",
            leader_id="" if is_leader else "请从名单中选择市领导",
        )

    def account(self, before: Account | None) -> Account:
        """As an account; the roles stay as they were, a new one has none."""
        return Account(**self.model_dump(), roles=before.roles if before else [])


def _duties_fault(duties: list[str], too_long: list[str]) -> str:
    if not duties:
        return "请填写单位职责，每行一项；派单提示依据职责"
    if too_long:
        return f"每项职责最多 {LONGEST_DUTY} 字，请拆开：{too_long[0][:LONGEST_DUTY]}……"
    return f"职责最多 {MOST_DUTIES} 项，请合并" if len(duties) > MOST_DUTIES else ""


def _taken(value: str, others: Iterable[str], name: str, words: str) -> dict[str, str]:
    return {name: words} if value and value in set(others) else {}
