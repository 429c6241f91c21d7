"""Which language a browser asks for. Source: RFC 9110, 12.5.4 (Accept-Language), RFC 4647, 3.4 (Lookup)."""

from collections.abc import Collection

MOST_WISHES = 20


def accepted(header: str, languages: Collection[str]) -> str:
    """The one of `languages` that is wanted most, else empty; en-GB is content with en, zh with zh-CN."""
    for wish in _wishes(header):
        for language in languages:
            if language.lower() == wish or language.lower().partition("-")[0] == wish.partition("-")[0]:
                return language
    return ""


def _wishes(header: str) -> list[str]:
    weighed = []
    for part in header.split(",")[:MOST_WISHES]:
        name, _, quality = part.partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        if weight > 0 and name.strip():
            weighed.append((-weight, name.strip().lower()))
    return [name for _, name in sorted(weighed, key=lambda pair: pair[0])]
