"""Selecting with the mouse inside one column: Textual's own selection runs across columns.

Knows pieces of text at cells; not what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.message import Message
from textual.scroll_view import ScrollView

from widgets.wrap import cell_at

if TYPE_CHECKING:
    from textual import events

    from lesarten.model import Span


class Piece(NamedTuple):
    """What one column shows on one row: a piece of a longer text, for hit-testing and selection."""

    x: int
    """Cell where it begins."""
    width: int
    """Cells that the column takes."""
    text: str
    group: int
    """Which text it is a piece of; pieces of other texts are parted by a line break when copied."""
    start: int
    """Offset of the piece in that text."""


class Spot(NamedTuple):
    """A character under the mouse."""

    row: int
    at: int
    """Its index in the row's piece."""


class SelectView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scroll view whose text is selected column by column."""

    ALLOW_SELECT = False

    class Selected(Message):
        """The mouse selected `text`."""

        def __init__(self, view: SelectView, text: str) -> None:
            super().__init__()
            self.view, self.text = view, text

        @property
        def control(self) -> SelectView:
            """The view, for `on`."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._drag: tuple[str, Spot] | None = None
        self._selection: tuple[str, Spot, Spot] | None = None

    # What a subclass says

    def piece(self, row: int, column: str) -> Piece | None:
        """What a column shows on a row."""
        raise NotImplementedError

    def columns_shown(self) -> tuple[str, ...]:
        """The names of the columns."""
        raise NotImplementedError

    def pressed(self, x: int, row: int) -> bool:
        """A click on a row; True when it was on something else than text."""
        raise NotImplementedError

    def scroll_to_row(self, row: int) -> None:
        """Make a row the top one, as far as there are rows below it."""
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    @property
    def top_row(self) -> int:
        """The row at the top of the view."""
        return self.scroll_offset.y

    @property
    def selected_text(self) -> str:
        """What the mouse selected, as running text; empty without a selection."""
        if self._selection is None:
            return ""
        column, first, last = self._selection
        parts: list[str] = []
        before: Piece | None = None
        for row in range(first.row, last.row + 1):
            piece, span = self.piece(row, column), self.selected_span(row)
            if piece is None or span is None:
                continue
            if before is not None:
                same = before.group == piece.group
                parts.append("\n" if not same else " " * (piece.start > before.start + len(before.text)))
            parts.append(piece.text[slice(*span[1])])
            before = piece
        return "".join(parts).strip()

    def selected_span(self, row: int) -> tuple[str, Span] | None:
        """Which part of a row is selected: its column, and a range of that column's piece."""
        if self._selection is None:
            return None
        column, first, last = self._selection
        if not first.row <= row <= last.row:
            return None
        piece = self.piece(row, column)
        if piece is None:
            return None
        start = first.at if row == first.row else 0
        end = last.at if row == last.row else len(piece.text)
        return (column, (start, end)) if end > start else None

    def clear_selection(self) -> None:
        """Forget what the mouse selected."""
        if self._selection is not None:
            self._selection = None
            self.refresh()

    def spot_at(self, column: str, x: int, row: int) -> Spot:
        """The character of a column nearest to a cell of the view."""
        row = max(0, min(row, self.virtual_size.height - 1))
        piece = self.piece(row, column)
        return Spot(row, cell_at(piece.text, x - piece.x) if piece else 0)

    def _column_at(self, x: int, row: int) -> str | None:
        for column in self.columns_shown():
            piece = self.piece(row, column)
            if piece is not None and piece.x <= x < piece.x + max(piece.width, cell_len(piece.text)):
                return column
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection, or press what is under the mouse."""
        self.clear_selection()
        row = event.y + self.scroll_offset.y
        if event.button != 1 or self.pressed(event.x, row):
            return
        column = self._column_at(event.x, row)
        if column is not None:
            self._drag = (column, self.spot_at(column, event.x, row))
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the selection on, scrolling at the edges."""
        if self._drag is None:
            return
        if event.y < 0 or event.y >= self.size.height:
            self.scroll_to_row(self.scroll_offset.y + (1 if event.y >= 0 else -1))
        column, anchor = self._drag
        head = self.spot_at(column, event.x, event.y + self.scroll_offset.y)
        first, last = sorted((anchor, head))
        self._selection = (column, first, last) if first != last else None
        self.refresh()

    def on_mouse_up(self) -> None:
        """End the selection and tell of it."""
        if self._drag is not None:
            self._drag = None
            self.release_mouse()
            if text := self.selected_text:
                self.post_message(self.Selected(self, text))
