"""Shows the rows of a collation: layout, place, painting, find and overview.

Knows what is where; what keys do is the business of the comparison that inherits from it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

from widgets import overview
from widgets.bead_words import BeadWords, tell_stop
from widgets.columns import Columns, place_columns
from widgets.cursor import CursorView
from widgets.find import compile_query, find_spans
from widgets.legend import Legend, compare_legend, compare_terms
from widgets.looks import COMPARE_CSS
from widgets.marks import gather_discrepancies
from widgets.notes import explain
from widgets.order import ids_of
from widgets.painter import COMPONENTS, Look, Painter
from widgets.palette import Palette
from widgets.place import Place
from widgets.rows import (
    FILTERS,
    Cell,
    Filter,
    Options,
    Row,
    Sheet,
    Stop,
    Texts,
    count_beads,
    lay_out,
    prepare,
)
from widgets.selection import Piece
from widgets.signs import choose_signs
from widgets.view import Hit

if TYPE_CHECKING:
    from textual import events

    from lesarten.model import Bead, Collation
    from widgets.marks import Side


class SheetView(CursorView):
    """Two articles side by side, or stacked below 100 columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"compare--{name}" for name in COMPONENTS}

    DEFAULT_CSS = COMPARE_CSS

    def __init__(
        self,
        collation: Collation | None = None,
        *,
        ascii_signs: bool = False,
        options: Options | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.signs = choose_signs(ascii_signs)
        self._side: Side = "a"
        self._collation = collation
        self._shown: Collation | None = None
        """The collation with every discrepancy in the beads that it concerns; made with the texts."""
        self._options = options or Options()
        self._texts: Texts | None = None
        self._sheet: Sheet | None = None
        self._painter: Painter | None = None
        self._counts: dict[Filter, int] = dict.fromkeys(FILTERS, 0)
        self._jump_stack: list[int] = []
        self._kept: tuple[Place, int] | None = None
        self._held: Place | None = None
        self._waiting: Place | None = None
        """Where the cursor belongs once there is a screen to lay out for."""
        self._overview = overview.Overview(self.signs)

    # What is shown

    @property
    def legend(self) -> Legend:
        """All signs, as this terminal shows them."""
        return compare_legend(self.signs)

    @property
    def terms(self) -> Legend:
        """What the lines above and below call what is shown."""
        return compare_terms(self.signs)

    @property
    def collation(self) -> Collation | None:
        """What is compared."""
        return self._collation

    @property
    def options(self) -> Options:
        """How it is shown."""
        return self._options

    @property
    def counts(self) -> dict[Filter, int]:
        """How many beads each filter shows."""
        return dict(self._counts)

    @property
    def sheet(self) -> Sheet | None:
        """The rows on screen; None before the first layout."""
        return self._sheet

    @property
    def columns(self) -> Columns:
        """Where the columns stand now."""
        return self._sheet.columns if self._sheet else place_columns(self.size.width)

    @property
    def side(self) -> Side:
        """The side that `sentence_text` speaks of."""
        return self._side

    @property
    def stop(self) -> Stop | None:
        """What the cursor is on."""
        if self._sheet is None or not self._sheet.stops:
            return None
        return self._sheet.stops[min(self._stop, len(self._sheet.stops) - 1)]

    @property
    def cursor(self) -> int | None:
        """Index of the bead that the keys act on."""
        return self.stop.bead if self.stop else None

    @property
    def bead(self) -> Bead | None:
        """The bead that the keys act on."""
        return self._collation.beads[self.cursor] if self._collation and self.cursor is not None else None

    @property
    def chosen(self) -> tuple[tuple[Side, int], ...]:
        """Sentences that stand out; none unless something is being chosen."""
        return ()

    def tell_cursor(self, room: int) -> BeadWords:
        """What the cursor is on, in words for about `room` cells: what the margin says where there is one."""
        if self._shown is None or self._sheet is None or self.stop is None:
            return BeadWords()
        return tell_stop(self._shown, self._sheet, self.stop, self.signs, room)

    # Layout

    def lay_out_again(self) -> None:
        """Wrap everything for the width and the options; the caller puts the place back."""
        width = self.size.width
        if self._collation is None or width <= 0:
            self._sheet = self._painter = None
            self.set_lines(0)
            return
        if self._texts is None or self._shown is None:
            self._texts = prepare(self._collation)
            self._shown = gather_discrepancies(self._collation)
        self._options = replace(self._options, width=width)
        self._counts = count_beads(self._shown, self._options.noise)
        note = explain(self._shown, self._options.filter, self._counts)
        self._sheet = lay_out(self._shown, self._options, self._texts, note)
        self._painter = None
        self._overview.forget()
        self.set_lines(len(self._sheet.rows))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew when the width changed; the sentence on top stays, and so does the one at the cursor."""
        self._overview.forget()
        was_shown = self.shows_cursor(self._height)
        self._height = event.size.height
        if self._sheet is None or event.size.width != self._sheet.columns.width:
            first = self._sheet is None
            place, cursor = self.place, self.cursor_place
            self.lay_out_again()
            self.set_cursor(cursor)
            self.put_on_top(place)
            if self.finding:
                self.find_again()
            if first:  # what each filter shows is counted only now
                self.tell_moved()
        self.keep_in_sight(was_shown)
        self.resized()

    def resized(self) -> None:
        """It is laid out for another size: views that say something about it may say it anew."""

    def notify_style_update(self) -> None:
        """The theme changed: paint with its colours."""
        super().notify_style_update()
        self._painter = None
        self._overview.forget(painted=True)

    # Place

    @property
    def place(self) -> Place | None:
        """What stands at the top of the screen."""
        if self._kept is not None and (self._kept[1] == self.top_row or self._sheet is None):
            return self._kept[0]
        rows = self._sheet.rows if self._sheet else ()
        for row in range(self.top_row, len(rows)):
            cell, side = self._cell_of(rows[row])
            if cell is not None:
                sentence_start = self._start_of(rows[row].bead, side, cell)
                return Place(side, cell.sentence, cell.start - sentence_start, row - self.top_row)
        return None

    def _cell_of(self, row: Row) -> tuple[Cell | None, Side]:
        """A row's cell on the side whose order is followed, else on the other one."""
        if row.kind == "text":
            first: Side = self._options.order
            pair: dict[Side, Cell | None] = {"a": row.a, "b": row.b}
            other: Side = "b" if first == "a" else "a"
            return (pair[first], first) if pair[first] else (pair[other], other)
        return None, "a"

    def _start_of(self, bead: int, side: Side, cell: Cell) -> int:
        return (self._texts.of(side, bead).offset_of(cell.sentence) or 0) if self._texts else 0

    def bead_with(self, side: Side, sentence: int) -> int | None:
        """The bead that holds a sentence."""
        beads = self._collation.beads if self._collation else ()
        return next((n for n, bead in enumerate(beads) if sentence in ids_of(bead, side)), None)

    @property
    def cursor_place(self) -> Place | None:
        """Where the cursor is, as a sentence."""
        bead = self.bead
        if bead is None:
            return self._waiting
        of_b = self._options.order == "a" if self.on_told else self._side == "b"
        sides: tuple[Side, Side] = ("b", "a") if of_b else ("a", "b")
        held = self._held  # of a bead's sentences the one that was followed, not its first one
        if held is not None and held.side == sides[0] and held.sentence in ids_of(bead, held.side):
            return held
        return next((Place(side, ids_of(bead, side)[0]) for side in sides if ids_of(bead, side)), None)

    @property
    def on_told(self) -> bool:
        """Whether the cursor is where a moved sentence stands in the other article's order."""
        return self.stop is not None and self.stop.kind == "told"

    def set_cursor(self, place: Place | None, told: bool = False) -> None:
        """Put the cursor on the bead that holds a place (`told`: the line that stands for it), or near it."""
        self._held = place
        self._waiting = place if self._sheet is None else None
        if place is None or self._sheet is None:
            stops = self._sheet.stops if self._sheet else ()
            self._stop = next((n for n, stop in enumerate(stops) if stop.kind != "told"), 0)
            return
        bead = self.bead_with(place.side, place.sentence)
        homes = (self._sheet.told_at if told else {}, self._sheet.shown_at)
        stop = next((home[bead] for home in homes if bead is not None and bead in home), None)
        if stop is None:
            behind = [n for n, one in enumerate(self._sheet.stops) if one.bead <= (bead or 0)]
            stop = behind[-1] if behind else 0
        self._stop = stop
        self.forget_lines()

    def put_on_top(self, place: Place | None) -> None:
        """Scroll so that a place is at the top, and remember it until the reader scrolls."""
        row = self.row_of_place(place) if place is not None else 0
        if place is not None and row is not None:
            self.scroll_to_row(row - place.above)
            self._kept = (place, self.top_row)
        elif self._sheet is None:
            self._kept = (place, 0) if place is not None else None
        else:
            self.scroll_to_row(self.top_row)

    def row_of_place(self, place: Place) -> int | None:
        """The row that shows a place, None when it is hidden."""
        bead = self.bead_with(place.side, place.sentence)
        if bead is None or self._sheet is None or self._texts is None:
            return None
        base = self._texts.of(place.side, bead).offset_of(place.sentence) or 0
        return self._row_of_offset(bead, place.side, base + place.offset)

    def _row_of_offset(self, bead: int, side: Side, offset: int) -> int | None:
        number = self._sheet.shown_at.get(bead) if self._sheet else None
        if number is None or self._sheet is None:
            return None
        stop = self._sheet.stops[number]
        best = stop.top
        for row in range(stop.top, stop.top + stop.height):
            cell = self._sheet.rows[row].a if side == "a" else self._sheet.rows[row].b
            if cell is not None and cell.start <= offset:
                best = row
        return best

    def count_stops(self) -> int:
        """How many stops the cursor can be on."""
        return len(self._sheet.stops) if self._sheet else 0

    def rows_of_stop(self, number: int) -> tuple[int, int]:
        """The rows of a stop."""
        assert self._sheet is not None
        stop = self._sheet.stops[number]
        return stop.top, stop.top + stop.height

    # Painting

    def paint_key(self, row: int) -> object:
        """The side that the keys are on, where the cursor is."""
        if self._sheet is None:
            return None
        item = self._sheet.rows[row]
        return self._side if item.stop == self._stop and item.kind != "gap" else None

    def paint(self, row: int) -> Strip:
        """A row without the overview, which moves against the rows."""
        if self._sheet is None or self._shown is None or self._texts is None:
            return Strip.blank(self.size.width, self.rich_style)
        if self._painter is None:
            palette = Palette(self, "compare", COMPONENTS)
            self._painter = Painter(self._shown, self._texts, self._sheet, palette, self.signs)
        item = self._sheet.rows[row]
        sides: tuple[Side, ...] = ("a", "b")
        look = Look(
            cursor=item.stop == self._stop and item.kind != "gap",
            side=self._side,
            found={side: self.hits_on(item.bead, side) for side in sides},
            current={side: self.current_hit(item.bead, side) for side in sides},
            selected=self.selected_span(row),
            chosen=self.chosen,
        )
        return self._painter.paint(item, look)

    def render_line(self, y: int) -> Strip:
        """The row, and the overview at its right."""
        strip = super().render_line(y)
        if self._sheet is None or self._painter is None:
            return strip
        x = self._sheet.columns.overview_x
        if not overview.is_needed(len(self._sheet.rows), self.size.height):
            return strip
        window = (self.top_row, self.size.height)
        cell = self._overview.paint(y, self._sheet.rows, window, self._painter.palette)
        return Strip.join([strip.crop(0, x), cell])

    # What columns hold, for find and selection

    def columns_shown(self) -> tuple[str, ...]:
        """Both sides."""
        return ("a", "b")

    def piece(self, row: int, column: str) -> Piece | None:
        """One side's cell on a row."""
        if self._sheet is None or not 0 <= row < len(self._sheet.rows):
            return None
        item = self._sheet.rows[row]
        cell = item.a if column == "a" else item.b
        if cell is None or item.kind != "text":
            return None
        columns = self._sheet.columns
        x, width = (columns.a_x, columns.a_width) if column == "a" else (columns.b_x, columns.b_width)
        return Piece(x, width, cell.text, item.bead, cell.start)

    def search(self, query: str, regex: bool, words: bool) -> list[Hit]:
        """Matches in all beads on screen, from top to bottom, A before B."""
        if self._sheet is None or self._texts is None:
            return []
        pattern = compile_query(query, regex=regex, words=words)
        sides: tuple[Side, ...] = ("a", "b")
        shown = [bead for stop in self._sheet.stops if stop.kind != "told" for bead in stop.beads]
        return [
            Hit(bead, side, start, end)
            for bead in shown
            for side in sides
            for start, end in find_spans(self._texts.of(side, bead).text, pattern)
        ]

    def row_of_hit(self, hit: Hit) -> int:
        """The row on which a match begins."""
        return self._row_of_offset(hit.group, "a" if hit.column == "a" else "b", hit.start) or 0
