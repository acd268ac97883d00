"""What the app knows at one moment, immutable: handlers swap one state for the next.

Plain Python; knows the engine's nouns, no widget and no thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from lesarten.library import Snapshot
from lesarten.words import language_in_use
from tui.listing.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lesarten.cards import Card
    from lesarten.decided import Decision
    from lesarten.library import Entry
    from lesarten.model import Article, Collation
    from tui.finding.parallels import Parallels
    from tui.finding.search import Search
    from tui.listing.listing import News
    from tui.panels.survey import Survey

Order = Literal["name", "date", "outlet", "title", "length", "similarity"]
ORDERS: tuple[Order, ...] = ("name", "date", "outlet", "title", "length", "similarity")
Watching = Literal["starting", "watching", "polling", "off"]


class Row(NamedTuple):
    """One article of the list: its file and, once it was read, its card."""

    entry: Entry
    card: Card | None
    news: News | None = None
    """What is new to the reader in it."""

    @property
    def path(self) -> str:
        """The path as given."""
        return self.entry.path

    @property
    def problem(self) -> str | None:
        """What is wrong with the file or with its text, in words."""
        return self.entry.problem or (self.card.problem if self.card else None)

    @property
    def readable(self) -> bool:
        """Whether there is a text to read or to compare."""
        return self.entry.problem is None and (self.card is None or self.card.words > 0)


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the screens draw."""

    snapshot: Snapshot = field(default_factory=lambda: Snapshot((), ()))
    listed: bool = False
    """Whether the folders were listed once."""
    cards: Mapping[str, Card] = field(default_factory=lambda: MappingProxyType({}))
    mark_a: str | None = None
    mark_b: str | None = None
    needle: str = ""
    """What the list is filtered by, as typed."""
    order: Order = "name"
    listing: Listing = field(default_factory=Listing)
    """How the list is arranged otherwise."""
    watching: Watching = "starting"
    open_path: str | None = None
    """The article under the list's cursor."""
    article: Article | None = None
    """The article that the reader shows; None while it is read."""
    to_check: tuple[Decision, ...] = ()
    """Decisions about the open article whose own text is no longer in it."""
    survey: Survey | None = None
    """What the panels show; None while none is open."""
    search: Search | None = None
    """What was found in all sources; None while nothing is looked for."""
    parallels: Parallels | None = None
    """Who else says what the open article says; None while nobody asks."""
    pair: tuple[str, str] | None = None
    """The paths being compared."""
    collation: Collation | None = None
    """Their collation; None while it is made."""
    pair_problem: str | None = None
    """Why there is none."""


def with_mark(state: State, path: str) -> State:
    """Mark an article as A, then B; unmark a marked one; a third replaces B.

    Whoever is B stays B when A goes: the next one marked is A.
    """
    if path == state.mark_a:
        return replace(state, mark_a=None)
    if path == state.mark_b:
        return replace(state, mark_b=None)
    if state.mark_a is None:
        return replace(state, mark_a=path)
    return replace(state, mark_b=path)


def with_cards(state: State, cards: Iterable[Card]) -> State:
    """Take new cards in, except those of files that changed or went since they were read."""
    current = entries_by_path(state.snapshot)
    fresh = {
        card.path: card
        for card in cards
        if card.path in current and current[card.path].signature == card.signature
    }
    return replace(state, cards=MappingProxyType({**state.cards, **fresh})) if fresh else state


_kept: tuple[Snapshot, dict[str, Entry]] | None = None
"""The snapshot asked about last: one stays for thousands of questions."""


def entries_by_path(snapshot: Snapshot) -> Mapping[str, Entry]:
    """The entries of a snapshot by path."""
    global _kept
    if _kept is None or _kept[0] is not snapshot:
        _kept = snapshot, {entry.path: entry for entry in snapshot.entries}
    return _kept[1]


def with_snapshot(state: State, snapshot: Snapshot, renamed: Mapping[str, str]) -> State:
    """Take a new listing in; what is marked, open or compared follows `renamed` (old path to new).

    Cards of files that are gone are dropped; those of changed files stay until they are read again,
    so that the list does not flicker.
    """
    present = entries_by_path(snapshot)

    def follow(path: str | None) -> str | None:
        return renamed.get(path, path) if path is not None else None

    def follow_marked(path: str | None) -> str | None:
        now = follow(path)
        return now if now in present else None

    pair = (
        (renamed.get(state.pair[0], state.pair[0]), renamed.get(state.pair[1], state.pair[1]))
        if state.pair
        else None
    )
    cards = state.cards
    if gone := cards.keys() - present.keys():
        cards = MappingProxyType({path: card for path, card in cards.items() if path not in gone})
    return replace(
        state,
        snapshot=snapshot,
        listed=True,
        cards=cards,
        mark_a=follow_marked(state.mark_a),
        mark_b=follow_marked(state.mark_b),
        pair=pair,
        open_path=follow(state.open_path),
    )


def short_name(path: str) -> str:
    """The file's name without its suffix, as the list shows it."""
    pure = PurePath(path)
    return tame(pure.stem or pure.name or path)


def tame(text: str) -> str:
    """A file's name or a system's word as one line of printable characters."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def show_date(date: str | None) -> str:
    """An ISO date as readers of German news write it, without its time: "12.07.2025"; "" for none."""
    return ".".join(reversed(date.split("T")[0].split("-"))) if date else ""


def show_number(number: int) -> str:
    """A number with its thousands parted as the reader's language parts them."""
    return f"{number:,}".replace(",", "." if language_in_use() == "de" else ",")


def source_name(path: str, outlet: str | None) -> str:
    """What a source is called where space is short: its outlet, else its file's name."""
    return tame(outlet) if outlet else short_name(path)
