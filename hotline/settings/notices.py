"""The settings of notices: by what, when and how often units, persons and callers are told (R-6.3)."""

from datetime import time
from typing import Literal

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings

StaffChannel = Literal["off", "sink", "sms", "mail", "webhook"]
NEEDS = {
    "sms": (("sms_url", "HOTLINE_SMS_URL"),),
    "mail": (("smtp_host", "HOTLINE_SMTP_HOST"), ("smtp_from", "HOTLINE_SMTP_FROM")),
    "webhook": (("webhook_origins", "HOTLINE_WEBHOOK_ORIGINS"), ("webhook_secret", "HOTLINE_WEBHOOK_SECRET")),
}


class NoticeSettings(BaseSettings):
    """Part of `Settings`. The default is the sink: notices are kept and shown, nobody outside is told."""

    notice_units: StaffChannel = Field("sink", alias="HOTLINE_NOTICE_UNITS", description="向承办单位发通知的方式")
    notice_persons: StaffChannel = Field("sink", alias="HOTLINE_NOTICE_PERSONS",
                                         description="向工作人员发通知的方式")
    notice_callers: Literal["off", "sink", "sms"] = Field("sink", alias="HOTLINE_NOTICE_CALLERS",
                                                          description="告知来话人的方式")
    quiet_from: time = Field(time(21), alias="HOTLINE_QUIET_FROM", description="夜间停发开始时间")
    quiet_until: time = Field(time(8), alias="HOTLINE_QUIET_UNTIL", description="夜间停发结束时间")
    notice_tries: int = Field(8, alias="HOTLINE_NOTICE_TRIES", ge=1, le=50, description="通知最多发送次数")
    notice_pause_s: int = Field(60, alias="HOTLINE_NOTICE_PAUSE_SECONDS", ge=1, le=3600,
                                description="首次重发间隔秒数，其后逐次加倍")
    notice_longest_pause_s: int = Field(3600, alias="HOTLINE_NOTICE_LONGEST_PAUSE_SECONDS", ge=1, le=86400,
                                        description="重发间隔最长秒数")
    notice_stale_hours: int = Field(48, alias="HOTLINE_NOTICE_STALE_HOURS", ge=1, le=720,
                                    description="超过多少小时的事件不再通知")
    sms_url: str = Field("", alias="HOTLINE_SMS_URL", pattern=r"^(https?://\S+)?$", description="短信网关地址")
    sms_token: SecretStr = Field(SecretStr(""), alias="HOTLINE_SMS_TOKEN", description="短信网关令牌")
    smtp_host: str = Field("", alias="HOTLINE_SMTP_HOST", description="邮件服务器")
    smtp_port: int = Field(587, alias="HOTLINE_SMTP_PORT", ge=1, le=65535, description="邮件服务器端口")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", alias="HOTLINE_SMTP_SECURITY",
                                                             description="邮件加密方式")
    smtp_from: str = Field("", alias="HOTLINE_SMTP_FROM", description="发件地址")
    smtp_user: str = Field("", alias="HOTLINE_SMTP_USER", description="邮件账号")
    smtp_password: SecretStr = Field(SecretStr(""), alias="HOTLINE_SMTP_PASSWORD", description="邮件密码")
    webhook_origins: str = Field("", alias="HOTLINE_WEBHOOK_ORIGINS",
                                 description="允许的群机器人地址（协议和主机，逗号分隔）")
    webhook_secret: SecretStr = Field(SecretStr(""), alias="HOTLINE_WEBHOOK_SECRET", description="群机器人签名密钥")
    webhook_style: Literal["wecom", "dingtalk"] = Field("wecom", alias="HOTLINE_WEBHOOK_STYLE",
                                                        description="群机器人种类")

    @model_validator(mode="after")
    def _channels_are_complete(self) -> "NoticeSettings":
        missing = [
            variable for channel in sorted({self.notice_units, self.notice_persons, self.notice_callers})
            for name, variable in NEEDS.get(channel, ()) if not getattr(self, name)
        ]
        if missing:
            raise ValueError(f"所选通知方式还需要设置 {'、'.join(missing)}")
        return self

    def webhook_allowed(self) -> frozenset[str]:
        """Return the allowed origins of webhooks, e.g. https://qyapi.weixin.qq.com."""
        return frozenset(origin.strip().rstrip("/") for origin in self.webhook_origins.split(",") if origin.strip())
