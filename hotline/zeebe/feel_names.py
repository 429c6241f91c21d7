"""Which variables a FEEL expression reads, as far as the house's plain expressions go."""

import re

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')
_NAMES = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?!\w*\s*\()")
_WORDS = {
    "and", "or", "not", "if", "then", "else", "true", "false", "null", "in", "for", "return", "some", "every",
    "satisfies", "between", "instance", "of",
}


def names_in(expression: str) -> set[str]:
    """Names of the variables read; parts after a dot, function names and texts are left out."""
    without_texts = _STRINGS.sub(" ", expression)
    return {name for name in _NAMES.findall(without_texts) if name not in _WORDS}
