"""Names of units and leaders by id, for showing; an id that left the directory is shown as it is."""

from .kit import Kit


def names_of(kit: Kit) -> dict[str, str]:
    """Unit and leader ids with their Chinese names."""
    names = {unit.id: unit.name for unit in kit.directory.units()}
    return names | {leader.id: leader.full_title for leader in kit.directory.leaders()}
