"""Where a notice goes, looked up when it is sent and kept nowhere."""

from dataclasses import dataclass

from ..domain.errors import NotFound
from ..domain.notices import Notice, NoticeChannel, RecipientKind
from ..domain.ports import CaseStore, Directory, IdentityVault
from ..domain.quiet_hours import Reach

WHY_LOOKED = "向来话人发送办理进度短信"
FIELDS = {
    NoticeChannel.SMS: "phone", NoticeChannel.MAIL: "mail", NoticeChannel.WEBHOOK: "webhook", NoticeChannel.SINK: "",
}


class NotToBeTold(Exception):
    """The recipient must not or can't be told; `reason` in Chinese."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Addresses:
    """Finds the address of a recipient on the channel of its kind; empty for the sink, or when none is entered.

    `channels` says by which channel a kind of recipient is told; a kind that is missing is told by none.
    """

    directory: Directory
    vault: IdentityVault
    cases: CaseStore
    channels: dict[RecipientKind, NoticeChannel]

    def of(self, notice: Notice) -> tuple[NoticeChannel, str]:
        """Channel and address. Raises: NotToBeTold."""
        channel = self.channels.get(notice.recipient_kind)
        if channel is None:
            raise NotToBeTold("未开通向该类对象发送通知")
        if notice.reach is Reach.OFFICE_HOURS:
            self._require_owed(notice)
        if notice.recipient_kind is RecipientKind.CALLER:
            return channel, self._of_caller(notice, channel)
        return channel, self._of_directory(notice, FIELDS[channel])

    def _of_caller(self, notice: Notice, channel: NoticeChannel) -> str:
        """The caller's telephone. The case is asked once more: a caller may have asked for secrecy meanwhile."""
        if self.cases.get(notice.case_id).is_protected:
            raise NotToBeTold("来话人要求保密，不再告知")
        if channel is NoticeChannel.SINK:
            return ""
        try:
            phone = self.vault.for_slip(notice.case_id, reason=WHY_LOOKED).phone
        except NotFound:
            phone = ""
        if not phone:
            raise NotToBeTold("来话人未留电话")
        return phone

    def _require_owed(self, notice: Notice) -> None:
        """A reminder that was held is of no use to a unit that has reported meanwhile."""
        parts = [a for a in self.cases.get(notice.case_id).assignments if a.unit_id == notice.recipient_id]
        if parts and not parts[-1].is_open:
            raise NotToBeTold("单位已反馈，不再催办")

    def _of_directory(self, notice: Notice, field: str) -> str:
        if not field:
            return ""
        try:
            if notice.recipient_kind is RecipientKind.UNIT:
                return getattr(self.directory.unit(notice.recipient_id), f"contact_{field}")
            account = self.directory.account(notice.recipient_id)
        except NotFound:
            raise NotToBeTold("对象已不在目录中") from None
        if not account.is_active:
            raise NotToBeTold("该账号已停用")
        return getattr(account, field)
