"""What two near articles have word for word, and whether that makes one a copy: plain texts, no file.

Finding the run takes time in proportion to the texts, whatever they share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Copied = Literal["near-duplicate", "same copy"]
"""One article is the other again; both have a passage from the same hand, as agency copy is."""

COPIED_RUN = 30
"""So many words in a row are two sentences or more: nobody writes them twice by chance."""

DUPLICATE_SHARE = 0.6
"""Where so much of the shorter text is one run, it is the other one again."""

DUPLICATE_LIKENESS = 0.9
"""Likeness of words from which on two articles are one, though changes here and there part every run."""

_TOKEN = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?|\w+")
"""A number with its grouping is one word: no run begins within it."""


def longest_shared_run(a: str, b: str) -> str:
    """The longest run of words that both texts have, as it stands in `a`: what agency copy leaves.

    Case and punctuation do not count; of several of one length the first in `a`.
    """
    words = list(_TOKEN.finditer(a))
    ours = [match.group().casefold() for match in words]
    theirs = [match.group().casefold() for match in _TOKEN.finditer(b)]
    start, length, too_long = 0, 0, min(len(ours), len(theirs)) + 1
    # Where a run of some length is shared, shorter ones are, too: the length is found by halving.
    while too_long - length > 1:
        middle = (length + too_long) // 2
        found = _first_shared(ours, theirs, middle)
        if found is None:
            too_long = middle
        else:
            start, length = found, middle
    return a[words[start].start() : words[start + length - 1].end()] if length else ""


def copied(similarity: float, run_words: int, shorter_words: int) -> Copied | None:
    """Whether one of two articles is a copy, by their likeness (0 to 1), the words of their longest shared
    run, and those of the shorter article.
    """
    if similarity >= DUPLICATE_LIKENESS or run_words >= DUPLICATE_SHARE * max(1, shorter_words):
        return "near-duplicate"
    return "same copy" if run_words >= COPIED_RUN else None


def _first_shared(ours: Sequence[str], theirs: Sequence[str], length: int) -> int | None:
    """Where the first run of this many words begins that the other text has, too."""
    runs = {tuple(theirs[at : at + length]) for at in range(len(theirs) - length + 1)}
    starts = range(len(ours) - length + 1)
    return next((at for at in starts if tuple(ours[at : at + length]) in runs), None)
