"""How a call is classified (R-5.1.1, R-5.1.2, R-3.1): codes in English, words in Chinese."""

from enum import StrEnum


class Labelled(StrEnum):
    """A code with its official Chinese word."""

    label: str

    def __new__(cls, code: str, label: str):
        """Make a member that carries its Chinese `label`."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Kind(Labelled):
    """What the caller wants. Source: regulation 三."""

    OPINION = "opinion", "意见"
    SUGGESTION = "suggestion", "建议"
    CONSULTATION = "consultation", "咨询"
    HELP = "help", "求助"
    OTHER = "other", "其他"


class Urgency(Labelled):
    """How fast it must go. Source: regulation 四(四); city rules of mayors' hotlines."""

    ORDINARY = "ordinary", "一般"
    URGENT = "urgent", "急件"
    VERY_URGENT = "very_urgent", "特急"
    EMERGENCY = "emergency", "突发事件"


class Importance(Labelled):
    """Important and complex matters are kept by the center. Source: regulation 五(一)1(3)."""

    ORDINARY = "ordinary", "一般"
    IMPORTANT = "important", "重要"
    COMPLEX = "complex", "疑难复杂"


class SecrecyLevel(Labelled):
    """Secrecy of the matter, not of the caller. Source: 《保守国家秘密法》 (2024) art. 64."""

    PUBLIC = "public", "公开"
    INTERNAL = "internal", "内部"
    WORK_SECRET = "work_secret", "工作秘密"


class Way(Labelled):
    """Way of handling that the operator chooses. Source: regulation 五(一)1(3), R-5.1.2."""

    ANSWER = "answer", "当场答复"
    PASS_ON = "pass_on", "转其他话务员"
    REDIRECT = "redirect", "告知向有关机关反映"
    TRANSFER = "transfer", "即转网络单位"
    APPROVE = "approve", "中心批办"
    HAND_OVER = "hand_over", "移交紧急救助"
    ATTACH = "attach", "并入已有事项"


class Organ(Labelled):
    """Organs outside the scope of the hotline (R-3.3). Source: regulation 三."""

    PARTY_COMMITTEE = "party_committee", "党委"
    PEOPLES_CONGRESS = "peoples_congress", "人大常委会"
    CPPCC = "cppcc", "政协"
    ARMED_FORCES = "armed_forces", "军队"
    COURT = "court", "法院"
    PROCURATORATE = "procuratorate", "检察院"
    DEMOCRATIC_PARTY = "democratic_party", "民主党派"
    ASSOCIATION = "association", "民间社团"

    @property
    def sentence(self) -> str:
        """What the operator says to the caller."""
        return f"您反映的事项属于{self.label}的职责范围，不属于市长公开电话受理范围，请您向{self.label}有关机构反映。"


class EmergencyService(Labelled):
    """Services that matters of life and safety are handed over to at once. Source: 国办函〔2025〕66号."""

    POLICE = "police", "公安110"
    FIRE = "fire", "消防119"
    AMBULANCE = "ambulance", "急救120"
    TRAFFIC = "traffic", "交通事故122"

    @property
    def sentence(self) -> str:
        """What the operator says to the caller."""
        return f"您反映的情况紧急，我现在就为您转接{self.label}，请不要挂断，注意自身安全。"


class Channel(Labelled):
    """How a matter reaches the center; by telephone only. Source: regulation 三."""

    TELEPHONE = "telephone", "电话"
    LETTER = "letter", "来信"
    VISIT = "visit", "来访"


class Origin(Labelled):
    """Whether somebody called, or a leader assigned the matter (R-2.4). Source: regulation 二(四)."""

    CALL = "call", "群众来话"
    ASSIGNED = "assigned", "领导交办"


class UnitRole(Labelled):
    """Part of a unit in a case. Source: regulation 五(二)2."""

    LEAD = "lead", "主办"
    CO = "co", "协办"


class Protection(Labelled):
    """Protection of the caller (R-4.5); not the secrecy of the matter."""

    ORDINARY = "ordinary", "一般"
    PROTECTED = "protected", "保密"
