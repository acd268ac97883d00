"""Finds what moved inside a pair: the longest runs that are left over on both sides.

Works on positions and keys; a move holds at least one content word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Span
    from lesarten.units import Unit


def find_moves(
    pairs: Sequence[tuple[int, int]], a: Sequence[Unit], b: Sequence[Unit]
) -> list[tuple[Span, Span]]:
    """The moved runs as ranges of units of both sides, in the order of A."""
    free_a = _free(len(a), [i for i, _ in pairs])
    free_b = _free(len(b), [j for _, j in pairs])
    moves: list[tuple[Span, Span]] = []
    while True:
        best = max(_common_runs(free_a, free_b, a, b), default=None)
        if best is None:
            return sorted(moves)
        _, minus_i, minus_j, length = best
        i, j = -minus_i, -minus_j
        moves.append(((i, i + length), (j, j + length)))
        free_a.difference_update(range(i, i + length))
        free_b.difference_update(range(j, j + length))


def _free(count: int, taken: Sequence[int]) -> set[int]:
    return set(range(count)).difference(taken)


def _common_runs(
    free_a: set[int], free_b: set[int], a: Sequence[Unit], b: Sequence[Unit]
) -> list[tuple[float, int, int, int]]:
    """Every maximal common run of free units that starts and ends with content: (weight, -i, -j, length)."""
    places: dict[str, list[int]] = {}
    for j in free_b:
        if b[j].content:
            places.setdefault(b[j].key, []).append(j)
    runs = []
    for i in free_a:
        if not a[i].content:
            continue
        for j in places.get(a[i].key, ()):
            if i - 1 in free_a and j - 1 in free_b and a[i - 1].content and a[i - 1].key == b[j - 1].key:
                continue
            length = 1
            last = 1
            while i + length in free_a and j + length in free_b and a[i + length].key == b[j + length].key:
                length += 1
                if a[i + length - 1].content:
                    last = length
            runs.append((sum(unit.weight for unit in a[i : i + last]), -i, -j, last))
    return runs
