"""Number words of German and English to numbers, compounds included ("dreiundzwanzigtausend"). Knows
single words.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ONES = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_ENGLISH = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_VAGUE = {
    "dutzende": "dozens", "dutzenden": "dozens", "dozens": "dozens",
    "hunderte": "hundreds", "hunderten": "hundreds", "hunderter": "hundreds", "hundreds": "hundreds",
    "tausende": "thousands", "tausenden": "thousands", "tausender": "thousands", "thousands": "thousands",
    "zehntausende": "tens of thousands", "zehntausenden": "tens of thousands",
    "hunderttausende": "hundreds of thousands", "hunderttausenden": "hundreds of thousands",
    "abertausende": "thousands", "aberhunderte": "hundreds",
}  # fmt: skip
_VAGUE_FROM = {
    "dozens": 24, "hundreds": 200, "thousands": 2000, "tens of thousands": 20000, "hundreds of thousands":
    200000,
    "millions": 2000000, "billions": 2000000000,
}  # fmt: skip
_VAGUE_UNTIL = {
    "dozens": 100, "hundreds": 1000, "thousands": 10000, "tens of thousands": 100000,
    "hundreds of thousands": 1000000,
    "millions": 1000000000, "billions": 1000000000000,
}  # fmt: skip

SCALES: dict[str, int] = {
    "tsd": 10**3, "tausend": 10**3, "thousand": 10**3, "hundert": 100, "hundred": 100, "dutzend": 12,
    "dozen": 12,
    "mio": 10**6, "mill": 10**6, "million": 10**6, "millionen": 10**6, "mn": 10**6,
    "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9, "billion": 10**9, "bn": 10**9,
    "billionen": 10**12, "trillion": 10**12,
}  # fmt: skip
"""Words that multiply the number before them; "Billion" is read as German where the language says so."""

_PARTS = re.compile(
    rf"(?:(?P<thousands>\w*?)tausend)?(?:(?P<hundreds>{'|'.join(_ONES)})?(?P<hundred>hundert))?(?:und)?"
    rf"(?:(?P<ones>{'|'.join(_ONES)})und(?P<tens>{'|'.join(_TENS)})|(?P<ten>{'|'.join(_TENS)})"
    rf"|(?P<one>{'|'.join(sorted(_ONES, key=len, reverse=True))}))?$"
)


@lru_cache(maxsize=4096)
def read_number_word(word: str) -> int | None:
    """The value of a number word, or None. "ein", "a", "one" alone are no numbers."""
    lowered = word.lower()
    if lowered in _ENGLISH:
        return _ENGLISH[lowered]
    first, hyphen, second = lowered.partition("-")
    if hyphen and first in _ENGLISH and second in {*_ENGLISH, "one"}:
        return _ENGLISH[first] + _ENGLISH.get(second, 1)
    if lowered in ("ein", "eins", "null", ""):
        return None
    return _read_german(lowered)


def read_vague(word: str) -> str | None:
    """The normal form of a word such as "Tausende", or None."""
    return _VAGUE.get(word.lower())


def vague_range(value: str) -> tuple[int, int] | None:
    """From and until what a vague number counts: "thousands" is 2,000 to below 10,000; None for exact
    ones.
    """
    return (_VAGUE_FROM[value], _VAGUE_UNTIL[value]) if value in _VAGUE_FROM else None


def may_be_counted_so(value: str, other: str) -> bool:
    """Whether one of two values is a vague word that holds the other: "thousands" of 14000, not of 200.

    A vague word is used until the next greater one begins: of thousands below twice ten thousand.
    """
    for word, number in ((value, other), (other, value)):
        counted = vague_range(word)
        if counted and number.isdigit():
            return counted[0] <= int(number) < 2 * counted[1]
    return False


def _read_german(word: str) -> int | None:
    match = _PARTS.match(word)
    if not match:
        return None
    value = 0
    if match["thousands"] is not None:
        thousands = _read_german(match["thousands"]) if match["thousands"] else 1
        if thousands is None:
            return None
        value += thousands * 1000
    if match["hundred"]:
        value += 100 * _ONES.get(match["hundreds"] or "ein", 1)
    if match["ones"]:
        return value + _ONES[match["ones"]] + _TENS[match["tens"]]
    if match["ten"]:
        return value + _TENS[match["ten"]]
    return value + _ONES[match["one"]] if match["one"] else (value or None)
