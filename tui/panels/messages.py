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


class Walked(Message):
    """The pairs to walk through were compared so far, in the end with their order."""

    def __init__(
        self, generation: int, done: int, total: int, order: tuple[tuple[str, str], ...] | None = None
    ) -> None:
        super().__init__()
        self.generation, self.done, self.total = generation, done, total
        self.order = order
        """Paths of each two articles, those most worth reading first; None until all are compared."""

    def can_replace(self, message: Message) -> bool:
        """A later step knows more."""
        return isinstance(message, Walked)
