"""Beads: groups of linked sentences for display, each sentence of both sides in exactly one.

Knows positions and scores only, neither words nor how a score came about.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING

from lesarten.model import Bead, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_A_SIDE = 3
"""More sentences on one side of a bead can no longer be read against the other side."""


class Group:
    """A bead while it grows."""

    __slots__ = ("a", "b", "weight")

    def __init__(self, link: Link) -> None:
        self.a = [link.a]
        self.b = [link.b]
        self.weight = 0.0


def make_beads(links: Sequence[Link], n_a: int, n_b: int) -> tuple[Bead, ...]:
    """Group `links` of `n_a` and `n_b` sentences into beads, in the order of display.

    That is the order of A; what only B says stands beside its neighbours in B. The best links found
    beads of their own, further links then join free sentences to them: first those beside a sentence
    of the bead, then distant repetitions of a claim while there is room (`MOST_A_SIDE`).
    """
    return arrange(group_links(links, n_a, n_b), n_a, n_b)


def group_links(links: Sequence[Link], n_a: int, n_b: int) -> list[Group]:
    """The groups that become paired beads, in no order that a reader sees."""
    return _group(sorted(links, key=lambda link: _rank(link, n_a, n_b)))


def arrange(groups: Sequence[Group], n_a: int, n_b: int) -> tuple[Bead, ...]:
    """Beads in the order of display: the groups, and every sentence that is in none."""
    chained = _heaviest_chain(groups)
    paired = [
        Bead(a=tuple(sorted(group.a)), b=tuple(sorted(group.b)), kind="paired", moved=index not in chained)
        for index, group in enumerate(groups)
    ]
    in_a = {i for bead in paired for i in bead.a}
    in_b = {j for bead in paired for j in bead.b}
    alone = [Bead(a=(i,), b=(), kind="only_a") for i in range(n_a) if i not in in_a]
    ordered = sorted(paired + alone, key=lambda bead: bead.a[0])
    return tuple(_place_only_b(ordered, [j for j in range(n_b) if j not in in_b]))


def _rank(link: Link, n_a: int, n_b: int) -> tuple[float, float, int, int]:
    """Best first; equal scores nearest to the diagonal first, so that repeated sentences stay in order."""
    # Differences of relative places are rounded: i/n - j/m and its mirror must not differ in the last bit.
    return (-link.score, round(abs(link.a / n_a - link.b / n_b), 9), link.a + link.b, link.a)


def _group(links: Sequence[Link]) -> list[Group]:
    groups: list[Group] = []
    of_a: dict[int, Group] = {}
    of_b: dict[int, Group] = {}
    for link in links:
        if link.a not in of_a and link.b not in of_b:
            of_a[link.a] = of_b[link.b] = group = Group(link)
            groups.append(group)
    for reach in (1, 2, None):
        for link in links:
            _join(link, of_a, of_b, reach)
    weigh(groups, links)
    return groups


def weigh(groups: Sequence[Group], links: Iterable[Link]) -> None:
    """Give each group the sum of the scores inside it, to the last bit in any order."""
    of_a = {i: group for group in groups for i in group.a}
    of_b = {j: group for group in groups for j in group.b}
    scores: dict[int, list[float]] = defaultdict(list)
    for link in links:
        home = of_a.get(link.a)
        if home is not None and home is of_b.get(link.b):
            scores[id(home)].append(link.score)
    for group in groups:
        group.weight = fsum(scores[id(group)])


def _join(link: Link, of_a: dict[int, Group], of_b: dict[int, Group], reach: int | None) -> None:
    """Put the free end of a link into the bead of the other end, when it is near enough and there is room."""
    home_a, home_b = of_a.get(link.a), of_b.get(link.b)
    if home_a is not None and home_b is None:
        if _admits(home_a.b, link.b, reach):
            home_a.b.append(link.b)
            of_b[link.b] = home_a
    elif home_b is not None and home_a is None and _admits(home_b.a, link.a, reach):
        home_b.a.append(link.a)
        of_a[link.a] = home_b


def _admits(side: Sequence[int], position: int, reach: int | None) -> bool:
    if len(side) >= MOST_A_SIDE:
        return False
    return reach is None or min(abs(position - other) for other in side) <= reach


def _heaviest_chain(groups: Sequence[Group]) -> set[int]:
    """Indices of the groups of greatest total weight whose first sentences ascend on both sides.

    A heaviest increasing subsequence with a prefix-maximum tree: O(k log k).
    """
    order = sorted(range(len(groups)), key=lambda index: min(groups[index].a))
    size = 1 + max((min(group.b) for group in groups), default=0)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: dict[int, int] = {}
    for index in order:
        place = min(groups[index].b)
        total, last = _prefix_best(tree, place)
        before[index] = last
        _raise_to(tree, place + 1, (total + groups[index].weight, index))
    chain = set()
    _, at = _prefix_best(tree, size)
    while at >= 0:
        chain.add(at)
        at = before[at]
    return chain


def _prefix_best(tree: Sequence[tuple[float, int]], count: int) -> tuple[float, int]:
    best = (0.0, -1)
    while count > 0:
        if tree[count][0] > best[0]:
            best = tree[count]
        count -= count & -count
    return best


def _raise_to(tree: list[tuple[float, int]], position: int, value: tuple[float, int]) -> None:
    while position < len(tree):
        if value[0] > tree[position][0]:
            tree[position] = value
        position += position & -position


def _place_only_b(ordered: Sequence[Bead], alone: Sequence[int]) -> list[Bead]:
    """Insert what only B says: behind the bead of the sentence before, or before that of the one after.

    A neighbour that moved is second choice, because B's own thread runs on elsewhere.
    """
    home = {j: index for index, bead in enumerate(ordered) for j in bead.b}
    behind: dict[int, list[Bead]] = {}
    ahead: dict[int, list[Bead]] = {}
    rest: list[Bead] = []
    for run in _runs(alone):
        before, after = home.get(run[0] - 1), home.get(run[-1] + 1)
        beads = [Bead(a=(), b=(j,), kind="only_b") for j in run]
        if before is not None and (not ordered[before].moved or after is None or ordered[after].moved):
            behind[before] = behind.get(before, []) + beads
        elif after is not None:
            ahead[after] = ahead.get(after, []) + beads
        else:
            rest += beads
    result: list[Bead] = []
    for index, bead in enumerate(ordered):
        result += [*ahead.get(index, ()), bead, *behind.get(index, ())]
    return result + rest


def _runs(positions: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for position in positions:
        if runs and runs[-1][-1] == position - 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs
