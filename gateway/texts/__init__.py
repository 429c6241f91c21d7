"""The texts of the pages in one catalogue, so that another language can follow. Chinese is the source.

`phrases` finds them in templates, `sayings` in the code; `catalogue` holds the translations of a language; `speaking`
puts them into pages, `languages` holds what can be
chosen. `python -m gateway.texts en` writes the catalogue `en.json` anew and keeps what is translated.
See docs/adr/0083 and 0107.
"""

from .catalogue import SOURCE_LANGUAGE, Catalogue
from .languages import Languages, chosen
from .speaking import Speaking

__all__ = ["SOURCE_LANGUAGE", "Catalogue", "Languages", "Speaking", "chosen"]
