"""The settings of the caller's own look-up: how often it may be tried, and which number to ring instead."""

from pydantic import Field
from pydantic_settings import BaseSettings


class LookUpSettings(BaseSettings):
    """Part of `Settings`. Only wrong tries count; a window begins anew after its minutes."""

    public_phone: str = Field("12345", alias="HOTLINE_PUBLIC_PHONE", pattern=r"^[0-9-]{3,20}$",
                              description="对外公布的电话号码")
    look_up_window_minutes: int = Field(30, alias="HOTLINE_LOOK_UP_WINDOW_MINUTES", ge=1, le=1440,
                                        description="公众查询限次的时间段分钟数")
    look_up_tries_per_address: int = Field(30, alias="HOTLINE_LOOK_UP_TRIES_PER_ADDRESS", ge=1, le=10000,
                                           description="每个网络地址在时间段内查错的次数上限")
    look_up_tries_per_number: int = Field(10, alias="HOTLINE_LOOK_UP_TRIES_PER_NUMBER", ge=1, le=1000,
                                          description="每个编号在时间段内查错的次数上限")
