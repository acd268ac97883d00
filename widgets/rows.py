"""From a collation and a width to level rows: both sides wrapped, padded to one height, in one order.

Plain Python, no Textual: what stands on which row is decided here and nowhere else, so that painting,
hit-testing, selection and tests all speak of the same rows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from widgets.columns import LONGEST_LINE, STACK_BELOW, Columns, place_columns
from widgets.margin import margin_lines
from widgets.marks import Side, SideText, side_text
from widgets.naming import SentenceNames
from widgets.order import order_beads, told_after
from widgets.signs import Meaning, has_difference, has_discrepancy, sign
from widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Article, Bead, Collation

Filter = Literal["all", "shared", "differing", "discrepancies", "only_a", "only_b"]
FILTERS: tuple[Filter, ...] = ("all", "shared", "differing", "discrepancies", "only_a", "only_b")

RowKind = Literal["note", "text", "gap", "fold", "told"]

FOLD_FROM = 4
"""Runs of this many beads that only one side has are folded; shorter ones cost less than the fold says."""


class Cell(NamedTuple):
    """One wrapped line of one side: `text` is `[start:end]` of the bead's text of that side."""

    sentence: int
    start: int
    end: int
    text: str
    first: bool
    """Whether the sentence begins here."""


class Row(NamedTuple):
    """One line of the screen."""

    kind: RowKind
    """A sentence of the program, text of a bead, a gap between two beads, a folded run, or the place where
    a moved bead is told."""
    bead: int
    """Index into the collation's beads; for a fold its first one, for a gap the one before it; else -1."""
    stop: int
    """Index of the stop it belongs to, what the cursor moves over; for a gap the one before it; else -1."""
    line: int
    """Which row of its stop, from 0."""
    a: Cell | None = None
    b: Cell | None = None
    meaning: Meaning | None = None
    """What the gutter's sign says, on the first row of a bead."""
    hidden: int = 0
    """How many sentences a fold hides."""
    margin: str = ""
    """What the margin says beside it."""


class Stop(NamedTuple):
    """What the cursor moves over: a bead, a fold, or the place where a moved bead is told."""

    kind: RowKind
    bead: int
    top: int
    """Its first row."""
    height: int
    beads: tuple[int, ...]
    """The beads it stands for: one, or all that a fold hides."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a reader wants to see a collation."""

    width: int = 100
    """Cells of the whole view."""
    order: Side = "a"
    """Whose order the beads follow."""
    filter: Filter = "all"
    noise: bool = True
    """Whether differences of spelling alone count."""
    numbers: bool = False
    """Whether sentences are numbered, from 1."""
    fold: bool = False
    """Whether long runs that only one side has are folded."""
    opened: frozenset[int] = frozenset()
    """Beads of folded runs that stand open: a run is open when one of its beads is here."""
    gaps: bool = True
    """Whether an empty row parts the beads."""
    stack_below: int = STACK_BELOW
    """In fewer cells than this the texts stand one above the other."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a collation at a width."""

    rows: tuple[Row, ...]
    stops: tuple[Stop, ...]
    columns: Columns
    options: Options

    shown_at: dict[int, int]
    """For every bead on screen, be it folded away, its stop."""
    told_at: dict[int, int]
    """For moved beads the stop that says where the other side tells them."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Both sides of every bead, prepared once for all widths."""

    a: tuple[SideText, ...]
    b: tuple[SideText, ...]
    blocks_a: tuple[int, ...]
    """For every sentence of A the block it stands in."""
    blocks_b: tuple[int, ...]

    def of(self, side: Side, bead: int) -> SideText:
        """The text of a bead on one side."""
        return (self.a if side == "a" else self.b)[bead]


def prepare(collation: Collation) -> Texts:
    """Join, clean and place the sentences of every bead."""
    return Texts(
        tuple(side_text(collation.a, bead.a) for bead in collation.beads),
        tuple(side_text(collation.b, bead.b) for bead in collation.beads),
        _block_of_sentences(collation.a),
        _block_of_sentences(collation.b),
    )


def _block_of_sentences(article: Article) -> tuple[int, ...]:
    starts = [block.start for block in article.blocks]
    return tuple(bisect_right(starts, sentence.start) for sentence in article.sentences)


def matches(bead: Bead, choice: Filter, noise: bool = True) -> bool:
    """Whether a filter shows a bead."""
    if choice == "all":
        return True
    if choice in ("only_a", "only_b"):
        return bead.kind == choice
    if bead.kind != "paired":
        return False
    if choice == "discrepancies":
        return has_discrepancy(bead)
    return choice == "shared" or has_difference(bead, noise)


def count_beads(collation: Collation, noise: bool = True) -> dict[Filter, int]:
    """How many beads each filter shows: shared, only A and only B add up to all."""
    return {choice: sum(matches(bead, choice, noise) for bead in collation.beads) for choice in FILTERS}


def lay_out(collation: Collation, options: Options, texts: Texts | None = None, note: str = "") -> Sheet:
    """Wrap and level a collation; `texts` spares joining them again, `note` is said above the first bead."""
    return _Layout(collation, options, texts or prepare(collation)).build(note)


def count_digits(collation: Collation) -> int:
    """Digits of the highest sentence number."""
    return len(str(max(1, len(collation.a.sentences), len(collation.b.sentences))))


