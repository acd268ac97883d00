"""How rare a stem is in a language at large, from the frozen tables in `lesarten/data/rarity`.

Tables exist for German and English; in any other language every word counts the same.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLES = Path(__file__).parents[1] / "data" / "rarity"
UNLISTED = 2.6
"""The Zipf level of a stem that no table lists: those listed end at 3."""
UNKNOWN = 4.5
"""The level of every stem in a language without a table: between a function word and a rare one."""


@lru_cache(maxsize=8)
def load_levels(language: str) -> dict[str, float]:
    """Zipf level (7: one in a hundred, 3: one in a million) by stem; empty without a table."""
    path = TABLES / f"{language}.txt"
    if not path.is_file():
        return {}
    levels: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        level, *stems = line.split(" ")
        levels.update(dict.fromkeys(stems, int(level) / 10))
    return levels
