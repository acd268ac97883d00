"""The facts of several articles as a table: one row a fact, with the sources that have it and their words.

Knows articles and their facts, not how their sentences are linked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.facts import article_facts
from lesarten.facts.counted import is_measure
from lesarten.facts.numbers import counts_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Article, Fact, FactType

LISTED: tuple[FactType, ...] = ("number", "date", "name", "attribution", "certainty")
"""The types of the table, in its order; quotations have a table of their own."""


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


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact and every source that has it."""

    type: FactType
    value: str
    """The normal form: "14000", "saturday", "kim jong un"."""
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


def list_facts(articles: Sequence[Article], types: Sequence[FactType] = LISTED) -> tuple[FactRow, ...]:
    """One row a fact over any number of articles: what differs first, then by type and number of sources."""
    groups: dict[tuple[str, ...], list[tuple[Fact, Mention]]] = {}
    for source, article in enumerate(articles):
        for sentence, facts in zip(article.sentences, article_facts(article), strict=True):
            for fact in facts:
                if fact.type in types:
                    mention = Mention(source, sentence.id, fact.text, fact.start, fact.end, fact.qualifier)
                    groups.setdefault(_key(fact), []).append((fact, mention))
    _join_unitless(groups)
    rows = [_row(found) for found in groups.values()]
    rows = [_marked(row, rows) for row in rows]
    return tuple(
        sorted(
            rows, key=lambda row: (not row.differs, LISTED.index(row.type), -len(row.sources), _first(row))
        )
    )


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
            }
            for mention in row.mentions
        ],
    }


def _key(fact: Fact) -> tuple[str, ...]:
    if fact.type == "name":
        return (fact.type, "".join(fact.value.split()), "", "")
    if fact.type == "date":
        return (fact.type, fact.value, fact.unit, fact.qualifier)
    return (fact.type, fact.value, fact.unit, "")


def _join_unitless(groups: dict[tuple[str, ...], list[tuple[Fact, Mention]]]) -> None:
    """A number without a unit is the one with the same value, if there is only one."""
    for key in [key for key in groups if key[0] == "number" and not key[2]]:
        others = [other for other in groups if other[:2] == key[:2] and other[2]]
        if len(others) == 1:
            groups[others[0]] = sorted(groups[others[0]] + groups.pop(key), key=lambda pair: _place(pair[1]))


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
    return FactRow(fact.type, fact.value, unit, label, mentions, sources, qualified)


def _marked(row: FactRow, rows: Sequence[FactRow]) -> FactRow:
    """Whether a source without this fact counts the same thing otherwise."""
    if row.differs or row.type != "number" or not row.unit or is_measure(row.unit) or _is_more(row):
        return row
    rival = any(
        other.type == "number"
        and other.unit == row.unit
        and other.value != row.value
        and not _is_more(other)
        and set(other.sources) != set(row.sources)
        for other in rows
    )
    return FactRow(row.type, row.value, row.unit, row.label, row.mentions, row.sources, rival)


def _is_more(row: FactRow) -> bool:
    return any(counts_more(mention.text) for mention in row.mentions)


def _place(mention: Mention) -> tuple[int, int, int]:
    return (mention.source, mention.sentence, mention.start)


def _first(row: FactRow) -> tuple[int, int, int]:
    return _place(row.mentions[0])
