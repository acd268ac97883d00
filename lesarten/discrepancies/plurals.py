"""One here, several there: "a racial epithet" against "racial epithets". Knows two sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy
    from lesarten.tokens import Token

_ONE = frozenset(["a", "an", "one", "ein", "eine", "einen", "einem", "einer", "eines"])


def compare_plurals(a: Side, b: Side) -> list[Discrepancy]:
    """Phrases of an adjective and a noun, with "a" on one side and in the plural without article on the
    other.
    """
    found = []
    for key, one in _phrases(a, single=True).items():
        if (many := _phrases(b, single=False).get(key)) and _is_plural(one, many):
            found.append(differ("number", a, b, one, many))
    for key, one in _phrases(b, single=True).items():
        if (many := _phrases(a, single=False).get(key)) and _is_plural(one, many):
            found.append(differ("number", a, b, many, one))
    return found


def _is_plural(one: Fact, many: Fact) -> bool:
    """The noun of the second is longer and holds the first: good enough for what bears an article."""
    return (
        many.unit != one.unit
        and many.unit.lower().startswith(one.unit.lower()[:-1])
        and len(many.unit) > len(one.unit)
    )


def _phrases(side: Side, single: bool) -> dict[tuple[str, str], Fact]:
    """Adjective and noun behind "a", or behind neither an article nor a number; a fact's unit is the noun."""
    tokens = tokenize(side.text, side.language)
    phrases: dict[tuple[str, str], Fact] = {}
    for k in range(1, len(tokens) - 1):
        adjective, noun = tokens[k], tokens[k + 1]
        if adjective.kind != "word" or noun.kind != "word" or not _is_noun(noun, side.language):
            continue
        if adjective.text[0].isupper():
            continue
        before = tokens[k - 1]
        if single and before.text.lower() in _ONE:
            start = before.start
        elif (
            not single
            and before.kind in ("word", "mark")
            and adjective.text.endswith(_endings(side.language))
        ):
            start = adjective.start
        else:
            continue
        phrase = side.text[start : noun.end]
        phrases[(adjective.stem, noun.stem)] = Fact("number", phrase, start, noun.end, "1", noun.text)
    return phrases


def _endings(language: str) -> tuple[str, ...]:
    """How an adjective ends before a noun without article: German "-e" in the plural."""
    return ("",) if language[:2] == "en" else ("e",)


def _is_noun(token: Token, language: str) -> bool:
    return language[:2] == "en" or token.text[0].isupper()
