"""Numbers with their qualifier and unit: digits by the conventions of the language, number words, ranges.

Knows the tokens of one sentence; what is no quantity (dates, laws, scores, telephone
numbers) comes in as a mask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.facts.counted import counted_thing, is_unit
from lesarten.facts.numberwords import SCALES, read_number_word, read_vague
from lesarten.lexicon import read_phrases
from lesarten.model import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Span
    from lesarten.tokens import Token

_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_ONE = ("ein", "eine", "einen", "einem", "einer", "a", "an", "one")
_RANGE = ("-", "bis", "to")
_RANGE_WITH_AND = ("zwischen", "between")
_MORE = frozenset(
    ["weitere", "weiteren", "weiterer", "zusätzliche", "zusätzlichen", "neue", "neuen", "more", "additional",
     "another", "further", "extra"]
)  # fmt: skip
"""Words that make a number one of further things rather than of all; "more than" is a qualifier."""

_SMALL = 100
"""A number below that without unit, qualifier or grouping says nothing that could be compared."""

_SPAN = re.compile(
    r"(\d{1,3}|[a-zäöüß]+?)-?(?:(tägig|stündig|wöchig|monatig|minütig|jährig)(?:e[nrsm]?)?"
    r"|(?<=-)(day|hour|week|month|minute|year|mile)(?:-\w+)?)$"
)
_SPAN_UNITS = {
    "tägig": "day", "stündig": "hour", "wöchig": "week", "monatig": "month", "minütig": "minute",
    "jährig": "year",
    "day": "day", "hour": "hour", "week": "week", "month": "month", "minute": "minute", "year": "year",
    "mile": "mi",
}  # fmt: skip

_YEAR = re.compile(r"(?:1[89]|20)\d\d")

_GERMAN_BILLION = {"billion": 10**12, "trillion": 10**18}


@dataclass(frozen=True, slots=True)
class _Number:
    value: str
    start: int
    """First token."""
    stop: int
    """The token behind."""
    digits: bool
    scaled: bool


@lru_cache(maxsize=1)
def _qualifiers() -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.replace(".", " .").split()): meaning
        for meaning, phrases in read_phrases("qualifiers").items()
        for phrase in phrases
    }


@lru_cache(maxsize=1)
def _longest_qualifier() -> int:
    return max(len(words) for words in _qualifiers())


def find_numbers(text: str, tokens: Sequence[Token], masked: Sequence[Span], language: str) -> list[Fact]:
    """The quantities of a sentence; a fact's text runs from the qualifier to what is counted."""
    facts: list[Fact] = []
    i = 0
    while i < len(tokens):
        number = None
        if not any(start <= tokens[i].start < end for start, end in masked):
            if fact := _age_or_span(text, tokens, i):
                facts.append(fact)
                i += 1
                continue
            number = _read(tokens, i, language)
        if number is None:
            i += 1
            continue
        fact, i = _fact(text, tokens, number, language)
        if fact:
            facts.append(fact)
    return facts


def counts_more(text: str) -> bool:
    """Whether the words of a number say that it comes on top of another: "weitere 30.000 Soldaten"."""
    return any(word in _MORE for word in text.lower().replace("more than", "").split())


def _fact(text: str, tokens: Sequence[Token], number: _Number, language: str) -> tuple[Fact | None, int]:
    number = _extend_range(tokens, number, language)
    stop = number.stop
    before = number.start - 1
    unit, start = "", number.start
    if before >= 0 and tokens[before].text in _CURRENCIES:
        unit, start = _CURRENCIES[tokens[before].text], before
    if not unit:
        unit, stop = counted_thing(tokens, number.stop, language)
    if start and "-" in number.value and tokens[start - 1].fold in _RANGE_WITH_AND:
        start -= 1
    meaning, first = _qualifier(tokens, start)
    if first and tokens[first - 1].text.lower() in _MORE:
        first -= 1
    if not _is_quantity(tokens, number, unit, meaning):
        return None, number.stop
    span = (tokens[first].start, tokens[stop - 1].end)
    return Fact("number", text[slice(*span)], *span, number.value, unit, meaning), max(stop, number.stop)


