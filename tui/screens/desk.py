"""What every screen of the app has: top line, bottom line, a line to find with, notices.

Knows panes; which article is where is the business of the screens that inherit from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, cast, runtime_checkable

from textual.screen import Screen

from lesarten.words import _, ngettext
from tui.panes.lines import KeyLine
from tui.panes.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.css.query import DOMQuery
    from textual.geometry import Size

    from tui.app import LesartenApp
    from tui.panes.find_bar import FindBar, Purpose
    from tui.state import State
    from widgets.reader import ReaderView
    from widgets.view import LineView


InSight = Literal["article", "pair"] | None

SIDE_BY_SIDE = 100
"""From so many columns on, two panes stand side by side."""


@runtime_checkable
class TakesTyping(Protocol):
    """A screen that has a line to type into."""

    def take_typed(self, character: str) -> bool:
        """Take a letter that the line itself did not get; False when no line is in sight."""


class DeskScreen(Screen[None], inherit_bindings=False):
    """A screen that draws the app's state."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_BY_SIDE, "-wide")]  # noqa: RUF012 - declared by Textual

    in_sight: ClassVar[InSight] = None
    """What of the state is read here: only that is looked at."""

    holds_article: ClassVar[bool] = False
    """Whether it opens an article of its own: the list below keeps the one that its reader left it on."""

    app: LesartenApp

    def on_compose(self) -> None:
        """Know the size from the start, so that nothing is styled and placed twice."""
        width, height = self.app.size
        here = self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS)
        here |= self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS or [])
        # What stands on it is styled after this, and it itself when it is shown.
        self.update_classes(dict.fromkeys(here, True), update=False)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size, and only what is in sight: the rest follows when it comes back."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else []
        # Textual tells each size several times, a new screen after it was painted in it.
        if size != self._compositor.size and all(screen.is_modal for screen in above):
            super()._screen_resized(size)

    @property
    def asks(self) -> bool:
        """Whether a question is open here that must be answered first."""
        return False

    @property
    def foremost(self) -> Mapping[str, str]:
        """By id of the binding: the verbs that stand first in the bottom line now, called otherwise there."""
        return {}

    def offers(self, action: str) -> bool:  # noqa: ARG002 - for those who inherit
        """Whether a key that works, or says why it does not, is worth naming in the bottom line now."""
        return True

    def show_state(self, state: State) -> None:
        """Draw a state; called whenever it was swapped."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Make what is needed next, once nobody waits for the first article any more."""

    def target(self) -> LineView | None:
        """The view that finding looks into."""
        raise NotImplementedError

    def notice(self, words: str | Notice, grave: bool = False) -> None:
        """Say something short in the bottom line."""
        notice = words if isinstance(words, Notice) else Notice(words)
        for line in self.query(KeyLine):
            line.notice(notice, grave)

    def forget_notice(self, *, grave: bool = False, key: str = "") -> None:
        """Take back what was said: something else is done now, with `key`; failures stay unless `grave`."""
        for line in self.query(KeyLine):
            line.forget(grave=grave, key=key)

    def on_screen_suspend(self) -> None:
        """What was said here is not true any more when the reader comes back."""
        self.forget_notice(grave=True)

    def on_screen_resume(self) -> None:
        """The keys are this screen's again, not those of a window over it."""
        for line in self.query(KeyLine):
            line.refresh()

    @property
    def bar(self) -> FindBar | None:
        """The line to type into, while it is in sight."""
        return next((bar for bar in self._bars if bar.display), None)

    @property
    def _bars(self) -> DOMQuery[FindBar]:
        # By name: the first paint is spared its import.
        return cast("DOMQuery[FindBar]", self.query("FindBar"))

    def open_bar(self, purpose: Purpose, text: str = "") -> None:
        """Show the line to type into."""
        for bar in self._bars:
            bar.open(purpose, text)

    def close_bar(self) -> None:
        """Take the line away."""
        for bar in self._bars:
            bar.close()

    def take_typed(self, character: str) -> bool:
        """Take a letter that was typed before the line had the keys; False when none is in sight."""
        bar = self.bar
        if bar is not None:
            bar.input.take(character)
        return bar is not None

    def action_find(self) -> None:
        """Find in the view."""
        if self.target() is not None:
            self.open_bar("find")

    def on_find_bar_changed(self, event: FindBar.Changed) -> None:
        """Find while typing."""
        view = self.target()
        if event.purpose == "find" and view is not None:
            words = find_words(view, event)
            if self.bar:
                self.bar.show_count(words)

    def on_find_bar_left(self, event: FindBar.Left) -> None:
        """Back to the view; the search stays on when it was kept, so that esc ends it and not the screen."""
        view = self.target()
        wrong = event.kept and bool(event.text) and view is not None and not view.finding
        if event.purpose == "find" and wrong:
            return  # no search began; the line says why
        self.close_bar()
        if event.purpose != "find" or view is None:
            return
        self.set_focus(view)
        if not event.kept or not event.text:
            view.clear_find()
        elif view.found[1] == 0:
            words = _("no match for “{query}”").format(query=event.text)
            self.notice(Notice(words, _("no match"), _("/ tries another")))
        self.refresh_bindings()

    def on_line_view_found(self, event: LineView.Found) -> None:
        """Say which match this is."""
        if event.query and event.index is not None and self.bar is None:
            self.notice(_("match {n} of {count}").format(n=event.index + 1, count=event.count))
        self.refresh_bindings()

    def on_line_view_end_reached(self, event: LineView.EndReached) -> None:
        """Say that it goes no further."""
        self.notice(Notice(event.text, failed=not event.goes_on))

    def on_line_view_selected(self) -> None:
        """A selection waits to be copied."""
        self.notice(_("ctrl+c copies it"))

    def on_reader_view_turned(self, event: ReaderView.Turned) -> None:
        """A cut shall be text, or a block a cut."""
        self.app.turn_piece(event.article, event.part)

    def action_copy_text(self) -> None:
        """Copy what the mouse selected; without a selection the app quits."""
        view = self.target()
        text = view.selected_text if view is not None else ""
        if text:
            self.app.copy(text)
        else:
            self.app.exit()


def find_words(view: LineView, event: FindBar.Changed) -> str:
    """Look for what is typed, and say how much was found, or why nothing can be."""
    from tui.finding.here import TooLongError, find_here  # loaded when something is looked for
    from tui.finding.query import Query, QueryError

    try:
        count = find_here(view, Query(event.text, event.mode))
    except QueryError as error:
        return _("not yet an expression: {reason}").format(reason=error)
    except TooLongError:
        return _("takes too long: ambiguous")
    return ngettext("{n} match", "{n} matches", count).format(n=count) if event.text else ""
