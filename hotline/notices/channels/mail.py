"""Mail over SMTP."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage

from . import NotDelivered, Outgoing

TIMEOUT_S = 10.0
SERVICE = "邮件服务器"
FIRST_FINAL_CODE = 550


@dataclass(frozen=True)
class MailServer:
    """A submission server; `security` is starttls, tls or none (a relay on the same network)."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)

    def send(self, outgoing: Outgoing) -> None:
        """The notice's id is in `Message-ID`. Raises: NotDelivered."""
        message = self._message(outgoing)
        try:
            with self._connected() as server:
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(max(code for code, _ in error.recipients.values())) from None
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code) from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotDelivered(f"{SERVICE}连接不上（{type(error).__name__}）") from None

    def _message(self, outgoing: Outgoing) -> EmailMessage:
        message = EmailMessage()
        try:
            message["To"] = Address(addr_spec=outgoing.to)
        except (ValueError, IndexError, MessageError):
            raise NotDelivered("登记的邮箱地址不正确，请更正", is_final=True) from None
        message["From"], message["Subject"] = self.sender, outgoing.title
        message["Message-ID"] = f"<{outgoing.id}@hotline>"
        message.set_content(outgoing.text, cte="base64")
        return message

    def _connected(self) -> smtplib.SMTP:
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT_S, context=ssl.create_default_context())
        server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_S)
        if self.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        return server


def _refusal(code: int) -> NotDelivered:
    """A reply of the server; 55x is for good. Source: RFC 5321, 4.2.1."""
    return NotDelivered(f"{SERVICE}没有接收（{code}）", is_final=code >= FIRST_FINAL_CODE)
