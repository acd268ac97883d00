"""Beads: grouping, the heaviest chain, and the order of display."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lesarten.beads import MOST_A_SIDE, make_beads
from lesarten.model import Link


def _links(*triples):
    return [Link(a, b, score, sure=False) for a, b, score in triples]


def test_two_sentences_told_as_one_share_a_bead():
    beads = make_beads(_links((0, 0, 0.9), (1, 0, 0.7)), 2, 1)
    assert [(bead.a, bead.b, bead.kind) for bead in beads] == [((0, 1), (0,), "paired")]


def test_a_bead_has_at_most_three_sentences_a_side():
    beads = make_beads(_links(*((i, 0, 0.9 - i / 100) for i in range(6))), 6, 1)
    assert max(len(bead.a) for bead in beads) == MOST_A_SIDE
    assert sorted(i for bead in beads for i in bead.a) == list(range(6))


def test_the_better_link_wins_a_sentence_that_two_want():
    beads = make_beads(_links((0, 0, 0.5), (0, 1, 0.9), (1, 0, 0.8)), 2, 2)
    assert {(bead.a, bead.b) for bead in beads} == {((0,), (1,)), ((1,), (0,))}


def test_what_crosses_the_heavier_chain_is_moved():
    beads = make_beads(_links((0, 2, 0.9), (1, 0, 0.9), (2, 1, 0.9)), 3, 3)
    assert [bead.moved for bead in beads] == [True, False, False]


def test_one_heavy_bead_outweighs_two_light_ones():
    beads = make_beads(_links((0, 2, 0.99), (1, 0, 0.3), (2, 1, 0.3)), 3, 3)
    assert [bead.moved for bead in beads] == [False, True, True]


def test_what_only_b_says_stands_behind_the_sentence_before_it():
    beads = make_beads(_links((0, 0, 0.9), (2, 2, 0.9)), 3, 4)
    assert [(bead.a, bead.b) for bead in beads] == [
        ((0,), (0,)),
        ((), (1,)),
        ((1,), ()),
        ((2,), (2,)),
        ((), (3,)),
    ]


def test_what_b_opens_with_stands_before_what_follows_it():
    beads = make_beads(_links((1, 1, 0.9)), 2, 2)
    assert [(bead.a, bead.b) for bead in beads] == [((0,), ()), ((), (0,)), ((1,), (1,))]


def test_without_a_link_all_of_a_comes_before_all_of_b():
    assert [bead.kind for bead in make_beads((), 2, 1)] == ["only_a", "only_a", "only_b"]


def test_what_is_all_only_in_b_keeps_its_order():
    assert [bead.b for bead in make_beads((), 0, 3)] == [(0,), (1,), (2,)]


_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), st.sampled_from([0.2, 0.4, 0.6, 0.8, 0.95]), max_size=20
)


@given(_PAIRS)
def test_beads_tile_both_sides_and_the_unmoved_keep_both_orders(scores):
    beads = make_beads([Link(a, b, s, sure=False) for (a, b), s in sorted(scores.items())], 7, 7)
    assert sorted(i for bead in beads for i in bead.a) == list(range(7))
    assert sorted(j for bead in beads for j in bead.b) == list(range(7))
    shown = [bead.a[0] for bead in beads if bead.a]
    assert shown == sorted(shown)
    for bead in beads:
        assert bead.kind == ("paired" if bead.a and bead.b else "only_a" if bead.a else "only_b")
        assert all((i, j) in scores for i in bead.a[:1] for j in bead.b[:1]) or len(bead.a + bead.b) > 2
    still = [bead for bead in beads if bead.kind == "paired" and not bead.moved]
    assert all(x.a[0] < y.a[0] and x.b[0] < y.b[0] for x, y in combinations(still, 2))


@given(_PAIRS)
def test_no_chain_of_beads_is_heavier_than_the_unmoved(scores):
    beads = make_beads([Link(a, b, s, sure=False) for (a, b), s in sorted(scores.items())], 7, 7)
    paired = [bead for bead in beads if bead.kind == "paired"]

    def weight(chain):
        return sum(scores.get((i, j), 0.0) for bead in chain for i in bead.a for j in bead.b)

    def ascends(chain):
        return all(x.a[0] < y.a[0] and x.b[0] < y.b[0] for x, y in combinations(chain, 2))

    chains = (chain for n in range(len(paired) + 1) for chain in combinations(paired, n))
    heaviest = max((weight(chain) for chain in chains if ascends(chain)), default=0.0)
    assert weight([bead for bead in paired if not bead.moved]) >= heaviest - 1e-9
