"""Makes the frozen tables of word rarity in lesarten/data/rarity from the package wordfreq.

Needs `pip install "wordfreq>=3.1,<4"` in an environment of its own; the tables are then read without it.
They are an adaptation of wordfreq's data (CC BY-SA 4.0) and carry that licence: see NOTICE.md beside them.
Run from the project's root: `python scripts/make_rarity.py`.
"""

from __future__ import annotations

from collections import defaultdict
from math import log10
from pathlib import Path

from lesarten.similarity.words import normalise

TABLES = Path(__file__).parents[1] / "lesarten" / "data" / "rarity"
LOWEST = 3.0
"""Rarer stems (below one in a million) are left out: being absent says enough."""


def main() -> None:
    from wordfreq import get_frequency_dict

    for language in ("de", "en"):
        frequency: dict[str, float] = defaultdict(float)
        for word, share in get_frequency_dict(language, "large").items():
            if word.isalpha():
                frequency[normalise(word, language)] += share
        levels: dict[int, list[str]] = defaultdict(list)
        for stem, share in frequency.items():
            zipf = log10(share) + 9
            if zipf >= LOWEST:
                levels[round(zipf * 10)].append(stem)
        lines = [
            f"{level} {' '.join(sorted(stems))}\n" for level, stems in sorted(levels.items(), reverse=True)
        ]
        (TABLES / f"{language}.txt").write_text("".join(lines), encoding="utf-8")
        print(language, sum(map(len, levels.values())), "stems")


if __name__ == "__main__":
    main()
