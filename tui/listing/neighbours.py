"""Which articles are near to which, and whose text holds some words: the list's work beside the screen.

Runs in the workshop, in steps; what it learned of a text is kept while its file is the same.
"""

from __future__ import annotations

from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

from lesarten.copied import copied, longest_shared_run
from lesarten.near import NearIndex
from tui.listing.listing import Events, Likeness, NearArticle, Nearest, TextHits
from tui.listing.messages import Grouped, Likened, NearestFound, TextsSearched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.message import Message

    from lesarten.cards import Card
    from lesarten.event import EventWords
    from lesarten.library import Entry, Signature
    from tui.tasks import Desk

MOST_NEAR = 20
"""So many near articles are listed: more are not read."""

MOST_ON_EVENT = 400
"""So many of the nearest articles are looked at for an event; no event in the news has more."""

FEW = 300
"""In a library of so many articles each likely one is weighed by the language at large, which does not hang
on what else lies there; in a larger one its own words tell events apart, a thousand times faster."""

LIKELY = 0.1
"""Articles of a small library that are less near than this are not weighed: pairs on one event are at 0.19
and more, whatever else lies beside them."""

SAME_EVENT = 0.22
"""From here on two articles of a large library are on one event: of 100 articles (three English events, one
German, 86 others) pairs on one event are at 0.27 and more, all but one of the others at 0.20 and less."""

PART = 200
"""So many articles are asked for at once."""

TELL_SECONDS = 0.2
"""How far the work has come is told so often."""


