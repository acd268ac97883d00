"""What the surveyor tells the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.panels.survey import Survey


class Surveyed(Message):
    """A survey has come as far as this."""

    def __init__(self, generation: int, survey: Survey | None) -> None:
        super().__init__()
        self.generation = generation
        self.survey = survey
        """None for a step that there is nothing to show of."""

    def can_replace(self, message: Message) -> bool:
        """A later step holds all that an earlier one does."""
        return isinstance(message, Surveyed) and (message.survey is not None or self.survey is None)
