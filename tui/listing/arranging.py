"""The app's list: its order, filters and events, what is near to an article, what is new to the reader.

Asks the workshop and takes what it posts; draws nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.finding.searching import Searching
from tui.listing.listing import CHOICES, Events
from tui.listing.rows import is_news
from tui.state import ORDERS, entries_by_path
from tui.workers import AWAITED, LATER, SOON, URGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message
    from textual.timer import Timer

    from lesarten.library import Changes, Entry
    from tui.listing.listing import Choice
    from tui.listing.messages import Grouped, Likened, Looked, NearestFound, TextsSearched
    from tui.listing.neighbours import Neighbours
    from tui.messages import CardsRead, Compared, Listed
    from tui.options import AppOptions
    from tui.state import Order

LOOKING_SECONDS = 1.0
"""An article that is open for so long after a key has been looked at; who walks past it has not read it."""

REGROUP_SECONDS = 1.0
"""While articles come in one after the other, their events are found anew so often."""


class Arranging(Searching):
    """Arranges the list, and keeps that true to the folder."""

    def __init__(self, paths: list[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._neighbours: Neighbours | None = None
        self._wanted = {"group": 0, "liken": 0, "nearest": 0, "texts": 0}
        self._looking: tuple[str, Timer] | None = None
        self._regrouping: Timer | None = None
        self._notes = 0

    @property
    def neighbours(self) -> Neighbours:
        """What is known of the articles' words."""
        if self._neighbours is None:
            from tui.listing.neighbours import Neighbours  # numpy: the first paint is spared it

            self._neighbours = Neighbours(self._desk)
        return self._neighbours

    def arrange(self, **fields: object) -> None:
        """Swap the list's arrangement for one with other fields."""
        self.change(listing=replace(self.state.listing, **fields))  # type: ignore[arg-type]

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

    # What is new

    def on_listed(self, message: Listed) -> None:
        """Articles that came are new to the reader; what is grouped or filtered is so again."""
        first = not self.state.listed
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_listed(message)
        if first or message.changes is None:
            return
        self._meet_changes(message.changes)
        if self.state.listing.grouped and self._regrouping is None:
            self._regrouping = self.set_timer(REGROUP_SECONDS, self._regroup)
        if self.state.needle.strip():
            self.filter_by(self.state.needle)

    def _follow_up(self) -> None:
        """Once the first article is there: what is new to the reader."""
        first = self._watcher is None
        super()._follow_up()
        if first:
            from tui.listing import looking

            roots, entries = self.state.snapshot.paths, self.state.snapshot.entries
            self._workshop.submit("meet", SOON, partial(looking.meet, self._desk, roots, entries))

    def _meet_changes(self, changes: Changes) -> None:
        from tui.listing import looking

        came = [entry.path for entry in changes.added]
        renamed = [new.path for _old, new in changes.renamed]
        for paths, fresh in ((came, True), (renamed, False)):
            if paths:
                self._notes += 1
                task = partial(looking.add, self._desk, paths, fresh=fresh)
                self._workshop.submit(f"meet {self._notes}", SOON, task)

    def on_looked(self, message: Looked) -> None:
        """Some more is known of what the reader looked at."""
        known = self.state.listing.looks
        if any(known.get(path) != look for path, look in message.looks.items()):
            path, listing = self.state.open_path, self.state.listing
            was_news = path in message.looks and is_news(self.state, path, listing.choice)
            staying = path if was_news else listing.staying
            self.arrange(looks=MappingProxyType({**known, **message.looks}), staying=staying)

    def begin_to_look(self) -> None:
        """A key was pressed, or has led to this article: it is looked at, if it stays open a while."""
        path = self.state.open_path
        if path is None or (self._looking is not None and self._looking[0] == path):
            return
        if self._looking is not None:
            self._looking[1].stop()
        self._looking = (path, self.set_timer(LOOKING_SECONDS, self._have_looked))

    def _have_looked(self) -> None:
        path = self._looking[0] if self._looking is not None else None
        self._looking = None
        if path is not None and path == self.state.open_path:
            self.look_at(path)

    def look_at(self, *paths: str) -> None:
        """The reader reads these articles as they are now."""
        from tui.listing import looking

        entries = [entry for path in paths if (entry := self._unseen(path)) is not None]
        if entries:
            self._notes += 1
            self._workshop.submit(f"saw {self._notes}", SOON, partial(looking.saw, self._desk, entries))

    def _unseen(self, path: str) -> Entry | None:
        """The file of an article that is not known to have been looked at as it is."""
        entry, card = entries_by_path(self.state.snapshot).get(path), self.state.cards.get(path)
        look = self.state.listing.looks.get(path)
        if entry is None or entry.problem or card is None or not card.digest:
            return None
        return None if look is not None and not look.fresh and look.digest == card.digest else entry

    def on_compared(self, message: Compared) -> None:
        """Who compares two articles looks at both."""
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_compared(message)
        if message.collation is not None and message.generation == self._pair_wanted:
            self.look_at(*message.pair)

    def show_old_against_new(self, path: str) -> None:
        """Compare what an article said when it was looked at last with what it says now."""
        from tui.screens.old_new import OldNewScreen  # only on demand: saves its import at the start

        look = self.state.listing.looks.get(path)
        if look is None or look.digest is None:
            self.say(_("you have not looked at an earlier text of this article"))
            return
        self.compare(path, path)
        self.push_screen(OldNewScreen())

    def compare(self, a: str, b: str, threshold: float | None = None) -> None:
        """Make this the pair; an article with itself: what was looked at last with what is there."""
        entry = entries_by_path(self.state.snapshot).get(a)
        if a != b or entry is None:
            super().compare(a, b, threshold)
            return
        from tui.listing import looking

        self._pair_wanted += 1
        self.threshold = threshold
        if self.state.pair != (a, a):
            self.swap(replace(self.state, pair=(a, a), collation=None, pair_problem=None))
        task = partial(looking.compare_old, self._desk, self._pair_wanted, entry, threshold)
        self._workshop.submit("compare", URGENT, task)
