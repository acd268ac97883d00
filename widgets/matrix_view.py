"""Every source against every other as a table: a number and a shade a cell, a cursor, nothing else.

Knows the engine's cells; which measure is shown is said by the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lesarten.matrix import MatrixCell, siglum
from lesarten.words import _
from widgets.listing import clip
from widgets.palette import Palette
from widgets.signs import choose_signs

if TYPE_CHECKING:
    from textual import events

Measure = Literal["similarity", "shared", "discrepancies"]
MEASURES: tuple[Measure, ...] = ("similarity", "shared", "discrepancies")

SHADES = 5
"""Steps of the shade; more are not told apart."""

SHADE_SIGNS = (" ", "░", "▒", "▓", "█")
ASCII_SHADE_SIGNS = (" ", ".", ":", "+", "#")
"""The shade as a character, for those who see no colours."""

LEAST_CELL = 6
"""Cells for bar, shade, number and sign: "▌▒ 38%"."""

MOST_CELL = 14
"""Wider cells only drive the table apart."""

LEAST_NAME = 10
MOST_NAME = 30

COMPONENTS = (
    "head",
    "siglum",
    "name",
    "number",
    "empty",
    "cursor",
    "cursor-mark",
    "here",
    *(f"shade-{n}" for n in range(SHADES)),
)


class MatrixView(ScrollView, can_focus=True, inherit_bindings=False):
    """The table. Both halves show the same, so that a source's row is whole."""

    HELP = _(
        "Every source against every other: number and shade of a cell say how much two have in common, "
        "or in how many facts they differ. n goes to the pair most worth reading, and on from there."
    )

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"matrix--{name}" for name in COMPONENTS}

    DEFAULT_CSS = """
    MatrixView {
        scrollbar-size: 0 0;
        & > .matrix--head { color: $text-accent; text-style: bold; }
        & > .matrix--siglum { color: $text-accent; text-style: bold; }
        & > .matrix--name { text-style: none; }
        & > .matrix--here { text-style: bold underline; }
        & > .matrix--empty { color: $text-muted; }
        & > .matrix--cursor { text-style: bold reverse; }
        & > .matrix--cursor-mark { color: $text-primary; text-style: bold; }
        & > .matrix--shade-1 { background: $primary 8%; }
        & > .matrix--shade-2 { background: $primary 16%; }
        & > .matrix--shade-3 { background: $primary 24%; }
        & > .matrix--shade-4 { background: $primary 32%; }
        &:ansi > .matrix--shade-1, &:ansi > .matrix--shade-2 { background: ansi_default; }
        &:ansi > .matrix--shade-3, &:ansi > .matrix--shade-4 { background: ansi_default; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1,0)", _("down"), show=False, tooltip=_("Go down"), id="matrix.down"),
        Binding("up,k", "move(-1,0)", _("up"), show=False, tooltip=_("Go up"), id="matrix.up"),
        Binding("right,l", "move(0,1)", _("right"), show=False, tooltip=_("Go right"), id="matrix.right"),
        Binding("left,h", "move(0,-1)", _("left"), show=False, tooltip=_("Go left"), id="matrix.left"),
        Binding("pagedown,ctrl+d", "move(5,0)", _("down by five"), show=False, tooltip=_("Go down by five"),
                id="matrix.page-down"),
        Binding("pageup,ctrl+u", "move(-5,0)", _("up by five"), show=False, tooltip=_("Go up by five"),
                id="matrix.page-up"),
        Binding("g,home", "edge(0)", _("first"), show=False, tooltip=_("Go to first source"),
                id="matrix.first"),
        Binding("G,end", "edge(-1)", _("last"), show=False, tooltip=_("Go to last source"),
                id="matrix.last"),
    ]  # fmt: skip

    class Moved(Message):
        """The cursor is on another cell."""

    class Pressed(Message):
        """A cell was clicked twice."""

    def __init__(self, *, ascii_signs: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._signs = choose_signs(ascii_signs)
        self._shade_signs = ASCII_SHADE_SIGNS if ascii_signs else SHADE_SIGNS
        self._names: tuple[str, ...] = ()
        self._cells: dict[tuple[int, int], MatrixCell] = {}
        self._measure: Measure = "similarity"
        self._at = (0, 1)
        self._palette: Palette | None = None

    # What is shown

    def show(self, names: tuple[str, ...], cells: tuple[MatrixCell, ...], measure: Measure) -> None:
        """Draw other figures; the cursor stays in its cell."""
        self._names, self._measure = names, measure
        self._cells = {(cell.a, cell.b): cell for cell in cells}
        last = max(0, len(names) - 1)
        self._at = (min(self._at[0], last), min(self._at[1], last))
        self._fit()
        self.refresh()

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two sources under the cursor, in order; None on the diagonal."""
        a, b = sorted(self._at)
        return (a, b) if a != b and b < len(self._names) else None

    @property
    def cell(self) -> MatrixCell | None:
        """The figures under the cursor; None while they are computed."""
        pair = self.pair
        return self._cells.get(pair) if pair else None

    def go_to(self, a: int, b: int) -> None:
        """Put the cursor on a cell."""
        last = len(self._names) - 1
        self._at = (max(0, min(a, last)), max(0, min(b, last)))
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, down: int, right: int) -> None:
        """Move by cells; the diagonal is stepped over."""
        row, column = self._at[0] + down, self._at[1] + right
        last = len(self._names) - 1
        row, column = max(0, min(row, last)), max(0, min(column, last))
        if row == column:
            row, column = (row + (down > 0) - (down < 0), column + (right > 0) - (right < 0))
        if 0 <= row <= last and 0 <= column <= last:
            self.go_to(row, column)

    def action_edge(self, place: int) -> None:
        """To the first or last source's row."""
        row = 0 if place == 0 else len(self._names) - 1
        self.go_to(row, self._at[1] if self._at[1] != row else abs(row - 1))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked cell; a second click opens it."""
        row = event.y - 1 + int(self.scroll_y)
        column = (event.x + int(self.scroll_x) - self.name_width) // self.cell_width
        if 0 <= row < len(self._names) and 0 <= column < len(self._names) and event.x >= self.name_width:
            again = (row, column) == self._at and event.chain > 1
            self.go_to(row, column)
            if again:
                self.post_message(self.Pressed())

    # Layout

    @property
    def name_width(self) -> int:
        """Cells for siglum and name."""
        room = self.size.width - len(self._names) * LEAST_CELL - 1
        longest = max((len(name) for name in self._names), default=0)
        name = min(longest, MOST_NAME, room - 5)
        return name + 5 if name >= LEAST_NAME else 4

    @property
    def cell_width(self) -> int:
        """Cells of a cell."""
        room = (self.size.width - self.name_width - 1) // max(1, len(self._names))
        return max(LEAST_CELL, min(MOST_CELL, room))

    def on_resize(self) -> None:
        """Fit the table into the new size."""
        self._fit()
        self._reveal()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._palette = None

    def _fit(self) -> None:
        count = len(self._names)
        self.virtual_size = Size(self.name_width + count * self.cell_width, count + 1)

    def _reveal(self) -> None:
        """Scroll so that the cursor's cell is on screen; the sources' names stay in sight."""
        width, height = self.size.width - self.name_width, self.size.height - 1
        left, top = self._at[1] * self.cell_width, self._at[0]
        x, y = int(self.scroll_x), int(self.scroll_y)
        if left < x or left + self.cell_width > x + width:
            x = left if left < x else left + self.cell_width - width
        if top < y or top >= y + height:
            y = top if top < y else top - height + 1
        self.scroll_to(x=x, y=y, animate=False, force=True, immediate=True)

    # Painting

    def render_line(self, y: int) -> Strip:
        """The sigla, else a source's row."""
        palette = self._palette = self._palette or Palette(self, "matrix", COMPONENTS)
        width = self.size.width
        row = y - 1 + int(self.scroll_y)
        if not self._names or row >= len(self._names):
            return Strip.blank(width, palette.base)
        cells = self._head(palette) if y == 0 else self._row(row, palette)
        body = Strip(cells).crop(int(self.scroll_x), int(self.scroll_x) + width - self.name_width)
        head = Strip(
            [Segment(" " * self.name_width, palette.base)] if y == 0 else self._row_head(row, palette)
        )
        return Strip.join([head, body]).adjust_cell_length(width, palette.base)

    def _row_head(self, row: int, palette: Palette) -> list[Segment]:
        here = row == self._at[0]
        base = palette.base
        mark = self._signs.cursor if here and self.has_focus else " "
        siglum_style = base + palette["siglum"] + palette["here"] if here else base + palette["siglum"]
        parts = [Segment(mark, base + palette["cursor-mark"]), Segment(siglum(row), siglum_style)]
        room = self.name_width - 5
        name = clip(self._names[row], room) if room >= LEAST_NAME else ""
        parts.append(Segment(" " + name, base + palette["name"]))
        strip = Strip(parts).adjust_cell_length(self.name_width, base)
        return list(strip)

    def _head(self, palette: Palette) -> list[Segment]:
        parts = []
        for column in range(len(self._names)):
            style = palette.base + palette["head"]
            if column == self._at[1]:
                style += palette["here"]
            letter = siglum(column)
            before = (self.cell_width - 1) // 2 + 1
            parts.append(Segment(" " * before, palette.base))
            parts.append(Segment(letter, style))
            parts.append(Segment(" " * (self.cell_width - before - 1), palette.base))
        return parts

    def _row(self, row: int, palette: Palette) -> list[Segment]:
        parts: list[Segment] = []
        for column in range(len(self._names)):
            here = (row, column) == self._at
            cell = self._cells.get((min(row, column), max(row, column)))
            base = palette.base
            parts.append(Segment(self._signs.cursor if here else " ", base + palette["cursor-mark"]))
            room = self.cell_width - 1
            if row == column:
                parts.append(Segment(" " * room, base + palette["empty"]))
                continue
            if cell is None:
                text, style = self._signs.ellipsis.center(room)[:room], base + palette["empty"]
            else:
                shade = self.shade(cell)
                words = f"{self._shade_signs[shade]} {measure_words(cell, self._measure)}"
                text, style = words.center(room), base + palette[f"shade-{shade}"]
            parts.append(Segment(text, style + palette["cursor"] if here else style))
        return parts

    def shade(self, cell: MatrixCell) -> int:
        """The step of a cell's shade: shares against all, counts against the highest of the table."""
        if self._measure == "similarity":
            part = cell.similarity
        elif self._measure == "shared":
            part = cell.shared / cell.sentences if cell.sentences else 0.0
        else:
            most = max(one.discrepancies for one in self._cells.values())
            part = cell.discrepancies / most if most else 0.0
        return min(SHADES - 1, int(part * SHADES))


def measure_words(cell: MatrixCell, measure: Measure) -> str:
    """A cell's figure, right-aligned."""
    if measure == "similarity":
        return f"{round(cell.similarity * 100):>2}%"
    return f"{cell.shared if measure == 'shared' else cell.discrepancies:>3}"
