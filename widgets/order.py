"""The order of beads on screen: A's as the collation has it, B's, and where a moved bead is told.

Plain Python; knows beads, not rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Bead
    from widgets.marks import Side


def ids_of(bead: Bead, side: Side) -> tuple[int, ...]:
    """A bead's sentences on one side."""
    return bead.a if side == "a" else bead.b


def order_beads(beads: Sequence[Bead], side: Side) -> list[int]:
    """Indices of the beads in one side's document order; what only the other has keeps its neighbours."""
    if side == "a":
        return list(range(len(beads)))
    order = sorted((index for index, bead in enumerate(beads) if bead.b), key=lambda index: beads[index].b[0])
    home = {id_: index for index, bead in enumerate(beads) for id_ in bead.a}
    followers: dict[int, list[int]] = {}
    placed: dict[int, int] = {}
    for index in sorted((i for i, bead in enumerate(beads) if not bead.b), key=lambda i: beads[i].a[:1]):
        first = beads[index].a[0] if beads[index].a else 0
        before = home.get(first - 1, -1)
        anchor = placed.get(before, before)
        placed[index] = anchor
        followers.setdefault(anchor, []).append(index)
    result = list(followers.get(-1, ()))
    for index in order:
        result.append(index)
        result.extend(followers.get(index, ()))
    return result


def told_after(beads: Sequence[Bead], order: Side, shown: Sequence[int]) -> dict[int, list[int]]:
    """Behind which bead the other side tells each moved one: {bead: moved beads in the other side's order}.

    `shown` are the beads on screen, in order. -1 stands for the beginning. A bead that would stand right
    behind or before itself is left out.
    """
    other: Side = "b" if order == "a" else "a"
    home = {id_: index for index in shown for id_ in ids_of(beads[index], other)}
    place = {index: n for n, index in enumerate(shown)}
    told: dict[int, list[int]] = {}
    moved = [index for index in shown if beads[index].moved and ids_of(beads[index], other)]
    for index in sorted(moved, key=lambda i: ids_of(beads[i], other)[0]):
        before = ids_of(beads[index], other)[0] - 1
        while before >= 0 and (before not in home or beads[home[before]].moved):
            before -= 1
        anchor = home[before] if before >= 0 else -1
        behind = place.get(anchor, -1)
        if place[index] not in (behind, behind + 1):
            told.setdefault(anchor, []).append(index)
    return told