class Neighbours:
    """Knows the articles by their words. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index = NearIndex()
        self._indexed: dict[str, Signature] = {}
        self._weighed: dict[str, tuple[Signature, EventWords]] = {}

    def group(
        self, generation: int, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message | None]:
        """Find the events: the first article that is on none yet gathers those that are near to it.

        The order is the library's, so that the same articles make the same groups.
        """
        sound = [entry for entry in entries if entry.problem is None]
        yield from self._quietly(sound, cards)
        known = {entry.path: entry for entry in sound}
        of_path: dict[str, int] = {}
        told = monotonic()
        for done, entry in enumerate(sound):
            if entry.path not in of_path:
                number = len(of_path)
                of_path[entry.path] = number
                for path in self._on_event(entry, known):
                    of_path.setdefault(path, number)
                yield None
            if monotonic() - told > TELL_SECONDS:
                yield Grouped(generation, Events(MappingProxyType(dict(of_path)), done, len(sound)))
                told = monotonic()
        yield Grouped(generation, Events(MappingProxyType(of_path), len(sound), len(sound)))

    def liken(
        self, generation: int, around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message | None]:
        """How near every article is to one."""
        yield from self._quietly([entry for entry in entries if entry.problem is None], cards)
        near = self._index.nearest(around.path, len(entries)) if around.path in self._index else ()
        of_path = MappingProxyType({one.key: one.similarity for one in near})
        yield Likened(generation, Likeness(around.path, of_path))

    def nearest(
        self, generation: int, around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message | None]:
        """The nearest articles, and the longest run of words that each shares with the one."""
        sound = [entry for entry in entries if entry.problem is None]
        total = len(sound)
        for done in self._bring_up(sound, cards):
            yield None if done is None else NearestFound(generation, Nearest(around.path, (), done, total))
        known = {entry.path: entry for entry in sound}
        near = self._index.nearest(around.path, MOST_NEAR) if around.path in self._index else ()
        together = set(self._on_event(around, known)) if near else set()
        near = tuple(one for one in near if one.key in together or one.similarity >= LIKELY)
        found = [NearArticle(one.key, one.similarity, on_event=one.key in together) for one in near]
        for place, one in enumerate(found):
            yield NearestFound(generation, Nearest(around.path, tuple(found), total, total))
            found[place] = self._compare(around, known[one.path], one)
        yield NearestFound(generation, Nearest(around.path, tuple(found), total, total, finished=True))

    def find_texts(
        self, generation: int, needle: str, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message | None]:
        """Whose outlet, title and text together hold every word of what is typed."""
        words = needle.casefold().split()
        found: set[str] = set()
        told = monotonic()
        for done, entry in enumerate(entries):
            if entry.problem is None:
                article = self._desk.skim(entry)
                card = cards.get(entry.path)
                hay = " ".join((entry.name, (card and card.outlet) or "", article.text)).casefold()
                if all(word in hay for word in words):
                    found.add(entry.path)
            if monotonic() - told > TELL_SECONDS:
                hits = TextHits(needle, frozenset(found), done, len(entries))
                yield TextsSearched(generation, hits)
                told = monotonic()
            else:
                yield None
        yield TextsSearched(generation, TextHits(needle, frozenset(found), len(entries), len(entries)))

    def _quietly(self, entries: Sequence[Entry], cards: Mapping[str, Card]) -> Iterator[None]:
        """Take in what is new and changed, in steps that say nothing."""
        for _done in self._bring_up(entries, cards):
            yield None

    def _bring_up(self, entries: Sequence[Entry], cards: Mapping[str, Card]) -> Iterator[int | None]:
        """Take in what is new and changed; yields how many are known, now and then, else None."""
        present = {entry.path for entry in entries}
        for path in self._indexed.keys() - present:
            self._index.remove(path)
            del self._indexed[path]
            self._weighed.pop(path, None)
        missing = [entry for entry in entries if self._indexed.get(entry.path) != entry.signature]
        known, told = len(entries) - len(missing), monotonic()
        for start in range(0, len(missing), PART):
            part = missing[start : start + PART]
            terms = self._kept_terms(part, cards)
            for done, entry in enumerate(part):
                kept = terms.get(entry.path)
                if kept is not None:
                    self._index.add_terms(entry.path, kept)
                else:
                    self._index.add(entry.path, self._desk.skim(entry).text)
                self._indexed[entry.path] = entry.signature
                late = monotonic() - told > TELL_SECONDS
                yield known + start + done if late else None
                told = monotonic() if late else told

    def _kept_terms(self, entries: Sequence[Entry], cards: Mapping[str, Card]) -> Mapping[str, bytes]:
        """The words of articles that earlier work kept, by path."""
        digests = {
            entry.path: card.digest
            for entry in entries
            if (card := cards.get(entry.path)) is not None
            and card.signature == entry.signature
            and card.digest
        }
        found = self._desk.cache.terms(
            [(path, digest) for path, digest in digests.items() if digest], self._desk.language
        )
        return {path: found[digest] for path, digest in digests.items() if digest in found}

    def _on_event(self, entry: Entry, known: Mapping[str, Entry]) -> Iterator[str]:
        """The articles on the event of one."""
        if len(known) > FEW:
            for near in self._index.nearest(entry.path, MOST_ON_EVENT):
                if near.similarity >= SAME_EVENT:
                    yield near.key
            return
        from lesarten.event import EVENT_LIKENESS, event_likeness

        for near in self._index.nearest(entry.path, MOST_ON_EVENT):
            if near.similarity < LIKELY:
                return
            if event_likeness(self._weigh(entry), self._weigh(known[near.key])) >= EVENT_LIKENESS:
                yield near.key

    def _weigh(self, entry: Entry) -> EventWords:
        from lesarten.event import weigh_words

        kept = self._weighed.get(entry.path)
        if kept is None or kept[0] != entry.signature:
            kept = self._weighed[entry.path] = (entry.signature, weigh_words(self._desk.skim(entry)))
        return kept[1]

    def _compare(self, a: Entry, b: Entry, near: NearArticle) -> NearArticle:
        """What two near articles have in common word for word."""
        one, other = self._desk.read(a), self._desk.read(b)
        run = longest_shared_run(other.text, one.text)
        words = len(run.split())
        kind = copied(near.similarity, words, min(one.words, other.words))
        return near._replace(run=run, run_words=words, copied=kind)
