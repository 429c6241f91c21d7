"""Fixtures for all tests: the real servers, started once."""

pytest_plugins = [
    "hotline.testing.stack",
    "hotline.testing.engines",
    "hotline.testing.stores",
    "hotline.testing.errand",
    "hotline.testing.rendering",
    "hotline.testing.system",
]
