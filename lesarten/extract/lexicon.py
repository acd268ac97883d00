"""The words, lines and labels that cleaning knows, read once each from `data/cleaning`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data" / "cleaning"
_NO_LETTERS = re.compile(r"[^\w'\-]+|[\d_]+")


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """The words of each class ("german", "share", …), lower case."""
    classes: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _lines("words.txt"):
        if line.startswith("["):
            words = classes.setdefault(line.strip("[] "), set())
        else:
            words.update(line.split())
    return {name: frozenset(members) for name, members in classes.items()}


@lru_cache(maxsize=1)
def furniture() -> dict[str, str]:
    """Lines that are no article wherever they stand alone, folded, with the reason to cut them."""
    reasons: dict[str, str] = {}
    reason = ""
    for line in _lines("phrases.txt"):
        if line.startswith("["):
            reason = line.strip("[] ")
        else:
            reasons[fold_line(line)] = reason
    return reasons


@lru_cache(maxsize=1)
def first_words_of_furniture() -> frozenset[str]:
    """What a known line can begin with, marks left out: most lines do not."""
    return frozenset(line.replace("'", " ").replace("-", " ").split()[0] for line in furniture())


@lru_cache(maxsize=1)
def box_labels() -> tuple[str, ...]:
    """Labels of boxes that belong to an article, the longest first."""
    return tuple(sorted(_lines("boxes.txt"), key=len, reverse=True))


@lru_cache(maxsize=1)
def first_words_of_boxes() -> tuple[str, ...]:
    """What a label can begin with: most lines do not."""
    return tuple({label.split(" ", 1)[0] for label in box_labels()})


def fold_line(text: str) -> str:
    """A line without case, marks and digits, to compare it with known ones."""
    return " ".join(_NO_LETTERS.sub(" ", text.lower()).split())


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
