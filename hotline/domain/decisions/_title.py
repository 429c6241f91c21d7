"""How somebody who rules on a unit's request is named on paper."""

from ..roles import Actor, Role


def title_of(by: Actor) -> str:
    """The office in which the person decides."""
    return "市政府领导" if by.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) else "受理中心负责人"
