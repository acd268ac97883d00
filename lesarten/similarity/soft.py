"""Soft match: how much of what a sentence says another one says too, word for word or with a related word.

Each word of a sentence looks for its best counterpart in the other sentence: the same stem, a word that
shares its letter groups (a compound and its parts), or one of a common group of related words. Knows
numbers and columns, no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lesarten.similarity.sparse import distinct, tally

if TYPE_CHECKING:
    from lesarten.similarity.sparse import Floats, Ints, Rows

CHANCE = 0.4
"""The share of letter groups that words have in common by inflection or chance."""
KIN = 0.8
"""How near two words of one group of related words are; the same word: 1."""
MEETINGS = 100
"""So many letter groups a word may share with others while its like are sought."""
_CELLS = 1_000_000
"""Words against words that are looked at together."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one text that weigh anything, and its sentences as sets of them."""

    sentences: Rows
    """A row a sentence: the words in it, each with its weight."""
    letters: Rows
    """A row a word: 1 in the columns of its letter groups."""
    kin: Rows
    """A row a word: 1 in the columns of its groups of related words."""


def cover(a: Vocabulary, b: Vocabulary, i: Ints, j: Ints) -> tuple[Floats, Floats]:
    """The weight of what sentence `i[k]` of `a` says that `j[k]` of `b` says too, and the other way round.

    The pairs (`i`, `j`) ascend.
    """
    first, second, near = _near_words(a, b)
    turned = np.lexsort((first, second))
    order = np.lexsort((i, j))
    of_b = np.empty(len(i))
    of_b[order] = _cover(b, a, (second[turned], first[turned], near[turned]), j[order], i[order])
    return _cover(a, b, (first, second, near), i, j), of_b


def _near_words(a: Vocabulary, b: Vocabulary) -> tuple[Ints, Ints, Floats]:
    """Words of both that are near each other, ascending, and how near: up to 1."""
    count = max(1, b.letters.count)
    key, shared = _meet(a.letters, b.letters)
    word, other = np.divmod(key, count)
    sizes_a, sizes_b = np.diff(a.letters.starts), np.diff(b.letters.starts)
    share = shared / np.minimum(sizes_a[word], sizes_b[other])
    near = np.maximum((share - CHANCE) / (1 - CHANCE), 0.0)
    kin, _ = _meet(a.kin, b.kin)
    every, place = distinct(np.concatenate((key[near > 0], kin)))
    best = np.zeros(len(every))
    np.maximum.at(best, place, np.concatenate((near[near > 0], np.full(len(kin), KIN))))
    first, second = np.divmod(every, count)
    return first, second, best


def _meet(a: Rows, b: Rows) -> tuple[Ints, Floats]:
    """Pairs of rows (as row of `a` · rows of `b` + row of `b`, ascending) and how many columns they share.

    In long texts the commonest columns count for nothing, so that the work grows with the rows.
    """
    in_a, in_b = np.bincount(a.columns, minlength=a.width), np.bincount(b.columns, minlength=a.width)
    meetings = in_a * in_b
    order = np.argsort(meetings, kind="stable")
    few = np.zeros(a.width, dtype=bool)
    few[order[np.cumsum(meetings[order]) <= MEETINGS * (a.count + b.count)]] = True
    used_a, used_b = few[a.columns], few[b.columns]
    columns, rows = a.columns[used_a], a.owners()[used_a]
    others = b.owners()[used_b][np.argsort(b.columns[used_b], kind="stable")]
    starts = np.cumsum(np.where(few, in_b, 0)) - np.where(few, in_b, 0)
    met, place = _run(starts[columns], in_b[columns])
    met = rows[met] * b.count + others[place]
    key, back = distinct(met)
    return key, tally(back, np.ones(len(back)), len(key))


def _cover(a: Vocabulary, b: Vocabulary, near: tuple[Ints, Ints, Floats], i: Ints, j: Ints) -> Floats:
    """The weight of the words of `i[k]` by how near their best counterpart in `j[k]` is; `i` ascends."""
    if len(i) == a.sentences.count * b.sentences.count:
        return _cover_every(a, b, near)
    result = np.zeros(len(i))
    words_a, words_b = np.diff(a.sentences.starts), np.diff(b.sentences.starts)
    ends = np.cumsum(words_a[i] * words_b[j])
    most = max(1, _CELLS // max(1, b.letters.count))
    begin = 0
    while begin < len(i):
        # So many sentences that neither their words nor the words looked at are too many at once.
        last = np.searchsorted(a.sentences.starts, a.sentences.starts[i[begin]] + most, "right") - 2
        done = ends[begin - 1] if begin else 0
        stop = min(np.searchsorted(i, last, "right"), np.searchsorted(ends, done + _CELLS))
        stop = max(begin + 1, int(stop))
        result[begin:stop] = _cover_some(a, b, near, i[begin:stop], j[begin:stop])
        begin = stop
    return result


def _cover_every(a: Vocabulary, b: Vocabulary, near: tuple[Ints, Ints, Floats]) -> Floats:
    """The same for every sentence of `a` with every one of `b`: here one pass over whole tables is faster."""
    starts = b.sentences.starts
    full = np.flatnonzero(np.diff(starts))
    step = max(1, _CELLS // max(1, len(b.sentences.columns)))
    best = np.zeros((a.letters.count, b.sentences.count))
    for low in range(0, a.letters.count, step):
        own = np.arange(low, min(low + step, a.letters.count))
        if len(full):
            table = _table(near, own, b.letters.count)[:, b.sentences.columns]
            best[own[:, None], full] = np.maximum.reduceat(table, starts[full], axis=1)
    covered = np.zeros((a.sentences.count, b.sentences.count))
    np.add.at(covered, a.sentences.owners(), a.sentences.values[:, None] * best[a.sentences.columns])
    return covered.ravel()


def _cover_some(a: Vocabulary, b: Vocabulary, near: tuple[Ints, Ints, Floats], i: Ints, j: Ints) -> Floats:
    starts_a, starts_b = a.sentences.starts, b.sentences.starts
    pair, place = _run(starts_a[i], np.diff(starts_a)[i])
    looks, other = _run(starts_b[j[pair]], np.diff(starts_b)[j[pair]])
    if not len(looks):
        return np.zeros(len(i))
    low = starts_a[i[0]]
    own, row = distinct(a.sentences.columns[low : starts_a[i[-1] + 1]])
    table = _table(near, own, b.letters.count)
    found = table.ravel()[(row * b.letters.count)[place - low][looks] + b.sentences.columns[other]]
    first = np.flatnonzero(np.diff(looks, prepend=-1))
    best = np.zeros(len(pair))
    best[looks[first]] = np.maximum.reduceat(found, first)
    return tally(pair, a.sentences.values[place] * best, len(i))


def _run(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The numbers from each start on, as many as its length: whose they are, and they themselves."""
    owner = np.repeat(np.arange(len(starts)), lengths)
    return owner, np.arange(len(owner)) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)


def _table(near: tuple[Ints, Ints, Floats], own: Ints, words: int) -> Floats:
    """The rows of the words `own` as a full table against the `words` of the other text."""
    first, second, value = near
    begins = np.searchsorted(first, own)
    row, entry = _run(begins, np.searchsorted(first, own, "right") - begins)
    table = np.zeros((len(own), words))
    table[row, second[entry]] = value[entry]
    return table
