"""The switcher: type some letters of a title, an outlet or a file, and go there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from lesarten.words import _
from tui.listing.listing import Listing
from tui.listing.rows import rows
from tui.panes.article_list import ArticleList
from tui.panes.note import Note
from tui.panes.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tui.state import State


class SwitchScreen(ModalScreen[str | None]):
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
        """`compares`: the article that the chosen one is compared with; `at`: where the cursor begins."""
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

    def compose(self) -> ComposeResult:
        """Input above list."""
        with Vertical(id="switch"):
            yield TypedLine(placeholder=_("letters of a title, an outlet or a file"), compact=True)
            yield ArticleList(id="switch-list")
            yield Note(id="switch-note")

    def on_mount(self) -> None:
        """Show everything at first."""
        window = self.query_one("#switch")
        window.border_title = Content(f" {self._title} ")
        keys = _(" ↑ ↓ choose · enter goes there · esc closes ")
        if self._compares:
            keys = _(" ↑ ↓ choose · enter compares · esc closes ")
        window.border_subtitle = Content(keys)
        self.query_one(ArticleList).can_focus = False
        self._show("")
        if self._at is not None:
            self.query_one(ArticleList).go_to(self._at)
        self.set_focus(self.query_one(TypedLine))
        self.take_typed("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
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
        self.query_one(ArticleList).step(distance)

    def action_choose(self) -> None:
        """Go to the article under the cursor."""
        self.dismiss(self.query_one(ArticleList).path)

    def on_article_list_pressed(self) -> None:
        """A double click goes there too."""
        self.action_choose()

    def on_article_list_moved(self, event: ArticleList.Moved) -> None:
        """Not the library's list."""
        event.stop()

    def _show(self, needle: str) -> None:
        found = rows(replace(self._state, needle=needle))
        self.query_one(ArticleList).show(found, (self._state.mark_a, self._state.mark_b))
        note = self.query_one("#switch-note", Note)
        note.show("" if found else _("No article matches. Fewer letters find more; esc closes."))
        note.display = not found
        self.query_one(ArticleList).display = bool(found)
