"""Looks into all articles of the library for a query, and tells how far it has come.

Runs in the workshop, on the desk's articles; touches no widget.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from lesarten.words import _
from tui.finding.matcher import Matcher, TooSlowError
from tui.finding.messages import Searched
from tui.finding.query import QueryError
from tui.finding.search import FoundSentence, Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from lesarten.library import Entry
    from lesarten.model import Span
    from tui.finding.query import Query
    from tui.tasks import Desk

MOST_SHOWN = 1_000
"""Sentences that are listed: who gets more will type another letter."""

LETTERS_KEPT = 12_000_000
"""Letters of the articles that stay in memory for the next search: some 24 MB, four thousand articles."""

TELL_SECONDS = 0.05
"""What is found is told so often, and more urgent work can step in as often."""


class _Text(NamedTuple):
    """What is searched of an article."""

    whole: str
    sentences: tuple[Span, ...]


class Searcher:
    """Searches, and keeps the texts at hand. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts: OrderedDict[tuple[object, ...], _Text] = OrderedDict()
        self._letters = 0

    def search(
        self, generation: int, query: Query, entries: Sequence[Entry], edition: int
    ) -> Iterator[Message]:
        """Look into every article; `edition` counts what the reader corrected in them."""
        search = Search(query, total=len(entries))
        if not query:
            yield Searched(generation, replace(search, finished=True))
            return
        try:
            matcher = Matcher(query)
        except QueryError as error:
            words = _("this is no regular expression: {reason}").format(reason=error)
            yield Searched(generation, replace(search, problem=words, finished=True))
            return
        try:
            for step in self._look(matcher, search, entries, edition):
                yield Searched(generation, step)
        finally:
            matcher.close()

    def _look(
        self, matcher: Matcher, search: Search, entries: Sequence[Entry], edition: int
    ) -> Iterator[Search]:
        found: list[FoundSentence] = []
        told = monotonic()
        for entry in entries:
            if entry.problem is None:
                try:
                    search = self._look_into(entry, edition, matcher, search, found)
                except TooSlowError:
                    words = _("this regular expression takes too long: it is ambiguous, make it simpler")
                    yield replace(search, found=tuple(found), problem=words, finished=True)
                    return
            search = replace(search, done=search.done + 1)
            if monotonic() - told > TELL_SECONDS:
                yield replace(search, found=tuple(found))
                told = monotonic()
        yield replace(search, found=tuple(found), finished=True)

    def _look_into(
        self, entry: Entry, edition: int, matcher: Matcher, search: Search, found: list[FoundSentence]
    ) -> Search:
        text = self._text(entry, edition)
        hits = matcher.find(text.whole, text.sentences)
        if not hits:
            return search
        room = MOST_SHOWN - len(found)
        for number, spans in hits[:room]:
            start, end = text.sentences[number]
            found.append(FoundSentence(entry.path, number, text.whole[start:end], tuple(spans)))
        return replace(
            search,
            matches=search.matches + sum(len(spans) for _number, spans in hits),
            sources=search.sources + 1,
            more=search.more + max(0, len(hits) - room),
        )

    def _text(self, entry: Entry, edition: int) -> _Text:
        key = (entry.path, entry.signature, edition)
        text = self._texts.get(key)
        if text is None:
            article = self._desk.read(entry)
            text = _Text(article.text, tuple((one.start, one.end) for one in article.sentences))
            self._texts[key] = text
            self._letters += len(text.whole)
        self._texts.move_to_end(key)
        while self._letters > LETTERS_KEPT:
            self._letters -= len(self._texts.popitem(last=False)[1].whole)
        return text
