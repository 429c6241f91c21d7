"""Passwords."""

import pytest

from hotline.domain.errors import AccessRefused
from hotline.storage import MongoCredentials


def test_right_password_opens_and_wrong_ones_lock(database):
    """Five wrong ones lock the account even against the right one."""
    credentials = MongoCredentials(database)
    credentials.set("1001", "right-horse")
    credentials.check("1001", "right-horse")
    for _ in range(5):
        with pytest.raises(AccessRefused, match="不正确"):
            credentials.check("1001", "wrong")
    with pytest.raises(AccessRefused, match="锁定"):
        credentials.check("1001", "right-horse")
    with pytest.raises(AccessRefused, match="不正确"):
        credentials.check("nobody", "x")
