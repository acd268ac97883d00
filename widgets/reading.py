"""Shows the rows of one article: layout, place, painting and find.

Knows what is where; what keys do is the business of the reader that inherits from it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from lesarten import words as catalogue
from lesarten.words import _, show_problem
from widgets.accents import find_accents
from widgets.cursor import CursorView
from widgets.find import compile_query, find_spans
from widgets.looks import READER_CSS
from widgets.palette import Layer, Palette, lay, shift
from widgets.place import Place
from widgets.reader_rows import (
    MOST_SHOWN,
    ReaderRow,
    ReaderSheet,
    ReaderStop,
    describe_article,
    lay_out_article,
    lay_out_page,
    measure_of,
)
from widgets.selection import Piece
from widgets.signs import choose_signs
from widgets.view import Hit
from widgets.wrap import printable

if TYPE_CHECKING:
    from textual import events

    from lesarten.model import Article, Span

COMPONENTS = (
    "title",
    "kicker",
    "lead",
    "heading",
    "body",
    "facts",
    "note",
    "cut",
    "reason",
    "quotation",
    "number",
    "cursor",
    "cursor-mark",
    "found",
    "found-current",
    "selection",
)
"""The parts of the reader that a theme may style, as component classes "reader--NAME"."""


class ReadingView(CursorView):
    """The cleaned text of an article, or its page."""

    context_share = 4

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{name}" for name in COMPONENTS}

    DEFAULT_CSS = READER_CSS

    raw: var[bool] = var(False, init=False)
    """Show the page with its cuts instead of the cleaned text."""

    def __init__(
        self,
        article: Article | None = None,
        *,
        raw: bool = False,
        facts: bool = True,
        note: str = "",
        ascii_signs: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.signs = choose_signs(ascii_signs)
        self.note = note
        self._facts = facts
        self._article = article
        self._text = ""
        self._sheet: ReaderSheet | None = None
        self._palette: Palette | None = None
        self._accents: dict[int, tuple[list[Span], list[Span]]] = {}
        self._groups: dict[int, Span] = {}
        self._starts: list[int] = []
        self._rows_with_text: list[int] = []
        self._kept: tuple[Place, int] | None = None
        self._waiting: int | None = None
        """The sentence that the cursor belongs on once there is a screen to lay out for."""
        self.set_reactive(ReadingView.raw, raw)

    # What is shown

    @property
    def article(self) -> Article | None:
        """What is read."""
        return self._article

    @property
    def stop(self) -> ReaderStop | None:
        """What the cursor is on."""
        if self._sheet is None or not self._sheet.stops:
            return None
        return self._sheet.stops[min(self._stop, len(self._sheet.stops) - 1)]

    @property
    def sentence(self) -> int | None:
        """The id of the current sentence."""
        return self.stop.sentence if self.stop else self._waiting

    # Layout and place

    def lay_out_again(self) -> None:
        """Wrap everything for the width; the caller puts the place back."""
        width = self.size.width or self.width_ahead
        self._accents = {}
        if self._article is None or width <= 0:
            self._sheet = None
            self._groups, self._starts, self._rows_with_text = {}, [], []
            self.set_lines(0)
            return
        if self.raw:
            from lesarten.decided import REASON  # the first paint, never of a raw page, is spared it

            reasons = {reason: _(reason) for reason in catalogue.REASONS} | {REASON: _("cut by you")}
            self._text = printable(self._article.page[:MOST_SHOWN])
            self._sheet = lay_out_page(self._article, width, reasons)
        else:
            facts = describe_article(self._article, measure_of(width)) if self._facts else ""
            note = self.note or show_problem(self._article.problem or "")
            self._text = printable(self._article.text[:MOST_SHOWN])
            self._sheet = lay_out_article(self._article, width, facts, note)
        self._groups, self._starts, self._rows_with_text = {}, [], []
        for number, row in enumerate(self._sheet.rows):
            if row.group >= 0:
                self._groups[row.group] = (self._groups.get(row.group, (row.start, 0))[0], row.end)
                self._starts.append(row.start)
                self._rows_with_text.append(number)
        self.set_lines(len(self._sheet.rows))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the width; the sentence on top stays, and so does the one at the cursor."""
        was_shown = self.shows_cursor(self._height)
        self._height = event.size.height
        if self._sheet is None or event.size.width != self.virtual_size.width:
            place, cursor = self.place, self.sentence
            self.lay_out_again()
            self.set_cursor(cursor)
            self.put_on_top(place)
            if self.finding:
                self.find_again()
        if was_shown and not self.shows_cursor(self._height, whole=True):
            self.show_stop()

    def notify_style_update(self) -> None:
        """The theme changed: paint with its colours."""
        super().notify_style_update()
        self._palette = None

    @property
    def place(self) -> Place | None:
        """What stands at the top of the screen."""
        if self._kept is not None and (self._kept[1] == self.top_row or self._sheet is None):
            return self._kept[0]
        if self._sheet is None:
            return None
        rows, stops = self._sheet.rows, self._sheet.stops
        row = next((n for n in range(self.top_row, len(rows)) if rows[n].group >= 0), None)
        if row is None:
            return None
        first = bisect_right(stops, rows[row].start, key=lambda stop: stop.end)
        stop = next((stop for stop in stops[first:] if stop.sentence is not None), None)
        if stop is None or stop.sentence is None:
            return None
        return Place("a", stop.sentence, max(0, rows[row].start - stop.start), row - self.top_row)

    def stop_of(self, sentence: int | None) -> int | None:
        """The stop that shows a sentence, or what comes nearest before it."""
        stops = self._sheet.stops if self._sheet else ()
        behind = None
        for number, stop in enumerate(stops):
            if sentence is not None and stop.sentence is not None and stop.sentence <= sentence:
                behind = number if behind is None or stop.sentence > (stops[behind].sentence or 0) else behind
        return behind

    def set_cursor(self, sentence: int | None) -> None:
        """Put the cursor on a sentence."""
        self._waiting = sentence if self._sheet is None else None
        self._stop = self.stop_of(sentence) or 0
        self.forget_lines()

    def put_on_top(self, place: Place | None) -> None:
        """Scroll so that a place is at the top, and remember it until the reader scrolls."""
        number = self.stop_of(place.sentence) if place is not None else None
        if self._sheet is None:
            self._kept = (place, 0) if place is not None else None
            return
        if place is None or number is None:
            self.scroll_to_row(self.top_row)
            return
        stop = self._sheet.stops[number]
        row = stop.top
        for candidate in range(stop.top, stop.bottom):
            item = self._sheet.rows[candidate]
            if item.group >= 0 and item.start <= stop.start + place.offset:
                row = candidate
        self.scroll_to_row(row - place.above)
        self._kept = (place, self.top_row)

    def count_stops(self) -> int:
        """How many stops the cursor can be on."""
        return len(self._sheet.stops) if self._sheet else 0

    def rows_of_stop(self, number: int) -> tuple[int, int]:
        """The rows of a stop."""
        assert self._sheet is not None
        return self._sheet.stops[number].top, self._sheet.stops[number].bottom

    # Painting

    def paint_key(self, row: int) -> object:
        """What of the row is in the current sentence."""
        return self._cursor_on(row)

    def _cursor_on(self, row: int) -> Span | None:
        stop = self.stop
        if stop is None or self._sheet is None or not stop.top <= row < stop.bottom:
            return None
        item = self._sheet.rows[row]
        if item.group < 0:
            return None
        return max(stop.start, item.start), min(stop.end, item.end)

    def paint(self, row: int) -> Strip:
        """A row from the left edge to the reason of a cut."""
        if self._sheet is None or self._article is None:
            return Strip.blank(self.size.width, self.rich_style)
        palette = self._palette = self._palette or Palette(self, "reader", COMPONENTS)
        item, sheet = self._sheet.rows[row], self._sheet
        cursor = self._cursor_on(row)
        segments = [Segment(" " * (sheet.x - 2), palette.base)] if sheet.x > 2 else []
        if sheet.x >= 2:
            segments += self._edge(item, cursor is not None, palette)
        segments += lay(item.text, palette.base + palette.get(item.kind), self._layers(row, item, cursor))
        if item.reason and sheet.reason_x:
            used = sum(cell_len(segment.text) for segment in segments)
            segments.append(Segment(" " * max(1, sheet.reason_x - used), palette.base))
            segments.append(Segment(item.reason, palette.base + palette["reason"]))
        return Strip(segments)

    def _edge(self, item: ReaderRow, cursor: bool, palette: Palette) -> list[Segment]:
        """Two cells before the text: the mark of the current sentence, else of a cut."""
        if cursor:
            return [Segment(self.signs.cursor + " ", palette.base + palette["cursor-mark"])]
        if item.kind == "cut":
            return [Segment(self.signs.cut + " ", palette.base + palette["cut"])]
        return [Segment("  ", palette.base)]

    def _layers(self, row: int, item: ReaderRow, cursor: Span | None) -> list[Layer]:
        if item.group < 0 or self._palette is None:
            return []
        palette, start, end = self._palette, item.start, item.end
        layers: list[Layer] = []
        if item.kind in ("body", "lead"):
            quotations, numbers = self._accents_of(item)
            layers += shift(quotations, start, end, palette["quotation"])
            layers += shift(numbers, start, end, palette["number"])
        if cursor is not None:
            layers += shift([cursor], start, end, palette["cursor"])
        layers += shift(self.hits_on(item.group, "text"), start, end, palette["found"])
        layers += shift(self.current_hit(item.group, "text"), start, end, palette["found-current"])
        selected = self.selected_span(row)
        if selected is not None:
            layers.append((*selected[1], palette["selection"]))
        return layers

    def _accents_of(self, item: ReaderRow) -> tuple[list[Span], list[Span]]:
        if item.group not in self._accents:
            start, end = self._groups[item.group]
            self._accents[item.group] = find_accents(self._text, start, end)
        return self._accents[item.group]

    # What is on a row, for find and selection

    def columns_shown(self) -> tuple[str, ...]:
        """One column."""
        return ("text",)

    def piece(self, row: int, column: str) -> Piece | None:  # noqa: ARG002
        """The text of a row."""
        if self._sheet is None or not 0 <= row < len(self._sheet.rows):
            return None
        item = self._sheet.rows[row]
        if item.group < 0:
            return None
        return Piece(self._sheet.x, self._sheet.width, item.text, item.group, item.start)

    def search(self, query: str, regex: bool, words: bool) -> list[Hit]:
        """Matches from top to bottom."""
        pattern = compile_query(query, regex=regex, words=words)
        return [
            Hit(group, "text", base + start, base + end)
            for group, (base, stop) in self._groups.items()
            for start, end in find_spans(self._text[base:stop], pattern)
        ]

    def row_of_hit(self, hit: Hit) -> int:
        """The row on which a match begins."""
        number = bisect_right(self._starts, hit.start) - 1
        return self._rows_with_text[number] if number >= 0 else 0
