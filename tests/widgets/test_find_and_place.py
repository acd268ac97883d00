"""Finding as a reader means it, keeping the place, copying, and words for little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from stories import collate_by_hand, harbour, make_article, swap

from lesarten.model import Alignment, Bead, Discrepancy, Edit
from widgets import overview
from widgets.accents import find_accents
from widgets.copying import bead_text, side_words
from widgets.find import compile_query, find_spans, fold
from widgets.margin import describe, margin_lines
from widgets.marks import gather_discrepancies
from widgets.naming import SentenceNames
from widgets.notes import explain
from widgets.place import Place, find_again, side_again, translate
from widgets.rows import Options, count_beads, lay_out
from widgets.signs import UNICODE


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("außen", "Der AUSSENminister", ["AUSSEN"]),
        ("aussen", "Der Außenminister", ["Außen"]),
        ("ueber", "Über Übersee", ["Über", "Über"]),
        ("über", "Ueber Nacht", ["Ueber"]),
        ('"kampf', "die „Kampfbrüder“", ["„Kampf"]),
        ("10 000", "rund 10\u202f000 Soldaten", ["10\u202f000"]),
        ("choe son", "Choé Son-hui", ["Choé Son"]),
        ("krieg", "Ukraine-Krieg, Kriegsziele", ["Krieg", "Krieg"]),
        ("[bold]", "kein [bold] hier", ["[bold]"]),
        ("", "irgendwas", []),
        ("zzz", "irgendwas", []),
    ],
)
def test_what_is_found(query: str, text: str, found: list[str]) -> None:
    spans = find_spans(text, compile_query(query))
    assert [text[start:end] for start, end in spans] == found


def test_whole_words_and_expressions_on_request() -> None:
    text = "Krieg, Kriegsziele und Überkrieg"
    assert find_spans(text, compile_query("krieg", words=True)) == [(0, 5)]
    assert len(find_spans(text, compile_query("krieg|ziele", regex=True))) == 4
    assert compile_query("(", regex=True) is None


@given(st.text(max_size=40))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, origins = fold(text)
    assert len(origins) == len(folded) + 1
    assert list(origins) == sorted(origins)


@given(st.text(alphabet="aäß x–", max_size=30), st.integers(0, 29), st.integers(1, 5))
def test_a_text_is_found_in_itself(text: str, start: int, length: int) -> None:
    query = text[start : start + length].strip()
    if query:
        spans = find_spans(text, compile_query(query))
        assert any(fold(text[slice(*span)])[0] for span in spans)


def test_a_sentence_is_found_again_after_others_came_before_it() -> None:
    old = make_article("x", [["Eins."], ["Zwei."], ["Drei."]])
    new = make_article("x", [["Neu."], ["Eins."], ["Zwei."], ["Drei."]])
    assert find_again(old, 1, new) == 2


def test_a_changed_sentence_is_found_by_its_neighbours() -> None:
    old = make_article("x", [["Eins."], ["Zwei."], ["Drei."]])
    new = make_article("x", [["Neu."], ["Eins."], ["Zwei, geändert."], ["Drei."]])
    assert find_again(old, 1, new) == 2


def test_of_equal_sentences_the_nearest_is_taken() -> None:
    old = make_article("x", [["Ja."], ["Nein."], ["Ja."]])
    assert find_again(old, 2, make_article("x", [["Ja."], ["Nein."], ["Ja."], ["Ende."]])) == 2


@given(st.lists(st.sampled_from("abc"), min_size=1), st.lists(st.sampled_from("abcd"), min_size=1), st.data())
def test_a_place_always_leads_to_a_sentence(old: list[str], new: list[str], data: st.DataObject) -> None:
    one, two = make_article("x", [[text] for text in old]), make_article("x", [[text] for text in new])
    sentence = data.draw(st.integers(0, len(old) - 1))
    again = find_again(one, sentence, two)
    assert again is not None
    assert 0 <= again < len(new)
    assert find_again(one, sentence, one) == sentence


def test_after_a_swap_the_place_is_on_the_other_side() -> None:
    collation = harbour()
    turned = swap(collation)
    assert side_again(collation, "a", turned) == "b"
    assert translate(collation, Place("a", 3, 5, 1), turned) == Place("b", 3, 5, 1)


def test_an_old_and_a_new_version_at_one_path_keep_their_sides() -> None:
    old, new = make_article("x", [["Eins."]]), replace(make_article("x", [["Zwei."]]), digest="new")
    collation = collate_by_hand(old, new, [Bead((0,), (), "only_a"), Bead((), (0,), "only_b")])
    again = collate_by_hand(old, replace(new, digest="newer"), collation.beads)
    assert side_again(collation, "b", again) == "b"


def test_a_copied_pair_names_both_sources() -> None:
    collation = harbour()
    text = bead_text(collation, collation.beads[2])
    assert text.startswith("A Küstenblatt, 2025-07-12, „Sturm schließt den Hafen“:\nDer Hafen")
    assert "\n\nB Der Lotse, 2025-07-13:\nDer Hafen" in text
    assert "Küstenblatt" not in bead_text(collation, collation.beads[2], with_sources=False)


def test_a_copied_pair_ends_with_the_facts_that_differ_in_one_line() -> None:
    collation = harbour()
    number = next(n for n, bead in enumerate(collation.beads) if any(not d.noise for d in bead.discrepancies))
    *_texts, last = bead_text(collation, collation.beads[number]).split("\n\n")
    assert last.startswith("≠ ")
    assert "\n" not in last
    assert "Samstag" in last
    assert "≠" not in bead_text(collation, collation.beads[2])
    assert "≠" not in bead_text(collation, collation.beads[number], with_sources=False)


def test_what_only_one_side_tells_is_copied_as_such() -> None:
    collation = harbour()
    assert "B Der Lotse, 2025-07-13:\n(not told here)" in bead_text(collation, collation.beads[3])
    assert side_words(collation, collation.beads[3], "b") == ""


def test_a_copied_pair_brings_the_sentence_elsewhere_that_holds_what_differs() -> None:
    collation = harbour()
    crane, water = collation.a.sentences[4].text, collation.b.sentences[3].text
    days = Discrepancy("date", "gestern", "heute", 1, 3, False)
    spelling = Discrepancy("name", "TASS", "Tass", 4, 1, True)
    collation = gather_discrepancies(replace(collation, discrepancies=(days, spelling)))
    text = bead_text(collation, collation.beads[1])
    assert f"\n\nB Der Lotse, 2025-07-13, elsewhere in the text:\n{water}\n\n≠ " in text
    assert crane not in text, "spelling alone is no contradiction"
    assert water not in bead_text(collation, collation.beads[2]), "of another pair"
    assert water not in bead_text(collation, collation.beads[1], with_sources=False)


def test_quotations_and_numbers_are_found_by_their_shape() -> None:
    text = 'Er sagte „direkte Kontakte", 14.000 Mann, 10\u202f000 und 3,5 % am 12. Juli; "auf Deutsch".'
    quotations, numbers = find_accents(text, 0, len(text))
    assert [text[slice(*span)] for span in quotations] == ['„direkte Kontakte"', '"auf Deutsch"']
    assert [text[slice(*span)] for span in numbers] == ["14.000", "10\u202f000", "3,5 %", "12"]


def test_the_overview_shows_the_gravest_sign_of_each_stretch() -> None:
    rows = lay_out(harbour(), Options(width=120)).rows
    assert set(overview.summarize(rows, 1)) == {"discrepancy"}
    assert len(overview.summarize(rows, 50)) == 50
    assert overview.window(0, 10, 100) == (0, 1)
    assert overview.window(90, 10, 100) == (9, 10)
    assert not overview.is_needed(39, 20)
    assert overview.is_needed(40, 20)


@given(st.integers(1, 60), st.integers(1, 6000), st.data())
def test_a_click_on_the_overview_brings_its_rows_on_screen(
    height: int, rows: int, data: st.DataObject
) -> None:
    cell = data.draw(st.integers(0, height - 1))
    top = min(overview.row_at(cell, height, rows), max(0, rows - height))
    first, last = overview.window(top, height, rows)
    assert first <= cell <= last or rows < height


def test_each_emptiness_is_said_with_the_key_that_helps() -> None:
    collation = harbour()
    counts = count_beads(collation)
    assert explain(collation, "all", counts) == ""
    alone = collate_by_hand(
        collation.a,
        collation.b,
        [*(Bead((n,), (), "only_a") for n in range(7)), *(Bead((), (n,), "only_b") for n in range(5))],
    )
    alone_counts = count_beads(alone)
    assert explain(alone, "all", alone_counts).startswith("Nothing in common. - lowers")
    assert "f shows" in explain(alone, "discrepancies", alone_counts)
    problem = replace(alone, alignment=Alignment((), alone.beads, 0.5, problem="no common language"))
    assert "(no common language)" in explain(problem, "all", alone_counts)
    one = make_article("x", [["Gleich."]])
    same = collate_by_hand(one, one, [Bead((0,), (0,), "paired", edits=(Edit("equal", (0, 7), (0, 7)),))])
    assert "identical" in explain(same, "all", count_beads(same))
    empty = collate_by_hand(make_article("x", []), make_article("y", []), [])
    assert "esc" in explain(empty, "all", count_beads(empty))


ONE_TO_ONE = Bead((0,), (0,), "paired")


def test_the_margin_leaves_out_what_two_long_quotations_share() -> None:
    fact = Discrepancy(
        "quote",
        "alle Schiffe im Hafen zu sichern und die Brücke zu sperren",
        "alle Schiffe im Hafen zu räumen",
        0,
        0,
        False,
    )
    assert describe(fact, ONE_TO_ONE) == "quotation: … sichern und die Brücke zu sperren ≠ … räumen"


def test_the_margin_names_partners_outside_the_bead() -> None:
    collation = harbour()
    fact = replace(collation.beads[1].discrepancies[0], a_id=3, b_id=4)
    beads = (*collation.beads[:3], replace(collation.beads[8], a=(3,), b=(0,)), *collation.beads[4:8])
    far = gather_discrepancies(replace(collation, discrepancies=(fact,), beads=beads))
    assert margin_lines(far.beads[3], True, 60, SentenceNames(far, numbers=True)) == [
        "date: Samstag ≠ Sonntag (elsewhere: sentence\u00a05)"
    ]
    assert far.beads[7].discrepancies == ()  # only B tells that
    turned = replace(fact, a_id=1, b_id=0)
    near = gather_discrepancies(replace(collation, discrepancies=(turned,)))
    assert margin_lines(near.beads[8], True, 60, SentenceNames(near, numbers=True)) == [
        "date: Samstag (elsewhere: sentence\u00a02) ≠ Sonntag"
    ]
    assert (
        margin_lines(near.beads[1], True, 60, SentenceNames(near, numbers=True))[2]
        == "date: Samstag ≠ Sonntag (elsewhere: sentence\u00a01)"
    )


def test_without_discrepancies_apart_the_collation_is_shown_as_it_is() -> None:
    collation = harbour()
    assert gather_discrepancies(collation) is collation


def test_the_margin_shows_the_word_that_stands_for_another_in_two_long_quotations() -> None:
    one = "die getroffenen Maßnahmen der Leitung zur Beseitigung der Ursachen des Streits"
    two = "alle Maßnahmen der Leitung zur Bekämpfung der Ursachen des Streits zu fördern"
    said = describe(Discrepancy("quote", one, two, 0, 0, False, (0, 0), (0, 0)), ONE_TO_ONE)
    assert said.startswith("quotation: … Beseitigung der")
    assert "… Bekämpfung der" in said


def test_every_cell_of_the_strip_begins_with_a_line_that_parts_it_from_the_text() -> None:
    strip = overview.Overview(UNICODE)
    sheet = lay_out(harbour(), Options(width=60))
    shown = [strip.paint(y, sheet.rows, (0, 10), _Plain()).text for y in range(10)]
    assert {text[0] for text in shown} == {"▐", "│"}
    assert any(text[1] == "≠" for text in shown)


class _Plain:
    """Styles that change nothing."""

    base = Style()

    def __getitem__(self, _name: str) -> Style:
        return Style()
