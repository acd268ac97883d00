"""Which articles are near to which, and whose text holds some words: the list's work beside the screen.

Runs in the workshop, in steps; what it learned of a text is kept while its file is the same.
"""

from __future__ import annotations

from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

from lesarten.copied import copied, longest_shared_run
from tui.listing.listing import Events, Likeness, NearArticle, Nearest, TextHits
from tui.listing.messages import Grouped, Likened, NearestFound, TextsSearched

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from textual.message import Message

    from lesarten.cards import Card
    from lesarten.event import EventWords
    from lesarten.library import Entry, Signature
    from lesarten.near import Near
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

AT_ONCE = 16
"""So many articles gather their events in one step: ten milliseconds, for which an urgent question waits."""

REGROUP_SECONDS = 0.5
"""After so long the list is grouped by what is known, and again each time that it has taken twice as long:
ordering ten thousand articles anew costs a key more than it shows."""

TELL_SECONDS = 0.2
"""How far the work has come is told so often."""


class Neighbours:
    """Knows the articles by their words. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._weighed: dict[str, tuple[Signature, EventWords]] = {}

    def group(
        self, generation: int, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message | None]:
        """Find the events: the first article that is on none yet gathers those that are near to it.

        The order is the library's, so that the same articles make the same groups.
        """
        sound = [entry for entry in entries if entry.problem is None]
        yield from self._desk.nearness.ask(
            lambda index: self._desk.engine.gather_events(index, (), 1.0, 1),
            sound,
            cards,
            unread=few_unread(sound, cards),
        )
        known = {entry.path: entry for entry in sound}
        of_path: dict[str, int] = {}
        done, told = 0, monotonic()
        shown: Mapping[str, int] = MappingProxyType({})
        regroup, pause = told + REGROUP_SECONDS, REGROUP_SECONDS
        while done < len(sound):
            first, done = done, _end_of_step(sound, done, of_path)
            free = [entry.path for entry in sound[first:done] if entry.path not in of_path]
            groups = yield from self._gather(free, known, cards)
            for seed, members in groups:
                if seed not in of_path:
                    number = of_path[seed] = len(of_path)
                    of_path.update((path, number) for path in members if path not in of_path)
            now = monotonic()
            if now > regroup:
                shown = MappingProxyType(dict(of_path))
                pause *= 2
                regroup = now + pause
            if now - told > TELL_SECONDS:
                yield Grouped(generation, Events(shown, done, len(sound)))
                told = now
            else:
                yield None
        yield Grouped(generation, Events(MappingProxyType(of_path), len(sound), len(sound)))

    def liken(
        self,
        generation: int,
        around: Entry,
        entries: Sequence[Entry],
        cards: Mapping[str, Card],
        tell: type[Likened] = Likened,
    ) -> Iterator[Message | None]:
        """How near every article is to one."""
        sound = [entry for entry in entries if entry.problem is None]
        like = yield from self._desk.nearness.ask(
            lambda index: self._desk.engine.likeness(index, around.path),
            sound,
            cards,
            unread=few_unread(sound, cards),
        )
        yield tell(generation, Likeness(around.path, MappingProxyType(like or {})))

    def nearest(
        self, generation: int, around: Entry, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message | None]:
        """The nearest articles, and the longest run of words that each shares with the one."""
        nearness = self._desk.nearness
        sound = [entry for entry in entries if entry.problem is None]
        total, told = len(sound), monotonic()
        work = nearness.ask(
            lambda index: self._desk.engine.nearest(index, around.path, MOST_NEAR),
            sound,
            cards,
            unread=few_unread(sound, cards),
        )
        near: tuple[Near, ...] = ()
        while True:
            try:
                next(work)
            except StopIteration as end:
                near = end.value or ()
                break
            late = monotonic() - told > TELL_SECONDS
            told = monotonic() if late else told
            yield NearestFound(generation, Nearest(around.path, (), len(nearness), total)) if late else None
        known = {entry.path: entry for entry in sound}
        groups = yield from self._gather([around.path], known, cards)
        together = {path for _seed, paths in groups for path in paths}
        near = tuple(one for one in near if one.key in together or one.similarity >= LIKELY)
        found = [NearArticle(one.key, one.similarity, on_event=one.key in together) for one in near]
        done = len(nearness)
        for place, one in enumerate(found):
            yield NearestFound(generation, Nearest(around.path, tuple(found), done, total))
            found[place] = self._compare(around, known[one.path], one)
        yield NearestFound(generation, Nearest(around.path, tuple(found), done, total, finished=True))

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

    def _gather(
        self, paths: Sequence[str], known: Mapping[str, Entry], cards: Mapping[str, Card]
    ) -> Generator[None, None, Sequence[tuple[str, Sequence[str]]]]:
        """Some articles of those that the index holds, each with those on its event."""
        least = LIKELY if len(known) <= FEW else SAME_EVENT

        def question(index: str) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
            return self._desk.engine.gather_events(index, paths, least, MOST_ON_EVENT)

        nearness = self._desk.nearness
        found = nearness.ask_again(question)
        if found is None:
            sound = list(known.values())
            found = yield from nearness.ask(question, sound, cards, unread=few_unread(sound, cards))
        if len(known) > FEW:
            return found or ()
        return [(path, self._likely(known[path], near, known)) for path, near in found or ()]

    def _likely(self, entry: Entry, near: Sequence[str], known: Mapping[str, Entry]) -> list[str]:
        """Those of the near articles of a small library that are on the event of one, by all their words."""
        from lesarten.event import EVENT_LIKENESS, event_likeness

        words = self._weigh(entry)
        return [path for path in near if event_likeness(words, self._weigh(known[path])) >= EVENT_LIKENESS]

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


def few_unread(entries: Sequence[Entry], cards: Mapping[str, Card]) -> bool:
    """Whether so few articles have no card that reading them here is no long wait.

    While thousands are read by others, what is known of those read so far is the answer.
    """
    return sum(entry.path not in cards for entry in entries) <= FEW


def _end_of_step(entries: Sequence[Entry], first: int, taken: Mapping[str, int]) -> int:
    """Behind the last of so many articles as one step takes, of which none is on an event yet."""
    wanted = AT_ONCE if len(entries) > FEW else 1
    free = 0
    for place in range(first, len(entries)):
        free += entries[place].path not in taken
        if free == wanted:
            return place + 1
    return len(entries)
