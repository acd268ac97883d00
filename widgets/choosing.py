"""What a reader chooses among when linking by hand: sentences of one side, or the links of a bead.

Plain Python: which choices there are, which one comes next and what is asked; not how one is painted or what
follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len

from lesarten.words import _
from widgets.margin import PARTED
from widgets.naming import LEAST_CELLS, NAME_CELLS, quote_start
from widgets.order import ids_of

if TYPE_CHECKING:
    from lesarten.model import Article, Bead, Collation
    from widgets.marks import Side
    from widgets.rows import Sheet

ChoiceKind = Literal["first", "second", "link"]
"""The sentence to link, its partner on the other side, or a link to take away."""


CHOICE_VERBS = {
    "first": _("goes on"),
    "second": _("links"),
    "link": _("unlinks"),
}
"""What enter does, by the kind of choice."""


class Pair(NamedTuple):
    """One sentence of each side, or of one while the other is not chosen yet."""

    a: int | None
    b: int | None

    def of(self, side: Side) -> int | None:
        """The sentence of a side."""
        return self.a if side == "a" else self.b


class Choice(NamedTuple):
    """What can be chosen, in the order of the screen, and what is chosen now."""

    kind: ChoiceKind
    side: Side
    """The side that the cursor moves on."""
    options: tuple[Pair, ...]
    stops: tuple[int, ...]
    """For each option the stop of the sheet that shows it."""
    at: int

    @property
    def pair(self) -> Pair:
        """What is chosen now."""
        return self.options[self.at]

    @property
    def sentences(self) -> tuple[tuple[Side, int], ...]:
        """The sentences that stand out."""
        sides: tuple[Side, ...] = ("a", "b")
        found = ((side, self.pair.of(side)) for side in sides)
        return tuple((side, sentence) for side, sentence in found if sentence is not None)

    def step(self, distance: int) -> Choice:
        """The next or previous option; the same one at an end."""
        return self._replace(at=max(0, min(self.at + distance, len(self.options) - 1)))

    def near(self, stop: int) -> Choice:
        """The option at a stop or nearest to it; the one that is chosen, if it stands there."""
        if self.stops[self.at] == stop:
            return self
        return self._replace(at=min(range(len(self.stops)), key=lambda n: abs(self.stops[n] - stop)))


def first_choice(bead: Bead, side: Side, stop: int) -> Choice | None:
    """Which sentence of a bead to link: on the given side, or on the other when it has none there."""
    other: Side = "b" if side == "a" else "a"
    for choice in (side, other):
        ids = ids_of(bead, choice)
        if ids:
            options = tuple(Pair(i, None) if choice == "a" else Pair(None, i) for i in ids)
            return Choice("first", choice, options, (stop,) * len(ids), 0)
    return None


def second_choice(collation: Collation, sheet: Sheet, first: Choice) -> Choice | None:
    """Which sentence of the other side to link with: all on screen, the nearest to begin with."""
    side: Side = "b" if first.side == "a" else "a"
    options: list[Pair] = []
    stops: list[int] = []
    for number, stop in enumerate(sheet.stops):
        if stop.kind == "text":
            for sentence in ids_of(collation.beads[stop.bead], side):
                options.append(
                    first.pair._replace(a=sentence) if side == "a" else first.pair._replace(b=sentence)
                )
                stops.append(number)
    if not options:
        return None
    return Choice("second", side, tuple(options), tuple(stops), 0).near(first.stops[first.at])


def link_choice(collation: Collation, bead: Bead, side: Side, stop: int) -> Choice | None:
    """Which link of a bead to take away, beginning with one of the first sentence on a side."""
    pairs = tuple(Pair(link.a, link.b) for link in collation.links if link.a in bead.a and link.b in bead.b)
    if not pairs:
        return None
    sentence = ids_of(bead, side)[0]
    at = next((n for n, pair in enumerate(pairs) if pair.of(side) == sentence), 0)
    return Choice("link", side, pairs, (stop,) * len(pairs), at)


def describe_choice(choice: Choice, collation: Collation | None, room: int) -> str:
    """What is to be chosen, of which sentences, and which of how many it is now, in about `room` cells.

    The sentences are named in fewer words where there is less room, and what enter does is said where
    there is enough.
    """
    behind = PARTED + _("{n} of {count}").format(n=choice.at + 1, count=len(choice.options))
    key = PARTED + _("enter {verb}").format(verb=CHOICE_VERBS[choice.kind])
    for cells in (NAME_CELLS, NAME_CELLS * 3 // 4, NAME_CELLS // 2, LEAST_CELLS):
        question = _ask_in(choice, collation, cells)
        for end in (behind + key, behind):
            if cell_len(question + end) <= room:
                return question + end
    return _("Which sentence of {side}?").format(side=choice.side.upper()) + behind


def _ask_in(choice: Choice, collation: Collation | None, cells: int) -> str:
    """The question, each sentence named in about so many cells."""
    names: dict[Side, str] = {}
    if collation is not None:
        articles: dict[Side, Article] = {"a": collation.a, "b": collation.b}
        names = {side: quote_start(articles[side].sentences[i].text, cells) for side, i in choice.sentences}
    other: Side = "a" if choice.side == "b" else "b"
    question = {
        "first": _("Link which sentence of {side}? Now {here}"),
        "second": _("Link {other} {there} with which sentence of {side}?"),
        "link": _("Unlink A {a} from B {b}?"),
    }[choice.kind]
    return question.format(
        side=choice.side.upper(),
        other=other.upper(),
        here=names.get(choice.side, ""),
        there=names.get(other, ""),
        a=names.get("a", ""),
        b=names.get("b", ""),
    )
