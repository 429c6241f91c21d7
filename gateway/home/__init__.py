"""What each role finds first: what to do next, and the few lists and figures that go with it.

`own_calls` figures of an operator's day · `leader_desk` what a leader instructed · `sections` puts a home together.
"""

from .sections import home_of

__all__ = ["home_of"]
