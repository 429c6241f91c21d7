"""A virus scanner beside the system, where the city has one: ClamAV's daemon."""

from .clamd import ClamdScanner

__all__ = ["ClamdScanner"]
