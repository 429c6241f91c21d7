"""The boards of the center: one list for each rule, due first, each row with the reason why it is there.

`listing` reads and filters them · `reasons` says why.
"""

from .listing import BoardLine, BoardPage, BoardWanted, board_page, counts_of
from .reasons import reason_of

__all__ = ["BoardLine", "BoardPage", "BoardWanted", "board_page", "counts_of", "reason_of"]
