"""The facts of several articles as a table: one row a fact, with the sources that have it and their words.

Knows articles and their facts, and what collations of them say, if it is given any.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import Side
from lesarten.facts import article_facts
from lesarten.facts.calendar import WEEKDAYS
from lesarten.facts.counted import is_distinct, is_measure
from lesarten.facts.numbers import counts_more
from lesarten.facts.numberwords import may_be_counted_so
from lesarten.model import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lesarten.model import Article, Collation, Discrepancy, FactType, Span

LISTED: tuple[FactType, ...] = ("number", "date", "name", "attribution", "certainty")
"""The types of the table, in its order; quotations have a table of their own."""

_SAME_PLACE = 2
"""Words that two places must have in common to count one thing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a source has a fact."""

    source: int
    """Position of the article in the list."""
    sentence: int
    """Id of the sentence in its article."""
    text: str
    """The verbatim span."""
    start: int
    """Offset into the sentence."""
    end: int
    qualifier: str = ""
    """How exact the number is here: "about", "up to"; for a date "until", "since"."""
    day: str = ""
    """Of a date the calendar day, ISO 8601, where it is known."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact and every source that has it."""

    type: FactType
    value: str
    """The normal form: "14000", "saturday", "2025-07-12", "kim jong un"."""
    unit: str
    """What is counted; "report" for the day of an agency's report."""
    label: str
    """The words of the first source that has it."""
    mentions: tuple[Mention, ...]
    """In the order of sources, then sentences."""
    sources: tuple[int, ...]
    """Positions of the articles that have it."""
    differs: bool
    """Whether another source counts the same thing otherwise, or says it with another qualifier."""


def list_facts(
    articles: Sequence[Article],
    types: Sequence[FactType] = LISTED,
    collations: Mapping[tuple[int, int], Collation] | None = None,
) -> tuple[FactRow, ...]:
    """One row a fact over any number of articles: what differs first, then by type and number of sources.

    `collations` of pairs of them, by their positions, tell what differs in sentences that say the same;
    without them a fact differs only where numbers of one thing do.
    """
    groups: dict[tuple[str, ...], list[tuple[Fact, Mention]]] = {}
    for source, article in enumerate(articles):
        for sentence, facts in zip(article.sentences, article_facts(article), strict=True):
            for fact in facts:
                if fact.type in types:
                    mention = Mention(
                        source, sentence.id, fact.text, fact.start, fact.end, fact.qualifier, fact.day
                    )
                    groups.setdefault(_key(fact), []).append((fact, mention))
    _join_unitless(groups)
    _join_days(groups)
    surroundings = _Surroundings(articles)
    rows = [_row(found) for found in groups.values()]
    rows = [_marked(row, rows, surroundings) for row in rows]
    places = _differing(collations or {})
    rows = [replace(row, differs=row.differs or _stands_at(row, places)) for row in rows]
    return tuple(sorted(rows, key=lambda row: _order(row, rows)))


def row_json(row: FactRow, paths: Sequence[str]) -> dict[str, object]:
    """A row as plain data, sources by their paths."""
    return {
        "type": row.type,
        "value": row.value,
        "unit": row.unit,
        "label": row.label,
        "differs": row.differs,
        "sources": [paths[source] for source in row.sources],
        "mentions": [
            {
                "path": paths[mention.source],
                "sentence": mention.sentence,
                "text": mention.text,
                "start": mention.start,
                "end": mention.end,
                "qualifier": mention.qualifier,
                "day": mention.day or None,
            }
            for mention in row.mentions
        ],
    }


def _key(fact: Fact) -> tuple[str, ...]:
    if fact.type == "name":
        return (fact.type, "".join(fact.value.split()), "", "", "")
    if fact.type == "date":
        value = fact.day if fact.day and fact.value not in WEEKDAYS else fact.value
        return (fact.type, value, fact.unit, fact.qualifier, fact.day)
    return (fact.type, fact.value, fact.unit, "", "")


def _join_days(groups: dict[tuple[str, ...], list[tuple[Fact, Mention]]]) -> None:
    """Dates of one calendar day are one fact; so is a weekday of an undated article, if only one fits."""
    for key in [key for key in groups if key[0] == "date" and key[4] and key[1] not in WEEKDAYS]:
        same = [other for other in groups if other[0] == "date" and other[2:] == key[2:] and other != key]
        _join(groups, key, same)
    for key in [key for key in groups if key[0] == "date" and not key[4] and key[1] in WEEKDAYS]:
        _join(groups, key, [other for other in groups if other[:4] == key[:4] and other[4]])


def _join(
    groups: dict[tuple[str, ...], list[tuple[Fact, Mention]]],
    key: tuple[str, ...],
    others: Sequence[tuple[str, ...]],
) -> None:
    if len(others) == 1:
        groups[others[0]] = sorted(groups[others[0]] + groups.pop(key), key=lambda pair: _place(pair[1]))


def _join_unitless(groups: dict[tuple[str, ...], list[tuple[Fact, Mention]]]) -> None:
    """A number without a unit is the one with the same value, if there is only one."""
    for key in [key for key in groups if key[0] == "number" and not key[2]]:
        _join(groups, key, [other for other in groups if other[:2] == key[:2] and other[2]])


