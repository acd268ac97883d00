"""Words that news uses for one thing, from the hand-written groups in `lesarten/data/related`.

Groups exist for German and English; other languages get along without them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lesarten.similarity.words import normalise

GROUPS = Path(__file__).parents[1] / "data" / "related"


@lru_cache(maxsize=8)
def load_groups(language: str) -> dict[str, tuple[str, ...]]:
    """The names of the groups that a stem belongs to; empty without a list for the language."""
    path = GROUPS / f"{language}.txt"
    if not path.is_file():
        return {}
    groups: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            for word in line.split():
                stem = normalise(word, language)
                groups[stem] = tuple(dict.fromkeys((*groups.get(stem, ()), f"={number}")))
    return groups
