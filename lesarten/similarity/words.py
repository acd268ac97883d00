"""Cuts a sentence into the terms that evidence is counted on: stems, numbers, names, quoted words.

Knows one sentence at a time; what a term weighs in a pair of texts is decided elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lesarten.stems import stem as stem_of

_TERM = re.compile(
    r"(?P<number>\d+(?:[.,:'’ \u00a0\u2009\u202f]\d+)*)"
    # "Soldat:innen", "Soldat*innen", "Soldat_innen" are one word; so is "U.S."
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[:*_][iI]n(?:nen)?\b)?(?:['’][a-zA-Z]{1,2}\b)?)"
    r"|(?P<open>[„“«»”\"‚‘])"
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+$")
_SOUNDS = (
    ("tsch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "kv"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("z", "s"),
    ("c", "k"),
    ("h", ""),
)
"""How transliterations of one name differ (Lawrow, Lavrov): each left side sounds like its right side."""
_DOUBLED = re.compile(r"(.)\1+")


NEGATIONS = {
    "de": frozenset("nicht nichts nie niemals niemand kein keine keinem keinen keiner weder ohne".split()),
    "en": frozenset("not no never nobody nothing neither nor none cannot without".split()),
}
"""Words that turn a statement into its contrary; a plain list, no other language has one yet."""


class Term(NamedTuple):
    """One term of a sentence."""

    stem: str
    """What equal terms share."""
    sound: str
    """How it sounds, for soft matches; empty for numbers, which match exactly or not at all."""
    number: bool
    capital: bool
    """Written with a capital letter, and not the first word."""
    quoted: bool
    """Between quotation marks."""


@lru_cache(maxsize=200_000)
def normalise(word: str, language: str) -> str:
    """The stem of a word in lower case, with the spellings of umlauts and gender forms made equal."""
    folded = word.casefold().replace("’", "'")
    folded = re.sub(r"[:*_]in(?:nen)?$", "", folded)
    if folded.endswith(("'s", "'t")):
        folded = folded[:-2] if folded.endswith("'s") else folded.replace("'", "")
    folded = folded.replace(".", "")
    if language == "de":
        folded = re.sub(r"(?<=[a-zäöü]{4})innen$", "", folded)
    return stem_of(folded, language).replace("ä", "a").replace("ö", "o").replace("ü", "u")


@lru_cache(maxsize=200_000)
def sound(stem: str) -> str:
    """How a stem sounds, roughly: transliterations of one name fall together."""
    for written, heard in _SOUNDS:
        stem = stem.replace(written, heard)
    return _DOUBLED.sub(r"\1", stem)


@lru_cache(maxsize=8)
def negating_stems(language: str) -> frozenset[str]:
    """The stems of the words that deny; empty for a language without a list."""
    return frozenset(normalise(word, language) for word in NEGATIONS.get(language, ()))


def _number(text: str) -> str:
    if _GROUPED.match(text):
        return re.sub(r"\D", "", text)
    return re.sub(r"[\s\u00a0\u202f]", "", text)


@lru_cache(maxsize=20_000)
def find_terms(sentence: str, language: str) -> tuple[Term, ...]:
    """The terms of a sentence in their order; kept, because an article meets many others."""
    terms: list[Term] = []
    quoted = False
    for match in _TERM.finditer(sentence):
        kind, text = match.lastgroup, match.group()
        if kind == "open":
            quoted = not quoted
        elif kind == "number":
            terms.append(Term(_number(text), "", True, False, quoted))
        else:
            stem = normalise(text, language)
            capital = text[0].isupper() and bool(terms)
            terms.append(Term(stem, sound(stem), False, capital, quoted))
    return tuple(terms)
