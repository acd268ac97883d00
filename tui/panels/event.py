"""Finds the articles on the event of one: by their texts; in a large library by their cards first.

Knows entries, cards and a way to read; runs in the workshop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.event import EVENT_LIKENESS, EventWords, event_likeness, weigh_words
from lesarten.matrix import MOST_SOURCES
from lesarten.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from lesarten.cards import Card
    from lesarten.library import Entry, Signature
    from lesarten.model import Article
    from lesarten.near import Near, NearIndex
    from tui.nearness import Nearness

MOST_READ = 300
"""So many articles are looked into for an event: a second's work; of more, the likeliest by card."""

MOST_WEIGHED = 3 * MOST_SOURCES
"""Of those so many, the nearest ones, are weighed word by word: half a second's work."""


class Event:
    """The search for the articles on one event, in steps, so that more urgent work can step in.

    What it learned of a text is kept while the file is the same: a change in the folder costs what changed.
    """

    def __init__(self, read: Callable[[Entry], Article], nearness: Nearness | None = None) -> None:
        """`nearness` finds the nearest of a large library; None: what is likely by its card is read."""
        self._read = read
        self._nearness = nearness
        self._index: NearIndex | None = None
        self._indexed: dict[str, Signature | None] = {}
        self._weighed: dict[str, tuple[Signature | None, EventWords]] = {}
        self.members: tuple[Entry, ...] = ()
        """Those on the event, the one it is around among them, in the order of the library."""
        self.more = 0
        """How many more are on it, beyond the letters of the alphabet."""

    def find(self, around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]) -> Iterator[None]:
        """Read and compare texts; yields between two articles."""
        self.members, self.more = (around,), 0
        likely = yield from self._choose(around, entries, cards)
        paths = {entry.path for entry in likely}
        self._weighed = {path: kept for path, kept in self._weighed.items() if path in paths}
        if len(likely) > MOST_WEIGHED:
            index = yield from self._bring_index_up(likely)
            near = {one.key for one in index.nearest(around.path, MOST_WEIGHED)}
            likely = [entry for entry in likely if entry.path in near]
        words = self._weigh(around)
        found: list[tuple[float, str]] = []
        for entry in likely:
            likeness = event_likeness(words, self._weigh(entry))
            if likeness >= EVENT_LIKENESS and entry.path != around.path:
                found.append((-likeness, entry.path))
            yield
        self.more = max(0, len(found) + 1 - MOST_SOURCES)
        chosen = {path for _likeness, path in sorted(found)[: MOST_SOURCES - 1]} | {around.path}
        self.members = tuple(entry for entry in entries if entry.path in chosen)

    def _choose(
        self, around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Generator[None, None, list[Entry]]:
        """The one and the others to look into."""
        if self._nearness is not None and len(entries) > MOST_WEIGHED and around.path in cards:
            near: tuple[Near, ...] | None = None
            for step in self._nearness.find(around.path, entries, cards, MOST_WEIGHED - 1):
                near = step
                yield
            paths = {one.key for one in near or ()}
            return [around, *(entry for entry in entries if entry.path in paths)]
        return choose_likely(around, entries, cards)

    def _bring_index_up(self, likely: Sequence[Entry]) -> Generator[None, None, NearIndex]:
        from lesarten.near import NearIndex  # pulls in numpy

        index = self._index = self._index or NearIndex()
        for path in self._indexed.keys() - {entry.path for entry in likely}:
            index.remove(path)
            del self._indexed[path]
        for entry in likely:
            if entry.path not in self._indexed or self._indexed[entry.path] != entry.signature:
                index.add(entry.path, self._read(entry).text)
                self._indexed[entry.path] = entry.signature
                yield
        return index

    def _weigh(self, entry: Entry) -> EventWords:
        kept = self._weighed.get(entry.path)
        if kept is None or kept[0] != entry.signature:
            kept = self._weighed[entry.path] = (entry.signature, weigh_words(self._read(entry)))
        return kept[1]


def choose_likely(
    around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card], most: int = MOST_READ
) -> list[Entry]:
    """The one and the others to look into: all of a few, else those whose cards share most words."""
    others = [entry for entry in entries if entry.path != around.path and entry.problem is None]
    if len(others) >= most:
        wanted = _card_terms(cards.get(around.path))
        others.sort(key=lambda entry: -len(wanted & _card_terms(cards.get(entry.path))))
        others = others[: most - 1]
    return [around, *others]


def _card_terms(card: Card | None) -> set[str]:
    return set(terms_of(f"{card.title or ''} {card.first_words}")) if card else set()
