"""Shows a page of rows line by line: a cursor over its items, and in an item over what each source says.

Knows pages of plain data; what enter does is said by the screen it stands on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from lesarten.words import _
from widgets.cursor import CursorView
from widgets.find import compile_query, find_spans
from widgets.listing import BAR, Page
from widgets.palette import Palette, lay, shift
from widgets.selection import Piece
from widgets.signs import SignSet, choose_signs
from widgets.view import Hit

if TYPE_CHECKING:
    from textual import events

    from widgets.legend import Legend
    from widgets.listing import Item, Run

COMPONENTS = (
    "same",
    "differs",
    "discrepancy",
    "alone",
    "label",
    "siglum",
    "head",
    "text",
    "text-discrepancy",
    "text-alone",
    "quiet",
    "word-differs",
    "word-value",
    "word-letters",
    "word-added",
    "word-moved",
    "word-inflected",
    "word-spelling",
    "cursor",
    "cursor-mark",
    "slot",
    "found",
    "found-current",
    "selection",
)
"""The parts of a listing that a theme may style, as component classes "listing--NAME"."""

Layout = Callable[[int, SignSet], Page]
"""Makes the page for a width in cells."""


class ListingView(CursorView):
    """Rows of facts, quotations or sentences."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"listing--{name}" for name in COMPONENTS}

    DEFAULT_CSS = """
    ListingView {
        & > .listing--same { color: $text-success; }
        & > .listing--differs { color: $text-primary; }
        & > .listing--discrepancy { color: $text-error; text-style: bold; }
        & > .listing--alone { color: $text-muted; }
        & > .listing--label { color: $text-muted; }
        & > .listing--siglum { color: $text-accent; text-style: bold; }
        & > .listing--head { color: $text-primary; text-style: bold; }
        & > .listing--text-discrepancy { text-style: none; }
        & > .listing--text-alone { text-style: none; }
        & > .listing--quiet { color: $text-muted; }
        & > .listing--word-differs { color: $text-primary; text-style: underline; }
        & > .listing--word-value { color: $text-warning; text-style: bold underline; }
        & > .listing--word-letters { color: $text-primary; text-style: bold underline; }
        & > .listing--word-added { color: $text-primary; text-style: underline; }
        & > .listing--word-moved { color: $text-accent; text-style: italic; }
        & > .listing--word-spelling { text-style: italic; }
        & > .listing--cursor { background: $primary 12%; }
        & > .listing--cursor-mark { color: $text-primary; text-style: bold; }
        & > .listing--slot { text-style: reverse; }
        & > .listing--found { background: $warning 35%; text-style: underline; }
        & > .listing--found-current { background: $warning; color: $background; text-style: bold underline; }
        & > .listing--selection {
            background: $screen-selection-background;
            color: $screen-selection-foreground;
        }
        &:ansi > .listing--cursor { background: ansi_default; }
        &:ansi > .listing--found { background: ansi_yellow; color: ansi_black; }
        &:ansi > .listing--found-current { background: ansi_bright_yellow; color: ansi_black; }
        &:ansi > .listing--quiet, &:ansi > .listing--label { text-style: dim; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right,tab", "slot(1)", _("next source"), show=False, tooltip=_("Go to next source"),
                id="listing.next-source"),
        Binding("h,left,shift+tab", "slot(-1)", _("previous source"), show=False,
                tooltip=_("Go to previous source"), id="listing.previous-source"),
    ]  # fmt: skip

    class Moved(Message):
        """The cursor is on another item or source."""

        def __init__(self, view: ListingView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> ListingView:
            """The view, for `on`."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, ListingView.Moved)

    def __init__(
        self, *, walk_sources: bool = True, ascii_signs: bool = False,
        id: str | None = None, classes: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:  # fmt: skip
        super().__init__(id=id, classes=classes)
        self.signs = choose_signs(ascii_signs)
        self.signs_used: Legend = ()
        """The signs before the rows with their meanings, for the help."""
        self._walk_sources = walk_sources
        self._layout: Layout | None = None
        self._width = 0
        self._keep_place = True
        """Whether a page that could not be laid out yet keeps the place of the one before."""
        self._page = Page((), (), ())
        self._source = 0
        self._chosen: tuple[int, int] | None = None
        self._palette: Palette | None = None

    # What is shown

    @property
    def page(self) -> Page:
        """What is laid out now."""
        return self._page

    @property
    def item(self) -> Item | None:
        """What the cursor is on."""
        items = self._page.items
        return items[min(self._stop, len(items) - 1)] if items else None

    @property
    def index(self) -> int | None:
        """The number of the item that the cursor is on."""
        return min(self._stop, len(self._page.items) - 1) if self._page.items else None

    @property
    def slot(self) -> int:
        """Which of the item's sayings the keys act on: the chosen one, else of the source nearest to it."""
        item = self.item
        if item is None or not item.slots:
            return 0
        if self._chosen is not None and self._chosen[0] == self._stop:
            return min(self._chosen[1], len(item.slots) - 1)
        return min(range(len(item.slots)), key=lambda n: (abs(item.slots[n] - self._source), n))

    @property
    def legend(self) -> Legend:
        """The signs before the rows."""
        return self.signs_used

    def show(self, layout: Layout, keep_place: bool = True) -> None:
        """Show another page; the cursor stays on its row, and the row stays where it is on the screen."""
        self._layout = layout
        self._lay_out(keep_place and self._keep_place)

    def go_to(self, key: str) -> bool:
        """Put the cursor on an item, if it is there."""
        number = self._find(key)
        return number is not None and self.move_to(number)

    def _lay_out(self, keep_place: bool) -> None:
        width = self.size.width
        if self._layout is None:
            return
        if width <= 0:
            # Hidden, or shown this very moment: laid out when there is room, though it be as wide as before.
            self._width, self._keep_place = 0, keep_place
            return
        self._keep_place = True
        item, former = self.item, self._stop
        above = item.top - self.top_row if item else 0
        self._page, self._width = self._layout(width, self.signs), width
        self.set_lines(len(self._page.lines))
        found = self._find(item.key) if item and keep_place else None
        if found is None:
            self._chosen = None
        elif self._chosen is not None:
            self._chosen = (found, self._chosen[1])
        last = max(0, len(self._page.items) - 1)
        self._stop = found if found is not None else min(former, last) if keep_place else 0
        now = self.item
        if now is None or not keep_place:
            self.scroll_to_row(0)
        else:
            self.scroll_to_row(now.top - above)
            self.show_stop()
        if self.finding:
            self.find_again()
        self.tell_moved()

    def _find(self, key: str) -> int | None:
        return next((n for n, item in enumerate(self._page.items) if item.key == key), None)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew when the width changed."""
        if event.size.width != self._width:
            self._lay_out(self._keep_place)
        else:
            self.show_stop()

    def notify_style_update(self) -> None:
        """The theme changed: paint with its colours."""
        super().notify_style_update()
        self._palette = None

    # The cursor

    def count_stops(self) -> int:
        """How many items there are."""
        return len(self._page.items)

    def rows_of_stop(self, number: int) -> tuple[int, int]:
        """The lines of an item."""
        return self._page.items[number].top, self._page.items[number].bottom

    def tell_moved(self) -> None:
        """Post that the cursor moved."""
        self.post_message(self.Moved(self))

    def move_to(self, number: int) -> bool:
        """Set the cursor on an item; the lines around it may be painted otherwise."""
        moved = super().move_to(number)
        if moved:
            self.refresh()
        return moved

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where sources are walked by the screen, their keys are left to it."""
        if action == "slot":
            return self._walk_sources
        return super().check_action(action, parameters)

    def action_slot(self, step: int) -> None:
        """To the next or previous source that says something here."""
        item = self.item
        if item is None:
            return
        wanted = self.slot + step
        if not 0 <= wanted < len(item.slots):
            text = _("no further source here") if len(item.slots) > 1 else _("only one source here")
            self.post_message(self.EndReached(self, text))
            return
        self._choose(item, wanted)

    def _choose(self, item: Item, slot: int) -> None:
        self._source, self._chosen = item.slots[slot], (self._stop, slot)
        self.refresh()
        self.tell_moved()

    def go_further(self, step: int) -> None:
        """To the next or previous row whose facts differ."""
        items, number = self._page.items, self._stop + step
        while 0 <= number < len(items):
            if items[number].differs:
                self.move_to(number)
                return
            number += step
        some = any(item.differs for item in items)
        words = _("no further discrepancy") if some else _("no facts that differ here; / finds")
        self.post_message(self.EndReached(self, words))

    # Painting

    def paint_key(self, row: int) -> object:
        """The cursor and its slot."""
        here = self._page.lines[row].item == self._stop
        return (here, self.slot if here else -1, self.has_focus)

    def paint(self, row: int) -> Strip:
        """One line, run after run."""
        palette = self._palette = self._palette or Palette(self, "listing", COMPONENTS)
        line = self._page.lines[row]
        here = line.item == self._stop
        base = palette.base + palette["cursor"] if here else palette.base
        segments: list[Segment] = []
        used = 0
        for run in line.runs:
            if run.kind == BAR and not (here and run.slot in (-1, self.slot)):
                continue
            if run.x < used:
                continue
            if run.x > used:
                segments.append(Segment(" " * (run.x - used), base))
            segments += self._paint_run(row, run, here, palette)
            used = run.x + cell_len(run.text)
        return Strip([*segments, Segment(" " * max(0, self.size.width - used), base)])

    def _paint_run(self, row: int, run: Run, here: bool, palette: Palette) -> list[Segment]:
        base = palette.base + palette["cursor"] if here else palette.base
        if run.kind == BAR:
            return [Segment(run.text, base + palette["cursor-mark"])]
        base += palette.get(run.kind)
        if run.kind == "siglum" and here and run.slot == self.slot:
            base += palette["slot"]
        if run.group < 0:
            return lay(run.text, base, [])
        column, end = str(run.x), run.start + len(run.text)
        layers = []
        for first, last, kind in self._page.texts[run.group].marks:
            layers += shift([(first, last)], run.start, end, palette.get(kind))
        layers += shift(self.hits_on(run.group, ""), run.start, end, palette["found"])
        layers += shift(self.current_hit(run.group, ""), run.start, end, palette["found-current"])
        selected = self.selected_span(row)
        if selected is not None and selected[0] == column:
            layers.append((*selected[1], palette["selection"]))
        return lay(run.text, base, layers)

    # Finding, selecting, the mouse

    def columns_shown(self) -> tuple[str, ...]:
        """The places at which texts begin, by cell."""
        return tuple(sorted({str(run.x) for line in self._page.lines for run in line.runs if run.group >= 0}))

    def piece(self, row: int, column: str) -> Piece | None:
        """The text that begins at a cell of a line."""
        if not 0 <= row < len(self._page.lines):
            return None
        for run in self._page.lines[row].runs:
            if run.group >= 0 and str(run.x) == column:
                return Piece(run.x, cell_len(run.text), run.text, run.group, run.start)
        return None

    def search(self, query: str, regex: bool, words: bool) -> list[Hit]:
        """Matches in all texts, from top to bottom."""
        pattern = compile_query(query, regex=regex, words=words)
        return [
            Hit(group, "", start, end)
            for group, text in enumerate(self._page.texts)
            for start, end in find_spans(text.words, pattern)
        ]

    def row_of_hit(self, hit: Hit) -> int:
        """The line on which a match begins."""
        item = self._page.items[self._page.texts[hit.group].item]
        best = item.top
        for row in range(item.top, item.bottom):
            if any(run.group == hit.group and run.start <= hit.start for run in self._page.lines[row].runs):
                best = row
        return best

    def reveal(self, hit: Hit) -> None:
        """Bring a match on screen and the cursor to its item, and there to the source that says it."""
        self.move_to(self._page.texts[hit.group].item)
        item = self.item
        runs = (run for line in self._page.lines for run in line.runs)
        slot = next((run.slot for run in runs if run.group == hit.group), -1)
        if item is not None and 0 <= slot < len(item.slots):
            self._choose(item, slot)

    def pressed(self, x: int, row: int) -> bool:
        """A click goes to the row, and to the source whose words were clicked."""
        if not 0 <= row < len(self._page.lines) or self._page.lines[row].item < 0:
            return True
        line = self._page.lines[row]
        self.move_to(line.item)
        item = self._page.items[line.item]
        for run in line.runs:
            inside = run.x <= x < run.x + cell_len(run.text)
            if inside and run.kind != BAR and 0 <= run.slot < len(item.slots):
                self._choose(item, run.slot)
        return False
