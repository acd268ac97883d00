"""Tells whether two texts have a language in common, by their function words.

Knows only enough to refuse what cannot be compared; naming a text's language is not its business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FUNCTION_WORDS = {
    "cs": "a v je se na že to s z do jako ale by jsou byl který pro od také",
    "da": "og i at er det en til af den på for de med han som ikke var et har",
    "de": "der die und das ist nicht den zu von mit sich des auf ein eine dem auch im wird",
    "en": "the of and to is that was for it with on are this be by at from have has",
    "es": "el la de que y los las se un una por con para del es como más pero fue",
    "fr": "le la les des et est une que dans pour qui sur pas par plus du au avec ce",
    "it": "il di che la è per un una del non con sono della gli nel alla le da più",
    "nl": "de het een van en dat niet te zijn op voor met die aan er ook maar als hij",
    "pl": "w na się nie do to jest że z jak po przez dla od są był oraz który",
    "pt": "o de que e do da em um uma para com não os as se na por mais dos",
    "ru": "и в не на что с по как это но из за от для его к был было",
    "sv": "och att det som en på är av för den med till inte om ett han var men sig",
    "tr": "ve bir bu da de için ile olarak daha çok gibi olan sonra kadar ne ama",
}
"""A few of the commonest words of languages that news is written in. Some are words of several."""
ENOUGH = 6
"""Fewer function words prove nothing."""
CLEAR = 1.6
"""So many times the words of the next language make it this one."""
_SETS = {code: frozenset(words.split()) for code, words in FUNCTION_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LOOK = 400
"""Sentences that are looked at."""


def have_common_language(a: Sequence[str], b: Sequence[str]) -> bool:
    """False when both texts clearly have a language, and not the same one."""
    first, second = _guess(a), _guess(b)
    return first is None or second is None or first == second


def _guess(sentences: Sequence[str]) -> str | None:
    words = _WORD.findall(" ".join(sentences[:_LOOK]).casefold())
    hits = sorted(
        ((sum(word in known for word in words), code) for code, known in _SETS.items()), reverse=True
    )
    (most, code), (next_most, _) = hits[:2]
    return code if most >= ENOUGH and most >= CLEAR * next_most else None
