"""Lays out the articles near to one: how near, what each is called, what both have word for word.

Plain Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from widgets.listing import BAR, Builder, Page, Run, clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.signs import SignSet

SHARE_WIDTH = 6
"""Room for "100 %" and a space."""

RUN_LINES = 2
"""So many lines has what both share word for word."""

LONGEST_LINE = 90
"""Cells of a line of text; longer ones are hard to read."""


class NearRow(NamedTuple):
    """An article that is near."""

    key: str
    title: str
    source: str
    """Its outlet or file, and its date."""
    share: str
    """How near it is, in words."""
    kinds: str
    """What it is to the other, in a word: a near-duplicate; "" for nothing of the kind."""
    run: str
    """What both have word for word, with how much that is; "" for nothing."""
    group: str
    """Under which heading it stands."""


def lay_out_near(rows: Sequence[NearRow], width: int, signs: SignSet) -> Page:
    """One item an article: title, source, and the shared run below."""
    builder = Builder()
    x = 2 + SHARE_WIDTH
    room = max(1, min(LONGEST_LINE, width - x - 1))
    for place, row in enumerate(rows):
        if not place or rows[place - 1].group != row.group:
            builder.head(2, clip(row.group, width - 2))
        title = builder.wrapped(x, room, row.title, "head", 0, most=2)
        lines = [[run] for run in title] or [[]]
        lines[0].append(Run(2, clip(row.share.rjust(SHARE_WIDTH - 1), SHARE_WIDTH), "label"))
        source = [Run(x, clip(row.source, room), "label", 0)]
        if row.kinds:
            at = x + len(source[0].text) + 2
            source.append(Run(at, clip(row.kinds, max(0, width - at)), "differs", 0))
        lines.append(source)
        if row.run:
            lines += [[run] for run in builder.wrapped(x, room, row.run, "quiet", 0, most=RUN_LINES)]
        for line in lines:
            line.append(Run(0, signs.cursor, BAR))
        builder.put(row.key, lines, (0,))
        builder.gap()
    return builder.page()
