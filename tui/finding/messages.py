"""What the searcher and the finder of parallels tell the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.finding.parallels import Parallels
    from tui.finding.search import Search


class Searched(Message):
    """A search has come as far as this."""

    def __init__(self, generation: int, search: Search) -> None:
        super().__init__()
        self.generation = generation
        self.search = search

    def can_replace(self, message: Message) -> bool:
        """A later step holds all that an earlier one does."""
        return isinstance(message, Searched)


class ParallelsFound(Message):
    """Who else says what an article says, as far as is known; None for a step with nothing to show."""

    def __init__(self, generation: int, parallels: Parallels | None) -> None:
        super().__init__()
        self.generation = generation
        self.parallels = parallels

    def can_replace(self, message: Message) -> bool:
        """A later step holds all that an earlier one does."""
        return isinstance(message, ParallelsFound) and (
            message.parallels is not None or self.parallels is None
        )
