"""The threshold of links as the keys move it: one step on, and in words, always against the usual one.

Knows collations; compares nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.align import LOWEST, usual_threshold
from lesarten.words import _, ngettext, show_decimal
from tui.panes.notice import Notice
from widgets.notes import count_links

if TYPE_CHECKING:
    from lesarten.model import Collation

STEP = 0.05
"""One press of a key: fine enough to lose or win a link or two of a pair of news articles."""

HIGHEST = 0.95
"""Above it only the same words are linked."""


def name_usual(configured: float | None) -> float:
    """The threshold to begin with: the reader's own, else the one that was measured to be best."""
    return usual_threshold() if configured is None else configured


def move(now: float, steps: int, usual: float) -> float:
    """The threshold so many steps on; a step over the usual one ends there, so that it is found again."""
    wanted = round(min(HIGHEST, max(LOWEST, now + steps * STEP)), 2)
    return usual if min(now, wanted) < usual < max(now, wanted) else wanted


def tell(before: Collation, after: Collation, usual: float) -> Notice:
    """The threshold now, the usual one, and how many links of pairs the change made or took."""
    now, links, were = after.alignment.threshold, count_links(after), count_links(before)
    words = _("threshold {t}").format(t=show_decimal(now, 2))
    count = ngettext("{n} link", "{n} links", links).format(n=links)
    compared = count if links == were else _("{links} instead of {n}").format(links=count, n=were)
    known = (
        _("the usual one")
        if abs(now - usual) < STEP / 10
        else _("usual: {t}").format(t=show_decimal(usual, 2))
    )
    return Notice(f"{words} ({known}): {compared}")


def tell_limit(now: float) -> Notice:
    """That it goes no further."""
    words = _("threshold {t}: no lower") if now <= LOWEST else _("threshold {t}: no higher")
    return Notice(words.format(t=show_decimal(now, 2)))
