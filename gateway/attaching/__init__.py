"""Files that people attach: told by their content, kept for one purpose of one person, chosen by the form."""

from .choosing import chosen_fields, kinds_of
from .keeping import files_sent, keep, keep_sent, purpose_of
from .reading import attachment_headers, read_attachment

__all__ = [
    "attachment_headers", "chosen_fields", "files_sent", "keep", "keep_sent", "kinds_of", "purpose_of",
    "read_attachment",
]
