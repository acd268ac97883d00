"""The comparison of two articles as a widget: what its keys and the mouse do, and what it tells.

It shows a collation and never changes one; it reads no file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from lesarten.words import _
from widgets import copying, overview
from widgets.linking import LinkingView
from widgets.notes import name_witnesses
from widgets.order import ids_of
from widgets.place import Home, Place, translate, translate_beads
from widgets.signs import has_difference, has_discrepancy

if TYPE_CHECKING:
    from collections.abc import Callable

    from lesarten.model import Bead, Collation
    from widgets.marks import Side
    from widgets.view import Hit


class CompareView(LinkingView):
    """Two articles against each other, with the keys of the program's map."""

    HELP = _(
        "Both texts, sentence by sentence: what both tell stands side by side, with a sign between. "
        "The bar at the left marks what the keys act on; below the keys of this pane the signs are "
        "explained, and words such as pair, link and doubtful."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "h,left", "side('a')", _("side A"), show=False, tooltip=_("Choose side A"), id="compare.side-a"
        ),
        Binding(
            "l,right", "side('b')", _("side B"), show=False, tooltip=_("Choose side B"), id="compare.side-b"
        ),
        Binding(
            "tab",
            "other_side",
            _("other side"),
            show=False,
            tooltip=_("Choose other side"),
            id="compare.other-side",
        ),
        Binding(
            "d",
            "discrepancy(1)",
            _("next ≠"),
            tooltip=_("Go to next discrepancy"),
            id="compare.next-discrepancy",
        ),
        Binding(
            "n",
            "next",
            _("next ≈"),
            tooltip=_("Go to next match or difference"),
            id="view.next",
        ),
        Binding(
            "D",
            "discrepancy(-1)",
            _("previous ≠"),
            show=False,
            tooltip=_("Go to previous discrepancy"),
            id="compare.previous-discrepancy",
        ),
        Binding(
            "enter",
            "choose",
            _("choose"),
            show=False,
            tooltip=_("Link or unlink what is chosen"),
            id="compare.choose",
        ),
        Binding(
            "enter",
            "follow",
            _("follow"),
            show=False,
            tooltip=_("Follow moved sentence, or open fold"),
            id="compare.follow",
        ),
        Binding(
            "backspace",
            "back",
            _("back"),
            show=False,
            tooltip=_("Go back from where you followed"),
            id="compare.back",
        ),
    ]

    class Moved(Message):
        """The cursor or the window moved."""

        def __init__(
            self, view: CompareView, bead: int | None, side: Side, sentence: int | None, percent: int
        ) -> None:
            super().__init__()
            self.view, self.bead, self.side = view, bead, side
            self.sentence, self.percent = sentence, percent

        @property
        def control(self) -> CompareView:
            """The view, for `on`."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, CompareView.Moved)

    class Changed(Message):
        """Order, filter, noise, numbers or fold changed, or another collation is shown."""

        def __init__(self, view: CompareView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> CompareView:
            """The view, for `on`."""
            return self.view

    _home: Home | None = None
    """Where the reader was before another way of showing it hid that, perhaps."""

    # What is shown

    @property
    def about(self) -> str:
        """What it is, and which other articles the program went by."""
        witnesses = name_witnesses(self.collation) if self.collation and self.choice is None else ""
        return f"{super().about} {witnesses}".rstrip()

    def show(self, collation: Collation | None, keep_place: bool = True) -> None:
        """Show a collation; with `keep_place` the sentence on top and the cursor stay where they are.

        Works for the same pair after a change of a file or of the threshold, and for the pair swapped.
        """
        if self.choice is not None:
            self.end_choice()
            self.post_message(self.EndReached(self, _("another comparison: nothing was chosen")))
        old, place, cursor = self._collation, self.place, self.cursor_place
        told, was_shown = self.on_told, self.shows_cursor(self.size.height)
        self._collation, self._texts, self._painter = collation, None, None
        self._jump_stack.clear()
        opened = self._options.opened if keep_place else frozenset[int]()
        kept = translate_beads(old, opened, collation) if opened and old and collation else frozenset[int]()
        self._options = replace(self._options, opened=kept)
        self.lay_out_again()
        if old is not None and collation is not None and keep_place:
            moved_cursor = translate(old, cursor, collation)
            if moved_cursor is not None:
                self._side = moved_cursor.side
            self.set_cursor(moved_cursor, told)
            self.put_on_top(translate(old, place, collation))
            self.keep_in_sight(was_shown)
        else:
            self._side, self._kept = "a", None
            self.set_cursor(None)
            self.scroll_to_row(0)
        if self.finding:
            self.find_again()
        self._tell_changed()

    def set_options(self, **changes: object) -> None:
        """Change how it is shown: order, filter, noise, numbers, fold, gaps; the place is kept.

        A place that is hidden now is kept, too: until the reader moves on, it is the one to come back to.
        """
        home = self._home
        stays = home is not None and home.sheet is self._sheet and home.stop == self._stop
        if home is None or not stays or home.side != self._side:
            home = Home(self.cursor_place, self.on_told, self.place)
        if "order" in changes:  # in the other order the sentence itself stands there
            home = home._replace(told=False)
        self._options = replace(self._options, **changes)  # type: ignore[arg-type]
        self.lay_out_again()
        self.set_cursor(home.cursor, home.told)
        self.put_on_top(home.top)
        self.show_stop()
        self._home = home._replace(sheet=self._sheet, stop=self._stop, side=self._side)
        if self.finding:
            self.find_again()
        self._tell_changed()

    @property
    def places_here(self) -> tuple[Place, ...]:
        """Where both articles tell what the cursor is on, the side of the keys first."""
        here, bead = self.cursor_place, self.bead
        if here is None or bead is None:
            return ()
        other: Side = "b" if here.side == "a" else "a"
        return (here, *(Place(other, id_) for id_ in ids_of(bead, other)[:1]))

    def go_to(self, side: Side, sentence: int) -> None:
        """Bring a sentence on screen and the cursor to it."""
        self._side = side
        self.set_cursor(Place(side, sentence))
        self.show_stop()
        self.tell_moved()

    def restore(self, place: Place) -> None:
        """Put a remembered place back to the top of the screen, and the cursor on it."""
        self._side = place.side
        self.set_cursor(place)
        self.put_on_top(place)
        self.tell_moved()

    # What is copied

    def sentence_text(self) -> str:
        """The cursor's sentences on the current side, or on the other one where this has none."""
        if self.bead is None or self.collation is None:
            return ""
        other: Side = "b" if self._side == "a" else "a"
        return copying.side_words(self.collation, self.bead, self._side) or copying.side_words(
            self.collation, self.bead, other
        )

    def bead_text(self, with_sources: bool = True) -> str:
        """The cursor's bead, both sides, with the names of the sources."""
        if self._shown is None or self.collation is None or self.cursor is None:
            return ""
        return copying.bead_text(self.collation, self._shown.beads[self.cursor], with_sources)

    # Moving

    def go_further(self, step: int) -> None:
        """To the next or previous pair whose words differ."""
        noise = self._options.noise
        self._jump_where(step, lambda bead: has_difference(bead, noise), _("no further difference"))

    def action_discrepancy(self, step: int) -> None:
        """To the next or previous bead whose facts differ."""
        self._jump_where(step, has_discrepancy, _("no further discrepancy"))

    def _jump_where(self, step: int, wanted: Callable[[Bead], bool], otherwise: str) -> None:
        stops = self._sheet.stops if self._sheet else ()
        beads = self._shown.beads if self._shown else ()
        number = self._stop + step
        while 0 <= number < len(stops):
            if stops[number].kind == "text" and wanted(beads[stops[number].bead]):
                self.move_to(number)
                return
            number += step
        self.post_message(self.EndReached(self, otherwise))

    def action_side(self, side: Side) -> None:
        """Choose the side that is copied from."""
        if side != self._side:
            self._side = side
            if self.stop is not None:
                self.refresh_lines(self.stop.top, self.stop.height)
            self.tell_moved()

    def action_other_side(self) -> None:
        """Change the side."""
        self.action_side("b" if self._side == "a" else "a")

    def offers(self, action: str) -> bool:
        """Going to the next difference or discrepancy is offered only while one is shown."""
        if action not in ("discrepancy(1)", "next"):
            return super().offers(action)
        beads = self._shown.beads if self._shown else ()
        stops = self._sheet.stops if self._sheet else ()
        shown = [beads[stop.bead] for stop in stops if stop.kind == "text"]
        if action == "next":
            if self.finding:
                return self.found[1] > 0
            return self.choice is None and any(has_difference(bead, self._options.noise) for bead in shown)
        return any(map(has_discrepancy, shown))

    # Following

    def action_follow(self) -> None:
        """Open a fold; from a moved bead go to where the other side tells it, and from there to the bead."""
        stop = self.stop
        if stop is None or self._sheet is None:
            return
        if stop.kind == "fold":
            self.set_options(opened=self._options.opened.union(stop.beads))
            return
        told = self._sheet.told_at.get(stop.bead)
        if stop.kind == "told":
            self._jump(self._sheet.shown_at[stop.bead])
        elif told is not None:
            self._jump(told)
        else:
            self.post_message(self.EndReached(self, _("both sides tell this at the same place")))

    def _jump(self, stop: int) -> None:
        self._jump_stack.append(self._stop)
        self.move_to(stop)

    def action_back(self) -> None:
        """Back to where a jump began."""
        if not self._jump_stack:
            self.post_message(self.EndReached(self, _("nothing to go back to")))
            return
        self.move_to(self._jump_stack.pop())

    # Mouse and find

    def pressed(self, x: int, row: int) -> bool:
        """A click selects its bead and side; on the overview it goes there."""
        if self._sheet is None:
            return True
        rows = len(self._sheet.rows)
        if x >= self._sheet.columns.overview_x and overview.is_needed(rows, self.size.height):
            self.scroll_to_row(overview.row_at(row - self.top_row, self.size.height, rows))
            self.take_cursor_along()
            return True
        if not 0 <= row < rows or self._sheet.rows[row].stop < 0:
            return True
        item = self._sheet.rows[row]
        if self._sheet.columns.stacked:
            self._side = "b" if item.b is not None else "a"
        else:
            self._side = "a" if x <= self._sheet.columns.gutter_x else "b"
        self.move_to(item.stop)
        self.refresh()
        return False

    def reveal(self, hit: Hit) -> None:
        """Bring a match on screen, out of its fold if need be, and the cursor to it."""
        if self._sheet is None:
            return
        stop = self._sheet.shown_at.get(hit.group)
        if stop is not None and self._sheet.stops[stop].kind == "fold":
            opened = self._options.opened.union(self._sheet.stops[stop].beads)
            self._options = replace(self._options, opened=opened)
            self.lay_out_again()
            stop = self._sheet.shown_at.get(hit.group) if self._sheet else None
        if stop is not None:
            self._side = "a" if hit.column == "a" else "b"
            self.move_to(stop)

    # Telling

    def _tell_changed(self) -> None:
        self.post_message(self.Changed(self))
        self.tell_moved()

    def tell_moved(self) -> None:
        """Post where the cursor and the window are."""
        ids = ids_of(self.bead, self._side) if self.bead else ()
        sentence = ids[0] if ids else None
        self.post_message(self.Moved(self, self.cursor, self._side, sentence, self.percent))
