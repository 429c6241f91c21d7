"""Moving in (R-6.4): files are taken in, checked as a whole, and written all or not at all.

`desk` is what people ask, `examining` the dry run, `writing` the idempotent steps that go on after a crash,
`runner` the thread that does both in the background, `templates` the files to fill in.
"""

from .desk import ChangeOverDesk
from .examining import Examining
from .runner import Runner
from .templates import TEMPLATE_NAME, template
from .writing import Writing

__all__ = ["TEMPLATE_NAME", "ChangeOverDesk", "Examining", "Runner", "Writing", "template"]
