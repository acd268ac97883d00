"""What a search in all sources has found so far.

Plain data, immutable; made by the searcher, drawn by its screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.finding.query import Query

if TYPE_CHECKING:
    from lesarten.model import Span


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence with one match or more."""

    path: str
    sentence: int
    """Its id in the article."""
    text: str
    spans: tuple[Span, ...]
    """The matches, ranges of `text`."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search, as far as the work has come."""

    query: Query = field(default_factory=Query)
    found: tuple[FoundSentence, ...] = ()
    """In the order of the library, then of the article."""
    matches: int = 0
    """All of them, also those beyond what is shown."""
    sources: int = 0
    """Articles with a match."""
    done: int = 0
    """Articles looked into."""
    total: int = 0
    more: int = 0
    """Sentences with a match that are not in `found`: there are too many."""
    problem: str = ""
    """Why there is no more, in words."""
    finished: bool = False
