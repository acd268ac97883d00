"""What a reader linked or parted, in the beads: their word holds, and nothing else moves that need not.

Knows positions and scores only, and which of them a reader decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.beads import MOST_A_SIDE, Group, arrange, group_links, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lesarten.model import Bead, Link

Pair = tuple[int, int]


class _Joiner:
    """Puts sentences together link by link, best first, as far as there is room and the reader allows."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self._apart = tuple(apart)
        self._of_a: dict[int, Group] = {}
        self._of_b: dict[int, Group] = {}

    def home(self, link: Link) -> tuple[Group | None, Group | None]:
        """The groups of both ends."""
        return self._of_a.get(link.a), self._of_b.get(link.b)

    def take(self, group: Group) -> None:
        """Take a group as it is."""
        self._of_a.update(dict.fromkeys(group.a, group))
        self._of_b.update(dict.fromkeys(group.b, group))

    def join(self, link: Link) -> None:
        """Unite the groups of both ends, if the result may be one."""
        one, two = self.home(link)
        if one is not None and one is two:
            return
        united = Group(link)
        united.a = sorted({link.a, *(one.a if one else ()), *(two.a if two else ())})
        united.b = sorted({link.b, *(one.b if one else ()), *(two.b if two else ())})
        fits = len(united.a) <= MOST_A_SIDE and len(united.b) <= MOST_A_SIDE
        if fits and not any(i in united.a and j in united.b for i, j in self._apart):
            self.take(united)

    def groups(self) -> list[Group]:
        """All groups, each once."""
        return list({id(group): group for group in self._of_a.values()}.values())


def decide_beads(
    links: Sequence[Link], made: Sequence[Link], apart: Sequence[Pair], n_a: int, n_b: int
) -> tuple[tuple[Link, ...], tuple[Bead, ...]]:
    """The links and the beads of `n_a` and `n_b` sentences after a reader's decisions.

    `links` are the program's, all of them; `made` the reader's; `apart` those that the reader took away.
    Beads that no decision touches stay as they are. Two sentences that the reader links come together with
    the others of their beads while there is room, theirs first, then the best links. Two that the reader
    parts never share a bead; a sentence that is left alone by that goes elsewhere only by a sure link, and
    keeps no weaker one.
    """
    touched, kept = _part(group_links(links, n_a, n_b), made, apart)
    joiner = _Joiner(apart)
    valid = [link for link in links if (link.a, link.b) not in set(apart)]
    pool_a, pool_b = {i for group in touched for i in group.a}, {j for group in touched for j in group.b}
    inside = [link for link in valid if link.a in pool_a and link.b in pool_b]
    for link in [*made, *sorted(inside, key=lambda link: (-link.score, link.a, link.b))]:
        joiner.join(link)
    for group in kept:
        joiner.take(group)
    for link in sorted(valid, key=lambda link: (-link.score, link.a, link.b)):
        if link.sure and None in joiner.home(link):
            joiner.join(link)
    parted_a, parted_b = {i for i, _ in apart}, {j for _, j in apart}
    dropped = {
        (link.a, link.b)
        for link in valid
        if (link.a in parted_a and joiner.home(link)[0] is None)
        or (link.b in parted_b and joiner.home(link)[1] is None)
    }
    spoken = {(link.a, link.b) for link in made}
    rest = [link for link in valid if (link.a, link.b) not in dropped | spoken]
    every = sorted([*rest, *made], key=lambda link: (link.a, link.b))
    groups = joiner.groups()
    weigh(groups, every)
    return tuple(every), arrange(groups, n_a, n_b)


def _part(
    groups: Sequence[Group], made: Sequence[Link], apart: Sequence[Pair]
) -> tuple[list[Group], list[Group]]:
    """The groups that a decision is about, and the others."""
    linked_a, linked_b = {link.a for link in made}, {link.b for link in made}
    touched: list[Group] = []
    kept: list[Group] = []
    for group in groups:
        is_linked = bool(linked_a & set(group.a) or linked_b & set(group.b))
        is_parted = any(i in group.a and j in group.b for i, j in apart)
        (touched if is_linked or is_parted else kept).append(group)
    return touched, kept
