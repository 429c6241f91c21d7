"""Who called (R-4.5): kept in a vault of its own, never in a case, an event, a variable or a log."""

import re

from pydantic import BaseModel

_NOT_DIGITS = re.compile(r"\D")


class CallerIdentity(BaseModel):
    """The caller as the operator wrote them down (R-5.1.1)."""

    name: str = ""
    phone: str = ""
    address: str = ""

    @property
    def masked_name(self) -> str:
        """The family name and stars, e.g. 张**."""
        return self.name[:1] + "**" if self.name else "未留姓名"

    @property
    def masked_phone(self) -> str:
        """First three and last two digits, e.g. 138******21."""
        if len(self.phone) < 7:
            return "*" * len(self.phone) or "未留电话"
        return self.phone[:3] + "*" * (len(self.phone) - 5) + self.phone[-2:]


class Look(BaseModel):
    """A recorded look at an identity: who, when, at which case's, why."""

    case_id: str
    by: str
    by_name: str
    at: str
    reason: str


def normal_phone(phone: str) -> str:
    """Digits only, without the country code, so that the same caller is found again."""
    digits = _NOT_DIGITS.sub("", phone)
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits
