"""Makes an installation ready, once at each start: indexes, keys, calendar, sample data, models.

Every step looks first and does nothing when it has been done.
"""
