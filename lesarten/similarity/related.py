"""Words that news uses for one thing, from the groups in `lesarten/data/related`.

Written by hand (scripts/related) and stemmed by a script; German and English have groups, other languages
get along without them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

GROUPS = Path(__file__).parents[1] / "data" / "related"


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
