"""Fixtures on the real servers, and sample cases."""
