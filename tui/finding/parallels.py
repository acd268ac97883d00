"""Who else says what an article says: for each sentence the linked ones of the other articles on its event.

The finder runs in the workshop, on the desk's articles and collations; what it gives is plain data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.finding.messages import ParallelsFound
from tui.log import log_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.message import Message

    from lesarten.cards import Card
    from lesarten.library import Entry
    from lesarten.model import Article, By
    from tui.tasks import Desk


@dataclass(frozen=True, slots=True)
class Parallel:
    """A sentence of another article that says the same."""

    path: str
    sentence: int
    """Its id there."""
    text: str
    score: float
    """Probability that the link is right."""
    sure: bool
    by: By


@dataclass(frozen=True, slots=True)
class Parallels:
    """The parallels of one article, as far as the work has come."""

    path: str
    sentences: tuple[str, ...] = ()
    """The article's sentences that they are of: another version of it has others."""
    of_sentence: Mapping[int, tuple[Parallel, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By the sentence's id, the best first."""
    done: int = 0
    """Articles compared so far."""
    total: int = 0
    """Articles on the same event, but this one."""
    finished: bool = False


class ParallelFinder:
    """Compares an article with the others on its event. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(
        self, generation: int, entry: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message]:
        """The articles on the event, then one after the other what they say too."""
        # The search for the event pulls in tables of words: some 50 ms that nobody waits for otherwise.
        from tui.panels.event import Event

        article = self._desk.read(entry)
        sentences = tuple(one.text for one in article.sentences)
        event = Event(self._desk.read)
        if sentences:
            for _step in event.find(entry, entries, cards):
                yield ParallelsFound(generation, None)
        others = [other for other in event.members if other.path != entry.path]
        found: dict[int, list[Parallel]] = {}
        for done, other in enumerate(others):
            yield ParallelsFound(generation, _gather(entry.path, sentences, found, done, len(others)))
            try:
                for sentence, parallel in self._compare(article, other, event.members):
                    found.setdefault(sentence, []).append(parallel)
            except Exception as error:  # noqa: BLE001 - one pair that fails must not cost the others
                log_error(f"comparing {entry.path} and {other.path}", error)
        last = _gather(entry.path, sentences, found, len(others), len(others), finished=True)
        yield ParallelsFound(generation, last)

    def _compare(
        self, article: Article, entry: Entry, members: Sequence[Entry]
    ) -> Iterator[tuple[int, Parallel]]:
        other = self._desk.read(entry)
        if not other.sentences:
            return
        # The earlier one of the library is A, as in the panels: the desk has their collation already.
        order = [member.path for member in members]
        first = order.index(article.path) < order.index(other.path)
        collation = self._desk.collate(article, other) if first else self._desk.collate(other, article)
        for link in collation.links:
            here, there = (link.a, link.b) if first else (link.b, link.a)
            text = other.sentences[there].text
            yield here, Parallel(other.path, there, text, link.score, link.sure, link.by)


def _gather(
    path: str,
    sentences: tuple[str, ...],
    found: Mapping[int, Sequence[Parallel]],
    done: int,
    total: int,
    *,
    finished: bool = False,
) -> Parallels:
    ranked = {
        sentence: tuple(sorted(parallels, key=lambda one: (not one.sure, -one.score, one.path, one.sentence)))
        for sentence, parallels in found.items()
    }
    return Parallels(path, sentences, MappingProxyType(ranked), done, total, finished)
