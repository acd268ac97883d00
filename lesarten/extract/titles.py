"""Which pieces can be the title, and the numbers that choose among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate, chain, islice, repeat
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
MOST_OFTEN = 5
"""So many times of a word are counted: the article is about it."""
COPY_SHARE = 0.7
"""Share of a candidate's words that make another candidate its copy."""


class _Text:
    """What seems to be the article's text on a page."""

    def __init__(self, described: Sequence[Traits], chances: Sequence[float]) -> None:
        self.kept = [i for i, traits in enumerate(described) if traits.long and chances[i] > KEPT]
        self.first = self.kept[0] if self.kept else len(described)
        self.words = [0, *accumulate([len(described[i].words) for i in self.kept])]
        begun = bisect_left(self.words, BEGUN * self.words[-1], 1)
        self.begun = self.kept[begun - 1] if self.kept else len(described)


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
        and not _is_no_title(pieces[i].text)
    )
    return list(islice(candidates, MOST_CANDIDATES))


def _is_no_title(text: str) -> bool:
    """Whether a line is a caption, a date or the weather; signs that those have are asked for first."""
    maybe = ":" in text or "©" in text or "°C" in text or ("(" in text and "/" in text)
    return maybe and _NO_TITLE.search(text) is not None


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
    said, weights = _topic_weights(others, kept)
    best = max(weights, default=0.0)
    copies = _count_copies(others)
    first, all_words = described[0].stems if described else frozenset(), text.words[-1] or 1
    before = [0.0, *accumulate(chances)]
    rows: list[list[float]] = []
    for i, weight, near_copies in zip(candidates, weights, copies, strict=True):
        stems, words = described[i].stems, pieces[i].text
        k = len(stems) or 1
        head = len(stems & first) if i else 0
        at = bisect_right(text.kept, i)
        above = text.words[at] / all_words
        below = frozenset().union(*kept[at : at + 2])
        rows.append(
            [
                min(page.count(words), 4),
                head / k,
                head / (len(first) or 1),
                len(stems & lead) / k,
                len(stems & said) / k,
                max(-10, min(text.first - i, 45)),
                i == 0,
                near_copies,
                min(len(stems), 12),
                *_chances(chances, i),
                before[i],
                len(stems & below) / k,
                weight,
                best - weight,
                min(text.kept[at] - i, 45) if at < len(text.kept) else 60,
                text.words[bisect_right(text.kept, i + BELOW)] / all_words - above,
                above,
                i > 0 and words in pieces[0].text,
                *_place(pieces, described, i),
            ]
        )
    return rows


def _topic_weights(
    others: Sequence[frozenset[str]], kept: Sequence[frozenset[str]]
) -> tuple[frozenset[str], list[float]]:
    """The candidates' words that the article says too, and how often it comes back to those of each, in the
    mean.
    """
    asked = frozenset().union(*others)
    often = Counter(chain.from_iterable(map(asked.__and__, kept)))
    most = {stem: min(times, MOST_OFTEN) for stem, times in often.items()}
    return frozenset(most), [sum(map(most.get, stems, repeat(0))) / (len(stems) + 1) for stems in others]


def _count_copies(others: Sequence[frozenset[str]]) -> list[int]:
    """How many other candidates hold most of the words of each, at most four."""
    seen: set[str] = set()
    shared: set[str] = set()
    for stems in others:
        shared |= seen & stems
        seen |= stems
    copies: list[int] = []
    for stems in others:
        share = COPY_SHARE * len(stems)
        some = stems and len(stems & shared) >= share
        copies.append(min(sum([len(stems & other) >= share for other in others]) - 1, 4) if some else 0)
    return copies


def _chances(chances: Sequence[float], i: int) -> tuple[float, float, float]:
    """From "p" to "after_p"."""
    return chances[i], chances[i - 1] if i else 0.0, chances[i + 1] if i + 1 < len(chances) else 0.0


def _place(pieces: Sequence[Piece], described: Sequence[Traits], i: int) -> tuple[int, int, int]:
    """From "words_below" to "gap_after"."""
    if i + 1 == len(pieces):
        return 0, min(pieces[i].gap, 3), 3
    return min(len(described[i + 1].words), 40), min(pieces[i].gap, 3), min(pieces[i + 1].gap, 3)
