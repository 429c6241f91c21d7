"""The roles of the hotline and the persons who act."""

from dataclasses import dataclass, field

from .classification import Labelled


class Role(Labelled):
    """A role of the regulation or of the system's administration."""

    OPERATOR = "operator", "话务员"
    SHIFT_LEADER = "shift_leader", "值班长"
    SUPERVISION_SECTION = "supervision_section", "受理中心督查科"
    REVIEWER = "reviewer", "审查员"
    CENTER_HEAD = "center_head", "受理中心负责人"
    CITY_LEADER = "city_leader", "市政府领导"
    LEADER_SECRETARY = "leader_secretary", "领导秘书"
    MUNICIPAL_OFFICE = "municipal_office", "市政府办公室督查科"
    ARCHIVIST = "archivist", "档案员"
    UNIT_CLERK = "unit_clerk", "承办单位经办人"
    UNIT_HEAD = "unit_head", "承办单位负责人"
    PROCESS_ADMIN = "process_admin", "流程管理员"
    RELEASER = "releaser", "流程发布人"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"
    AUDITOR = "auditor", "查阅人"

    @classmethod
    def center(cls) -> frozenset["Role"]:
        """Roles of the center that work on cases and see the center's side."""
        return frozenset(
            {cls.OPERATOR, cls.SHIFT_LEADER, cls.SUPERVISION_SECTION, cls.REVIEWER, cls.CENTER_HEAD, cls.ARCHIVIST}
        )

    @classmethod
    def unit(cls) -> frozenset["Role"]:
        """Roles of a network unit."""
        return frozenset({cls.UNIT_CLERK, cls.UNIT_HEAD})


@dataclass(frozen=True)
class Actor:
    """Who does something: a person with roles, or the system itself.

    `operator_number` (上岗编号) is set for operators, `unit_id` for people of a unit, `leader_id` for a city
    leader and the leader's secretary.
    """

    account_id: str
    name: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    operator_number: str = ""
    unit_id: str = ""
    leader_id: str = ""

    def has(self, *roles: Role) -> bool:
        """Whether this person holds one of `roles`."""
        return bool(self.roles & set(roles))

    @property
    def groups(self) -> frozenset[str]:
        """Candidate groups of user tasks that this person belongs to."""
        groups = {f"role:{role}" for role in self.roles}
        if self.unit_id and self.has(*Role.unit()):
            groups.add(f"unit:{self.unit_id}")
        if self.leader_id and self.has(Role.CITY_LEADER, Role.LEADER_SECRETARY):
            groups.add(f"leader:{self.leader_id}")
        return frozenset(groups)


SYSTEM = Actor(account_id="system", name="系统")
