"""Which words stand out and what the gutter says."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import harbour, make_article

from lesarten.model import Alignment, Bead, Collation, Discrepancy, Edit
from widgets.columns import place_columns
from widgets.margin import by_weight, describe, tell_facts
from widgets.marks import Mark, flatten, mark_bead, near_letters, side_text
from widgets.signs import ASCII, MEANINGS, UNICODE, choose_signs, count_spelling, sign

NOISE = Discrepancy("name", "Jong-un", "Jong Un", 0, 0, True)
FACT = Discrepancy("number", "4", "5", 0, 0, False)


def paired(*edits: Edit, **more: object) -> Bead:
    return Bead((0,), (0,), "paired", edits=edits, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bead", "meaning"),
    [
        (Bead((0,), (), "only_a"), "only_a"),
        (Bead((), (0,), "only_b"), "only_b"),
        (paired(Edit("equal", (0, 3), (0, 3))), "same"),
        (paired(Edit("replace", (0, 3), (0, 3))), "differs"),
        (paired(reworded=True), "differs"),
        (paired(), "differs"),
        (paired(Edit("fold", (0, 3), (0, 3))), "differs"),
        (paired(discrepancies=(NOISE,)), "differs"),
        (paired(discrepancies=(FACT,)), "discrepancy"),
        (paired(moved=True), "moved"),
        (paired(moved=True, discrepancies=(FACT,)), "discrepancy"),
    ],
)
def test_the_gutter_says_the_gravest_thing(bead: Bead, meaning: str) -> None:
    assert sign(bead) == meaning


def test_with_the_noise_switch_off_spelling_alone_is_the_same() -> None:
    assert sign(paired(Edit("fold", (0, 3), (0, 3))), noise=False) == "same"
    assert sign(paired(Edit("equal", (0, 3), (0, 3)), discrepancies=(NOISE,)), noise=False) == "same"
    assert sign(paired(discrepancies=(FACT,)), noise=False) == "discrepancy"


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_signs_differ_from_each_other_and_take_one_cell(signs: object) -> None:
    shown = [signs.of(meaning) for meaning in MEANINGS]  # type: ignore[attr-defined]
    assert len(set(shown)) == len(MEANINGS)
    assert all(len(one) == 1 for one in shown)


def test_the_signs_for_plain_terminals_are_ascii() -> None:
    assert all(choose_signs(True).of(meaning).isascii() for meaning in MEANINGS)


marks = st.builds(
    lambda start, length, kind: Mark(start, start + length, kind),
    st.integers(0, 20),
    st.integers(0, 9),
    st.sampled_from(["spelling", "differs", "value", "discrepancy"]),
)


@given(st.lists(marks), st.text(alphabet="ab ", min_size=30, max_size=30))
def test_flat_marks_are_sorted_apart_and_begin_and_end_at_words(found: list[Mark], text: str) -> None:
    flat = flatten(found, text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(flat))
    assert all(mark.start < mark.end for mark in flat)
    for mark in found:
        if text[mark.start : mark.end].strip():
            assert any(one.start < mark.end and one.end > mark.start for one in flat)


def test_a_discrepancy_is_seen_over_the_edit_that_it_lies_in() -> None:
    collation = harbour()
    bead = collation.beads[1]
    a, b = side_text(collation.a, bead.a), side_text(collation.b, bead.b)
    in_a, in_b = mark_bead(bead, a, b)
    assert [(a.text[m.start : m.end], m.kind) for m in in_a] == [
        ("Samstag", "discrepancy"),
        ("etwa 14.000", "discrepancy"),
    ]
    assert [b.text[m.start : m.end] for m in in_b] == ["Sonntag", "mehr als 10.000"]


def test_a_reworded_pair_has_no_marks_for_words() -> None:
    a, b = make_article("a", [["Alles ist anders."]]), make_article("b", [["Nichts bleibt gleich."]])
    bead = paired(Edit("replace", (0, 17), (0, 21)), reworded=True)
    assert mark_bead(bead, side_text(a, (0,)), side_text(b, (0,))) == ([], [])


def test_one_word_at_another_place_is_marked_only_where_nothing_else_is() -> None:
    a, b = make_article("a", [["Heute kam Kim an."]]), make_article("b", [["Kim kam heute."]])
    texts = side_text(a, (0,)), side_text(b, (0,))
    moves = (Edit("move", (0, 5), (8, 13)), Edit("equal", (5, 13), (4, 8)), Edit("move", (10, 13), (0, 3)))
    alone = mark_bead(paired(*moves), *texts)
    assert [mark.kind for side in alone for mark in side] == ["moved"] * 4, (
        "a sign for readers without colours"
    )
    beside = mark_bead(paired(*moves, Edit("delete", (14, 16), (13, 13))), *texts)
    assert [[mark.kind for mark in side] for side in beside] == [["added"], []]
    run = mark_bead(paired(Edit("move", (6, 13), (0, 7)), Edit("delete", (14, 16), (13, 13))), *texts)
    assert "moved" in [mark.kind for mark in run[0]], "words that moved together still say it"


def test_a_discrepancy_of_a_later_sentence_is_placed_behind_the_first() -> None:
    a = make_article("a", [["Eins.", "Am Samstag."]])
    b = make_article("b", [["Am Sonntag."]])
    fact = Discrepancy("date", "Samstag", "Sonntag", 1, 0, False, (3, 10), (3, 10))
    bead = Bead((0, 1), (0,), "paired", discrepancies=(fact,))
    in_a, _in_b = mark_bead(bead, side_text(a, (0, 1)), side_text(b, (0,)))
    assert [(m.start, m.end) for m in in_a] == [(9, 16)]


@pytest.mark.parametrize(
    ("type_", "words"), [("attribution", "Laut Hafenamt"), ("certainty", "offenbar")], ids=["source", "doubt"]
)
def test_where_one_side_names_a_source_only_that_phrase_stands_out(type_: str, words: str) -> None:
    said = f"Die Schiffe bleiben {words} bis zum Ende des Sturms im Hafen."
    if words == "Laut Hafenamt":
        said = f"{words} bleiben die Schiffe bis zum Ende des Sturms im Hafen."
    plain = "Alle Fähren liegen fest, und die Schiffe bleiben im Hafen, bis der Sturm zu Ende ist."
    at = said.index(words)
    a, b = make_article("a", [[said]]), make_article("b", [[plain]])
    edit = Edit("replace", (0, len(said)), (0, len(plain)))
    fact = Discrepancy(type_, words, plain, 0, 0, False, (at, at + len(words)), (0, len(plain)), "b")  # type: ignore[arg-type]
    for bead in (paired(reworded=True, discrepancies=(fact,)), paired(edit, discrepancies=(fact,))):
        in_a, in_b = mark_bead(bead, side_text(a, (0,)), side_text(b, (0,)))
        assert [said[m.start : m.end] for m in in_a if m.kind == "discrepancy"] == [words]
        assert [m for m in in_b if m.kind == "discrepancy"] == []
    assert plain not in describe(fact, bead)
    assert words in describe(fact, bead)
    turned = replace(fact, a=plain, b=words, a_span=fact.b_span, b_span=fact.a_span, plain="a")
    in_b, in_a = mark_bead(
        paired(reworded=True, discrepancies=(turned,)), side_text(b, (0,)), side_text(a, (0,))
    )
    assert [said[m.start : m.end] for m in in_a] == [words]
    assert in_b == []


def test_of_a_long_quotation_only_the_differing_words_stand_out() -> None:
    one = "alle Maßnahmen der Hafenwacht zur Sicherung der Schiffe"
    two = "alle Maßnahmen der Hafenwacht zur Räumung der Schiffe"
    a, b = make_article("a", [[one]]), make_article("b", [[two]])
    fact = Discrepancy("quote", one, two, 0, 0, False, (0, len(one)), (0, len(two)))
    edits = (
        Edit("equal", (0, 34), (0, 34)),
        Edit("replace", (34, 43), (34, 41)),
        Edit("equal", (43, len(one)), (41, len(two))),
    )
    in_a, in_b = mark_bead(paired(*edits, discrepancies=(fact,)), side_text(a, (0,)), side_text(b, (0,)))
    assert [one[m.start : m.end] for m in in_a if m.kind == "discrepancy"] == ["Sicherung"]
    assert [two[m.start : m.end] for m in in_b if m.kind == "discrepancy"] == ["Räumung"]
    reworded = paired(Edit("replace", (0, len(one)), (0, len(two))), reworded=True, discrepancies=(fact,))
    in_a, in_b = mark_bead(reworded, side_text(a, (0,)), side_text(b, (0,)))
    assert [one[m.start : m.end] for m in in_a] == ["Sicherung"]
    assert [two[m.start : m.end] for m in in_b] == ["Räumung"]


def test_long_facts_that_share_nothing_stand_out_as_a_whole() -> None:
    one = "alle Schiffe bleiben im Hafen, bis der Sturm vorbei ist"
    two = "niemand rechnete mit einer solchen Flut in dieser Nacht"
    a, b = make_article("a", [[one]]), make_article("b", [[two]])
    fact = Discrepancy("quote", one, two, 0, 0, False, (0, len(one)), (0, len(two)))
    bead = paired(reworded=True, discrepancies=(fact,))
    in_a, in_b = mark_bead(bead, side_text(a, (0,)), side_text(b, (0,)))
    assert [one[m.start : m.end] for m in in_a] == [one]
    assert [two[m.start : m.end] for m in in_b] == [two]


def test_a_sentence_of_several_that_shares_nothing_is_left_in_peace() -> None:
    a = make_article("a", [["Der Hafen ist zu.", "Darüber hinaus erzählt sie von ihrer Kindheit."]])
    b = make_article("b", [["Der Hafen ist offen."]])
    whole = side_text(a, (0, 1))
    edits = (
        Edit("equal", (0, 14), (0, 14)),
        Edit("replace", (14, 16), (14, 19)),
        Edit("equal", (16, 17), (19, 20)),
        Edit("delete", (17, len(whole.text)), (20, 20)),
    )
    bead = Bead((0, 1), (0,), "paired", edits=edits)
    in_a, in_b = mark_bead(bead, whole, side_text(b, (0,)))
    assert [whole.text[m.start : m.end] for m in in_a] == ["zu"]
    assert [(m.start, m.end) for m in in_b] == [(14, 19)]


def test_punctuation_is_marked_only_when_nothing_else_differs() -> None:
    a, b = make_article("a", [["Er kam, sah."]]), make_article("b", [["Er kam; blieb!"]])
    one, two = side_text(a, (0,)), side_text(b, (0,))
    edits = (Edit("equal", (0, 6), (0, 6)), Edit("replace", (6, 12), (6, 14)))
    in_a, in_b = mark_bead(paired(*edits), one, two)
    assert [one.text[m.start : m.end] for m in in_a] == ["sah"]
    assert [two.text[m.start : m.end] for m in in_b] == ["blieb"]
    in_a, _in_b = mark_bead(paired(Edit("replace", (6, 7), (6, 7))), one, two)
    assert [one.text[m.start : m.end] for m in in_a] == [","]


def test_differing_letters_are_shown_in_nearly_equal_words_only() -> None:
    a_letters, b_letters = near_letters("Amtskollege", "Amtskollegin")
    assert a_letters
    assert b_letters
    assert near_letters("Amtskollege", "Krieg") == ((), ())
    assert near_letters("zwei Wörter", "zwei Worte") == ((), ())


@given(st.integers(1, 300), st.integers(0, 4))
def test_columns_never_overlap_and_end_before_the_overview(width: int, numbers: int) -> None:
    columns = place_columns(width, numbers)
    assert columns.a_width >= 1
    if columns.stacked:
        assert width < 100
        assert columns.a_x + columns.a_width <= max(columns.overview_x, columns.a_x + 1)
    else:
        assert columns.a_x + columns.a_width <= columns.gutter_x < columns.b_x
        behind = columns.margin_x if columns.margin_width else columns.overview_x
        assert columns.b_x + columns.b_width <= behind
        assert columns.margin_x + columns.margin_width <= columns.overview_x
        assert columns.a_width == columns.b_width


def test_what_the_noise_switch_hides_is_counted() -> None:
    a = make_article("a", [["Er kam."]])
    name = Discrepancy("name", "Jong-un", "Jong Un", 0, 0, True, (0, 7), (0, 7))
    beads = (
        paired(
            Edit("fold", (0, 2), (0, 2)), Edit("equal", (2, 5), (2, 5)), Edit("delete", (5, 6), (5, 5), True)
        ),
        paired(reworded=True, discrepancies=(name,)),
        Bead((1,), (), "only_a"),
    )
    assert count_spelling(Collation(a, a, Alignment((), (), 0.5), beads, (), 1.0)) == 3


def test_two_long_facts_of_few_words_in_common_are_told_from_where_they_part() -> None:
    a = "Handlungen der russischen Führung und der Armee im Krieg"
    b = "alle Maßnahmen der Führung zur Bekämpfung der Ursachen bedingungslos zu unterstützen und zu fördern"
    fact = Discrepancy("quote", a, b, 0, 0, False, (0, len(a)), (0, len(b)))
    told = tell_facts(paired(discrepancies=(fact,)), True, 100)
    assert told.startswith("quotation: A Handlungen der"), told
    assert "B alle Maßnahmen" in told


def test_the_number_that_differs_is_told_before_who_is_named_for_it() -> None:
    text = "Nach Berichten kamen 12.000 Menschen."
    unnamed = Discrepancy("attribution", text, "Nach Berichten", 0, 0, False, (0, 37), (0, 14), plain="a")
    named = Discrepancy("attribution", "laut Tass", "Nach Berichten", 0, 0, False, (0, 9), (0, 14))
    number = Discrepancy("number", "10.000", "12.000", 0, 0, False, (0, 6), (0, 6))
    spelled = Discrepancy("name", "Jong-un", "Jong Un", 0, 0, True, (0, 7), (0, 7))
    bead = paired(discrepancies=(spelled, unnamed, named, number))
    assert by_weight(bead.discrepancies) == [number, named, unnamed, spelled]
    told = tell_facts(bead, True, 60)
    assert told.startswith("number: A 10.000 · B 12.000")
    assert told.endswith("and 3 more")
