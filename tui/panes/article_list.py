"""The list of articles: two lines each, drawn line by line, so that ten thousand cost what ten do.

Knows rows of the state; what its keys mean to the app it only says in messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lesarten.words import _
from tui.listing.rows import LINES, Rows
from tui.panes.row_text import NEWS_SIGN, Piece, clip, fit_pieces, row_lines

if TYPE_CHECKING:
    from textual import events

    from tui.state import Row
    from widgets.legend import Legend

BAR = "▌"
"""Before the article under the cursor."""


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """Articles with a cursor; moving it tells which article is under it."""

    HELP = _(
        "The list of articles: two lines each, with outlet, date, words and how much of the file was cut. "
        "The article under the cursor stands beside or below it; mark two and compare them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.mark", _("mark"), tooltip=_("Mark article as A, then B"), id="list.mark"),
        Binding("enter", "screen.read", _("read"), tooltip=_("Read article"), id="list.read"),
        Binding("slash", "screen.find", _("filter"), tooltip=_("Filter list"), id="list.filter"),
        Binding("m", "app.panel('matrix')", _("matrix"), tooltip=_("Show matrix of all pairs"),
                id="list.matrix"),
        Binding("a", "screen.read_before_also", _("also in"), show=False,
                tooltip=_("Say how to ask who else says a sentence"), id="list.also"),
        Binding("q", "screen.quit", _("quit"), tooltip=_("Quit program"), id="list.quit"),
        Binding("down,j", "move(1)", _("down"), show=False, tooltip=_("Go to next article"), id="list.down"),
        Binding("up,k", "move(-1)", _("up"), show=False, tooltip=_("Go to previous article"), id="list.up"),
        Binding("pagedown", "page(1)", show=False, tooltip=_("Page down"), id="list.page_down"),
        Binding("pageup", "page(-1)", show=False, tooltip=_("Page up"), id="list.page_up"),
        Binding("ctrl+d", "page(0.5)", show=False, tooltip=_("Page down by half"), id="list.half_down"),
        Binding("ctrl+u", "page(-0.5)", show=False, tooltip=_("Page up by half"), id="list.half_up"),
        Binding("g,home", "edge(0)", show=False, tooltip=_("Go to first article"), id="list.first"),
        Binding("G,end", "edge(-1)", show=False, tooltip=_("Go to last article"), id="list.last"),
    ]  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title",
        "list--detail",
        "list--problem",
        "list--mark",
        "list--bar",
        "list--news",
        "list--heading",
        "list--cursor",
    }

    @property
    def legend(self) -> Legend:
        """The signs of the list with their meanings, for help."""
        return (
            (NEWS_SIGN, _("new here, or changed since you looked at it: v shows what changed")),
            ("A B", _("marked: c compares the two")),
            (
                _("{percent} % cut").format(percent="n"),
                _("so much of the file is not the article: menus, adverts, other stories; r shows it"),
            ),
            (BAR, _("what the keys act on")),
        )

    class Moved(Message):
        """The cursor stands on another article, or on none."""

        def __init__(self, path: str | None, number: int, *, by_reader: bool) -> None:
            super().__init__()
            self.path = path
            self.number = number
            """How many of these there were, this one among them."""
            self.by_reader = by_reader
            """Not because a file went or a filter hides it: for that alone nobody looks."""

    class Shown(Message):
        """Other articles are on screen."""

        def __init__(self, paths: tuple[str, ...], above: int, below: int) -> None:
            super().__init__()
            self.paths = paths
            self.above = above
            """Articles above the screen's edge, in part or whole."""
            self.below = below

    class Pressed(Message):
        """The article under the cursor was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._rows = Rows((), {}, {})
        self._marks: tuple[str | None, str | None] = (None, None)
        self._cursor = 0
        self._told: tuple[tuple[str, ...], int, int] = ((), 0, 0)
        self._home: str | None = None
        """Where the cursor was when a filter hid that article: it comes back there if nobody moves it."""
        self.moves = 0
        """How often the cursor went to another article: who has not heard of all lags behind it."""

    @property
    def path(self) -> str | None:
        """The article under the cursor."""
        return self._rows.path(self._cursor) if self._rows else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def show(
        self,
        rows: Rows,
        marks: tuple[str | None, str | None],
        keep: str | None = None,
        *,
        narrowed: bool = False,
    ) -> None:
        """Draw other rows; the cursor stays on `keep` (default: its article), else on its line.

        `narrowed`: rows that are missing are only hidden, and the cursor comes back to its own among them.
        """
        if rows is self._rows and marks == self._marks and keep in (None, self.path):
            return
        path, former, before = self.path, self._cursor, self._in_sight()
        wanted = self._come_home(rows) or keep or path
        self._rows, self._marks = rows, marks
        if former >= len(rows) or rows.path(former) != wanted:
            found = rows.place(wanted)
            self._cursor = found if found is not None else max(0, min(former, len(rows) - 1))
            if found is None and narrowed:
                self._home = self._home or wanted
        if not narrowed:
            self._home = None
        self.virtual_size = Size(0, rows.height)
        # While thousands are read, most of what is learned stands elsewhere.
        if self._in_sight() != before:
            self.refresh()
        if self._cursor != former or self.path != path:
            self._reveal()
        self._tell_shown()
        if self.path != path:
            self._tell_moved(by_reader=False)

    def _come_home(self, rows: Rows) -> str | None:
        """The article that a filter has hidden, when it does no more."""
        if self._home is None or rows.place(self._home) is None:
            return None
        home, self._home = self._home, None
        return home

    def stay(self) -> None:
        """The article under the cursor is the one that is wanted now, whatever a filter hides."""
        if self._rows:
            self._home = None

    def _in_sight(self) -> tuple[object, ...]:
        """Everything that the lines on screen are painted from."""
        top = int(self.scroll_y)
        first, _line = self._rows.at_line(top)
        shown = range(first, min(len(self._rows), first + self.scrollable_content_region.height // LINES + 2))
        lines = [(self._rows[place], self._rows.heading(place)) for place in shown]
        return (lines, self._rows.line_of(first), self._marks, self._cursor)

    def _tell_moved(self, *, by_reader: bool) -> None:
        self.moves += 1
        self.post_message(self.Moved(self.path, self.moves, by_reader=by_reader))

    def go_to(self, path: str) -> bool:
        """Put the cursor on an article; False when the list does not show it."""
        place = self._rows.place(path)
        if place is not None:
            self._go(place)
        return place is not None

    def step(self, distance: int) -> None:
        """Move the cursor by so many articles."""
        self._go(self._cursor + distance)

    def action_move(self, distance: int) -> None:
        """Move the cursor."""
        self.step(distance)

    def action_page(self, pages: float) -> None:
        """Move by screens."""
        step = max(1, int(abs(pages) * (self.size.height // LINES)))
        self.step(step if pages > 0 else -step)

    def action_edge(self, place: int) -> None:
        """Move to the first article (0) or the last (-1)."""
        self._go(0 if place == 0 else len(self._rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked article; a second click on it reads it."""
        place, line = self._rows.at_line(event.y + int(self.scroll_y))
        if line >= 0 and place < len(self._rows):
            again = place == self._cursor and event.chain > 1
            self._go(place)
            if again:
                self.post_message(self.Pressed())

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different while the keys go elsewhere."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        self._reveal()
        self._tell_shown()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other articles come on screen."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_shown()

    def _tell_shown(self) -> None:
        """Tell which articles are on screen, if they are others than before."""
        first, height = int(self.scroll_y), self.size.height
        top, line = self._rows.at_line(first)
        shown = self._rows[top : top + height // LINES + 1]
        above = min(len(self._rows), top + (line > 0)) if height else 0
        below = max(0, len(self._rows) - self._rows.at_line(first + height)[0]) if height else 0
        told = (tuple(row.path for row in shown), above, below)
        if told != self._told:
            self._told = told
            self.post_message(self.Shown(*told))

    def render_line(self, y: int) -> Strip:
        """Paint one line of one article."""
        place, line = self._rows.at_line(y + int(self.scroll_y))
        width = self.scrollable_content_region.width
        base = self.rich_style
        if place >= len(self._rows):
            return Strip.blank(width, base)
        if line < 0:
            return self._paint_heading(self._rows.heading(place), width, base)
        row = self._rows[place]
        here = place == self._cursor
        mark = "A" if row.path == self._marks[0] else "B" if row.path == self._marks[1] else ""
        pieces = row_lines(row, mark, width - 1)[line]
        # Of the cursor's style only the background: what a line says keeps its own colour.
        tint = Style(bgcolor=self.get_component_rich_style("list--cursor").bgcolor) if here else None
        bar = Piece(BAR if here and (self.has_focus or not self.can_focus) else " ", "bar")
        segments = []
        for piece in (bar, *fit_pieces(pieces, width - 1)):
            style = self.get_component_rich_style(f"list--{piece.kind}")
            segments.append(Segment(piece.text, style + tint if tint else style))
        return Strip(segments).adjust_cell_length(width, base + tint if tint else base)

    def _paint_heading(self, words: str, width: int, base: Style) -> Strip:
        """A line above the articles of one event."""
        style = self.get_component_rich_style("list--heading")
        return Strip([Segment(clip(f" {words}", width), style)]).adjust_cell_length(width, base)

    def _go(self, place: int) -> None:
        place = max(0, min(place, len(self._rows) - 1))
        if place == self._cursor or not self._rows:
            return
        former, self._cursor, self._home = self._cursor, place, None
        for changed in (former, place):
            top = self._rows.line_of(changed) - int(self.scroll_y)
            self.refresh(Region(0, top, self.size.width, LINES))
        self._reveal()
        self._tell_moved(by_reader=True)

    def _reveal(self) -> None:
        """Scroll so that the cursor's article is on screen, whole."""
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        if not self._rows:
            return
        top, bottom = self._rows.top_of(self._cursor), self._rows.line_of(self._cursor) + LINES
        at = int(self.scroll_y)
        if top < at:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif bottom > at + height:
            self.scroll_to(y=bottom - height, animate=False, immediate=True)
