"""How the list is arranged and what is known for it beyond the articles' cards: plain, immutable data."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lesarten.cache.seen import Look
    from lesarten.copied import Copied

Choice = Literal["all", "new", "changed", "marked", "problem"]
CHOICES: tuple[Choice, ...] = ("all", "new", "changed", "marked", "problem")

News = Literal["new", "changed"]
"""Never looked at and not there at first; another content than was looked at last."""


class Events(NamedTuple):
    """Which articles are on one event."""

    of_path: Mapping[str, int]
    """Number of the event by path; articles that are not in it were not looked into yet."""
    done: int
    """Articles looked into so far."""
    total: int

    @property
    def finished(self) -> bool:
        """Whether all were."""
        return self.done >= self.total


class TextHits(NamedTuple):
    """Whose text holds what the list is filtered by."""

    needle: str
    paths: frozenset[str]
    done: int
    total: int


class Likeness(NamedTuple):
    """How near the articles are to one of them."""

    path: str
    """The one."""
    of_path: Mapping[str, float]
    """0 to 1; articles that share nothing are missing."""


class NearArticle(NamedTuple):
    """An article that is near to another."""

    path: str
    similarity: float
    run: str = ""
    """The longest run of words that both have, as the other one writes it."""
    run_words: int = 0
    copied: Copied | None = None
    """Whether one is a copy of the other."""
    on_event: bool = False


class Nearest(NamedTuple):
    """The articles nearest to one, as far as the work has come."""

    path: str
    articles: tuple[NearArticle, ...] = ()
    done: int = 0
    """Articles read so far."""
    total: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The list's arrangement."""

    choice: Choice = "all"
    """Which articles are shown."""
    grouped: bool = False
    """Whether they stand under their events."""
    events: Events | None = None
    texts: TextHits | None = None
    likeness: Likeness | None = None
    """What the order "similarity" is by; None while it is reckoned."""
    nearest: Nearest | None = None
    looks: Mapping[str, Look] = field(default_factory=lambda: MappingProxyType({}))
    """What is known of the reader and each path."""
    staying: str | None = None
    """An article that was chosen as new or changed until it was looked at: it stays while it is open."""


def news_of(look: Look | None, digest: str | None) -> News | None:
    """What is new to the reader in an article, by what was looked at and by the content that is there."""
    if look is None:
        return None
    if look.fresh:
        return "new"
    return "changed" if look.digest and digest and look.digest != digest else None
