"""Finds the articles on the event of one: by their texts; in a large library by their cards first.

Knows entries, cards and a way to read; runs in the workshop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.matrix import MOST_SOURCES
from lesarten.near import NearIndex, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lesarten.library import Entry
    from lesarten.model import Article
    from tui.state import Card

EVENT_LIKENESS = 0.17
"""From here on two articles are on one event: on three English and one German event, pairs on the same one
are at 0.20 and more, pairs on different ones at 0.16 and less."""

MOST_READ = 300
"""So many articles are looked into for an event: a second's work; of more, the likeliest by card."""


class Event:
    """The search for the articles on one event, in steps, so that more urgent work can step in."""

    def __init__(self, read: Callable[[Entry], Article]) -> None:
        self._read = read
        self.members: tuple[Entry, ...] = ()
        """Those on the event, the one it is around among them, in the order of the library."""
        self.more = 0
        """How many more are near, beyond the letters of the alphabet."""

    def find(self, around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]) -> Iterator[None]:
        """Read and compare texts; yields between two articles."""
        index = NearIndex()
        for entry in choose_likely(around, entries, cards):
            article = self._read(entry)
            if article.text:
                index.add(entry.path, article.text)
            yield
        near = set[str]()
        if around.path in {entry.path for entry in entries} and self._read(around).text:
            found = index.nearest(around.path, MOST_READ)
            near = {one.key for one in found if one.similarity >= EVENT_LIKENESS}
            self.more = max(0, len(near) + 1 - MOST_SOURCES)
            near = {one.key for one in found[: MOST_SOURCES - 1]} & near
        near.add(around.path)
        self.members = tuple(entry for entry in entries if entry.path in near)


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
