"""Reading all articles of a library behind the reader's back: what is on screen first, then the rest.

Runs in the workshop, in small steps between which more urgent work steps in. Many articles are read by
clerks, processes beside this one; where none can be started, here.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from lesarten.cards import make_card
from tui.messages import CardsRead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from lesarten.cards import Card
    from lesarten.library import Entry
    from tui.clerks import Answer, Clerks
    from tui.tasks import Desk

MANY = 200
"""From so many articles on clerks are worth their start, which costs as much as cleaning a hundred."""

BATCH_SECONDS = 0.05
"""Cards are told in batches of this length: often enough to see the list fill, seldom enough to type."""

LONG_BATCH_SECONDS = 0.4
"""The same once the reader knows that it goes on: each batch draws the list of ten thousand anew."""

WATCHED_SECONDS = 1.0
"""So long a reader watches the list fill; by then what is on screen has been read."""

WAIT_SECONDS = 0.01
"""What is urgent may have to wait so long for a step that waits for clerks."""


class Gathering:
    """Reads articles for the list. Used by the workshop's thread, except `wanted`."""

    def __init__(self, desk: Desk, *, beside: bool) -> None:
        """`beside`: processes may be started."""
        self._desk = desk
        self._beside = beside
        self._clerks: Clerks | None = None
        self._cards: list[Card] = []
        self.wanted: tuple[str, ...] = ()
        """Paths of the rows on screen: read first. Any thread may set it."""

    def gather(self, entries: Sequence[Entry]) -> Iterator[Message | None]:
        """Read these articles, telling their cards in batches; None between two steps without news."""
        waiting = {entry.path: entry for entry in entries}
        started = told = monotonic()
        if len(waiting) > MANY and self._beside:
            self._start_clerks()
        while waiting or (self._clerks and self._clerks.busy):
            if self._clerks:
                self._ask_clerks(waiting)
            else:
                self._read_here(self._next(waiting))
            now = monotonic()
            pause = BATCH_SECONDS if now - started < WATCHED_SECONDS else LONG_BATCH_SECONDS
            if now - told > pause and self._cards:
                yield self._tell()
                told = monotonic()
            else:
                yield None
        if self._cards:
            yield self._tell()
        self._end_clerks()
        self._desk.cache.prune()

    def _tell(self) -> CardsRead:
        cards, self._cards = self._cards, []
        return CardsRead(tuple(cards))

    def _next(self, waiting: dict[str, Entry]) -> Entry:
        """What to read next: something on screen, else the next in order."""
        path = next((path for path in self.wanted if path in waiting), None)
        return waiting.pop(path if path is not None else next(iter(waiting)))

    def _read_here(self, entry: Entry) -> None:
        article = self._desk.skim(entry)
        self._cards.append(make_card(entry.path, entry.signature, article))

    def _ask_clerks(self, waiting: dict[str, Entry]) -> None:
        """Give the clerks what they can take, and take what they found."""
        clerks = self._clerks
        assert clerks is not None
        while waiting and clerks.has_room():
            entry = self._next(waiting)
            if entry.problem is None:
                clerks.give(entry)
            else:
                self._read_here(entry)
        if not clerks.busy and any(path in waiting for path in self.wanted):
            # They are still being loaded: what is on screen does not wait for them.
            self._read_here(self._next(waiting))
            self._take(list(clerks.take(0)))
        else:
            self._take(list(clerks.take(WAIT_SECONDS)))

    def _take(self, answers: list[Answer]) -> None:
        """Make the cards what the reader wants them to be; read what a clerk could not."""
        cards = [answer.card for answer in answers if answer.card is not None]
        for card in cards:
            self._desk.cache.keep_card(card, self._desk.language)
        known = {card.path: card for card in self._desk.corrected.cards(cards)}
        for answer in answers:
            if answer.card is not None:
                self._desk.nearness.take(answer.card, answer.terms)
            if answer.entry.path in known:
                self._cards.append(known[answer.entry.path])
            else:
                self._read_here(answer.entry)

    def _start_clerks(self) -> None:
        if self._clerks is None:
            from tui.clerks import Clerks, how_many

            folder, networked = self._desk.cache.place
            self._clerks = Clerks(how_many(), self._desk.language, folder, networked=networked)

    def _end_clerks(self) -> None:
        if self._clerks is not None:
            self._clerks.close()
            self._clerks = None
