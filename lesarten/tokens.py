"""Words, numbers and marks of a text, each with its place and the keys it is compared by. White space is
no token.

Knows one text at a time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lesarten.fold import NEGATIONS, fold_mark, fold_number, fold_word, stem_word
from lesarten.lexicon import function_words, read_sections

TokenKind = Literal["word", "function", "negation", "number", "day", "month", "mark"]

_LETTER = r"[^\W\d_]"
_MARKS_OF_LETTERS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d\u00ad"
_REST = rf"[\w{_MARKS_OF_LETTERS}]"

_TOKEN = re.compile(
    rf"""(?P<link>https?://[^\s<>"]*[\w/]|www\.[^\s<>"]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        |\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:de|com|org|net|at|ch|eu|info|io|co\.uk|gov|tv|news)\b)
    |(?P<dotted>\b(?:{_LETTER}\.){{2,}})
    |(?P<ideograph>[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])
    |(?P<word>(?:\d+[-‐‑]?)?{_LETTER}{_REST}*
        (?:[-‐‑'’](?=\w){_REST}+|[:*·]-?[Ii]n(?:nen)?\b|/-?[Ii]n(?:nen)?\b|\([Ii]n(?:nen)?\)|\([Ii]nn\)en
            |(?<=[a-zäöüß])[:*](?:[rnems]|e[nrms])\b)*)
    |(?P<number>\d{{1,3}}(?P<group>[.,'’\u00a0\u202f\u2009 ])\d{{3}}(?:(?P=group)\d{{3}})*(?:[.,]\d+)?(?!\d)
        |\d+(?:[.,:]\d+)*)
    |(?P<mark>\.{{2,}}|[^\w\s](?:[\ufe0e\ufe0f\u0300-\u036f]|\u200d[^\w\s]|[\U0001f3fb-\U0001f3ff])*|_+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of a text."""

    text: str
    """As it stands in the text."""
    start: int
    """Offset into the text that was searched."""
    end: int
    fold: str
    """Equal for spellings of one form."""
    stem: str
    """Equal for forms of one word."""
    kind: TokenKind


@lru_cache(maxsize=8192)
def tokenize(text: str, language: str = "de") -> tuple[Token, ...]:
    """The tokens of a text in order; offsets count code points of `text`."""
    return tuple(
        [_token(match[0], match.start(), match.lastgroup or "", language) for match in _TOKEN.finditer(text)]
    )


def _token(surface: str, start: int, group: str, language: str) -> Token:
    end = start + len(surface)
    if group == "mark":
        fold = fold_mark(surface)
        return Token(surface, start, end, fold, fold, "mark")
    if group in ("number", "group"):
        fold = fold_number(surface, language)
        return Token(surface, start, end, fold, fold, "number")
    fold, stem, kind = _word_keys(surface, language)
    return Token(surface, start, end, fold, stem, kind)


@lru_cache(maxsize=65536)
def _word_keys(surface: str, language: str) -> tuple[str, str, TokenKind]:
    fold, lowered = fold_word(surface), surface.lower()
    kind: TokenKind = "word"
    if lowered in NEGATIONS or lowered.endswith(("n't", "n’t")):
        kind = "negation"
    elif lowered in function_words(language):
        kind = "function"
    elif lowered in _calendar("weekdays"):
        return fold, fold, "day"
    elif lowered in _calendar("months"):
        return fold, fold, "month"
    elif lowered in _calendar("numbers"):
        return fold, fold, "number"
    return fold, stem_word(surface, language), kind


@lru_cache(maxsize=4)
def _calendar(section: str) -> frozenset[str]:
    return frozenset(read_sections("calendar").get(section, ()))
