"""Which language a text is in: counting function words tells German from English, a small model the rest."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from lesarten.extract.lexicon import word_classes

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = 3000
"""Characters that are looked at; more does not change an answer."""
FEWEST_LETTERS = 20
"""Below this any answer would be a guess."""
CLEAR_SHARE = 0.12
"""Share of function words that only the language itself reaches."""
CLEAR_RATIO = 3
"""And so many times more than of the other language."""

FIRST_SAMPLE, FIRST_SHARE, FIRST_RATIO = 800, 0.25, 6
"""Characters that do where the answer is so clear, as for most articles."""

_ENGLISH = 1 << 16
"""What an English word adds to a sum in which a German one is 1; a sample has not so many words."""
_RESTRICTED = (
    *(
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "is",
        "it",
        "ja",
        "ko",
    ),
    *(
        "lt",
        "lv",
        "mk",
        "ms",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "th",
        "tr",
        "uk",
        "ur",
        "vi",
        "zh",
    ),
)
"""Languages with newspapers online; the model's rarer ones win on short texts only by accident."""


def detect_language(text: str) -> str | None:
    """Give the ISO 639-1 code of a text's language, or None when there is too little of it."""
    sample = text[:SAMPLE]
    known = _clear_language(sample[:FIRST_SAMPLE], FIRST_SHARE, FIRST_RATIO)
    known = known or _clear_language(sample, CLEAR_SHARE, CLEAR_RATIO)
    if known:
        return known
    if sum(character.isalpha() for character in sample) < FEWEST_LETTERS:
        return None
    code, _ = _classifier()(sample)
    return str(code)


def _clear_language(sample: str, share: float, ratio: float) -> str | None:
    """German or English, when so many of the words are its function words, and few the other's."""
    words = sample.lower().split()
    english, german = divmod(sum(map(_known().get, words, repeat(0))), _ENGLISH)
    if max(german, english) >= share * len(words):
        if german > ratio * english:
            return "de"
        if english > ratio * german:
            return "en"
    return None


@lru_cache(maxsize=1)
def _known() -> dict[str, int]:
    """The function words of both languages, so that one sum counts those of each."""
    classes = word_classes()
    known = dict.fromkeys(classes["german"], 1)
    for word in classes["english"]:
        known[word] = known.get(word, 0) + _ENGLISH
    return known


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], tuple[str, float]]:
    # Deferred: the model and numpy take a third of a second, which German and English texts never pay.
    from py3langid import langid

    langid.set_languages(list(_RESTRICTED))
    classify: Callable[[str], tuple[str, float]] = langid.classify
    return classify
