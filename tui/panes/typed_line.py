"""A line to type into that takes its keys in the order in which they were pressed.

Knows letters and keys, not what is typed for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widgets import Input

from tui.keys import ERASE

if TYPE_CHECKING:
    from textual import events

EDITING = frozenset(one.action for one in Input.BINDINGS if isinstance(one, Binding)) - {"submit"}
"""What changes the line or moves in it; all else is for whoever has asked for the line."""


class TypedLine(Input):
    """An input whose letters and editing keys never overtake each other."""

    DEFAULT_CSS = "TypedLine > .input--placeholder { color: $secondary; }"

    async def on_key(self, event: events.Key) -> None:
        """Edit at once.

        Textual lets the app run what a key is bound to, once the key has gone all the way up, and inserts
        letters on the spot: of a word taken back and typed anew without a pause, new letters were taken back.
        """
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if binding.action in EDITING:
                event.stop()
                event.prevent_default()
                await self.run_action(binding.action)
                return

    def take(self, typed: str) -> None:
        """Take letters that were typed before the line had the keys, `ERASE` among them."""
        if typed and self.select_on_focus:
            # What it holds would be selected when it hears that it has the keys, these letters with it.
            self.action_select_all()
            self.select_on_focus = False
        for letter in typed:
            if letter == ERASE:
                self.action_delete_left()
            else:
                self.replace(letter, *self.selection)
