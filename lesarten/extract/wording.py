"""What the words of a piece say: which of them stand in articles, and which around them.

The tables are learned (scripts/train_cleaning.py) from how many publishers use a word in which of the two, so
no publisher's own words are in them. Knows words only, neither shapes nor places.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lesarten.extract.features import Traits

NAMES = ("wording", "wording_low", "wording_open", "wording_close", "wording_p1", "wording_n1")
"""What the numbers of `wordings` are, in order."""
LOWEST = 3
"""So many words of a piece that speak most against it are summed."""
OPENING, CLOSING = 2, 2
"""Words at either end with tables of their own: captions end, and bylines begin, in their own ways."""
MOST = 60
"""Words of a piece that are looked up."""
_MARKS = ".,;:!?…()[]\"'„“”‚‘’»«›‹–-*•|"
UNIT = 0.1
"""Log-odds of one in the tables, which are whole numbers."""


class Wording:
    """Learned log-odds of words, in tenths: positive for what articles say."""

    def __init__(self, data: Mapping[str, Mapping[str, int]]) -> None:
        self.long, self.short = data["long"], data["short"]
        self.opening, self.closing = data["opening"], data["closing"]

    def rows(self, described: Sequence[Traits]) -> list[list[float]]:
        """The numbers of `NAMES` for each piece; zeros where `own` is None."""
        own = [self._own(traits) for traits in described]
        means = [0.0, *(row[0] for row in own), 0.0]
        return [[*row, means[i], means[i + 2]] for i, row in enumerate(own)]

    def _own(self, traits: Traits) -> tuple[float, float, float, float]:
        if traits.own is None:
            return 0.0, 0.0, 0.0, 0.0
        words = words_of(traits)
        if not words:
            return 0.0, 0.0, 0.0, 0.0
        found = list(map((self.long if traits.long else self.short).get, words, repeat(0)))
        opening = sum(map(self.opening.get, words[:OPENING], repeat(0)))
        closing = sum(map(self.closing.get, traits.close, repeat(0)))
        return (
            UNIT * sum(found) / (len(words) + 2),
            UNIT * sum(sorted(found)[:LOWEST]),
            UNIT * opening,
            UNIT * closing,
        )


def words_of(traits: Traits) -> list[str]:
    """The words of a piece without the marks around them."""
    return [word for word in [word.strip(_MARKS) for word in traits.words[:MOST]] if word]


def last_words(text: str) -> list[str]:
    """The words that close a piece."""
    return [word.strip(_MARKS) for word in text[-40:].lower().split()[-CLOSING:]]
