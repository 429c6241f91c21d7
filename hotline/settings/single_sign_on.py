"""The settings of signing in with the city's own identity provider (OpenID Connect). Off without an issuer."""

from pathlib import Path
from typing import Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings

ADDRESS = r"^(https://[^\s/?#]+(/[^\s?#]*)?|http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?(/[^\s?#]*)?)?$"


class SingleSignOnSettings(BaseSettings):
    """Part of `Settings`. Addresses are https; plain http only on this machine."""

    oidc_issuer: str = Field("", alias="HOTLINE_OIDC_ISSUER", pattern=ADDRESS,
                             description="统一身份认证的签发方地址，未设则不用")
    oidc_client_id: str = Field("", alias="HOTLINE_OIDC_CLIENT_ID", max_length=200,
                                description="统一身份认证发给本系统的客户端编号")
    oidc_secret_file: Path | None = Field(None, alias="HOTLINE_OIDC_SECRET_FILE", description="客户端密钥文件")
    oidc_claim: str = Field("preferred_username", alias="HOTLINE_OIDC_CLAIM", pattern=r"^[A-Za-z0-9_:/.-]{1,100}$",
                            description="身份凭证中哪一项是本系统的账号")
    oidc_strong: str = Field("mfa,otp,hwk,sc", alias="HOTLINE_OIDC_STRONG", pattern=r"^[^\s,]+(,[^\s,]+)*$|^$",
                             description="哪些认证方式（amr）或等级（acr）算双因素，逗号分隔")
    public_url: str = Field("", alias="HOTLINE_PUBLIC_URL", pattern=ADDRESS,
                            description="本系统对外的网址，统一身份认证的返回地址由此而成")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_secret_file and self.public_url):
            raise ValueError(
                "HOTLINE_OIDC_ISSUER 须与 HOTLINE_OIDC_CLIENT_ID、HOTLINE_OIDC_SECRET_FILE、HOTLINE_PUBLIC_URL 一起设置"
            )
        return self
