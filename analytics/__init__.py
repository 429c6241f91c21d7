"""The analytics consumer: counts the events of cases; the statutory reports read its counts."""
