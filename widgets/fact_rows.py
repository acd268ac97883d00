"""Lays facts out: one row a fact, a column a source; where columns would be too narrow, a line a wording.

Plain Python; in both layouts each source has its place, and a sign says whether the sources agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from widgets.listing import BAR, Builder, Page, Run, Saying, stack
from widgets.margin import name_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import DiscrepancyType
    from widgets.listing import RowMeaning
    from widgets.signs import SignSet

LEAST_COLUMN = 16
"""Cells of a source's column below which its words no longer read as a phrase."""

MOST_LINES = 5
"""Lines of one saying: a long quotation must not push the other facts off the screen."""

LABEL_X = 3
GAP = 2
"""Cells between the type of a fact and what the sources say."""

WIDE_SIGLA = 8
"""Up to so many sources, their sigla have a blank between them."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact with all that the sources say of it."""

    key: str
    """The same for the same fact after a file changed."""
    type: DiscrepancyType
    meaning: RowMeaning
    sayings: tuple[Saying, ...]
    """By source, then by place."""


def has_columns(width: int, sources: int, label: int) -> bool:
    """Whether every source can have a column."""
    return column_width(width, sources, label) >= LEAST_COLUMN


def column_width(width: int, sources: int, label: int) -> int:
    """Cells of text in a source's column: what is left beside the type, shared out, less bar and gap."""
    return (width - first_column(label) - 1) // max(1, sources) - 2


def first_column(label: int) -> int:
    """The cell at which the first source's column begins, with its bar."""
    return LABEL_X + (label + GAP - 1 if label else 0)


def label_width(rows: Sequence[FactRow]) -> int:
    """Cells for the type; none when all rows are of one type."""
    kinds = {row.type for row in rows}
    return max((cell_len(name_type(kind)) for kind in kinds), default=0) if len(kinds) > 1 else 0


def sigla_step(sources: int) -> int:
    """Cells from one siglum to the next."""
    return 2 if sources <= WIDE_SIGLA else 1


def lay_out_facts(rows: Sequence[FactRow], sources: int, width: int, signs: SignSet) -> Page:
    """The page of facts for a width; columns where they are wide enough."""
    builder = Builder()
    label = label_width(rows)
    columns = has_columns(width, sources, label)
    for number, row in enumerate(rows):
        if number and rows[number - 1].meaning != row.meaning:
            builder.gap()
        head = [Run(1, sign_of(row.meaning, signs), row.meaning)]
        if label:
            head.append(Run(LABEL_X, name_type(row.type), "label"))
        if columns:
            parts = _columns(
                builder, row, sources, column_width(width, sources, label), first_column(label), signs
            )
        else:
            parts = _wordings(builder, row, sources, width, first_column(label), signs)
        lines = parts or [[]]
        lines[0] = head + lines[0]
        slots = tuple(saying.source for saying in row.sayings)
        builder.put(row.key, lines, slots, row.meaning == "discrepancy")
    return builder.page()


def sign_of(meaning: RowMeaning, signs: SignSet) -> str:
    """The character for a row's meaning, as in the gutter of a comparison."""
    return {
        "discrepancy": signs.discrepancy,
        "differs": signs.differs,
        "same": signs.same,
        "alone": signs.alone,
    }[meaning]


def text_kind(row: FactRow, saying: Saying) -> str:
    """The style of what a source says."""
    if saying.quiet:
        return "quiet"
    return "text-discrepancy" if row.meaning == "discrepancy" else "text"


def _columns(
    builder: Builder, row: FactRow, sources: int, width: int, first: int, signs: SignSet
) -> list[list[Run]]:
    columns: list[list[Run]] = []
    for source in range(sources):
        x = first + 1 + source * (width + 2)
        cell: list[Run] = []
        for slot, saying in enumerate(row.sayings):
            if saying.source == source:
                cell += builder.wrapped(x, width, saying.text, text_kind(row, saying), slot, most=MOST_LINES)
        if cell:
            columns.append([Run(x - 1, signs.cursor, BAR, run.slot) for run in cell])
        columns.append(cell)
    return stack(columns)


def _wordings(
    builder: Builder, row: FactRow, sources: int, width: int, first: int, signs: SignSet
) -> list[list[Run]]:
    """One wording below the other, the sigla of its sources before it, each in its own column."""
    step = sigla_step(sources)
    x = first + sources * step + 1
    lines: list[list[Run]] = []
    for slots in wordings(row.sayings, spelling=row.meaning == "differs"):
        saying = row.sayings[slots[0]]
        kind = text_kind(row, saying)
        texts = builder.wrapped(x, max(1, width - x - 1), saying.text, kind, slots[0], most=MOST_LINES)
        block = [[run] for run in texts] or [[]]
        for slot in slots:
            source = row.sayings[slot].source
            block[0].append(Run(first + source * step, chr(ord("A") + source), "siglum", slot))
            for line in block:
                line.append(Run(0, signs.cursor, BAR, slot))
        lines += block
    return lines


def wordings(sayings: Sequence[Saying], *, spelling: bool = False) -> list[list[int]]:
    """The sayings that have the same words, as positions, in the order of their first.

    Where it is the `spelling` that differs, capitals count.
    """
    groups: dict[str, list[int]] = {}
    for number, saying in enumerate(sayings):
        words = " ".join(saying.text.split())
        groups.setdefault(words if spelling else words.casefold(), []).append(number)
    return list(groups.values())
