"""Official documents on paper: numbered, rendered in a process of their own, kept once.

One folder a kind: `context.py` says what stands on the page, `template.html` and `style.css` how it looks.
`desk` numbers and keeps, `pool` renders within limits, `renderer` is the process that does it.
"""

from .desk import Desk
from .pool import DocumentTooSlow, RenderedPdf, RenderFailed, RenderPool

__all__ = ["Desk", "DocumentTooSlow", "RenderFailed", "RenderPool", "RenderedPdf"]
