"""Normal forms of words: what differs only in case, spelling, quote marks, grouping or hyphens folds
together.

Knows single words, not sentences.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lesarten.stems import stem

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "ł": "l", "đ": "d"}
)
_MARKS = {
    **dict.fromkeys('"“”„«»‟″❝❞〝〞「」『』', '"'),
    **dict.fromkeys("'‘’‚‹›‛′`´", "'"),
    **dict.fromkeys("-‐‑‒–—―−", "-"),
    "…": "…",
}
_INNER = re.compile(r"[-‐‑‒–—'’‘`´.\u00ad\u200b\u200c\u200d]")
_GENDERED = re.compile(r"(?i)^(.{2,}?)(?:(?:[:*_·]-?|/-?|\()(?:in(?:nen)?|[rnems]|e[nrms])\)?|\(inn\)en)$")
_INNER_CAPITAL = re.compile(r"^(.{2,}[a-zäöüß])In(?:nen)?$")
_FEMALE = re.compile(r"^(.{3,}er)in(?:nen)?$")
"""A role form that some versions of the German stemmer cut down to the male one: "Sprecherin"."""

_GROUPED = re.compile(r"^\d{1,3}(?:([.,'’\u00a0\u202f\u2009 ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$")

_SHORTEST_ROLE = 3
"""A stem before "-in" of at most so many letters is no role: "Wien", "Berlin" are none either, but are no
stems."""

_SHORTEST_STEM = 4
"""Letters that two forms of a word share at least."""

_ENDINGS = frozenset(
    [
        "",
        "e",
        "n",
        "s",
        "t",
        "en",
        "er",
        "es",
        "em",
        "et",
        "st",
        "te",
        "ten",
        "test",
        "tet",
        "est",
        "ern",
        "d",
        "ed",
        "ing",
    ]
)

NEGATIONS = frozenset(
    "nein nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem "
    "nirgends nirgendwo ohne "
    "weder not no never none nothing nobody nowhere neither nor without cannot".split()
)
"""Words equal only to themselves: folding one away would turn a statement round."""

_ARTICLES = {
    **dict.fromkeys("der die das dem den des".split(), "der"),
    **dict.fromkeys("ein eine einen einem einer eines".split(), "ein"),
    "an": "a",
}


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Case, ß/ss, ä/ae, accents, apostrophes, hyphens and dots inside, and gender signs folded away."""
    if match := _GENDERED.match(word) or _INNER_CAPITAL.match(word):
        word = match[1]
    lowered = unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS)
    lowered = _INNER.sub("", lowered)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character)) or lowered


def is_inclusive(word: str) -> bool:
    """Whether a word is written for both genders: "Soldat:innen", "SoldatInnen", "Soldat/-in"."""
    return bool(_GENDERED.match(word) or _INNER_CAPITAL.match(word))


def fold_mark(mark: str) -> str:
    """Quote marks to straight ones, dashes to a hyphen, dots to an ellipsis."""
    return _MARKS.get(mark) or ("…" if mark.startswith("..") else mark)


@lru_cache(maxsize=8192)
def fold_number(number: str, language: str) -> str:
    """Digit grouping folded away and the decimal sign made a dot, by the conventions of the language.

    "1.000" is 1000 in German and 1.000 in English; "1,000" the other way round.
    """
    text = re.sub(r"['’\u00a0\u202f\u2009 ]", "", number)
    group, decimal = (",", ".") if language[:2] == "en" else (".", ",")
    match = _GROUPED.match(number)
    if match and match[1] == decimal and text.count(decimal) > 1:
        group, decimal = decimal, group
    whole, _, fraction = text.partition(decimal)
    if group in whole and not re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+", whole):
        return text
    whole = whole.replace(group, "")
    fraction = fraction.rstrip("0") if fraction.isdigit() else fraction
    return f"{whole}.{fraction}" if fraction else whole


@lru_cache(maxsize=65536)
def stem_word(word: str, language: str) -> str:
    """The folded stem: inflected forms of one word share it, role forms in -in do not."""
    match = _GENDERED.match(word) or _INNER_CAPITAL.match(word)
    lowered = unicodedata.normalize("NFC", match[1] if match else word).lower()
    if lowered in _ARTICLES:
        return _ARTICLES[lowered]
    if lowered in NEGATIONS:
        return "kein" if lowered.startswith("kein") else lowered
    if language[:2] == "de" and (female := _FEMALE.match(lowered)):
        return fold_word(stem(female[1], "de")) + "in"
    folded = fold_word(stem(lowered, language[:2]))
    return folded[:-1] if folded.endswith("inn") else folded


def genderless_stem(stem: str) -> str:
    """A stem without the ending of a female role form: "soldatin" and "soldat" count the same people."""
    base = stem.removesuffix("in")
    return base if base != stem and len(base) > _SHORTEST_ROLE else stem


def is_inflection(a: str, b: str) -> bool:
    """Whether two folded words differ in an ending of grammar only, whatever a stemmer says of them."""
    shared = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared < _SHORTEST_STEM:
        return False
    return a[shared:] in _ENDINGS and b[shared:] in _ENDINGS
