"""The settings and how they are read."""
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from hotline.settings.faults import explain
from hotline.settings.home import Home
from hotline.settings.look_up import LookUpSettings
from hotline.settings.notices import NoticeSettings
from hotline.settings.single_sign_on import SingleSignOnSettings

CLONE = Path(__file__).resolve().parents[2]


class WrongSettings(Exception):
    """Some settings are wrong: one line of Chinese for each, all of them at once."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("设置有误，请改正后重试：\n" + "\n".join(f"  - {fault}" for fault in faults))
        self.faults = faults


class Settings(NoticeSettings, LookUpSettings, SingleSignOnSettings):
    """Everything a process is told from outside. Read with `Settings.load()`."""

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True, frozen=True,
                                      env_ignore_empty=True)

    home_path: Path = Field(CLONE / "var", alias="HOTLINE_HOME", description="数据目录")
    mode: Literal["demo", "production"] = Field("demo", alias="HOTLINE_MODE", description="运行模式")
    port: int = Field(8812, alias="HOTLINE_PORT", ge=1024, le=65535, description="网页端口")
    bind_host: str = Field("127.0.0.1", alias="HOTLINE_BIND", description="网页监听地址")
    zeebe_address: str = Field("", alias="ZEEBE_ADDRESS", description="流程引擎地址")
    kafka_servers: str = Field("", alias="KAFKA_BOOTSTRAP_SERVERS", description="消息系统地址")
    mongodb_uri: str = Field("", alias="MONGODB_URI", description="数据库地址")
    database: str = Field("hotline", alias="HOTLINE_DATABASE", pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,37}$",
                          description="数据库名")
    vault_keys: Path | None = Field(None, alias="HOTLINE_VAULT_KEYS", description="身份库密钥文件")
    reveal_minutes: int = Field(30, alias="HOTLINE_REVEAL_MINUTES", ge=1, le=240,
                                description="保密来话人经第二人同意后可查看的分钟数")
    cipher: Literal["aes-256-gcm", "sm4-gcm"] = Field("aes-256-gcm", alias="HOTLINE_CIPHER",
                                                      description="身份库算法")
    second_factor: Literal["required", "offered"] | None = Field(
        None, alias="HOTLINE_SECOND_FACTOR",
        description="重要岗位的动态口令：required 必须，offered 自愿；未设时演示系统自愿、正式系统必须")
    clamav: str = Field("", alias="HOTLINE_CLAMAV", pattern=r"^(/[^\s]{1,200}|[A-Za-z0-9.:\[\]-]{1,200}:[0-9]{1,5})?$",
                        description="病毒查杀服务（clamd）的地址，主机:端口或套接字路径；未设则不查杀")
    language: str = Field("zh-CN", alias="HOTLINE_LANGUAGE", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$",
                          description="网页的语言：zh-CN，或 gateway/texts 中已有译文的语言")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", alias="HOTLINE_LOG_LEVEL",
                                                                   description="日志级别")
    worker_jobs: int = Field(32, alias="HOTLINE_WORKER_JOBS", ge=1, le=1024,
                             description="每个工作进程同时办理的任务数")
    worker_threads: int = Field(16, alias="HOTLINE_WORKER_THREADS", ge=1, le=256,
                                description="每个工作进程的线程数")
    topic_prefix: str = Field("hotline", alias="HOTLINE_TOPIC_PREFIX", pattern=r"^[a-z][a-z0-9-]{0,39}$",
                              description="事件主题前缀")
    records_topic: str = Field("zeebe", alias="HOTLINE_RECORDS_TOPIC", pattern=r"^[a-z][a-z0-9-]{0,39}$",
                               description="引擎记录主题")

    @classmethod
    def load(cls) -> "Settings":
        """Read the environment.

        Raises: WrongSettings naming every fault.
        """
        try:
            return cls()
        except ValidationError as error:
            raise WrongSettings(explain(error, cls)) from None

    @field_validator("home_path")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @model_validator(mode="after")
    def _pools(self) -> "Settings":
        if self.worker_threads > self.worker_jobs:
            raise ValueError("HOTLINE_WORKER_THREADS 不能大于 HOTLINE_WORKER_JOBS")
        return self

    @property
    def home(self) -> Home:
        """Return the layout of the data directory."""
        return Home(self.home_path)

    @property
    def vault_key_file(self) -> Path:
        """Return the key file of the identity vault."""
        return self.vault_keys or self.home.vault_keys

    @property
    def is_second_factor_required(self) -> bool:
        """Return whether privileged roles work with two factors only; a demonstration offers them."""
        return (self.second_factor or ("offered" if self.mode == "demo" else "required")) == "required"

    def zeebe(self) -> str:
        """Return `host:port` of the engine's gateway: the one set, else the one of this home."""
        return self.zeebe_address or f"127.0.0.1:{self.home.ports().get('zeebe', 26500)}"

    def kafka(self) -> list[str]:
        """Return `host:port` of each Kafka server: those set, else the one of this home."""
        return (self.kafka_servers or f"127.0.0.1:{self.home.ports().get('kafka', 9092)}").split(",")

    def mongodb(self) -> str:
        """Return the database's URI: the one set, else the one of this home."""
        return self.mongodb_uri or f"mongodb://127.0.0.1:{self.home.ports().get('mongo', 27017)}"
