"""Which articles of the library are near to one: an index in the engine's process, kept up in steps.

Runs in the workshop. Holds paths and what was indexed of them; the words come from the clerks, from the
cache, or from the article itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.terms import pack_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lesarten.cards import Card
    from lesarten.library import Entry
    from lesarten.near import Near
    from tui.tasks import Desk

AT_ONCE = 250
"""So many articles' words are fetched and sent in one step: a few milliseconds."""

Stamp = tuple[object, ...]


class Nearness:
    """Finds the nearest articles. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._name = f"{id(self):x}"
        self._known: dict[str, Stamp] = {}
        """What was sent, by path."""
        self._waiting: dict[str, tuple[Stamp, bytes]] = {}

    def take(self, card: Card, terms: bytes) -> None:
        """Take the words of an article that was just read; they are sent when the engine is at hand."""
        if not self._desk.corrected.text_decisions(card.path):
            self._waiting[card.path] = ((card.digest,), terms)
        if len(self._waiting) >= AT_ONCE and self._desk.engine.is_beside:
            self._send()

    def find(
        self, around: str, entries: Sequence[Entry], cards: Mapping[str, Card], limit: int
    ) -> Iterator[tuple[Near, ...] | None]:
        """The articles nearest to one: None after each step of bringing the index up, at the end the answer.

        Articles without a card are not among them: they have not been read yet.
        """
        for _attempt in range(2):
            yield from self._bring_up(entries, cards)
            if around not in self._known:
                break
            found, size = self._desk.engine.nearest(self._name, around, limit)
            if size == len(self._known):
                yield found
                return
            # The engine's process is another one than was told: it is told everything.
            self._known.clear()
        yield ()

    def _bring_up(self, entries: Sequence[Entry], cards: Mapping[str, Card]) -> Iterator[None]:
        wanted = {
            entry.path: (card.digest, *self._desk.corrected.text_decisions(entry.path))
            for entry in entries
            if (card := cards.get(entry.path)) is not None and card.digest
        }
        gone = [path for path in self._known if path not in wanted]
        if gone:
            self._desk.engine.forget_terms(self._name, gone)
            for path in gone:
                del self._known[path]
        self._waiting = {path: kept for path, kept in self._waiting.items() if wanted.get(path) == kept[0]}
        self._send()
        missing = [
            entry
            for entry in entries
            if entry.path in wanted and self._known.get(entry.path) != wanted[entry.path]
        ]
        for start in range(0, len(missing), AT_ONCE):
            yield from self._fetch(missing[start : start + AT_ONCE], wanted)
            self._send()
            yield

    def _fetch(self, entries: Sequence[Entry], wanted: Mapping[str, Stamp]) -> Iterator[None]:
        """Get the words of some articles: from the cache, else by reading."""
        plain = [
            (entry.path, str(wanted[entry.path][0])) for entry in entries if len(wanted[entry.path]) == 1
        ]
        kept = self._desk.cache.terms(plain, self._desk.language)
        for entry in entries:
            stamp = wanted[entry.path]
            terms = kept.get(str(stamp[0])) if len(stamp) == 1 else None
            if terms is None:
                terms = pack_terms(self._desk.skim(entry).text)
                yield
            self._waiting[entry.path] = (stamp, terms)

    def _send(self) -> None:
        """Give the engine what waits."""
        if self._waiting:
            batch = [(path, terms) for path, (_stamp, terms) in self._waiting.items()]
            self._desk.engine.add_terms(self._name, batch)
            self._known |= {path: stamp for path, (stamp, _terms) in self._waiting.items()}
            self._waiting.clear()