def _age_or_span(text: str, tokens: Sequence[Token], i: int) -> Fact | None:
    """Ages and lengths: "36-year-old", "dreitägig", "John Smith, 36," and "Smith (36)"."""
    token = tokens[i]
    if match := _SPAN.match(token.text.lower()):
        value = Decimal(match[1]) if match[1].isdigit() else read_number_word(match[1])
        unit = _SPAN_UNITS.get(match[2] or match[3], "")
        return (
            Fact("number", token.text, token.start, token.end, str(value), unit) if value and unit else None
        )
    if not (token.text.isdigit() and len(token.text) == len("36") and 1 < i < len(tokens) - 1):
        return None
    around = tokens[i - 1].text + tokens[i + 1].text
    name = tokens[i - 3] if tokens[i - 2].text == "." else tokens[i - 2]
    named = name.kind == "word" and name.text[0].isupper()
    if named and around in ("()", ",,") and text[token.end : tokens[i + 1].start] == "":
        return Fact("number", token.text, token.start, token.end, token.text, "year")
    return None


def _is_quantity(tokens: Sequence[Token], number: _Number, unit: str, qualifier: str) -> bool:
    """Not a label ("Boeing 737"), an ordinal ("3. Liga") or a lone small number."""
    after = tokens[number.stop] if number.stop < len(tokens) else None
    if number.digits and not number.scaled and after and after.text == "." and number.stop + 1 < len(tokens):
        return False
    year = _YEAR.fullmatch(tokens[number.start].text) and not qualifier and not number.scaled
    if unit and not (year and not is_unit(unit)):
        return True
    previous = tokens[number.start - 1] if number.start else None
    if previous and previous.kind == "word" and previous.text[0].isupper() and not qualifier:
        return False
    if not number.digits:
        return number.scaled
    if year:
        return False
    grouped = not tokens[number.start].text.isdigit()
    return bool(qualifier) or number.scaled or grouped or len(tokens[number.start].text) > len(str(_SMALL))


def _read(tokens: Sequence[Token], i: int, language: str) -> _Number | None:
    token = tokens[i]
    if token.kind not in ("number", "word", "function"):
        return None
    lowered = token.text.lower()
    if vague := read_vague(lowered):
        return _Number(vague, i, i + 1, digits=False, scaled=True)
    if lowered in ("millionen", "millions", "billions") and not (i and tokens[i - 1].kind == "number"):
        return _Number(
            "billions" if lowered == "billions" else "millions", i, i + 1, digits=False, scaled=True
        )
    following = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
    if lowered in _ONE:
        scale = _scale(following, language)
        return _Number(_plain(Decimal(scale)), i, i + 2, digits=False, scaled=True) if scale else None
    value = _value(token)
    if value is None:
        return None
    scale = _scale(following, language)
    stop = i + 1
    if scale:
        stop += (
            2
            if i + 2 < len(tokens)
            and following in ("mio", "mrd", "tsd", "mill")
            and tokens[i + 2].text == "."
            else 1
        )
    return _Number(_plain(value * (scale or 1)), i, stop, digits=token.text[0].isdigit(), scaled=bool(scale))


def _value(token: Token) -> Decimal | None:
    if token.text[0].isdigit():
        try:
            return Decimal(token.fold) if token.kind == "number" else None
        except InvalidOperation:
            return None
    word = read_number_word(token.text)
    return None if word is None else Decimal(word)


def _scale(word: str, language: str) -> int:
    if language[:2] == "de" and word in _GERMAN_BILLION:
        return _GERMAN_BILLION[word]
    return SCALES.get(word, 0)


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _extend_range(tokens: Sequence[Token], number: _Number, language: str) -> _Number:
    if number.stop + 1 >= len(tokens):
        return number
    link = tokens[number.stop].fold
    between = number.start > 0 and tokens[number.start - 1].fold in _RANGE_WITH_AND
    if not (link in _RANGE or (between and link in ("und", "and"))):
        return number
    if number.start and tokens[number.start - 1].fold in ("from", "von"):
        return number
    upper = _read(tokens, number.stop + 1, language)
    if upper is None or upper.value[:1].isalpha() or number.value[:1].isalpha():
        return number
    lower = number.value
    if upper.scaled and not number.scaled:
        ratio = Decimal(upper.value) / (_value(tokens[upper.start]) or 1)
        lower = _plain(Decimal(number.value) * ratio)
    return _Number(f"{lower}-{upper.value}", number.start, upper.stop, upper.digits, upper.scaled)


def _qualifier(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """The meaning of the words before a number, and the first token of them."""
    for width in range(min(_longest_qualifier(), start), 0, -1):
        words = tuple(token.text.lower() for token in tokens[start - width : start])
        if meaning := _qualifiers().get(words):
            return meaning, start - width
    return "", start
