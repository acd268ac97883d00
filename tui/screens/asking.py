"""A window that asks something over a screen, and names its keys in the bottom line of that screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.screen import ModalScreen

from tui.panes.lines import KeyLine

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.panes.lines import Verb

Answer = TypeVar("Answer")


class AskingScreen(ModalScreen[Answer]):
    """A question with a line to type the answer into."""

    @property
    def keys_named(self) -> tuple[Verb, ...]:
        """What to press here."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """The bottom line below says what to press here."""
        self.call_after_refresh(self._tell_keys)

    def _tell_keys(self) -> None:
        lines: list[Widget] = [line for screen in self.app.screen_stack for line in screen.query(KeyLine)]
        for line in lines:
            line.refresh()
