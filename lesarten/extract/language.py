"""Which language a text is in: counting function words tells German from English, a small model the rest."""

from __future__ import annotations

from functools import lru_cache
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
    words = sample.lower().split()
    classes = word_classes()
    german = sum(map(classes["german"].__contains__, words))
    english = sum(map(classes["english"].__contains__, words))
    if max(german, english) >= CLEAR_SHARE * len(words):
        if german > CLEAR_RATIO * english:
            return "de"
        if english > CLEAR_RATIO * german:
            return "en"
    if sum(character.isalpha() for character in sample) < FEWEST_LETTERS:
        return None
    code, _ = _classifier()(sample)
    return str(code)


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], tuple[str, float]]:
    # Deferred: the model and numpy take a third of a second, which German and English texts never pay.
    from py3langid import langid

    langid.set_languages(list(_RESTRICTED))
    classify: Callable[[str], tuple[str, float]] = langid.classify
    return classify
