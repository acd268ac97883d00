"""What a reader links or parts holds, and nothing else moves that need not."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from lesarten.beads import MOST_A_SIDE, make_beads
from lesarten.model import Link
from lesarten.regroup import decide_beads


def _links(*triples, sure=False, by="program"):
    return [Link(a, b, score, sure=sure, by=by) for a, b, score in triples]


def _made(*pairs):
    return _links(*((i, j, 1.0) for i, j in pairs), sure=True, by="reader")


def _pairs(beads):
    return {(bead.a, bead.b) for bead in beads if bead.kind == "paired"}


def test_a_link_by_hand_brings_the_partners_of_both_sentences_along():
    links = _links((0, 0, 0.8), (1, 1, 0.7), (2, 0, 0.3), (2, 2, 0.2))
    _all, beads = decide_beads(links, _made((0, 1)), [], 3, 3)
    assert _pairs(beads) == {((0, 1), (0, 1)), ((2,), (2,))}


def test_a_link_by_hand_does_not_give_a_partner_to_a_weaker_link():
    links = _links((0, 0, 0.8), (2, 0, 0.3), (2, 2, 0.5))
    assert _pairs(make_beads(links, 3, 4)) == {((0,), (0,)), ((2,), (2,))}
    _all, beads = decide_beads(links, _made((0, 3)), [], 3, 4)
    assert _pairs(beads) == {((0,), (0, 3)), ((2,), (2,))}


def test_where_there_is_no_room_the_weakest_partner_has_to_go():
    links = _links((0, 0, 0.9), (0, 1, 0.8), (0, 2, 0.7))
    _all, beads = decide_beads(links, _made((0, 3)), [], 1, 4)
    assert _pairs(beads) == {((0,), (0, 1, 3))}
    assert [bead.b for bead in beads if bead.kind == "only_b"] == [(2,)]


def test_two_sentences_that_were_parted_are_each_alone():
    links = _links((0, 0, 0.6), (0, 1, 0.5), (1, 1, 0.65))
    rest, beads = decide_beads(links, [], [(0, 0)], 2, 2)
    assert _pairs(beads) == {((1,), (1,))}
    assert {bead.kind for bead in beads if 0 in bead.a} == {"only_a"}
    assert {bead.kind for bead in beads if 0 in bead.b} == {"only_b"}
    assert [(link.a, link.b) for link in rest] == [(1, 1)]


def test_a_parted_sentence_follows_a_sure_link_to_another_claim():
    links = [*_links((0, 0, 0.6), (1, 1, 0.95)), *_links((0, 1, 0.5), sure=True)]
    _rest, beads = decide_beads(links, [], [(0, 0)], 2, 2)
    assert _pairs(beads) == {((0, 1), (1,))}


def test_parting_two_of_a_bead_leaves_the_others_together():
    links = _links((0, 0, 0.9), (1, 0, 0.7))
    _rest, beads = decide_beads(links, [], [(1, 0)], 2, 1)
    assert _pairs(beads) == {((0,), (0,))}


def test_parted_sentences_do_not_stay_together_by_way_of_others():
    links = _links((0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.7), (1, 1, 0.6))
    assert _pairs(make_beads(links, 2, 2)) == {((0,), (0,)), ((1,), (1,))}
    chain = _links((0, 0, 0.9), (0, 1, 0.8), (1, 1, 0.4))
    assert _pairs(make_beads(chain, 2, 2)) == {((0,), (0,)), ((1,), (1,))}
    _rest, beads = decide_beads(chain, _made((0, 1)), [(1, 0)], 2, 2)
    assert not any(1 in bead.a and 0 in bead.b for bead in beads)
    assert any(0 in bead.a and 1 in bead.b for bead in beads)


_LINKS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)),
    st.tuples(st.sampled_from([0.2, 0.4, 0.6, 0.8, 0.95]), st.booleans()),
    max_size=20,
)
_DECIDED = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.booleans(), max_size=4)


@given(_LINKS, _DECIDED)
def test_every_sentence_keeps_one_bead_and_no_parted_pair_shares_one(scores, decided):
    links = [Link(a, b, score, sure=sure) for (a, b), (score, sure) in sorted(scores.items())]
    made = _made(*(pair for pair, linked in decided.items() if linked))
    apart = [pair for pair, linked in decided.items() if not linked]
    rest, beads = decide_beads(links, made, apart, 7, 7)
    assert sorted(i for bead in beads for i in bead.a) == list(range(7))
    assert sorted(j for bead in beads for j in bead.b) == list(range(7))
    assert all(len(bead.a) <= MOST_A_SIDE and len(bead.b) <= MOST_A_SIDE for bead in beads)
    for i, j in apart:
        assert not any(i in bead.a and j in bead.b for bead in beads)
        assert (i, j) not in {(link.a, link.b) for link in rest}
    assert set(made) <= set(rest)


@given(_LINKS, st.tuples(st.integers(0, 6), st.integers(0, 6)))
def test_one_link_by_hand_wins_and_leaves_the_beads_of_others_alone(scores, pair):
    links = [Link(a, b, score, sure=False) for (a, b), (score, _sure) in sorted(scores.items())]
    before = make_beads(links, 7, 7)
    _rest, after = decide_beads(links, _made(pair), [], 7, 7)
    assert any(pair[0] in bead.a and pair[1] in bead.b for bead in after)
    others = [bead for bead in before if pair[0] not in bead.a and pair[1] not in bead.b]
    assert {(bead.a, bead.b) for bead in others} <= {(bead.a, bead.b) for bead in after}


@given(_LINKS)
@example(
    {
        (0, 3): (0.2, False),
        (1, 0): (0.8, False),
        (2, 0): (0.8, False),
        (3, 1): (0.6, False),
        (3, 3): (0.8, False),
    }
)
def test_without_a_decision_the_beads_are_those_of_the_program(scores):
    links = [Link(a, b, score, sure=False) for (a, b), (score, _sure) in sorted(scores.items())]
    _rest, beads = decide_beads(links, [], [], 7, 7)
    assert beads == make_beads(links, 7, 7)
