"""The rows of the list: filtered, sorted and grouped entries; a row is made when it is asked for.

Plain Python. Ten thousand articles whose cards come in one by one cost a list in name order nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, overload

from lesarten.words import _, ngettext
from tui.listing.listing import news_of
from tui.state import Row, show_date, tame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lesarten.cache.seen import Look
    from lesarten.cards import Card
    from lesarten.library import Entry
    from tui.listing.listing import Choice, Listing
    from tui.state import State

LINES = 2
"""Screen lines of an article; a heading has one."""


class Rows(Sequence[Row]):
    """Rows in their order, with headings above some of them."""

    def __init__(
        self,
        entries: Sequence[Entry],
        cards: Mapping[str, Card],
        looks: Mapping[str, Look],
        headings: Mapping[int, str] | None = None,
    ) -> None:
        """`headings`: what stands above a row, by its place."""
        self._entries = entries
        self._cards = cards
        self._looks = looks
        self._places: dict[str, int] | None = None
        self._above = sorted(headings or ())
        self._words = [(headings or {})[place] for place in self._above]
        self._lines = [place * LINES + number for number, place in enumerate(self._above)]

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self._row(entry) for entry in self._entries[place]]
        return self._row(self._entries[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._entries)

    def _row(self, entry: Entry) -> Row:
        card = self._cards.get(entry.path)
        return Row(entry, card, news_of(self._looks.get(entry.path), card.digest if card else None))

    def path(self, place: int) -> str:
        """The path of a row."""
        return self._entries[place].path

    def place(self, path: str | None) -> int | None:
        """Where an article stands, None when it is not shown."""
        if self._places is None:
            self._places = {entry.path: place for place, entry in enumerate(self._entries)}
        return self._places.get(path) if path is not None else None

    # Lines of the screen

    @property
    def height(self) -> int:
        """Lines of all rows and headings."""
        return len(self) * LINES + len(self._above)

    def line_of(self, place: int) -> int:
        """The first line of a row."""
        return place * LINES + bisect_right(self._above, place)

    def top_of(self, place: int) -> int:
        """The same, or the line of the heading right above it."""
        return place * LINES + bisect_left(self._above, place)

    def at_line(self, line: int) -> tuple[int, int]:
        """(place, line of the row) of a line; (place of the row below, -1) for a heading."""
        number = bisect_right(self._lines, line)
        if number and self._lines[number - 1] == line:
            return self._above[number - 1], -1
        return divmod(line - number, LINES)

    def heading(self, place: int) -> str:
        """What stands above a row, "" for nothing."""
        number = bisect_left(self._above, place)
        return self._words[number] if number < len(self._above) and self._above[number] == place else ""


_kept: tuple[tuple[object, ...], Rows] | None = None
"""The last answer: most states differ from the one before in nothing that the list shows."""


def rows(state: State) -> Rows:
    """The articles that pass the filters, in the chosen order and groups."""
    global _kept
    listing = state.listing
    key = (
        state.snapshot, state.cards, state.needle, state.order, listing.choice, listing.grouped,
        listing.events and listing.events.of_path, listing.texts, listing.likeness, listing.looks,
        listing.staying, state.mark_a, state.mark_b,
        state.open_path if listing.choice in ("new", "changed") else None,
    )  # fmt: skip
    if _kept is not None and all(map(_same, _kept[0], key)):
        return _kept[1]
    found = _arrange(state)
    _kept = key, found
    return found


def _same(a: object, b: object) -> bool:
    """Whether it is the same thing; texts are compared, all else is never made twice."""
    return a is b or (isinstance(a, str) and a == b)


def _arrange(state: State) -> Rows:
    entries: Sequence[Entry] = state.snapshot.entries
    cards, listing = state.cards, state.listing
    if state.needle.strip():
        words = state.needle.casefold().split()
        texts = listing.texts
        inside = texts.paths if texts is not None and texts.needle == state.needle else frozenset()
        entries = [one for one in entries if one.path in inside or _holds(one, cards.get(one.path), words)]
    if listing.choice != "all":
        entries = [one for one in entries if _is_chosen(one, state)]
    if state.order == "similarity":
        near = listing.likeness
        if near is not None:
            like = {**near.of_path, near.path: 2.0}
            entries = sorted(entries, key=lambda one: -like.get(one.path, 0.0))
    elif state.order != "name":
        entries = sorted(entries, key=lambda one: _sort_key(one, cards.get(one.path), state.order))
        if state.order == "date":
            # The newest first; what has none stays last.
            entries.sort(key=lambda one: _date(cards.get(one.path)), reverse=True)
    if not listing.grouped:
        return Rows(entries, cards, listing.looks)
    return _group(entries, cards, listing)


def _group(entries: Sequence[Entry], cards: Mapping[str, Card], listing: Listing) -> Rows:
    """Event after event, in the order of their first articles; what is alone on its event stands last."""
    of_path = listing.events.of_path if listing.events is not None else {}
    groups: defaultdict[int, list[Entry]] = defaultdict(list)
    alone: list[Entry] = []
    for entry in entries:
        number = of_path.get(entry.path)
        (alone if number is None else groups[number]).append(entry)
    # An event of which only one is shown is no group here.
    alone += [members[0] for members in groups.values() if len(members) == 1]
    kept = set(map(id, alone))
    ordered: list[Entry] = []
    headings: dict[int, str] = {}
    for members in groups.values():
        if len(members) > 1:
            headings[len(ordered)] = _title(members, cards)
            ordered += members
    if alone and ordered:
        words = ngettext("{n} article on another event", "{n} articles on other events", len(alone))
        headings[len(ordered)] = words.format(n=len(alone))
    ordered += [entry for entry in entries if id(entry) in kept]
    return Rows(ordered, cards, listing.looks, headings)


def _title(members: Sequence[Entry], cards: Mapping[str, Card]) -> str:
    """How many articles are on an event, and the title of one of them, whatever the order of the list."""
    first = min(members, key=lambda entry: entry.path)
    card = cards.get(first.path)
    title = (card.title or card.first_words) if card else first.name
    return _("{n} articles · {title}").format(n=len(members), title=tame(title))


def _is_chosen(entry: Entry, state: State) -> bool:
    listing, card = state.listing, state.cards.get(entry.path)
    if listing.choice == "marked":
        return entry.path in (state.mark_a, state.mark_b)
    if listing.choice == "problem":
        return bool(entry.problem or (card and card.problem))
    return is_news(state, entry.path, listing.choice) or entry.path == listing.staying == state.open_path


def is_news(state: State, path: str | None, choice: Choice) -> bool:
    """Whether an article is new, or changed, as the choice has it."""
    card = state.cards.get(path) if path is not None else None
    look = state.listing.looks.get(path) if path is not None else None
    return news_of(look, card.digest if card else None) == choice


def _holds(entry: Entry, card: Card | None, words: Sequence[str]) -> bool:
    """Whether every typed word stands in the title, the outlet, the first words or the file's name."""
    parts = [entry.name]
    if card:
        parts += [card.title or card.first_words, card.outlet or "", show_date(card.date), card.date or ""]
    hay = " ".join(parts).casefold()
    return all(word in hay for word in words)


def _date(card: Card | None) -> str:
    """When an article is of, "" for nobody knows; to the minute when it says so."""
    return (card.date or "") if card else ""


def _sort_key(entry: Entry, card: Card | None, order: str) -> tuple[bool, object, str]:
    """Articles that lack what is sorted by come last, by name."""
    name = PurePath(entry.path).name.casefold()
    if card is None:
        return True, "", name
    if order == "length":
        return False, -card.words, name
    value = {"date": card.date, "outlet": card.outlet, "title": card.title}.get(order)
    return value is None, (value or "").casefold(), name
