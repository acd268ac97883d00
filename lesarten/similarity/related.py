"""Words that news uses for one thing, from the groups in `lesarten/data/related`.

Written by hand (scripts/related) and stemmed by a script; German and English have groups, other languages
get along without them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

GROUPS = Path(__file__).parents[1] / "data" / "related"


COMPOUNDING = "de"
"""The language whose compounds belong where their last part does: "Hafenstadt" to "Stadt"."""
SHORTEST_HEAD = 5
"""Shorter endings are too often an accident: "Rat" in "Format"; 4 and 6 letters did nearly as well."""
SHORTEST_MODIFIER = 3


@lru_cache(maxsize=200_000)
def groups_of(stem: str, language: str) -> tuple[str, ...]:
    """The names of the groups that a stem, or else the last part of a compound, belongs to."""
    groups = load_groups(language)
    if stem in groups or language != COMPOUNDING:
        return groups.get(stem, ())
    heads = (stem[start:] for start in range(SHORTEST_MODIFIER, len(stem) - SHORTEST_HEAD + 1))
    return next((groups[head] for head in heads if head in groups), ())


@lru_cache(maxsize=8)
def load_groups(language: str) -> dict[str, tuple[str, ...]]:
    """The names of the groups that a stem belongs to; empty without a list for the language."""
    path = GROUPS / f"{language}.txt"
    if not path.is_file():
        return {}
    groups: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        for stem in line.split():
            groups[stem] = (*groups.get(stem, ()), f"={number}")
    return groups
