"""Makes surveys: reads the articles of a scope, compares each two, and tells how far it has come.

Runs in the workshop, on the desk's articles and collations; touches no widget.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from itertools import combinations
from time import monotonic
from typing import TYPE_CHECKING

from tui.log import log_error
from tui.panels.messages import Surveyed, Walked
from tui.panels.survey import Findings, Survey, take_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.message import Message

    from lesarten.cards import Card
    from lesarten.factlist import FactRow
    from lesarten.library import Entry
    from lesarten.model import Article
    from tui.engine import Engine
    from tui.panels.event import Event
    from tui.panels.survey import Scope
    from tui.tasks import Desk

FINDINGS_KEPT = 700
"""Pairs whose findings are remembered: twice what 26 sources make."""

SHOW_SECONDS = 0.2
"""What is found is shown so often: each drawing of a large matrix takes its time from the keys."""

REBUILD_SECONDS = 0.7
"""While pairs are being compared, the rows are made anew so often: the reader sees them come, calmly."""


LEAST_WALKED = 3
"""Two articles on an event are one pair, and no walk."""


class Surveyor:
    """Makes surveys, and remembers what it found about each pair. Used by the workshop's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._event: Event | None = None
        self._findings: OrderedDict[tuple[object, ...], Findings] = OrderedDict()

    def survey(
        self, generation: int, scope: Scope, entries: Sequence[Entry], cards: Mapping[str, Card]
    ) -> Iterator[Message]:
        """Survey a scope: first what the articles say, then pair after pair where they differ."""
        from lesarten.matrix import MOST_SOURCES

        event = self._know_event()
        members = [entry for path in scope.paths for entry in entries if entry.path == path][:MOST_SOURCES]
        more = 0
        around = next((entry for entry in entries if entry.path == scope.around), None)
        if not scope.paths and around is not None:
            for _step in event.find(around, entries, cards):
                yield Surveyed(generation, None)
            first = [entry for path in scope.first for entry in entries if entry.path == path]
            rest = [entry for entry in event.members if entry not in first]
            members, more = [*first, *rest][:MOST_SOURCES], event.more
        read = [self._desk.read(entry) for entry in members]
        articles = tuple(article for article in read if article.sentences)
        left_out = tuple(article.path for article in read if not article.sentences)
        total = len(articles) * (len(articles) - 1) // 2
        survey = Survey(scope, articles, 0, total, left_out=left_out, more=more)
        yield from self._compare(generation, survey)

    def walk(
        self,
        generation: int,
        around: str,
        listed: Sequence[str],
        entries: Sequence[Entry],
        cards: Mapping[str, Card],
    ) -> Iterator[Message]:
        """The pairs of the event of an article in order of interest, as paths.

        Where nobody else tells of the event but one, the pairs of the `listed` articles, the first 26.
        """
        from lesarten.matrix import MOST_SOURCES, in_order_of_interest

        by_path = {entry.path: entry for entry in entries}
        event = self._know_event()
        members: Sequence[Entry] = ()
        if around in by_path:
            for _step in event.find(by_path[around], entries, cards):
                yield Walked(generation, 0, 0)
            members = event.members
        if len(members) < LEAST_WALKED:
            members = [by_path[path] for path in listed[:MOST_SOURCES] if path in by_path]
        read = [self._desk.read(entry) for entry in members]
        articles = tuple(article for article in read if article.sentences)
        pairs = list(combinations(range(len(articles)), 2))
        found: list[Findings] = []
        for done, (a, b) in enumerate(pairs):
            yield Walked(generation, done, len(pairs))
            try:
                found.append(self._pair(a, b, articles))
            except Exception as error:  # noqa: BLE001 - one pair that fails must not cost the others
                log_error(f"comparing {articles[a].path} and {articles[b].path}", error)
        cells = in_order_of_interest([one.cell for one in found])
        order = tuple((articles[cell.a].path, articles[cell.b].path) for cell in cells)
        yield Walked(generation, len(pairs), len(pairs), order)

    def _know_event(self) -> Event:
        if self._event is None:
            from tui.panels.event import Event  # pulls in the engine's words

            self._event = Event(self._desk.read, self._desk.nearness)
        return self._event

    def _compare(self, generation: int, survey: Survey) -> Iterator[Message]:
        found: list[Findings] = []
        survey, listed = list_sayings(survey, self._desk.engine)
        survey = fill(survey, listed, found)
        built = monotonic()
        shown = built - SHOW_SECONDS
        for a in range(len(survey.articles)):
            for b in range(a + 1, len(survey.articles)):
                is_due = monotonic() - shown >= SHOW_SECONDS
                shown = monotonic() if is_due else shown
                yield Surveyed(generation, survey if is_due else None)
                try:
                    found.append(self._pair(a, b, survey.articles))
                except Exception as error:  # noqa: BLE001 - one pair that fails must not cost the others
                    log_error(f"comparing {survey.articles[a].path} and {survey.articles[b].path}", error)
                    survey = replace(survey, failed=survey.failed + 1)
                cells = tuple(pair.cell for pair in found)
                survey = replace(survey, done=survey.done + 1, cells=cells)
                if monotonic() - built > REBUILD_SECONDS and survey.done < survey.total:
                    survey, built = fill(survey, listed, found), monotonic()
        yield Surveyed(generation, replace(fill(survey, listed, found), finished=True))

    def _pair(self, a: int, b: int, articles: Sequence[Article]) -> Findings:
        from lesarten.matrix import make_cells

        one, two = articles[a], articles[b]
        decided = self._desk.corrected.links(one, two)
        sentences = (one.path, hash(one.sentences), two.path, hash(two.sentences))
        key = (*sentences, tuple(decided), self._desk.company)
        kept = self._findings.get(key)
        if kept is None:
            collation = self._desk.collate(one, two)
            (cell,) = make_cells((one, two), lambda _a, _b: collation)
            kept = self._findings[key] = take_findings(collation, cell)
        self._findings.move_to_end(key)
        while len(self._findings) > FINDINGS_KEPT:
            self._findings.popitem(last=False)
        return replace(kept, cell=replace(kept.cell, a=a, b=b))


def list_sayings(survey: Survey, engine: Engine) -> tuple[Survey, tuple[FactRow, ...]]:
    """What the articles say, each by itself: the survey with its quotations, and the engine's facts."""
    from tui.panels.quote_table import make_quote_groups

    listed = engine.list_facts(survey.articles)
    names = sorted((row.label for row in listed if row.type == "name"), key=len, reverse=True)
    return replace(survey, quotes=make_quote_groups(survey.articles, names)), listed


def fill(survey: Survey, listed: Sequence[FactRow], found: Sequence[Findings]) -> Survey:
    """Make the rows that hang on the pairs compared so far."""
    from tui.panels.fact_table import make_fact_rows

    shared: list[set[int]] = [set() for _article in survey.articles]
    for pair in found:
        shared[pair.cell.a] |= pair.shared_a
        shared[pair.cell.b] |= pair.shared_b
    return replace(
        survey,
        facts=make_fact_rows(listed, survey.quotes, found),
        shared=tuple(frozenset(ids) for ids in shared),
        cells=tuple(pair.cell for pair in found),
    )
