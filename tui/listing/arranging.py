"""The app's list: its order, filters and events, and what is near to an article.

Asks the workshop and takes what it posts; draws nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.listing.listing import CHOICES, Events
from tui.listing.newness import Noticing
from tui.state import ORDERS
from tui.workers import AWAITED, LATER, SOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message
    from textual.timer import Timer

    from tui.listing.listing import Choice, Likeness
    from tui.listing.messages import Grouped, Likened, NearestFound, Ranked, TextsSearched
    from tui.listing.neighbours import Neighbours
    from tui.messages import CardsRead, Listed
    from tui.options import AppOptions
    from tui.state import Order

REGROUP_SECONDS = 1.0
"""While articles come in one after the other, their events are found anew so often."""


class Arranging(Noticing):
    """Arranges the list, and keeps that true to the folder."""

    def __init__(self, paths: list[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._neighbours: Neighbours | None = None
        self._wanted = {"group": 0, "liken": 0, "rank": 0, "nearest": 0, "texts": 0}
        self._take_rank: Callable[[Likeness], None] | None = None
        self._regrouping: Timer | None = None

    @property
    def neighbours(self) -> Neighbours:
        """What is known of the articles' words."""
        if self._neighbours is None:
            from tui.listing.neighbours import Neighbours  # numpy: the first paint is spared it

            self._neighbours = Neighbours(self._desk)
        return self._neighbours

    def _next_of(self, work: str) -> int:
        self._wanted[work] += 1
        return self._wanted[work]

    # Order and filters

    def sort_next(self) -> None:
        """The next order of the list."""
        self.sort_by(ORDERS[(ORDERS.index(self.state.order) + 1) % len(ORDERS)])

    def sort_by(self, order: Order) -> None:
        """Sort the list; by similarity, to the article that is open now."""
        around = self.state.snapshot.entry(self.state.open_path) if self.state.open_path else None
        generation = self._next_of("liken")
        if order == "similarity" and around is not None:
            entries, cards = self.state.snapshot.entries, self.state.cards
            self._workshop.submit(
                "liken", AWAITED, lambda: self.neighbours.liken(generation, around, entries, cards)
            )
        listing = replace(self.state.listing, likeness=None)
        self.change(order=order, listing=listing)
        if order == "similarity":
            self.say(_("sorted by similarity to the article that is open now"))
        else:
            self.say(_("sorted by {order}").format(order=_(order)))

    def on_likened(self, message: Likened) -> None:
        """How near the articles are to one is known."""
        if message.generation == self._wanted["liken"]:
            self.arrange(likeness=message.likeness)

    def rank(self, path: str, take: Callable[[Likeness], None]) -> None:
        """Find out how near the articles are to one, for a window in which another one is chosen."""
        from tui.listing.messages import Ranked  # only on demand

        around = self.state.snapshot.entry(path)
        if around is None:
            return
        generation, self._take_rank = self._next_of("rank"), take
        entries, cards = self.state.snapshot.entries, self.state.cards
        self._workshop.submit(
            "rank", AWAITED, lambda: self.neighbours.liken(generation, around, entries, cards, Ranked)
        )

    def on_ranked(self, message: Ranked) -> None:
        """The window takes it, if it is still there."""
        if message.generation == self._wanted["rank"] and self._take_rank is not None:
            self._take_rank(message.likeness)
            self._take_rank = None

    def choose_next(self) -> None:
        """Show the next choice of articles."""
        self.choose(CHOICES[(CHOICES.index(self.state.listing.choice) + 1) % len(CHOICES)])

    def choose(self, choice: Choice) -> None:
        """Show only some articles."""
        self.arrange(choice=choice, staying=None)
        self.say(_("shown: {choice}").format(choice=_(choice)))

    def filter_by(self, needle: str) -> None:
        """Show only articles that hold what is typed: by title and outlet at once, by text as it is read."""
        generation = self._next_of("texts")
        self.change(needle=needle)
        if needle.strip():
            entries, cards = self.state.snapshot.entries, self.state.cards
            self._workshop.submit(
                "texts", AWAITED, lambda: self.neighbours.find_texts(generation, needle, entries, cards)
            )
        else:
            self._workshop.submit("texts", LATER, partial(iter, ()))

    def on_texts_searched(self, message: TextsSearched) -> None:
        """Some more texts were looked into."""
        if message.generation == self._wanted["texts"]:
            self.arrange(texts=message.hits)

    # Events

    def toggle_groups(self) -> None:
        """Group the list by event, or not any more."""
        grouped = not self.state.listing.grouped
        self.arrange(grouped=grouped)
        if grouped:
            self.group()
        else:
            self._next_of("group")
            self._workshop.submit("group", LATER, partial(iter, ()))
            self.say(_("not grouped any more"))

    def group(self) -> None:
        """Find the events; those known before stay until then."""
        generation = self._next_of("group")
        if self.state.listing.events is None:
            self.arrange(events=Events(MappingProxyType({}), 0, len(self.state.snapshot.entries)))
        self._workshop.submit("group", SOON, partial(self._begin_to_group, generation))

    def _begin_to_group(self, generation: int) -> Iterator[Message | None]:
        """In the workshop: what was read until it comes to it is known by then."""
        state = self.state
        return self.neighbours.group(generation, state.snapshot.entries, state.cards)

    def on_grouped(self, message: Grouped) -> None:
        """Some more events are known; what was known of all stays until all are known anew."""
        known = self.state.listing.events
        whole = known is not None and known.finished and known.total
        if message.generation == self._wanted["group"] and (message.events.finished or not whole):
            self.arrange(events=message.events)

    def _regroup(self) -> None:
        self._regrouping = None
        if self.state.listing.grouped:
            self.group()

    # Nearest

    def show_nearest(self, path: str) -> None:
        """Open the list of the articles nearest to one."""
        from tui.screens.nearest import NearestScreen  # only on demand: saves its import at the start

        self.find_nearest(path)
        self.push_screen(NearestScreen(path))

    def find_nearest(self, path: str) -> None:
        """Find the articles nearest to one."""
        around = self.state.snapshot.entry(path)
        if around is None:
            self.say(_("this file is gone"))
            return
        generation = self._next_of("nearest")
        entries, cards = self.state.snapshot.entries, self.state.cards
        self._workshop.submit(
            "nearest", AWAITED, lambda: self.neighbours.nearest(generation, around, entries, cards)
        )

    def on_nearest_found(self, message: NearestFound) -> None:
        """Some more is known of the nearest articles; what all was known of one stays until then."""
        known = self.state.listing.nearest
        again = known is not None and known.finished and known.path == message.nearest.path
        if message.generation == self._wanted["nearest"] and (message.nearest.finished or not again):
            self.arrange(nearest=message.nearest)

    def on_cards_read(self, message: CardsRead) -> None:
        """Once all articles are read, what was nearest among some of them is asked again."""
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_cards_read(message)
        nearest = self.state.listing.nearest
        if nearest is not None and nearest.finished and nearest.done < nearest.total and self._complete:
            self.find_nearest(nearest.path)

    def forget_nearest(self) -> None:
        """Nobody looks at them any more."""
        self._next_of("nearest")
        self._workshop.submit("nearest", LATER, partial(iter, ()))
        self.arrange(nearest=None)

    # The folder

    def on_listed(self, message: Listed) -> None:
        """What is grouped or filtered is so again."""
        first = not self.state.listed
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_listed(message)
        if first or message.changes is None:
            return
        if self.state.listing.grouped and self._regrouping is None:
            self._regrouping = self.set_timer(REGROUP_SECONDS, self._regroup)
        if self.state.needle.strip():
            self.filter_by(self.state.needle)
