"""Plays messages as calls through the running system's own doors, from the call to the archive.

`messages` reads them · `people` makes up callers · `scenario` decides by seed what each role does · `doors` are
the gateway's HTTP doors under the roles' accounts · `course` keeps the order of what is to be done · `stage`
plays it, moving the clock only when the system is at rest · `summary` counts what became of it.
"""
