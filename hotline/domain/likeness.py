"""How like two texts are, and the sketch of a text by which like ones are found without reading all.

Measure: the share of pairs of neighbouring characters that two texts have in common (Jaccard). Sketch: the smallest
hashes of those pairs under independent functions (min-wise hashing); texts that are alike agree in many of them.
Source: Broder, On the resemblance and containment of documents (1997); banding after Indyk and Motwani (1998).
"""

import hashlib
import re
from functools import cache

PAIR = 2
BANDS = 8
ROWS = 2
PRIME = (1 << 61) - 1
FEWEST_PAIRS = 8
_NOISE = re.compile(r"[\W_]|请尽快|有关部门|尽快|解决|反映|希望|领导|你好|您好|谢谢|请问|我们")


def pairs_of(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, without punctuation and the polite words of every call."""
    plain = _NOISE.sub("", text)
    return frozenset(plain[place:place + PAIR] for place in range(len(plain) - PAIR + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of common pairs, 0 to 1; a short text within a long one counts by what it holds, at three quarters."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return max(common / len(one | other), 0.75 * common / min(len(one), len(other)) if common >= FEWEST_PAIRS else 0.0)


def bands_of(pairs: frozenset[str]) -> list[str]:
    """Keys of which two like texts probably share one: at a likeness of 0.3 in 53 of 100, of 0.5 in 90.

    A text of a few characters has none: it would be like anything.
    """
    if len(pairs) < FEWEST_PAIRS:
        return []
    numbers = [_number(pair) for pair in pairs]
    least = [min((factor * number + shift) % PRIME for number in numbers) for factor, shift in _functions()]
    return [
        f"{band}/{_digest('/'.join(str(n) for n in least[band * ROWS:(band + 1) * ROWS]))}" for band in range(BANDS)
    ]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


@cache
def _functions() -> list[tuple[int, int]]:
    """Factor and shift of each hash function; the same for ever, or nothing would be found again."""
    return [(_number(f"factor{place}") | 1, _number(f"shift{place}")) for place in range(BANDS * ROWS)]


@cache
def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest())
