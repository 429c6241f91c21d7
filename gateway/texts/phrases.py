"""Texts of a template: what stands between two tags or quotes is one phrase, values in it are numbered places."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from jinja2.lexer import (
    TOKEN_BLOCK_BEGIN,
    TOKEN_BLOCK_END,
    TOKEN_DATA,
    TOKEN_STRING,
    TOKEN_VARIABLE_BEGIN,
    TOKEN_VARIABLE_END,
    Token,
)

from .catalogue import CHINESE, MARKS, PLACE

Say = Callable[[str], str]
_BORDER = re.compile(r'([<>"\n]+)')


@dataclass
class _Phrase:
    """A phrase as it is read: words, and the tokens of the values between them."""

    line: int = 0
    words: str = ""
    values: list[list[Token]] = field(default_factory=list)

    def tokens(self, say: Say) -> Iterator[Token]:
        """The phrase said anew; without Chinese words or marks as it stands."""
        text = self.words
        if CHINESE.search(text) or MARKS.search(text):
            inner = text.strip()
            before, _, after = text.partition(inner)
            text = f"{before}{say(inner)}{after}"
        for number, piece in enumerate(PLACE.split(text)):
            if number % 2:
                yield from self.values[int(piece)]
            elif piece:
                yield Token(self.line, TOKEN_DATA, piece)


def said_anew(stream: Iterable[Token], say: Say) -> Iterator[Token]:
    """The tokens of a template, every phrase and every Chinese string passed through `say`.

    Braces with a number in a template's own words would be taken for places; there are none.
    """
    phrase, tokens = _Phrase(), iter(stream)
    for token in tokens:
        if token.type == TOKEN_DATA:
            for number, piece in enumerate(_BORDER.split(token.value)):
                if number % 2:
                    yield from phrase.tokens(say)
                    yield Token(token.lineno, TOKEN_DATA, piece)
                    phrase = _Phrase(token.lineno)
                else:
                    phrase.words += piece
            continue
        group = list(_group(token, tokens, say))
        if token.type == TOKEN_VARIABLE_BEGIN:
            phrase.words += f"{{{len(phrase.values)}}}"
            phrase.values.append(group)
            continue
        yield from phrase.tokens(say)
        yield from group
        phrase = _Phrase(token.lineno)
    yield from phrase.tokens(say)


def _group(first: Token, rest: Iterator[Token], say: Say) -> Iterator[Token]:
    """A value or a statement from its opening to its closing, its strings said anew."""
    yield first
    ends = {TOKEN_VARIABLE_BEGIN: TOKEN_VARIABLE_END, TOKEN_BLOCK_BEGIN: TOKEN_BLOCK_END}.get(first.type)
    while ends:
        token = next(rest)
        is_text = token.type == TOKEN_STRING and (CHINESE.search(token.value) or MARKS.search(token.value))
        yield Token(token.lineno, token.type, say(token.value)) if is_text else token
        if token.type == ends:
            return
