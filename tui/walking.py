"""The app's walk through the pairs of an event, those most worth reading first, as the matrix has them.

Asks the workshop for the order and goes one pair on when it comes; compares nothing itself.
"""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from lesarten.words import _, ngettext
from tui.listing.rows import rows
from tui.returning import Returning
from tui.workers import AWAITED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.options import AppOptions
    from tui.panels.messages import Walked

WALK = "walk"
"""The name of the workshop's task: a later step takes the place of an earlier one."""

SILENT_SECONDS = 0.3
"""An order that comes sooner is not announced."""

PATIENCE_SECONDS = 2.0
"""Who waited longer for the order is reading again: the comparison on screen stays until the next key."""


class Walking(Returning):
    """Goes from pair to pair."""

    def __init__(self, paths: Sequence[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._walk_wanted = 0
        self._walk_by = 0
        """Pairs to go on when the order is there: keys may be pressed while it is made."""
        self._walk_asked = 0.0
        self._walk_around: str | None = None
        """The article whose event is walked, for as long as the pair on screen is one of the walk's."""
        self._walked: tuple[tuple[str, str], ...] = ()

    def step_pair(self, distance: int) -> None:
        """Compare the next or previous two articles, in order of interest."""
        pair = self.state.pair
        if pair is None:
            return
        if self._walk_around is None or _place_of(pair, self._walked) is None:
            self._walk_around = pair[0]
        if not self._walk_by:
            self._walk_asked = monotonic()
        self._walk_by += distance
        self._walk_wanted += 1
        state = self.state
        listed = tuple(row.path for row in rows(state) if row.readable)
        walk = self.surveyor.walk
        task = partial(
            walk, self._walk_wanted, self._walk_around, listed, state.snapshot.entries, state.cards
        )
        self._workshop.submit(WALK, AWAITED, task)

    def on_walked(self, message: Walked) -> None:
        """Go on when the order is there; say how far the work has come until then."""
        pair = self.state.pair
        if message.generation != self._walk_wanted or pair is None:
            return
        waited = monotonic() - self._walk_asked
        if message.order is None:
            if waited > SILENT_SECONDS:
                words = _("comparing all pairs to order them: {n} of {count}")
                self.say(words.format(n=message.done, count=message.total))
            return
        distance, self._walk_by = self._walk_by, 0
        self._walked = message.order
        count = len(message.order)
        here = _place_of(pair, message.order)
        if not count or (count == 1 and here is not None):
            self.say(_("no other pair here"))
        elif waited > PATIENCE_SECONDS:
            words = ngettext(
                "{n} pair is in order now: . goes on", "{n} pairs are in order now: . goes on", count
            )
            self.say(words.format(n=count))
        else:
            place = _step(here, distance, count)
            self.compare(*message.order[place])
            self.say(_("pair {n} of {count} by interest").format(n=place + 1, count=count))


def _place_of(pair: tuple[str, str], order: Sequence[tuple[str, str]]) -> int | None:
    """Where a pair stands in an order, whichever article is on the left."""
    swapped = (pair[1], pair[0])
    return next((n for n, other in enumerate(order) if other in (pair, swapped)), None)


def _step(here: int | None, distance: int, count: int) -> int:
    """The place to go to; from a pair that is not in the order, its first or last one."""
    if here is None:
        return (distance - 1 if distance > 0 else distance) % count
    return (here + distance) % count
