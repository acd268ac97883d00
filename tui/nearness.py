"""Which articles of the library are near to one: an index in the engine's process, kept up in steps.

Runs in the workshop. Holds paths and what was indexed of them; the words come from the clerks, from the
cache, or from the article itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lesarten.terms import pack_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from lesarten.cards import Card
    from lesarten.library import Entry, Signature
    from lesarten.near import Near
    from tui.tasks import Desk

AT_ONCE = 250
"""So many articles' words are fetched and sent in one step: a few milliseconds."""

Stamp = tuple[object, ...]
T = TypeVar("T")


class Nearness:
    """Finds the nearest articles. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._name = f"{id(self):x}"
        self._known: dict[str, Stamp] = {}
        """What was sent, by path."""
        self._waiting: dict[str, tuple[Stamp, bytes]] = {}
        self._digests: dict[str, tuple[Signature, str]] = {}
        """What was read of files that no card tells of."""

    def __len__(self) -> int:
        """How many articles are known by their words."""
        return len(self._known)

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
        found = yield from self.ask(
            lambda index: self._desk.engine.nearest(index, around, limit), entries, cards
        )
        yield found or ()

    def ask(
        self,
        question: Callable[[str], tuple[T, int]],
        entries: Sequence[Entry],
        cards: Mapping[str, Card],
        *,
        unread: bool = False,
    ) -> Generator[None, None, T | None]:
        """What comes of a question about the index, once it holds these articles; None when it cannot.

        `question` is given the index's name; what it gives is the answer and how many articles were there.
        `unread`: articles without a card are read, else left out.
        """
        wanted = self._wanted(entries, cards, unread=unread)
        for _attempt in range(2):
            yield from self._bring_up(entries, wanted)
            answer, size = question(self._name)
            if size == len(self._known):
                return answer
            # The engine's process is another one than was told: it is told everything.
            self._known.clear()
        return None

    def ask_again(self, question: Callable[[str], tuple[T, int]]) -> T | None:
        """The same about what the index held at the last question; None when it holds something else."""
        answer, size = question(self._name)
        return answer if size == len(self._known) else None

    def _wanted(
        self, entries: Sequence[Entry], cards: Mapping[str, Card], *, unread: bool
    ) -> dict[str, Stamp | None]:
        """What is to be known of each article, by path; None: it must be read to tell."""
        wanted: dict[str, Stamp | None] = {}
        decided = self._desk.corrected.text_decisions
        for entry in entries:
            card, read = cards.get(entry.path), self._digests.get(entry.path)
            if card is not None and not (unread and card.signature != entry.signature):
                if card.digest:
                    wanted[entry.path] = (card.digest, *decided(entry.path))
            elif unread and entry.problem is None:
                known = read is not None and read[0] == entry.signature
                wanted[entry.path] = (read[1], *decided(entry.path)) if read and known else None
        return wanted

    def _bring_up(self, entries: Sequence[Entry], wanted: dict[str, Stamp | None]) -> Iterator[None]:
        gone = [path for path in self._known if path not in wanted]
        if gone:
            self._desk.engine.forget_terms(self._name, gone)
            for path in gone:
                del self._known[path]
                self._digests.pop(path, None)
        self._waiting = {path: kept for path, kept in self._waiting.items() if wanted.get(path) == kept[0]}
        self._send()
        missing = [
            entry
            for entry in entries
            if entry.path in wanted and self._known.get(entry.path, ()) != wanted[entry.path]
        ]
        for start in range(0, len(missing), AT_ONCE):
            yield from self._fetch(missing[start : start + AT_ONCE], wanted)
            self._send()
            yield

    def _fetch(self, entries: Sequence[Entry], wanted: dict[str, Stamp | None]) -> Iterator[None]:
        """Get the words of some articles: from the cache, else by reading."""
        stamps = {entry.path: wanted[entry.path] for entry in entries}
        plain = [(path, str(stamp[0])) for path, stamp in stamps.items() if stamp and len(stamp) == 1]
        kept = self._desk.cache.terms(plain, self._desk.language)
        for entry in entries:
            stamp = stamps[entry.path]
            terms = kept.get(str(stamp[0])) if stamp and len(stamp) == 1 else None
            if terms is None:
                article = self._desk.skim(entry)
                terms = pack_terms(article.text)
                if stamp is None:
                    self._digests[entry.path] = (entry.signature, article.digest)
                    stamp = (article.digest, *self._desk.corrected.text_decisions(entry.path))
                    wanted[entry.path] = stamp
                yield
            assert stamp is not None
            self._waiting[entry.path] = (stamp, terms)

    def _send(self) -> None:
        """Give the engine what waits."""
        if self._waiting:
            batch = [(path, terms) for path, (_stamp, terms) in self._waiting.items()]
            self._desk.engine.add_terms(self._name, batch)
            self._known |= {path: stamp for path, (stamp, _terms) in self._waiting.items()}
            self._waiting.clear()
