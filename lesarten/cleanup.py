"""Makes a minimal difference readable: equalities too light to stand between two changes are dissolved.

Works on matched positions and weights, and never looks at surfaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.units import Unit

OPENING_COST = 0.9
"""Opening a change costs a reader so much: an equality lighter than that between two changes is none."""

ISLAND_WEIGHT = 1.8
"""Between two changes, an equality without any content word is kept only from this weight."""

Pairs = list[tuple[int, int]]


def clean_up(pairs: Pairs, a: Sequence[Unit], b: Sequence[Unit]) -> Pairs:
    """Drop light islands, then match again what the changes between hold in the same order."""
    kept = _drop_islands(pairs, a, b)
    filled = _fill_gaps(kept, a, b)
    return _drop_islands(filled, a, b) if len(filled) > len(kept) else filled


def _runs(pairs: Pairs) -> list[Pairs]:
    runs: list[Pairs] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _drop_islands(pairs: Pairs, a: Sequence[Unit], b: Sequence[Unit]) -> Pairs:
    runs = _runs(pairs)
    return [pair for run in runs if not _is_island(run, a, b) for pair in run]


def _is_island(run: Pairs, a: Sequence[Unit], b: Sequence[Unit]) -> bool:
    first, last = run[0], run[-1]
    if first == (0, 0) or last == (len(a) - 1, len(b) - 1):
        return False
    weight = sum(a[i].weight for i, _ in run)
    return weight < OPENING_COST or (weight < ISLAND_WEIGHT and not any(a[i].content for i, _ in run))


def _fill_gaps(pairs: Pairs, a: Sequence[Unit], b: Sequence[Unit]) -> Pairs:
    """Match the content words that a gap between two matches holds on both sides in the same order."""
    filled: Pairs = []
    i = j = 0
    for next_i, next_j in [*pairs, (len(a), len(b))]:
        if next_i > i and next_j > j:
            filled.extend(_heaviest_chain(range(i, next_i), range(j, next_j), a, b))
        if next_i < len(a):
            filled.append((next_i, next_j))
        i, j = next_i + 1, next_j + 1
    return filled


def _heaviest_chain(rows: range, columns: range, a: Sequence[Unit], b: Sequence[Unit]) -> Pairs:
    """The heaviest common subsequence of content units of two ranges."""
    rows_used = [i for i in rows if a[i].content]
    keys = {a[i].key for i in rows_used}
    columns_used = [j for j in columns if b[j].content and b[j].key in keys]
    if not columns_used:
        return []
    best: list[tuple[float, Pairs]] = [(0.0, [])] * (len(columns_used) + 1)
    for i in rows_used:
        row = [best[0]]
        for k, j in enumerate(columns_used):
            choice = max(best[k + 1], row[k], key=lambda chain: chain[0])
            if a[i].key == b[j].key:
                weight, chain = best[k]
                if weight + a[i].weight > choice[0]:
                    choice = (weight + a[i].weight, [*chain, (i, j)])
            row.append(choice)
        best = row
    return best[-1][1]
