"""What a number counts: a currency, a measure, or the noun behind it, in a normal form that compares.

Knows the tokens of one sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.fold import genderless_stem
from lesarten.lexicon import read_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.tokens import Token

_BEFORE_NOUN = 4
"""At most so many words stand between a number and what it counts."""

_LINKS = ("of", "von", "the", "der", "den", "an", "mehr", "more", "other")


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    units: dict[str, str] = {}
    for lines in read_phrases("units").values():
        name = ""
        for line in lines:
            head, colon, words = line.partition(": ")
            name = head if colon else name
            for word in (words if colon else line).split():
                units.setdefault(word, name)
    return units


def counted_thing(tokens: Sequence[Token], at: int, language: str) -> tuple[str, int]:
    """The normal form of what is counted from token `at` on, and the token behind it; ("", at) when
    nothing is.
    """
    if at >= len(tokens):
        return "", at
    first = tokens[at]
    if first.text.lower() in _units():
        return _units()[first.text.lower()], _both_genders(tokens, at)
    if first.kind == "mark":
        return "", at
    return _english(tokens, at) if language[:2] == "en" else _german(tokens, at)


def normal_unit(token: Token) -> str:
    """A counted noun's normal form: its group, else its stem without the ending of a role form."""
    return _units().get(token.text.lower()) or _units().get(token.stem) or genderless_stem(token.stem)


def _german(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    for k in range(at, min(at + _BEFORE_NOUN, len(tokens))):
        token = tokens[k]
        if token.kind == "word" and token.text[0].isupper():
            return normal_unit(token), _both_genders(tokens, k)
        adjective = token.kind == "word" and token.text.endswith(("e", "en", "er", "es", "em"))
        if (
            not adjective
            and token.text not in _LINKS
            and token.fold not in ("weitere", "weiteren", "weiterer")
        ):
            break
    return "", at


def _both_genders(tokens: Sequence[Token], k: int) -> int:
    joined = k + 2 < len(tokens) and tokens[k + 1].text in ("und", "oder", "bzw")
    if joined and genderless_stem(tokens[k].stem) == genderless_stem(tokens[k + 2].stem):
        return k + 3
    return k + 1


def _english(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    start = at
    while start < len(tokens) and tokens[start].text.lower() in _LINKS:
        start += 1
    words: list[int] = []
    for k in range(start, min(start + _BEFORE_NOUN, len(tokens))):
        if tokens[k].kind != "word":
            break
        words.append(k)
        lowered = tokens[k].text.lower()
        if lowered in _units() or (lowered.endswith("s") and not lowered.endswith(("ss", "us", "is"))):
            return normal_unit(tokens[k]), k + 1
    return (normal_unit(tokens[words[0]]), words[0] + 1) if words else ("", at)


def is_unit(unit: str) -> bool:
    """Whether a normal form is that of a measure or of a known group of things."""
    return unit in _units().values()


def is_measure(unit: str) -> bool:
    """Whether a unit measures anything whatever: money, percent, metres, years."""
    return unit in _measures()


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    sections = read_phrases("units")
    return frozenset(line.partition(": ")[0] for name in ("measures", "times") for line in sections[name])


def is_distinct(unit: str) -> bool:
    """Whether a unit is a group of things one event counts once: soldiers, the dead; not people or days."""
    return unit in _distinct()


@lru_cache(maxsize=1)
def _distinct() -> frozenset[str]:
    lines = read_phrases("units")["events"]
    return frozenset(line.partition(": ")[0] for line in lines if ": " in line)
