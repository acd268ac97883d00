"""The command palette: Textual's own, in the program's words and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandInput, CommandList, CommandPalette
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import LoadingIndicator
from textual.widgets.option_list import Option

from lesarten.words import _
from tui.panes.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class CommandLine(CommandInput, TypedLine):
    """The palette's line: by its first name the palette finds it, styles it and gives it the keys."""


class CommandsScreen(CommandPalette):
    """A line to type into, and below it every command with its key."""

    DEFAULT_CSS = """
    CommandsScreen > Vertical { background: $background; &:dark { background: $background; } }
    CommandsScreen #--input { border: round $primary; background: $background; }
    CommandsScreen #--input.--list-visible { border: round $primary; }
    CommandsScreen CommandInput, CommandsScreen CommandInput:focus { padding: 0; border: none; height: 1; }
    CommandsScreen CommandInput > .input--placeholder { color: $secondary; }
    CommandsScreen CommandList { border: round $primary; background: $background; padding: 0; }
    CommandsScreen CommandList > .option-list--option { text-style: none; padding: 0 1; }
    CommandsScreen CommandList > .option-list--option-highlighted { text-style: bold; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=_("some letters of what to do"), id="--command-palette")
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Textual's palette with the program's line: the names are those it looks for."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield CommandLine(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield CommandList()
                yield LoadingIndicator()

    def on_mount(self) -> None:
        """What was typed while it opened stands in its line."""
        self.take_typed("")

    def take_typed(self, character: str) -> bool:
        """Take a letter that was typed before the line had the keys."""
        self._typed += character
        for line in self.query(CommandLine):
            line.take(self._typed)
            self._typed = ""
        return True

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say that there is none in the program's words, and at once: what Textual says is English."""
        self._stop_no_matches_countdown()
        if search_value:
            words = _("No command matches. Fewer letters find more; esc closes.")
            option = Option(Content(words), disabled=True, id=self._NO_MATCHES)
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, lambda: self._add(option))
        else:
            self._list_visible = False

    def _add(self, option: Option) -> None:
        self.query_one(CommandList).add_option(option)
        self._list_visible = True
