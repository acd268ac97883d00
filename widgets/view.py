"""A scroll view of lines that are painted one by one: what the reader and the comparison have in common.

Caches lines by exactly what they depend on, moves a cursor without animation, and finds. What a line holds
is the business of the view that inherits from it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from lesarten.words import _
from widgets.selection import SelectView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lesarten.model import Span
    from widgets.legend import Legend

STRIPS_KEPT = 2_000
"""Painted lines that are remembered: some forty screens."""


SEARCH_VERBS = {
    "view.next": _("next match"),
    "view.previous": _("previous"),
    "view.end-find": _("end search"),
}
"""What stands first in the bottom line while a search is on, by the id of the binding."""


class Hit(NamedTuple):
    """A place where something was found."""

    group: int
    column: str
    start: int
    end: int


class LineView(SelectView):
    """Lines painted on demand, with find and selection. Subclasses say what is on a line."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size: 0 0;
    }
    """

    width_ahead: int = 0
    """Cells that the view will have, where that is known before it has any: its first paint has text then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n", "next", _("next"), show=False, tooltip=_("Go to next match or difference"), id="view.next"
        ),
        Binding(
            "N",
            "previous",
            _("previous"),
            show=False,
            tooltip=_("Go to previous match or difference"),
            id="view.previous",
        ),
        Binding(
            "escape",
            "end_find",
            _("end search"),
            show=False,
            tooltip=_("End search or selection"),
            id="view.end-find",
        ),
    ]

    class Found(Message):
        """A search began, moved or ended: `index` counts from 0 and is None without a match."""

        def __init__(self, view: LineView, query: str, count: int, index: int | None) -> None:
            super().__init__()
            self.view, self.query, self.count, self.index = view, query, count, index

        @property
        def control(self) -> LineView:
            """The view, for `on`."""
            return self.view

    class EndReached(Message):
        """There is nothing further in that direction; `text` says so in words.

        `goes_on`: the key did something all the same.
        """

        def __init__(self, view: LineView, text: str, *, goes_on: bool = False) -> None:
            super().__init__()
            self.view, self.text, self.goes_on = view, text, goes_on

        @property
        def control(self) -> LineView:
            """The view, for `on`."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._strips: LRUCache[object, Strip] = LRUCache(STRIPS_KEPT)
        self._query = ""
        self._origin = 0
        """The top row when the search began: what is typed next is looked for from there, too."""
        self._regex = self._words = False
        self._hits: list[Hit] = []
        self._hit: int | None = None
        self._hits_by_piece: dict[tuple[int, str], list[Span]] = {}

    help_words: ClassVar[dict[str, str]] = {}
    """What keys do in this view, by the id of the binding, where that is not what they do in others."""

    # What a subclass says

    @property
    def words_of_keys(self) -> Mapping[str, str]:
        """What keys do here as it is now, where that is not what they do in other views."""
        return self.help_words

    @property
    def about(self) -> str:
        """What this view is, as it is now, in two sentences."""
        return self.HELP or ""

    @property
    def legend(self) -> Legend:
        """The signs of this view with their meanings; none where the words about it say them."""
        return ()

    @property
    def terms(self) -> Legend:
        """The words that the lines around this view use, with what they mean."""
        return ()

    def paint(self, row: int) -> Strip:
        """Paint a row; the result is kept under `paint_key`."""
        raise NotImplementedError

    def paint_key(self, row: int) -> object:
        """Everything that the painted row depends on and that changes without `forget_lines`."""
        raise NotImplementedError

    def search(self, query: str, regex: bool, words: bool) -> list[Hit]:
        """All places where the query stands, in the order of the screen."""
        raise NotImplementedError

    def row_of_hit(self, hit: Hit) -> int:
        """The row on which a hit begins."""
        raise NotImplementedError

    def reveal(self, hit: Hit) -> None:
        """Bring a hit on screen and the cursor to it."""
        raise NotImplementedError

    def go_further(self, step: int) -> None:
        """What `n` and `N` do while no search is on."""
        raise NotImplementedError

    @property
    def foremost(self) -> Mapping[str, str]:
        """The verbs that stand first in the bottom line now, by the id of the binding: those of a search."""
        if self.finding and not self._hits:
            return {"view.end-find": SEARCH_VERBS["view.end-find"]}
        return SEARCH_VERBS if self.finding else {}

    def offers(self, action: str) -> bool:  # noqa: ARG002 - for those who inherit
        """Whether a key that works is worth naming in the bottom line now."""
        return True

    # Lines

    def set_lines(self, count: int) -> None:
        """Say how many rows there are, after all of them changed."""
        self.forget_lines()
        self._selection = None
        self.virtual_size = Size(self.size.width or self.width_ahead, count)

    def forget_lines(self) -> None:
        """Paint everything anew."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Textual asks for the line `y` of the view."""
        row = y + self.scroll_offset.y
        if row >= self.virtual_size.height:
            return Strip.blank(self.size.width, self.rich_style)
        key = (row, self.paint_key(row), self.selected_span(row))
        strip = self._strips.get(key)
        if strip is None:
            strip = self.paint(row).adjust_cell_length(self.size.width, self.rich_style)
            self._strips[key] = strip
        return strip

    @property
    def percent(self) -> int:
        """How far down the view is; 100 when the last row is on screen."""
        if self.max_scroll_y <= 0:
            return 100
        return min(100, round(100 * self.scroll_offset.y / self.max_scroll_y))

    # Finding

    @property
    def finding(self) -> bool:
        """Whether a search is on."""
        return bool(self._query)

    @property
    def found(self) -> tuple[int | None, int]:
        """Which match is the current one, from 0, and how many there are."""
        return self._hit, len(self._hits)

    def find(self, query: str, *, regex: bool = False, words: bool = False) -> int:
        """Search, mark all matches, show the first one from where the search began; gives their number."""
        if not query:
            self.clear_find()
            return 0
        if not self.finding:
            self._origin = self.top_row
        self._query, self._regex, self._words = query, regex, words
        self._set_hits(self.search(query, regex, words))
        if self._hits:
            rows = [self.row_of_hit(hit) for hit in self._hits]
            self._hit = bisect_left(rows, self._origin) % len(rows)
            self.reveal(self._hits[self._hit])
        self._tell_found()
        return len(self._hits)

    def mark_found(self, query: str, wanted: Callable[[Hit], bool], *, words: bool = False) -> None:
        """Search and mark all matches without moving; the first one that is wanted is the current one."""
        self._query, self._regex, self._words = query, False, words
        self._origin = self.top_row
        self._set_hits(self.search(query, regex=False, words=words))
        self._hit = next((number for number, hit in enumerate(self._hits) if wanted(hit)), None)
        self._tell_found()

    def find_again(self) -> None:
        """Search once more after the text or its layout changed, without moving."""
        before = self._hits[self._hit] if self._hit is not None else None
        self._set_hits(self.search(self._query, self._regex, self._words))
        self._hit = self._hits.index(before) if before in self._hits else None
        self._tell_found()

    def find_next(self, step: int = 1) -> None:
        """Go to the next match, behind the last to the first."""
        if not self._hits:
            self.post_message(self.EndReached(self, _("no match for “{query}”").format(query=self._query)))
            return
        target = (-1 if self._hit is None else self._hit) + step
        if not 0 <= target < len(self._hits):
            words = _("the search goes on from the other end")
            self.post_message(self.EndReached(self, words, goes_on=True))
        self._hit = target % len(self._hits)
        self.reveal(self._hits[self._hit])
        self._origin = self.top_row
        self.forget_lines()
        self._tell_found()

    def find_previous(self) -> None:
        """Go to the match before."""
        self.find_next(-1)

    def clear_find(self) -> None:
        """End the search, if one is on."""
        if not self._query:
            return
        self._query = ""
        self._set_hits([])
        self._tell_found()

    def _set_hits(self, hits: list[Hit]) -> None:
        self._hits, self._hit = hits, None
        self._hits_by_piece = {}
        for hit in hits:
            self._hits_by_piece.setdefault((hit.group, hit.column), []).append((hit.start, hit.end))
        self.forget_lines()

    def _tell_found(self) -> None:
        self.post_message(self.Found(self, self._query, len(self._hits), self._hit))

    def hits_on(self, group: int, column: str) -> list[Span]:
        """Ranges of a text in which something was found."""
        return self._hits_by_piece.get((group, column), [])

    def current_hit(self, group: int, column: str) -> list[Span]:
        """The range of the current match, if it is in this text."""
        if self._hit is None:
            return []
        hit = self._hits[self._hit]
        return [(hit.start, hit.end)] if (hit.group, hit.column) == (group, column) else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape ends a search or a selection, and is left to others when there is none."""
        if action == "end_find":
            return self.finding or self._selection is not None
        return super().check_action(action, parameters)

    def action_end_find(self) -> None:
        """End the selection, else the search."""
        if self._selection is not None:
            self.clear_selection()
        else:
            self.clear_find()

    def action_next(self) -> None:
        """Next match, or next of whatever the view goes through."""
        if self.finding:
            self.find_next()
        else:
            self.go_further(1)

    def action_previous(self) -> None:
        """Previous match, or previous of whatever the view goes through."""
        if self.finding:
            self.find_previous()
        else:
            self.go_further(-1)
