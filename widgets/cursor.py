"""A cursor over the stops of a line view: beads, sentences, pieces of a page. The keys that move it.

Knows rows and stops; not what they show.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _
from widgets.view import LineView


class CursorView(LineView):
    """Lines with a cursor that steps from stop to stop and never leaves the screen."""

    context_share: ClassVar[int] = 6
    """The part of the screen, one in so many, that is kept in view around the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", _("down"), show=False, tooltip=_("Go down"), id="view.down"),
        Binding("up,k", "step(-1)", _("up"), show=False, tooltip=_("Go up"), id="view.up"),
        Binding(
            "pagedown,space",
            "page(1)",
            _("page down"),
            show=False,
            tooltip=_("Page down"),
            id="view.page-down",
        ),
        Binding("pageup,b", "page(-1)", _("page up"), show=False, tooltip=_("Page up"), id="view.page-up"),
        Binding(
            "ctrl+d",
            "page(0.5)",
            _("half a page down"),
            show=False,
            tooltip=_("Page down by half"),
            id="view.half-down",
        ),
        Binding(
            "ctrl+u",
            "page(-0.5)",
            _("half a page up"),
            show=False,
            tooltip=_("Page up by half"),
            id="view.half-up",
        ),
        Binding(
            "g,home", "to_start", _("first line"), show=False, tooltip=_("Go to first line"), id="view.start"
        ),
        Binding("G,end", "to_end", _("last line"), show=False, tooltip=_("Go to last line"), id="view.end"),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._stop = 0
        self._height = 0
        """Rows of the window when it was last resized."""

    # What a subclass says

    def count_stops(self) -> int:
        """How many stops there are."""
        raise NotImplementedError

    def rows_of_stop(self, number: int) -> tuple[int, int]:
        """The first row of a stop, and the row behind its last."""
        raise NotImplementedError

    def tell_moved(self) -> None:
        """Post where the cursor and the window are."""
        raise NotImplementedError

    # Moving

    def move_to(self, number: int) -> bool:
        """Set the cursor on a stop and show it, if there is one of that number."""
        if not 0 <= number < self.count_stops():
            return False
        before, self._stop = self._stop, number
        for stop in {before, number}:
            if stop < self.count_stops():
                top, bottom = self.rows_of_stop(stop)
                self.refresh_lines(top, bottom - top)
        self.show_stop()
        self.tell_moved()
        return True

    def show_stop(self) -> None:
        """Scroll just so far that the cursor's rows and some around them are on screen."""
        if not 0 <= self._stop < self.count_stops():
            return
        top, bottom = self.rows_of_stop(self._stop)
        height = self.size.height
        context = max(0, min(height // self.context_share, (height - (bottom - top)) // 2))
        if self._stop == 0:
            self.scroll_to_row(0)
        elif top - context < self.top_row or bottom - top >= height:
            self.scroll_to_row(top - context)
        elif bottom + context > self.top_row + height:
            self.scroll_to_row(bottom + context - height)

    def shows_cursor(self, height: int, *, whole: bool = False) -> bool:
        """Whether some rows, or all, of what the cursor is on are in a window of this height."""
        if not 0 <= self._stop < self.count_stops():
            return False
        top, bottom = self.rows_of_stop(self._stop)
        if whole:
            return self.top_row <= top and bottom <= self.top_row + height
        return top < self.top_row + height and bottom > self.top_row

    def keep_in_sight(self, was_shown: bool) -> None:
        """After another layout, show what the cursor is on if it was on screen: whole where it fits."""
        if not was_shown or not 0 <= self._stop < self.count_stops():
            return
        top, bottom = self.rows_of_stop(self._stop)
        height = self.size.height
        if not self.shows_cursor(height, whole=bottom - top <= height):
            self.show_stop()

    def take_cursor_along(self) -> None:
        """Keep the cursor on screen: on the nearest stop that begins there."""
        count = self.count_stops()
        first, last = self.top_row, self.top_row + self.size.height
        if not count or (self._stop < count and first <= self.rows_of_stop(self._stop)[0] < last):
            return
        begins = bisect_left(range(count), first, key=self._top_of)
        ends = bisect_left(range(count), last, key=self._top_of)
        if begins == ends:  # no stop begins on screen: the one that fills it
            begins, ends = begins - 1, begins
        self._stop = max(0, begins if self._stop <= begins else ends - 1)
        self.refresh()
        self.tell_moved()

    def _top_of(self, number: int) -> int:
        return self.rows_of_stop(number)[0]

    def action_step(self, step: int) -> None:
        """To the next or previous stop; through one that is higher than the screen line by line."""
        if not 0 <= self._stop < self.count_stops():
            self.scroll_to_row(self.top_row + step)
            return
        top, bottom = self.rows_of_stop(self._stop)
        first, last = self.top_row, self.top_row + self.size.height
        if bottom <= first or top >= last:
            self.take_cursor_along()
        elif (step > 0 and bottom > last) or (step < 0 and top < first):
            self.scroll_to_row(first + step)
        elif not self.move_to(self._stop + step):
            self.scroll_to_row(first + step)
            text = _("this is the end") if step > 0 else _("this is the beginning")
            self.post_message(self.EndReached(self, text))

    def action_page(self, pages: float) -> None:
        """A page or half of one; the cursor comes along."""
        overlap = 2 if abs(pages) == 1 else 0  # what was last on screen is first on the next
        rows = max(1, int(abs(pages) * self.size.height) - overlap)
        before = self.top_row
        self.scroll_to_row(self.top_row + (rows if pages > 0 else -rows))
        if self.top_row == before:
            self.move_to(self.count_stops() - 1 if pages > 0 else 0)
        else:
            self.take_cursor_along()

    def action_to_start(self) -> None:
        """To the first stop."""
        self.scroll_to_row(0)
        self.move_to(0)

    def action_to_end(self) -> None:
        """To the last stop."""
        self.move_to(self.count_stops() - 1)
        self.scroll_to_row(self.max_scroll_y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel scrolls too: tell where the window is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.tell_moved()
