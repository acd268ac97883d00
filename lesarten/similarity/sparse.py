"""Sparse vectors of sentences, and their products for chosen pairs only: long texts never fill a matrix.

Knows numbers, neither words nor sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

EVERY_PAIR = 62_500
"""Up to so many pairs all are looked at: that is 250 sentences against 250."""
PARTNERS = 10
"""For longer texts: how many of its nearest sentences a sentence is compared with."""
JOINS = 300
"""For longer texts: how many meetings of rare features a sentence may have while its nearest are sought."""
SMALL_TABLE = 5_000
"""Up to so many pairs, two texts are multiplied as full tables: for articles that is faster."""
_DIGITS = 12
"""Full tables sum in an order that hangs on the place; beyond these digits equal sentences could differ."""
_ALONE = 250_000
"""Larger products are shared among threads, and to wake these costs more than an article's product."""
_CHUNK = 400_000
"""Products computed at once: some megabytes."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows: row `i` has `columns[starts[i]:starts[i + 1]]` with `values` there."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int
    """Columns are smaller than this."""

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.starts) - 1

    def owners(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(self.count), np.diff(self.starts))

    def totals(self) -> Floats:
        """The sum of the squared values of each row."""
        return tally(self.owners(), self.values**2, self.count)


def tally(owner: Ints, value: Floats, count: int) -> Floats:
    """The sum of the values of each of `count` owners."""
    total: Floats = np.bincount(owner, value, minlength=count).astype(np.float64)
    return total


def distinct(keys: Ints) -> tuple[Ints, Ints]:
    """The different keys, ascending, and which of them each key is.

    What numpy's own does with fewer questions: asking it the first time imports masked arrays, for 10 ms.
    """
    order = np.argsort(keys, kind="stable")
    ascending = keys[order]
    new = np.concatenate(([True], ascending[1:] != ascending[:-1]))[: len(keys)]
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.cumsum(new) - 1
    return ascending[new], place


def make_rows(sentences: Sequence[Mapping[int, float]], width: int) -> Rows:
    """Rows from one mapping of column to value a sentence."""
    sizes = [len(sentence) for sentence in sentences]
    total = sum(sizes)
    return Rows(
        starts=np.concatenate(([0], np.cumsum(np.array(sizes, dtype=np.int64)))).astype(np.int64),
        columns=np.fromiter(chain.from_iterable(sentences), dtype=np.int64, count=total),
        values=np.fromiter(chain.from_iterable(s.values() for s in sentences), dtype=np.float64, count=total),
        width=width,
    )


def multiply(a: Rows, b: Rows, i: Ints, j: Ints) -> Floats:
    """The product of row `i[k]` of `a` with row `j[k]` of `b` for each pair; `i` must ascend."""
    if a.count * b.count <= SMALL_TABLE:
        return _multiply_tables(a, b)[i, j]
    lengths = np.diff(b.starts)[j]
    ends = np.cumsum(lengths)
    result = np.zeros(len(i))
    # Some rows of A, dense; one block serves all chunks: to clear what was set is cheaper than a new one.
    most = max(1, min(a.count, _CHUNK * 4 // max(1, a.width)))
    block = np.zeros((most, max(1, a.width)))
    begin = 0
    while begin < len(i):
        offset = ends[begin] - lengths[begin]
        stop = min(int(np.searchsorted(ends, offset + _CHUNK)), int(np.searchsorted(i, i[begin] + most)))
        stop = max(begin + 1, stop)
        result[begin:stop] = _multiply_chunk(a, b, i[begin:stop], j[begin:stop], block)
        begin = stop
    return result


def _multiply_tables(a: Rows, b: Rows) -> Floats:
    """The product of every row of `a` with every row of `b`, over the columns that both texts use."""
    common = (np.bincount(a.columns, minlength=a.width) > 0) & (np.bincount(b.columns, minlength=a.width) > 0)
    column = np.cumsum(common) - 1
    tables = []
    for rows in (a, b):
        table = np.zeros((rows.count, int(common.sum())))
        used = common[rows.columns]
        table[rows.owners()[used], column[rows.columns[used]]] = rows.values[used]
        tables.append(table)
    first, second = tables
    step = max(1, _ALONE // max(1, second.size))
    starts = range(0, max(1, a.count), step)
    parts: list[Floats] = [first[low : low + step] @ second.T for low in starts]
    product: Floats = np.concatenate(parts).round(_DIGITS)
    return product


def _multiply_chunk(a: Rows, b: Rows, i: Ints, j: Ints, block: Floats) -> Floats:
    low, high = int(i[0]), int(i[-1]) + 1
    cut = slice(a.starts[low], a.starts[high])
    owner = np.repeat(np.arange(high - low), np.diff(a.starts[low : high + 1]))
    block[owner, a.columns[cut]] = a.values[cut]
    lengths = np.diff(b.starts)[j]
    pair = np.repeat(np.arange(len(i)), lengths)
    entry = np.arange(len(pair)) + np.repeat(b.starts[j] - np.cumsum(lengths) + lengths, lengths)
    products = block[(i - low)[pair], b.columns[entry]] * b.values[entry]
    block[owner, a.columns[cut]] = 0.0
    return tally(pair, products, len(i))


def shared_with_next(rows: Rows) -> Rows:
    """For each row 1 in the columns that the row and the one after it have both; the last row is empty."""
    owners = rows.owners()
    own, following = owners * rows.width + rows.columns, (owners - 1) * rows.width + rows.columns
    # Said to be unique, which they are, numpy need not load its masked arrays to find that out.
    both = np.intersect1d(own, following[owners > 0], assume_unique=True)
    owner, columns = np.divmod(both, max(1, rows.width))
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=rows.count)))).astype(np.int64)
    return Rows(starts, columns, np.ones(len(columns)), rows.width)


def choose_pairs(a: Rows, b: Rows) -> tuple[Ints, Ints]:
    """The pairs worth a look, ascending: all of short texts, else each sentence with its nearest.

    The nearest are found through the rarest features, so the work grows with the sentences and their
    plausible partners, not with their product.
    """
    if a.count * b.count <= EVERY_PAIR:
        i, j = np.divmod(np.arange(a.count * b.count, dtype=np.int64), max(1, b.count))
        return i, j
    key, weight = _meet(a, b)
    i, j = np.divmod(key, b.count)
    keep = _nearest(i, weight) | _nearest(j, weight)
    return i[keep], j[keep]


def _meet(a: Rows, b: Rows) -> tuple[Ints, Floats]:
    """Pairs (as i · count + j, ascending) that share rare features, and the product of these."""
    in_a = np.bincount(a.columns, minlength=a.width)
    in_b = np.bincount(b.columns, minlength=b.width)
    meetings = in_a * in_b
    order = np.argsort(meetings, kind="stable")
    rare = np.zeros(a.width, dtype=bool)
    rare[order[np.cumsum(meetings[order]) <= JOINS * (a.count + b.count)]] = True
    by_column = np.argsort(b.columns, kind="stable")
    first = np.concatenate(([0], np.cumsum(in_b)))
    owner_a, owner_b = a.owners(), b.owners()
    keys: list[Ints] = []
    weights: list[Floats] = []
    step = 500
    for low in range(0, a.count, step):
        cut = slice(a.starts[low], a.starts[min(low + step, a.count)])
        used = rare[a.columns[cut]]
        columns, owners, values = a.columns[cut][used], owner_a[cut][used], a.values[cut][used]
        lengths = in_b[columns]
        place = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        entry = by_column[np.repeat(first[columns], lengths) + place]
        key, back = distinct(np.repeat(owners, lengths) * b.count + owner_b[entry])
        keys.append(key)
        weights.append(tally(back, np.repeat(values, lengths) * b.values[entry], len(key)))
    return np.concatenate(keys), np.concatenate(weights)


def _nearest(owner: Ints, weight: Floats) -> NDArray[np.bool_]:
    """Which entries are among the `PARTNERS` heaviest of their owner; ties are all kept."""
    if not len(owner):
        return np.zeros(0, dtype=bool)
    order = np.lexsort((-weight, owner))
    sorted_owner = owner[order]
    starts = np.flatnonzero(np.concatenate(([True], sorted_owner[1:] != sorted_owner[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(order)])))
    last = weight[order[starts + np.minimum(sizes, PARTNERS) - 1]]
    keep = np.zeros(len(order), dtype=bool)
    keep[order] = weight[order] >= np.repeat(last, sizes)
    return keep
