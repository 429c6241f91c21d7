"""The description of the API after OpenAPI 3.1, made from the routes, their guards and the forms of the domain.

`document.document_of` makes it; routes describe themselves with `door`.
"""

from .describing import Door, door, door_of

__all__ = ["Door", "door", "door_of"]
