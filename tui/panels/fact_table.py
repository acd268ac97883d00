"""Makes the facts panel's rows: the engine's list of facts, joined where sentences that tell the same differ.

Knows the engine and rows of plain data; runs in the workshop.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lesarten.facts.numberwords import may_be_counted_so
from lesarten.words import _
from widgets.fact_rows import FactRow
from widgets.listing import MEANINGS, RowMeaning, Saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lesarten.factlist import FactRow as ListedFact
    from lesarten.model import Discrepancy, DiscrepancyType
    from tui.panels.survey import Findings
    from widgets.quote_rows import QuoteGroup

TYPES: tuple[DiscrepancyType, ...] = (
    "number",
    "date",
    "quote",
    "role",
    "attribution",
    "certainty",
    "name",
)
"""In the order of the panel: what a reader checks first; names, of which there are most, last."""

Spot = tuple[str, int, int]
"""Type, source, sentence: where a fact is looked for."""


class _Group:
    """A fact that is being put together."""

    def __init__(self, type_: DiscrepancyType, key: str, sayings: Iterable[Saying]) -> None:
        self.type, self.key, self.sayings = type_, key, list(sayings)
        self.differs = self.spelling = False
        self.into: _Group | None = None

    @property
    def value(self) -> str:
        """The normal form that its key ends with."""
        return self.key.split(":", 2)[2]

    def root(self) -> _Group:
        return self.into.root() if self.into else self

    def join(self, other: _Group) -> None:
        one, two = self.root(), other.root()
        if one is not two:
            one.sayings += two.sayings
            one.differs |= two.differs
            one.spelling |= two.spelling
            two.into = one


def make_fact_rows(
    listed: Sequence[ListedFact], quotes: Sequence[QuoteGroup], findings: Sequence[Findings]
) -> tuple[FactRow, ...]:
    """One row a fact: what differs, what is only spelled otherwise, what is the same, what is alone."""
    groups = _listed(listed) + _quoted(quotes)
    places: defaultdict[Spot, list[tuple[Saying, _Group]]] = defaultdict(list)
    for group in groups:
        for saying in group.sayings:
            places[group.type, saying.source, saying.sentence].append((saying, group))
    for pair in findings:
        for item in pair.discrepancies:
            if item.type == "quote":
                continue  # which quotations are the same one is the list's to say, here as in its own panel
            _take(item, (pair.cell.a, pair.cell.b), groups, places)
    made = [_row(group) for group in groups if group.into is None]
    return tuple(sorted(made, key=_order))


def _listed(listed: Sequence[ListedFact]) -> list[_Group]:
    groups = []
    for row in listed:
        sayings = [Saying(m.source, m.sentence, m.text, (m.start, m.end)) for m in row.mentions]
        group = _Group(row.type, f"{row.type}:{row.unit}:{row.value}", sayings)
        group.differs = row.differs
        groups.append(group)
    return groups


def _quoted(quotes: Sequence[QuoteGroup]) -> list[_Group]:
    groups = []
    for quote in quotes:
        sayings = [saying for wording in quote.wordings for saying in wording.sayings]
        group = _Group("quote", f"quote:{quote.wordings[0].key}", sayings)
        group.differs = quote.meaning == "discrepancy"
        groups.append(group)
    return groups


def _take(
    item: Discrepancy,
    sources: tuple[int, int],
    groups: list[_Group],
    places: defaultdict[Spot, list[tuple[Saying, _Group]]],
) -> None:
    """Join what two linked sentences say of one thing."""
    sides = (
        ("a", sources[0], item.a_id, item.a, item.a_span),
        ("b", sources[1], item.b_id, item.b, item.b_span),
    )
    found: list[_Group] = []
    for side, source, sentence, text, span in sides:
        group = _at(places[item.type, source, sentence], span)
        if group is None:
            saying = Saying(source, sentence, text, span)
            if side == item.plain:
                saying = Saying(source, sentence, _nothing(item), (0, 0), quiet=True)
            group = _Group(item.type, f"{item.type}::{' '.join(text.casefold().split())}", [saying])
            groups.append(group)
            if not saying.quiet:
                places[item.type, source, sentence].append((saying, group))
        found.append(group)
    if item.type == "number" and may_be_counted_so(found[0].value, found[1].value):
        return
    found.sort(key=lambda group: group.root().sayings[0].quiet)
    found[0].join(found[1])
    root = found[0].root()
    if item.noise:
        root.spelling = True
    else:
        root.differs = True


def _at(candidates: Sequence[tuple[Saying, _Group]], span: tuple[int, int]) -> _Group | None:
    """The group of the saying that stands where a discrepancy does."""
    for saying, group in candidates:
        if saying.span[0] < span[1] and saying.span[1] > span[0]:
            return group
    return None


def _nothing(item: Discrepancy) -> str:
    return _("no source named") if item.type == "attribution" else _("stated as fact")


def _row(group: _Group) -> FactRow:
    sayings = _distinct(group)
    several = len({saying.source for saying in sayings if not saying.quiet}) > 1
    meaning: RowMeaning = "same" if several else "alone"
    if group.differs:
        meaning = "discrepancy"
    elif group.spelling:
        meaning = "differs"
    return FactRow(group.key, group.type, meaning, sayings)


def _distinct(group: _Group) -> tuple[Saying, ...]:
    """Each source's words once; of a name only the fullest form."""
    sayings = sorted(group.sayings, key=lambda said: (said.source, said.quiet, said.sentence, said.span))
    spoken = {said.source for said in sayings if not said.quiet}
    kept: dict[tuple[int, str], Saying] = {}
    for said in sayings:
        if said.quiet and said.source in spoken:
            continue
        if group.type == "name":
            former = kept.get((said.source, ""))
            if former is None or len(said.text) > len(former.text):
                kept[said.source, ""] = said
        else:
            kept.setdefault((said.source, " ".join(said.text.casefold().split())), said)
    return tuple(kept.values())


def _order(row: FactRow) -> tuple[int, int, str, int, int, tuple[int, int, int]]:
    first = row.sayings[0]
    sources = len({saying.source for saying in row.sayings})
    unit = row.key.split(":", 2)[1] if row.type == "number" else ""
    place = (first.source, first.sentence, first.span[0])
    return (MEANINGS.index(row.meaning), TYPES.index(row.type), unit, -sources, first.source, place)
