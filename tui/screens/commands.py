"""The command palette: Textual's own, in the program's words and looks."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.widgets.option_list import Option

from lesarten.words import _


class CommandsScreen(CommandPalette):
    """A line to type into, and below it every command with its key."""

    DEFAULT_CSS = """
    CommandsScreen SearchIcon { display: none; }
    CommandsScreen > Vertical { background: $background; &:dark { background: $background; } }
    CommandsScreen #--input { border: round $primary; background: $background; }
    CommandsScreen CommandInput, CommandsScreen CommandInput:focus { padding: 0; border: none; height: 1; }
    CommandsScreen CommandInput > .input--placeholder { color: $secondary; }
    CommandsScreen CommandList { border: round $primary; background: $background; padding: 0; }
    CommandsScreen CommandList > .option-list--option { text-style: none; padding: 0 1; }
    CommandsScreen CommandList > .option-list--option-highlighted { text-style: bold; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=_("some letters of what to do"), id="--command-palette")

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
