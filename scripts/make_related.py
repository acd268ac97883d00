"""Stems the hand-written groups of scripts/related into lesarten/data/related, to be read without a stemmer.

Run from the project's root after a change of the groups or of the stemmer: `python scripts/make_related.py`.
"""

from __future__ import annotations

from pathlib import Path

from lesarten.similarity.related import GROUPS
from lesarten.similarity.words import normalise

SOURCES = Path(__file__).parent / "related"


def main() -> None:
    GROUPS.mkdir(exist_ok=True)
    for path in sorted(SOURCES.glob("*.txt")):
        groups = [
            dict.fromkeys(normalise(word, path.stem) for word in line.split())
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        ]
        lines = (" ".join(group) + "\n" for group in groups if len(group) > 1)
        (GROUPS / path.name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
