"""Stems of words, by the Snowball stemmers; kept, because an article's words come again in every step.

Knows single words in lower case. The library's own front door loads all of its thirty languages; here one is.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

STEMMERS = {
    "de": "german",
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "ro": "romanian",
    "ru": "russian",
    "fi": "finnish",
}
"""Languages, by their codes, whose words are stemmed; any other keeps its words as they are."""

_LIBRARY = "snowballstemmer"

_alone = Lock()


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in lower case; the word itself in a language without a stemmer.

    Snowball: M. F. Porter, "Snowball: A language for stemming algorithms", 2001.
    """
    stemmer = _stemmer(language)
    if stemmer is None:
        return word
    with _alone:  # a stemmer keeps the word it works on in itself, and threads share it
        return stemmer(word)


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Callable[[str], str] | None:
    name = STEMMERS.get(language)
    if name is None:
        return None
    module: Any = _load(f"{name}_stemmer")
    stem_word: Callable[[str], str] = getattr(module, f"{name.title()}Stemmer")().stemWord
    return stem_word


def _load(name: str) -> ModuleType:
    """One module of the library without the others, which cost 20 ms at the first comparison."""
    if _LIBRARY in sys.modules:
        return import_module(f"{_LIBRARY}.{name}")
    found = find_spec(_LIBRARY)
    if found is None:
        raise ModuleNotFoundError(f"No module named {_LIBRARY!r}", name=_LIBRARY)
    door = ModuleType(_LIBRARY)
    door.__path__ = list(found.submodule_search_locations or ())
    sys.modules[_LIBRARY] = door
    try:
        return import_module(f"{_LIBRARY}.{name}")
    finally:
        # Whoever else imports the library shall find all of it.
        del sys.modules[_LIBRARY]