def _row(found: Sequence[tuple[Fact, Mention]]) -> FactRow:
    fact = found[0][0]
    mentions = tuple(mention for _, mention in found)
    sources = tuple(sorted({mention.source for mention in mentions}))
    by_source = {source: {m.qualifier for m in mentions if m.source == source} for source in sources}
    qualified = fact.type == "number" and len({frozenset(words) for words in by_source.values()}) > 1
    unit = next((fact.unit for fact, _ in found if fact.unit), "") if fact.type != "name" else ""
    label = (
        max(mentions, key=lambda mention: len(mention.text)).text if fact.type == "name" else found[0][1].text
    )
    return FactRow(
        fact.type, _value_of([fact for fact, _ in found]), unit, label, mentions, sources, qualified
    )


def _value_of(facts: Sequence[Fact]) -> str:
    """The weekday for a day that someone calls so, else its calendar day, else the value itself."""
    weekday = next((fact.value for fact in facts if fact.value in WEEKDAYS), "")
    return weekday or facts[0].day or facts[0].value


class _Surroundings:
    """The words around mentions, looked up once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.known: dict[Mention, frozenset[str]] = {}

    def shared(self, a: FactRow, b: FactRow) -> int:
        """How many words the places of two facts have in common at best."""
        return max(len(self._of(one) & self._of(two)) for one in a.mentions for two in b.mentions)

    def _of(self, mention: Mention) -> frozenset[str]:
        if mention not in self.known:
            article = self.articles[mention.source]
            side = Side(0, article.sentences[mention.sentence].text, (), article.language or "de")
            place = Fact("number", mention.text, mention.start, mention.end, "")
            self.known[mention] = side.context(place)
        return self.known[mention]


def _marked(row: FactRow, rows: Sequence[FactRow], surroundings: _Surroundings) -> FactRow:
    """Whether a source without this fact counts the same thing otherwise."""
    if row.differs or not _may_differ(row):
        return row
    rival = any(
        _is_rival(row, other) and (is_distinct(row.unit) or surroundings.shared(row, other) >= _SAME_PLACE)
        for other in rows
    )
    return replace(row, differs=rival)


def _differing(collations: Mapping[tuple[int, int], Collation]) -> dict[tuple[int, int], list[Span]]:
    """By source and sentence the spans of numbers and dates that differ between linked sentences."""
    places: dict[tuple[int, int], list[Span]] = {}
    for (a, b), collation in collations.items():
        inside = [item for bead in collation.beads for item in bead.discrepancies]
        for item in (*inside, *collation.discrepancies):
            if item.type in ("number", "date") and not item.noise and not _is_vaguer(item, collation):
                places.setdefault((a, item.a_id), []).append(item.a_span)
                places.setdefault((b, item.b_id), []).append(item.b_span)
    return places


def _is_vaguer(item: Discrepancy, collation: Collation) -> bool:
    """Whether one side only says more vaguely what the other counts: "thousands" of 14,000 soldiers."""
    if item.type != "number":
        return False
    one = _value_at(collation.a, item.a_id, item.a_span)
    return may_be_counted_so(one, _value_at(collation.b, item.b_id, item.b_span))


def _value_at(article: Article, sentence: int, span: Span) -> str:
    facts = article_facts(article)[sentence]
    return next(
        (
            fact.value
            for fact in facts
            if fact.type == "number" and fact.start < span[1] and fact.end > span[0]
        ),
        "",
    )


def _stands_at(row: FactRow, places: Mapping[tuple[int, int], Sequence[Span]]) -> bool:
    return row.type in ("number", "date") and any(
        start < mention.end and end > mention.start
        for mention in row.mentions
        for start, end in places.get((mention.source, mention.sentence), ())
    )


def _may_differ(row: FactRow) -> bool:
    return row.type == "number" and bool(row.unit) and not is_measure(row.unit) and not _is_more(row)


def _is_rival(row: FactRow, other: FactRow) -> bool:
    same = (other.type, other.unit) == (row.type, row.unit) and other.value != row.value
    if may_be_counted_so(row.value, other.value):
        return False
    return same and _may_differ(other) and not set(other.sources) & set(row.sources)


def _order(row: FactRow, rows: Sequence[FactRow]) -> tuple[object, ...]:
    """What differs first, then by type; numbers of one thing together, else what most sources have first."""
    group = min((_first(other) for other in rows if row.differs and _together(row, other)), default=(0, 0, 0))
    return (not row.differs, LISTED.index(row.type), group, -len(row.sources), _first(row))


def _together(row: FactRow, other: FactRow) -> bool:
    return other.differs and (other.type, other.unit) == (row.type, row.unit)


def _is_more(row: FactRow) -> bool:
    return any(counts_more(mention.text) for mention in row.mentions)


def _place(mention: Mention) -> tuple[int, int, int]:
    return (mention.source, mention.sentence, mention.start)


def _first(row: FactRow) -> tuple[int, int, int]:
    return _place(row.mentions[0])
