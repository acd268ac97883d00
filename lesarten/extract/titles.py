"""Which pieces can be the title, and the numbers that choose among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits
    from lesarten.extract.lines import Piece

NAMES = (
    *(
        "times",
        "share_head",
        "head_share",
        "share_lead",
        "share_kept",
        "before_text",
        "is_first",
        "near_copies",
    ),
    *("stems", "p", "before_p", "after_p", "kept_before"),
)
"""What the numbers of `title_numbers` are, behind those of the piece itself and its surroundings."""
_NO_TITLE = re.compile(r"©|\b(?:Foto|Photo|Bild|Image):|\d\d?\.\d\d?\.(?:20)?\d\d.{0,6}\d\d:\d\d|°C")
"""Captions, date lines and the weather."""
FARTHEST = 45
"""Pieces before the first paragraph: navigation of a page is longer, but its title stands near the text."""
MOST_WORDS = 30
FEWEST_WORDS = 2
LEAD_PARAGRAPHS = 4
"""So many first paragraphs share their words with a title."""
KEPT = 0.5
COPY_SHARE = 0.7
"""Share of a candidate's words that make another candidate its copy."""


def title_candidates(
    pieces: Sequence[Piece], described: Sequence[Traits], chances: Sequence[float]
) -> list[int]:
    """Positions of what can be a title: short, not far above the first paragraph or right behind it."""
    first = _first_kept(described, chances)
    lowest = max(0, first - FARTHEST)
    return [
        i
        for i in range(min(first + 2, len(pieces)))
        if (i >= lowest or i < 3)
        and described[i].own is not None
        and FEWEST_WORDS <= len(described[i].words) <= MOST_WORDS
        and not _NO_TITLE.search(pieces[i].text)
    ]


def _first_kept(described: Sequence[Traits], chances: Sequence[float]) -> int:
    return next(
        (i for i, traits in enumerate(described) if traits.long and chances[i] > KEPT), len(described)
    )


def title_numbers(
    page: str,
    pieces: Sequence[Piece],
    described: Sequence[Traits],
    chances: Sequence[float],
    candidates: list[int],
) -> list[list[float]]:
    """The numbers of `NAMES` for each candidate."""
    kept = [traits.stems for i, traits in enumerate(described) if traits.long and chances[i] > KEPT]
    lead = frozenset().union(*kept[:LEAD_PARAGRAPHS])
    whole = frozenset().union(*kept)
    head = described[0].stems
    first = _first_kept(described, chances)
    rows: list[list[float]] = []
    for i in candidates:
        stems = described[i].stems
        k = len(stems) or 1
        copies = sum(
            1
            for j in candidates
            if j != i and stems and len(stems & described[j].stems) >= COPY_SHARE * len(stems)
        )
        shared = len(stems & head) if i else 0
        rows.append(
            [
                min(page.count(pieces[i].text), 4),
                shared / k,
                shared / (len(head) or 1),
                len(stems & lead) / k,
                len(stems & whole) / k,
                max(-2, min(first - i, 45)),
                i == 0,
                min(copies, 4),
                min(len(stems), 12),
                chances[i],
                chances[i - 1] if i else 0.0,
                chances[i + 1] if i + 1 < len(chances) else 0.0,
                sum(chances[:i]),
            ]
        )
    return rows
