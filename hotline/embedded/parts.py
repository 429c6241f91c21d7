"""The one table of everything that runs: servers first, then the programs that use them."""
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Part:
    """One process: `name` names its log file and ports, `title` is what people read."""

    name: str
    title: str
    module: str
    kind: Literal["server", "program"]
    ready_seconds: float = 60.0
    ports: tuple[str, ...] = ()
    replaced_by: str = ""

    @property
    def health_port(self) -> str:
        """Return the purpose under which its health port is remembered."""
        return f"{self.name}_control"


SERVERS = (
    Part("mongo", "数据库", "hotline.embedded.mongo", "server", 30, ("mongo",), "mongodb_uri"),
    Part("kafka", "消息系统", "hotline.embedded.kafka", "server", 60,
         ("kafka", "kafka_controller"), "kafka_servers"),
    Part("zeebe", "流程引擎", "hotline.embedded.zeebe", "server", 60,
         ("zeebe", "zeebe_command", "zeebe_internal"), "zeebe_address"),
)
"""`replaced_by` names the setting that points to a server elsewhere: then this one isn't started."""

PROGRAMS = (
    Part("worklist", "待办清单", "hotline.worklist", "program"),
    Part("relay", "事件转发", "hotline.relay", "program"),
    Part("analytics", "统计分析", "analytics", "program"),
    Part("notices", "通知发送", "hotline.notices", "program"),
    Part("intake", "受理工作进程", "workers.intake", "program"),
    Part("dispatch", "转办工作进程", "workers.dispatch", "program"),
    Part("supervision", "督查工作进程", "workers.supervision", "program"),
    Part("archive", "归档工作进程", "workers.archive", "program"),
    Part("gateway", "网页服务", "gateway", "program"),
)

SETUP_MODULE = "hotline.setup"
"""Run once before the programs: deploys the models, loads the sample directory, prints the logins."""
