"""Which pieces can be the title, and the numbers that choose among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits
    from lesarten.extract.lines import Piece

NAMES = (
    *("times", "share_head", "head_share", "share_lead", "share_kept", "before_text", "is_first"),
    *("near_copies", "stems", "p", "before_p", "after_p", "kept_before"),
    *("share_below", "weight", "weight_behind_best", "to_text", "text_below", "text_above", "in_first_line"),
    *("words_below", "gap_before", "gap_after"),
)
"""What the numbers of `title_numbers` are, behind those of the piece itself and its surroundings."""
_NO_TITLE = re.compile(
    r"©|\([^()]*/[^()]*\)?$|\b(?:Foto|Photo|Bild|Image):|\d\d?\.\d\d?\.(?:20)?\d\d.{0,6}\d\d:\d\d|°C"
)
"""Captions, also with "(agency/name)" at their end, date lines and the weather."""
FARTHEST = 45
"""Pieces before the first paragraph: navigation of a page is longer, but its title stands near the text."""
BEGUN = 0.15
"""Share of the article's words that its title stands before: what seems kept above can be a cookie notice."""
MOST_CANDIDATES = 300
"""Each is compared with each; a page of an article has some ten, at most a hundred."""
MOST_WORDS = 30
FEWEST_WORDS = 2
LEAD_PARAGRAPHS = 4
"""So many first paragraphs share their words with a title."""
BELOW = 15
"""Pieces below a title among which the article's text begins."""
KEPT = 0.5
COPY_SHARE = 0.7
"""Share of a candidate's words that make another candidate its copy."""


class _Text:
    """What seems to be the article's text on a page."""

    def __init__(self, described: Sequence[Traits], chances: Sequence[float]) -> None:
        self.kept = [i for i, traits in enumerate(described) if traits.long and chances[i] > KEPT]
        self.first = self.kept[0] if self.kept else len(described)
        self.words = [0]
        for i in self.kept:
            self.words.append(self.words[-1] + len(described[i].words))
        self.begun = next(
            (
                i
                for i, words in zip(self.kept, self.words[1:], strict=True)
                if words >= BEGUN * self.words[-1]
            ),
            len(described),
        )

    def share_up_to(self, position: int) -> float:
        """Share of the text's words that stand before a position."""
        return self.words[bisect_right(self.kept, position)] / (self.words[-1] or 1)


def title_candidates(
    pieces: Sequence[Piece], described: Sequence[Traits], chances: Sequence[float]
) -> list[int]:
    """Positions of what can be a title: short, not far above the first paragraphs or right behind one."""
    text = _Text(described, chances)
    lowest = max(0, text.first - FARTHEST)
    candidates = (
        i
        for i in range(min(text.begun + 2, len(pieces)))
        if (i >= lowest or i < 3)
        and described[i].own is not None
        and FEWEST_WORDS <= len(described[i].words) <= MOST_WORDS
        and not is_paragraph(pieces[i], described[i])
        and not _NO_TITLE.search(pieces[i].text)
    )
    return list(islice(candidates, MOST_CANDIDATES))


def is_paragraph(piece: Piece, traits: Traits) -> bool:
    """Whether what looks like a title is a sentence among others, or the only one there is."""
    return traits.long and piece.text.endswith(".")


def title_numbers(
    page: str,
    pieces: Sequence[Piece],
    described: Sequence[Traits],
    chances: Sequence[float],
    candidates: list[int],
) -> list[list[float]]:
    """The numbers of `NAMES` for each candidate."""
    text = _Text(described, chances)
    kept = [described[i].stems for i in text.kept]
    lead = frozenset().union(*kept[:LEAD_PARAGRAPHS])
    others = [described[i].stems for i in candidates]
    asked = frozenset().union(*others)
    often = Counter([stem for stems in kept for stem in stems & asked])
    weights = [_topic_weight(stems, often) for stems in others]
    best = max(weights, default=0.0)
    before = [0.0, *accumulate(chances)]
    rows: list[list[float]] = []
    for i, weight in zip(candidates, weights, strict=True):
        stems = described[i].stems
        k = len(stems) or 1
        head = stems & described[0].stems if i else frozenset()
        at = bisect_right(text.kept, i)
        below = frozenset().union(*kept[at : at + 2])
        rows.append(
            [
                min(page.count(pieces[i].text), 4),
                len(head) / k,
                len(head) / (len(described[0].stems) or 1),
                len(stems & lead) / k,
                sum(map(often.__contains__, stems)) / k,
                max(-10, min(text.first - i, 45)),
                i == 0,
                _count_copies(stems, others),
                min(len(stems), 12),
                chances[i],
                chances[i - 1] if i else 0.0,
                chances[i + 1] if i + 1 < len(chances) else 0.0,
                before[i],
                len(stems & below) / k,
                weight,
                best - weight,
                min(text.kept[at] - i, 45) if at < len(text.kept) else 60,
                text.share_up_to(i + BELOW) - text.share_up_to(i),
                text.share_up_to(i),
                i > 0 and pieces[i].text in pieces[0].text,
                *_place(pieces, described, i),
            ]
        )
    return rows


def _count_copies(stems: frozenset[str], others: Sequence[frozenset[str]]) -> int:
    """How many other candidates hold most of the words of one."""
    if not stems:
        return 0
    share = COPY_SHARE * len(stems)
    return min(sum([len(stems & other) >= share for other in others]) - 1, 4)


def _place(pieces: Sequence[Piece], described: Sequence[Traits], i: int) -> tuple[int, int, int]:
    """From "words_below" to "gap_after"."""
    if i + 1 == len(pieces):
        return 0, min(pieces[i].gap, 3), 3
    return min(len(described[i + 1].words), 40), min(pieces[i].gap, 3), min(pieces[i + 1].gap, 3)


def _topic_weight(stems: frozenset[str], often: Counter[str]) -> float:
    """How often the article comes back to the words of a line, in the mean."""
    return sum([min(often[stem], 5) for stem in stems if stem in often]) / (len(stems) + 1)
