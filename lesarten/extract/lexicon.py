"""The word classes that cleaning counts, read once from `data/cleaning/words.txt`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).parent.parent / "data" / "cleaning" / "words.txt"


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """The words of each class ("german", "share", …), lower case."""
    classes: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = classes.setdefault(line.strip("[] "), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return {name: frozenset(members) for name, members in classes.items()}
