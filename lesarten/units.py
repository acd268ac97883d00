"""What a difference is counted in: mostly one token, but several where the other text writes one word.

"Jong-un" and "Jong Un", "Soldat:innen" and "Soldatinnen und Soldaten" become one unit each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.fold import genderless_stem, is_inclusive
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.tokens import Token, TokenKind

_WEIGHTS: dict[str, float] = {
    "word": 2.0,
    "function": 0.45,
    "negation": 2.0,
    "number": 2.2,
    "day": 2.2,
    "month": 2.2,
    "mark": 0.15,
}
"""What an equal token is worth as an anchor; measured on pairs of news sentences."""

_SHORT_WEIGHT = 1.2
"""A content word of at most `_SHORT` letters anchors less."""

_SHORT = 3
_LONGEST_JOIN = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more tokens that are compared as one word."""

    text: str
    """The surface, tokens joined by single spaces."""
    start: int
    """Offset into the text."""
    end: int
    fold: str
    key: str
    """Units with the same key are the same word."""
    kind: TokenKind
    weight: float
    inclusive: bool = False
    """Names both genders: "Soldat:innen", "Soldatinnen und Soldaten"."""

    @property
    def content(self) -> bool:
        """Whether it carries content: neither a function word nor a mark."""
        return self.kind not in ("function", "mark")

    @property
    def value_kind(self) -> str | None:
        """Number, day or month when it can be another value of the same thing."""
        return self.kind if self.kind in ("number", "day", "month") else None


def pair_units(a: str, b: str, language: str) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The units of two texts; which tokens are joined depends on the other text."""
    tokens_a, tokens_b = tokenize(a, language), tokenize(b, language)
    joins_a, joins_b = _joinable(tokens_a), _joinable(tokens_b)
    return _units(a, tokens_a, joins_b), _units(b, tokens_b, joins_a)


def _joinable(tokens: Sequence[Token]) -> frozenset[str]:
    """The folds of tokens with a hyphen inside: the other text may write them as several words."""
    return frozenset(
        token.fold for token in tokens if token.kind == "word" and "-" in token.text.replace("‑", "-")
    )


def _units(text: str, tokens: Sequence[Token], joins: frozenset[str]) -> tuple[Unit, ...]:
    units: list[Unit] = []
    i = 0
    while i < len(tokens):
        width = _join_width(tokens, i, joins)
        units.append(_unit(text, tokens[i : i + width]))
        i += width
    return tuple(units)


def _join_width(tokens: Sequence[Token], i: int, joins: frozenset[str]) -> int:
    if tokens[i].kind == "mark":
        return 1
    if _is_both_genders(tokens, i):
        return 3
    if joins:
        joined = tokens[i].fold
        for width in range(2, min(_LONGEST_JOIN, len(tokens) - i) + 1):
            if tokens[i + width - 1].kind == "mark":
                break
            joined += tokens[i + width - 1].fold
            if joined in joins:
                return width
    return 1


def _is_both_genders(tokens: Sequence[Token], i: int) -> bool:
    """Such as "Soldatinnen und Soldaten", "Bürgerinnen oder Bürger"."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in ("und", "oder", "bzw"):
        return False
    first, second = tokens[i].stem, tokens[i + 2].stem
    female, male = (first, second) if tokens[i].text.endswith("innen") else (second, first)
    base = genderless_stem(female)
    return base != female and base == male


def _unit(text: str, tokens: Sequence[Token]) -> Unit:
    first, last = tokens[0], tokens[-1]
    surface = text[first.start : last.end]
    if len(tokens) == 1:
        weight = _WEIGHTS[first.kind]
        if first.kind == "word" and len(first.text) <= _SHORT:
            weight = _SHORT_WEIGHT
        return Unit(
            surface,
            first.start,
            first.end,
            first.fold,
            first.stem,
            first.kind,
            weight,
            is_inclusive(first.text),
        )
    if len(tokens) == 3 and tokens[1].kind == "function" and _is_both_genders(tokens, 0):
        male = min(first.stem, last.stem, key=len)
        return Unit(surface, first.start, last.end, male, male, "word", _WEIGHTS["word"], True)
    fold = "".join(token.fold for token in tokens)
    return Unit(surface, first.start, last.end, fold, fold, "word", _WEIGHTS["word"])
