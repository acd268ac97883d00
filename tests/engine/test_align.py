"""The aligner's contract: what holds for any two texts, and what must come out at the edges."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lesarten.align import align, at_threshold
from lesarten.read import read

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

STORY = [
    "Der Stadtrat von Harlingen hat am Dienstag den Bau einer neuen Brücke über die Worme beschlossen.",
    "Die Kosten werden auf 38 Millionen Euro geschätzt.",
    "Bürgermeisterin Ottilie Brandt sprach von einem guten Tag für die Stadt.",
    "Anwohner hatten 4.200 Unterschriften gegen das Projekt gesammelt.",
    "Ein Gutachten hatte vor dem Verlust eines Auwaldes gewarnt.",
    "Die Opposition kündigte eine Klage vor dem Verwaltungsgericht an.",
    "Baubeginn soll im Frühjahr kommenden Jahres sein.",
    "Die alte Brücke ist seit drei Jahren für Lastwagen gesperrt.",
]


@pytest.fixture(scope="module")
def seeds() -> dict[str, list[str]]:
    return {path.name: [sentence.text for sentence in read(str(path)).sentences] for path in SEEDS}


def test_swapping_the_sides_mirrors_the_links_of_every_two_seeds(seeds):
    for name_a, name_b in permutations(seeds, 2):
        there, back = align(seeds[name_a], seeds[name_b]), align(seeds[name_b], seeds[name_a])
        assert [(x.a, x.b, x.score, x.sure) for x in there.links] == sorted(
            (x.b, x.a, x.score, x.sure) for x in back.links
        )


def test_every_sentence_of_two_seeds_stands_in_exactly_one_bead(seeds):
    for name_a, name_b in permutations(seeds, 2):
        beads = align(seeds[name_a], seeds[name_b]).beads
        assert sorted(i for bead in beads for i in bead.a) == list(range(len(seeds[name_a])))
        assert sorted(j for bead in beads for j in bead.b) == list(range(len(seeds[name_b])))


def test_links_come_in_order_with_rounded_probabilities(seeds):
    a, b = list(seeds.values())[:2]
    links = align(a, b, threshold=0.1).links
    assert links
    assert [(x.a, x.b) for x in links] == sorted({(x.a, x.b) for x in links})
    assert all(0.1 <= x.score <= 1 and x.score == round(x.score, 4) for x in links)


def test_raising_the_threshold_never_adds_a_link(seeds):
    a, b = list(seeds.values())[:2]
    alignment = align(a, b, threshold=0.05)
    before = {(x.a, x.b) for x in alignment.links}
    for step in range(2, 21):
        after = {(x.a, x.b) for x in at_threshold(alignment, len(a), len(b), step / 20).links}
        assert after <= before
        before = after
    assert not before


def test_another_threshold_later_is_the_same_as_that_threshold_at_once(seeds):
    a, b = list(seeds.values())[1:3]
    assert at_threshold(align(a, b), len(a), len(b), 0.4) == align(a, b, threshold=0.4)


def test_the_same_input_gives_the_same_alignment(seeds):
    a, b = list(seeds.values())[:2]
    assert align(a, b) == align(list(a), list(b))


@pytest.mark.parametrize(("a", "b"), [([], []), (STORY, []), ([], STORY)])
def test_an_empty_side_has_no_links_and_every_sentence_is_only_here(a, b):
    alignment = align(a, b)
    assert alignment.links == () == alignment.candidates
    assert len(alignment.beads) == len(a) + len(b)
    assert {bead.kind for bead in alignment.beads} <= {"only_a", "only_b"}


def test_identical_texts_are_paired_one_to_one_and_nothing_moved():
    alignment = align(STORY, list(STORY))
    assert [(bead.a, bead.b) for bead in alignment.beads] == [((k,), (k,)) for k in range(len(STORY))]
    assert not any(bead.moved for bead in alignment.beads)
    assert all(x.sure and x.score > 0.9 for x in alignment.links if x.a == x.b)


def test_a_text_contained_in_another_finds_its_place_there():
    whole = [f"Vor dem Spiel gab es Regen im Norden, Teil {word}." for word in ("eins", "zwei")] + STORY
    pairs = {(x.a, x.b) for x in align(STORY[2:5], whole).links if x.sure}
    assert pairs >= {(0, 4), (1, 5), (2, 6)}


def test_a_shuffled_text_finds_its_sentences_again_and_tells_what_moved():
    order = list(range(len(STORY)))
    random.Random(7).shuffle(order)
    alignment = align(STORY, [STORY[k] for k in order])
    assert {(order[x.b], x.a) for x in alignment.links if x.sure} >= {(k, k) for k in range(len(STORY))}
    assert any(bead.moved for bead in alignment.beads)
    still = [bead for bead in alignment.beads if bead.kind == "paired" and not bead.moved]
    assert [bead.b[0] for bead in still] == sorted(bead.b[0] for bead in still)


def test_a_sentence_repeated_twenty_times_is_paired_in_order():
    alignment = align([STORY[0]] * 20, [STORY[0]] * 20)
    assert [(bead.a, bead.b) for bead in alignment.beads] == [((k,), (k,)) for k in range(20)]
    assert not any(bead.moved for bead in alignment.beads)


def test_long_texts_of_nothing_but_repetition_are_paired_in_order():
    alignment = align([STORY[0]] * 600, [STORY[0]] * 600)
    assert [(bead.a, bead.b) for bead in alignment.beads] == [((k,), (k,)) for k in range(600)]
    assert align([""] * 300, [""] * 300).links == ()


def test_one_sentence_finds_its_like_among_a_thousand():
    words = "Haus Baum Fluss Berg Tisch Lampe Wolke Garten Stein Vogel Fenster Straße".split()
    pick = random.Random(3)
    many = [
        f"{pick.choice(words)} und {pick.choice(words)} {k} stehen {pick.choice(words)}." for k in range(1000)
    ]
    many[617] = STORY[3]
    best = max(align([STORY[3]], many).links, key=lambda link: link.score)
    assert (best.a, best.b) == (0, 617)
    assert best.sure


def test_sentences_of_one_word_do_not_fail():
    links = align(["Ja.", "Nein.", "Vielleicht."], ["Nein.", "Doch."]).links
    assert (1, 0) in {(x.a, x.b) for x in links}
    assert align(["…", "***", ""], ["", "!"]).links == ()


def test_tables_of_numbers_pair_equal_rows_only():
    links = align(["1 20 300", "4 55 678", "9 99 999"], ["4 55 678", "7 77 777"]).links
    assert {(x.a, x.b) for x in links if x.sure} == {(1, 0)}


def test_two_languages_are_not_paired_by_their_numbers():
    english = [
        "The city council of Harlingen decided on Tuesday to build a new bridge over the Worme.",
        "The cost of it is estimated at 38 million euros, and that is the lower figure.",
        "Residents had collected 4,200 signatures against the project.",
    ]
    alignment = align(STORY, english)
    assert alignment.links == ()
    assert alignment.problem == "no common language"
    assert len(alignment.beads) == len(STORY) + len(english)


def test_two_spellings_of_a_foreign_name_are_brought_together():
    a = ["Sergej Lawrow reiste gestern ab.", "Das Wetter blieb schlecht."]
    b = ["Es regnete in der Nacht weiter.", "Sergei Lavrov ist gestern abgereist."]
    best = max(align(a, b, threshold=0.05).candidates, key=lambda link: link.score)
    assert (best.a, best.b) == (0, 1)


def test_a_witness_that_tells_what_both_tell_supports_their_link():
    a = ["Beim Brand der Lagerhalle am Hafen wurden zwei Männer verletzt.", "Der Bürgermeister war nicht da."]
    c = [
        "Feuer in der Lagerhalle am Hafen: Zwei Arbeiter kamen mit Wunden ins Krankenhaus.",
        "Die Sonne schien.",
    ]
    b = ["Zwei Arbeiter kamen nach dem Feuer ins Krankenhaus.", "Gespielt wurde trotzdem."]
    alone, helped = align(a, b, threshold=0.05), align(a, b, threshold=0.05, witnesses=[c])

    def score(alignment):
        return {(x.a, x.b): x.score for x in alignment.candidates}.get((0, 0), 0.0)

    assert score(helped) > score(alone)


class _Model:
    """A stand-in for a sentence-embedding model: sentences on the fire point one way, others another."""

    name = "stand-in"

    def vectors(self, sentences):
        return [(1.0, 0.1) if "Feuer" in s or "Brand" in s else (0.1, 1.0) for s in sentences]


def test_another_similarity_is_weighed_with_the_evidence():
    a = ["Ein Brand zerstörte das Lager.", "Die Schule begann wieder."]
    b = ["Das Feuer fraß alles.", "Ein Zug kam zu spät."]

    def score(alignment):
        return {(x.a, x.b): x.score for x in alignment.candidates}.get((0, 0), 0.0)

    assert score(align(a, b, threshold=0.05, similarity=_Model())) > score(align(a, b, threshold=0.05))


_WORDS = st.sampled_from(
    "Krieg Haus der die 12 1.400 sagte Kim Lawrow heute nicht Brücke und „Nie“ €".split()
)
_SENTENCES = st.lists(st.lists(_WORDS, max_size=8).map(" ".join), max_size=7)


@settings(max_examples=60, deadline=None)
@given(_SENTENCES, _SENTENCES)
def test_any_two_lists_give_whole_beads_and_mirrored_links(a, b):
    there, back = align(a, b, threshold=0.1), align(b, a, threshold=0.1)
    assert {(x.a, x.b, x.score) for x in there.links} == {(x.b, x.a, x.score) for x in back.links}
    assert sorted(i for bead in there.beads for i in bead.a) == list(range(len(a)))
    assert sorted(j for bead in there.beads for j in bead.b) == list(range(len(b)))
    assert all(len(bead.a) <= 3 and len(bead.b) <= 3 for bead in there.beads)