class _Layout:
    """The state of one `lay_out`: rows and stops as they grow."""

    def __init__(self, collation: Collation, options: Options, texts: Texts) -> None:
        self.collation = collation
        self.options = options
        self.texts = texts
        digits = count_digits(collation) if options.numbers else 0
        self.columns = place_columns(options.width, digits, options.stack_below)
        self.rows: list[Row] = []
        self.stops: list[Stop] = []

    def build(self, note: str) -> Sheet:
        self._add_note(note)
        beads = self.collation.beads
        shown = [
            index
            for index in order_beads(beads, self.options.order)
            if matches(beads[index], self.options.filter, self.options.noise)
        ]
        told = (
            told_after(beads, self.options.order, shown) if self.options.filter in ("all", "shared") else {}
        )
        for index in told.get(-1, ()):
            self._add_told(index)
        for run in self._runs(shown):
            if len(run) > 1:
                self._add_fold(run)
            else:
                self._add_bead(run[0])
            for member in run:
                for index in told.get(member, ()):
                    self._add_told(index)
        shown_at = {
            bead: n for n, stop in enumerate(self.stops) if stop.kind != "told" for bead in stop.beads
        }
        told_at = {stop.bead: n for n, stop in enumerate(self.stops) if stop.kind == "told"}
        return Sheet(tuple(self.rows), tuple(self.stops), self.columns, self.options, shown_at, told_at)

    def _runs(self, shown: Sequence[int]) -> list[list[int]]:
        """The beads one by one, or several together where a run is to be folded."""
        beads = self.collation.beads
        if not self.options.fold:
            return [[index] for index in shown]
        runs: list[list[int]] = []
        for index in shown:
            kind = beads[index].kind
            if kind != "paired" and runs and beads[runs[-1][0]].kind == kind:
                runs[-1].append(index)
            else:
                runs.append([index])
        result: list[list[int]] = []
        for run in runs:
            folded = len(run) >= FOLD_FROM and self.options.opened.isdisjoint(run)
            result.extend([run] if folded else [[index] for index in run])
        return result

    def _add_note(self, note: str) -> None:
        width = self.columns.overview_x - self.columns.a_x
        for start, end in wrap(note, min(width, LONGEST_LINE)):
            self.rows.append(Row("note", -1, -1, 0, Cell(-1, start, end, note[start:end], start == 0)))

    def _add_bead(self, index: int) -> None:
        bead = self.collation.beads[index]
        self._add_gap(index)
        meaning = sign(bead, self.options.noise)
        a_cells = self._wrap(self.texts.a[index], self.columns.a_width)
        b_cells = self._wrap(self.texts.b[index], self.columns.b_width)
        margin: list[str] = []
        if self.columns.margin_width:
            names = SentenceNames(self.collation, self.options.numbers)
            margin = margin_lines(bead, self.options.noise, self.columns.margin_width, names)
        levelled: list[tuple[Cell | None, Cell | None, str]]
        if self.columns.stacked:
            levelled = [(cell, None, "") for cell in a_cells] + [(None, cell, "") for cell in b_cells]
        else:
            levelled = list(zip_longest(a_cells, b_cells, margin))
        stop = len(self.stops)
        self.stops.append(Stop("text", index, len(self.rows), len(levelled), (index,)))
        self.rows.extend(
            Row("text", index, stop, line, a, b, meaning if line == 0 else None, 0, note or "")
            for line, (a, b, note) in enumerate(levelled)
        )

    def _wrap(self, side: SideText, width: int) -> list[Cell]:
        cells: list[Cell] = []
        for id_, start, end in side.sentences:
            first = True
            for line_start, line_end in wrap(side.text, width, start, end) or [(start, end)]:
                cells.append(Cell(id_, line_start, line_end, side.text[line_start:line_end], first))
                first = False
        return cells

    def _add_fold(self, run: list[int]) -> None:
        self._add_gap(run[0])
        bead = self.collation.beads[run[0]]
        count = sum(len(self.collation.beads[index].a + self.collation.beads[index].b) for index in run)
        meaning: Meaning = "only_a" if bead.kind == "only_a" else "only_b"
        stop = len(self.stops)
        self.stops.append(Stop("fold", run[0], len(self.rows), 1, tuple(run)))
        self.rows.append(Row("fold", run[0], stop, 0, meaning=meaning, hidden=count))

    def _add_told(self, index: int) -> None:
        if not self.stops or self.stops[-1].kind != "told":
            self._add_gap(index)
        stop = len(self.stops)
        self.stops.append(Stop("told", index, len(self.rows), 1, (index,)))
        self.rows.append(Row("told", index, stop, 0, meaning="moved"))

    def _add_gap(self, index: int) -> None:
        """Part a bead from the one before, unless both are one side's neighbours in one paragraph."""
        if not self.rows or not self.options.gaps:
            return
        if not self.stops:
            self.rows.append(Row("gap", -1, -1, 0))
            return
        before = self.stops[-1]
        if before.kind == "text" and self._is_same_paragraph(before.bead, index):
            return
        self.rows.append(Row("gap", before.bead, len(self.stops) - 1, before.height))

    def _is_same_paragraph(self, before: int, index: int) -> bool:
        one, two = self.collation.beads[before], self.collation.beads[index]
        if one.kind == "paired" or one.kind != two.kind:
            return False
        blocks = self.texts.blocks_a if one.kind == "only_a" else self.texts.blocks_b
        last, first = (one.a + one.b)[-1], (two.a + two.b)[0]
        return blocks[last] == blocks[first]
