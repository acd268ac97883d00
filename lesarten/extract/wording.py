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
UNIT = 0.1
"""Log-odds of one in the tables, which are whole numbers."""
_ZEROS = repeat(0)
Odds = tuple["Wording | None", float, float, float, float]
"""Whose tables were asked, and the numbers without the neighbours'. They stay with the piece: a line that is
remembered from an earlier page is asked only once."""
_NOTHING: Odds = (None, 0.0, 0.0, 0.0, 0.0)


class Wording:
    """Learned log-odds of words, in tenths: positive for what articles say."""

    def __init__(self, data: Mapping[str, Mapping[str, int]]) -> None:
        self.long, self.short = data["long"], data["short"]
        self.opening, self.closing = data["opening"], data["closing"]

    def rows(self, described: Sequence[Traits]) -> list[list[float]]:
        """The numbers of `NAMES` for each piece; zeros where `own` is None."""
        own = [
            odds if (odds := traits.odds) is not None and odds[0] is self else self._ask(traits)
            for traits in described
        ]
        means = [0.0, *[odds[1] for odds in own], 0.0]
        return [
            [mean, low, opening, closing, before, after]
            for (_, mean, low, opening, closing), before, after in zip(own, means, means[2:], strict=False)
        ]

    def _ask(self, traits: Traits) -> Odds:
        said = traits.said
        if traits.own is None or not said:
            return _NOTHING
        found = list(map((self.long if traits.long else self.short).get, said, _ZEROS))
        mean = UNIT * sum(found) / (len(said) + 2)
        found.sort()
        traits.odds = odds = (
            self,
            mean,
            UNIT * sum(found[:LOWEST]),
            UNIT * sum(map(self.opening.get, said[:OPENING], _ZEROS)),
            UNIT * sum(map(self.closing.get, traits.close, _ZEROS)),
        )
        return odds
