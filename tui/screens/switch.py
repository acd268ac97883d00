"""The switcher: type some letters of a title, an outlet or a file, and go there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from lesarten.words import _
from tui.listing.listing import Listing
from tui.listing.rows import rows
from tui.panes.article_list import ArticleList
from tui.panes.note import Note
from tui.panes.typed_line import TypedLine
from tui.screens.asking import AskingScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tui.listing.listing import Likeness
    from tui.panes.lines import Verb
    from tui.state import State


WAIT_SECONDS = 0.4
"""So long the list waits for its order: a small library has it by then, in a large one it comes later."""


class SwitchScreen(AskingScreen[str | None]):
    """A window with an input and the articles that match it; gives the path that was chosen."""

    DEFAULT_CSS = """
    SwitchScreen {
        align: center middle;
        background: $background 60%;
        & > #switch {
            width: 90%;
            max-width: 84;
            height: 70%;
            border: round $primary;
            background: $background;
            padding: 0 1;
        }
        & Input { border: none; height: 1; padding: 0; background: $panel; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("close"), tooltip=_("Close switcher")),
        Binding("down", "move(1)", _("down"), show=False, tooltip=_("Go to next match")),
        Binding("up", "move(-1)", _("up"), show=False, tooltip=_("Go to previous match")),
    ]

    def __init__(
        self, state: State, title: str, *, compares: str | None = None, at: str | None = None
    ) -> None:
        """`compares`: the article that the chosen one is compared with; `at`: where the cursor begins.

        With `compares` the list waits a moment for `rank`, so that the likeliest choice stands first.
        """
        super().__init__()
        snapshot = state.snapshot
        if compares is not None:
            others = tuple(entry for entry in snapshot.entries if entry.path != compares)
            snapshot = replace(snapshot, entries=others)
        listing = Listing(looks=state.listing.looks)
        self._state = replace(state, snapshot=snapshot, needle="", listing=listing)
        self._title = title
        self._compares = compares is not None
        self._at = at
        self._typed = ""
        self._waits = self._compares
        self._ranked = False
        self._chosen = False
        """Whether enter was pressed before there was a list."""
        self._touched = False
        """Whether the reader typed or moved: the cursor stays then."""

    @property
    def keys_named(self) -> tuple[Verb, ...]:
        """Letters narrow the list, the arrows go through it."""
        return (
            (_("letters"), _("narrow the list"), ""),
            ("↑ ↓", _("choose"), "down"),
            (_("enter"), _("compare") if self._compares else _("go there"), "enter"),
            (_("esc"), _("close"), "escape"),
        )

    def compose(self) -> ComposeResult:
        """Input above list."""
        with Vertical(id="switch"):
            yield TypedLine(placeholder=_("letters of a title, an outlet or a file"), compact=True)
            yield ArticleList(id="switch-list")
            yield Note(id="switch-note")

    def on_mount(self) -> None:
        """Show everything at first."""
        window = self.query_one("#switch")
        keys = _(" ↑ ↓ choose · enter goes there · esc closes ")
        if self._compares:
            keys = _(" ↑ ↓ choose · enter compares · esc closes ")
        window.border_subtitle = Content(keys)
        self.query_one(ArticleList).can_focus = False
        if self._waits:
            self.set_timer(WAIT_SECONDS, self._begin)
        self._show("")
        self.set_focus(self.query_one(TypedLine))
        self.take_typed("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._touched = self._touched or bool(event.value)
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes there."""
        event.stop()
        self.action_choose()

    def take_typed(self, character: str) -> bool:
        """Take a letter that was typed before the window was there."""
        self._typed += character
        for line in self.query(TypedLine):
            line.take(self._typed)
            self._typed = ""
        return True

    def action_move(self, distance: int) -> None:
        """Move over the matches."""
        self._touched = not self._waits
        self.query_one(ArticleList).step(distance)

    def action_choose(self) -> None:
        """Go to the article under the cursor."""
        self._chosen = self._waits
        if not self._waits:
            self.dismiss(self.query_one(ArticleList).path)

    def on_article_list_pressed(self) -> None:
        """A double click goes there too."""
        self.action_choose()

    def on_article_list_moved(self, event: ArticleList.Moved) -> None:
        """Not the library's list."""
        event.stop()

    def rank(self, likeness: Likeness) -> None:
        """Put the articles in the order of their likeness to the one, those that share nothing last."""
        listing = replace(self._state.listing, likeness=likeness)
        self._state, self._ranked = replace(self._state, order="similarity", listing=listing), True
        if self.is_mounted and self.is_attached:
            self._waits = True
            self._begin()
        else:
            self._waits = False

    def _begin(self) -> None:
        """Show the list, in its order, or in the library's when that takes longer."""
        if self._waits:
            self._waits = False
            self._show(self.query_one(TypedLine).value)
        if self._chosen:
            self.action_choose()

    def _show(self, needle: str) -> None:
        articles, note = self.query_one(ArticleList), self.query_one("#switch-note", Note)
        order = " · " + _("nearest first") if self._ranked else ""
        self.query_one("#switch").border_title = Content(f" {self._title}{order} ")
        if self._waits:
            note.display = articles.display = False
            return
        found = rows(replace(self._state, needle=needle))
        articles.show(found, (self._state.mark_a, self._state.mark_b))
        if found and not self._touched and not (self._at is not None and articles.go_to(self._at)):
            articles.go_to(found.path(0))
        note.show("" if found else _("No article matches. Fewer letters find more; esc closes."))
        note.display = not found
        articles.display = bool(found)
