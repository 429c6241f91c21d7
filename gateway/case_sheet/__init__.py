"""What a person sees of a case: one plain dict per view, the same for pages and for programs.

Nothing of the caller's identity is ever in it; for a protected case the unit's view is made of the second text.
"""

from .looking_up import sheet_for
from .reveals import reveals_of
from .sheet import sheet_of

__all__ = ["reveals_of", "sheet_for", "sheet_of"]
