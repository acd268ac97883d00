"""What the workers tell about the list beyond its cards. Late ones are known by their generation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lesarten.cache.seen import Look
    from tui.listing.listing import Events, Likeness, Nearest, TextHits


class _Step(Message):
    """A step of a work that goes on; a later one holds all that an earlier one does."""

    def __init__(self, generation: int) -> None:
        super().__init__()
        self.generation = generation

    def can_replace(self, message: Message) -> bool:
        """Only the last step matters."""
        return type(message) is type(self)


class Grouped(_Step):
    """Which articles are on one event, as far as is known."""

    def __init__(self, generation: int, events: Events) -> None:
        super().__init__(generation)
        self.events = events


class Likened(_Step):
    """How near the articles are to one."""

    def __init__(self, generation: int, likeness: Likeness) -> None:
        super().__init__(generation)
        self.likeness = likeness


class Ranked(Likened):
    """The same, for a window in which one of them is chosen."""


class NearestFound(_Step):
    """The articles nearest to one, as far as is known."""

    def __init__(self, generation: int, nearest: Nearest) -> None:
        super().__init__(generation)
        self.nearest = nearest


class TextsSearched(_Step):
    """Whose text holds what the list is filtered by, as far as was looked."""

    def __init__(self, generation: int, hits: TextHits) -> None:
        super().__init__(generation)
        self.hits = hits


class Looked(Message):
    """What is known of the reader and some paths."""

    def __init__(self, looks: Mapping[str, Look]) -> None:
        super().__init__()
        self.looks = looks


class OldFound(Message):
    """Whether an article has an earlier text that its reader saw."""

    def __init__(self, generation: int, path: str, problem: str | None) -> None:
        super().__init__()
        self.generation = generation
        self.path = path
        self.problem = problem
        """Why it has none."""
