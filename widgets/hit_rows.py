"""Lays out what was found in several sources: one item a sentence, its source before it. Plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from widgets.listing import BAR, Builder, Mark, Page, Run, clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Span
    from widgets.signs import SignSet

MOST_LINES = 3
"""A sentence is shown with so many lines, those with its first match."""

LONGEST_LINE = 90
"""Cells of a line of text; longer ones are hard to read."""

WIDEST_NAME = 28
NAME_SHARE = 4
"""The source takes at most one in so many cells of the width."""

COUNT_WIDTH = 4
"""Room at the right for how many matches a sentence has."""

LEAD_IN = 30
"""So many letters are shown before a match that stands far behind."""


class HitRow(NamedTuple):
    """A sentence with matches."""

    key: str
    source: int
    """Position of its source among those with a match."""
    name: str
    """What the source is called, with its siglum when it is marked."""
    text: str
    spans: tuple[Span, ...] = ()
    words: str = ""
    """What is to be said of it, in a word or two."""
    brief: str = ""
    """What the source is called where the whole name has no room; "" for the same, cropped."""


def lay_out_hits(
    rows: Sequence[HitRow], width: int, signs: SignSet, most_lines: int = MOST_LINES, whole: str = ""
) -> Page:
    """One item a sentence; the source's name stands before its first one and is repeated quietly.

    The row with the key `whole` has as many lines as it needs.
    """
    builder = Builder()
    name_width = max(1, min(WIDEST_NAME, width // NAME_SHARE))
    words_width = max((cell_len(row.words) + 1 for row in rows if row.words), default=0)
    x = 2 + name_width + 1 + words_width
    room = max(1, min(LONGEST_LINE, width - x - COUNT_WIDTH - 1))
    for place, row in enumerate(rows):
        most = None if row.key == whole else most_lines
        first = not place or rows[place - 1].source != row.source
        text, spans = excerpt(row.text, row.spans, room * most_lines)
        marks: tuple[Mark, ...] = tuple((start, end, "found") for start, end in spans)
        lines = [[run] for run in builder.wrapped(x, room, text, "text", 0, marks, most)] or [[]]
        for line in lines:
            line.append(Run(0, signs.cursor, BAR))
        called = row.brief if row.brief and cell_len(row.name) > name_width else row.name
        name = clip("".join(c if c.isprintable() else "\ufffd" for c in called), name_width)
        lines[0].append(Run(2, name, "siglum" if first else "label"))
        if row.words:
            lines[0].append(Run(2 + name_width + 1, row.words, "label"))
        if len(row.spans) > 1:
            lines[0].append(Run(x + room + 1, clip(f"{len(row.spans)}x", COUNT_WIDTH), "label"))
        builder.put(row.key, lines, (row.source,), differs=first)
    return builder.page()


def excerpt(text: str, spans: tuple[Span, ...], letters: int) -> tuple[str, tuple[Span, ...]]:
    """A text, and its ranges, from shortly before the first one on when that would not be in sight."""
    if not spans or spans[0][1] <= letters - LEAD_IN:
        return text, spans
    start = max(0, spans[0][0] - LEAD_IN)
    word = text.find(" ", start, spans[0][0])
    start = word + 1 if word >= 0 else start
    shift = 2 - start
    return "… " + text[start:], tuple((first + shift, last + shift) for first, last in spans)
