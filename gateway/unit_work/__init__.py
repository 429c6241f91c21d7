"""The work list of a unit: what it owes, by filters that are kept, signing and printing many at once."""

from .listing import Listing, list_of
from .signing import sign_all
from .slips import slips_of

__all__ = ["Listing", "list_of", "sign_all", "slips_of"]
