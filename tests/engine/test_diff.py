"""What a difference of two texts must be whatever they are, and what it is where readers look."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lesarten.diff import Diff, diff, diff_letters
from lesarten.facts import find_facts
from lesarten.tokens import tokenize

_WORDS = (
    "der die und in nicht kein Kim Jong-un Jong Un Lawrow Samstag Sonntag 14.000 10 000 10.000 Soldaten "
    "Soldat:innen "
    "Soldatinnen und Soldaten traf trafen „Ja“ , . – - ( ) ! USA TASS Tass Krieg Kriegs"
).split(" ")
_TEXTS = st.one_of(
    st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from([*_WORDS, " ", "  ", "\u00a0"]), max_size=14).map("".join),
    st.text(max_size=40),
)


def check_tiling(a: str, b: str, difference: Diff) -> None:
    edits = difference.edits
    assert list(edits) == sorted(edits, key=lambda edit: (edit.a, edit.b))
    for text, spans in ((a, [edit.a for edit in edits]), (b, [edit.b for edit in edits])):
        position = 0
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            assert start == position
            position = end
        assert position == len(text)
        assert all(0 <= start <= end <= len(text) for start, end in spans)
    for edit in edits:
        left, right = a[slice(*edit.a)], b[slice(*edit.b)]
        assert left or right
        if edit.op == "equal":
            assert left == right
        if edit.op == "insert":
            assert not left
        if edit.op == "delete":
            assert not right
        if edit.op in ("replace", "value", "move", "inflect", "fold"):
            assert left
            assert right


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _TEXTS)
def test_edits_tile_both_texts_whatever_they_are(a: str, b: str) -> None:
    check_tiling(a, b, diff(a, b))


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _TEXTS)
def test_no_edit_begins_or_ends_inside_a_word(a: str, b: str) -> None:
    for edit in diff(a, b).edits:
        for text, span in ((a, edit.a), (b, edit.b)):
            inside = {i for token in tokenize(text) for i in range(token.start + 1, token.end)}
            if span[0] < span[1]:
                assert not inside.intersection(span)


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert [edit.op for edit in diff(text, text).edits] == (["equal"] if text else [])


def ops(a: str, b: str, language: str = "de") -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for edit in diff(a, b, language).edits:
        found.setdefault(edit.op, []).append((a[slice(*edit.a)].strip(), b[slice(*edit.b)].strip()))
    return found


def test_another_number_of_the_same_thing_is_a_changed_value() -> None:
    a, b = "Rund 14.000 Soldaten kamen aus Nordkorea.", "Rund 10.000 Soldaten kamen aus Nordkorea."
    assert ops(a, b)["value"] == [("14.000", "10.000")]


def test_another_day_is_a_changed_value() -> None:
    assert ops("Am Samstag traf er Kim.", "Am Sonntag traf er Kim.")["value"] == [("Samstag", "Sonntag")]


def test_a_number_word_against_digits_is_a_changed_value() -> None:
    assert ops("Zwölf Soldaten kamen gestern.", "14 Soldaten kamen gestern.")["value"] == [("Zwölf", "14")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mehr als 10.000 Soldaten", "mehr als 10\u202f000 Soldaten"),
        ("Er sagte „Ja, gerne“ dazu", 'Er sagte "Ja, gerne" dazu'),
        ("Kim Jong-un lachte laut", "Kim Jong Un lachte laut"),
        ("Der Fluß ist sehr breit", "Der Fluss ist sehr breit"),
        ("Die Agentur TASS meldete es", "Die Agentur Tass meldete es"),
        ("Viele Soldat:innen kamen gestern", "Viele Soldatinnen und Soldaten kamen gestern"),
        ("Viele Soldat:innen kamen gestern", "Viele Soldaten kamen gestern"),
        ("Der Besuch – er dauerte – endete", "Der Besuch - er dauerte - endete"),
        ("Nicolás Maduro sprach lange", "Nicolas Maduro sprach lange"),
    ],
)
def test_what_differs_in_spelling_only_is_folded(a: str, b: str) -> None:
    assert set(ops(a, b)) <= {"equal", "fold"}
    assert "fold" in ops(a, b)


def test_an_inflected_form_is_no_other_word() -> None:
    assert ops("Der Krieg in der Ukraine dauert an.", "Die Kriege in der Ukraine dauern an.")["inflect"] == [
        ("Der Krieg", "Die Kriege"),
        ("dauert", "dauern"),
    ]


def test_a_role_of_the_other_gender_is_no_inflection() -> None:
    found = ops("Er traf seine Amtskollegin Choe in Wonsan.", "Er traf seinen Amtskollegen Choe in Wonsan.")
    assert ("Amtskollegin", "Amtskollegen") in found["replace"]


@pytest.mark.parametrize(
    ("a", "b"), [("nicht", "nichts"), ("nie", "nicht"), ("ohne", "mit"), ("kein", "ein")]
)
def test_negation_is_equal_only_to_itself(a: str, b: str) -> None:
    found = ops(f"Der Minister will {a} Geld geben.", f"Der Minister will {b} Geld geben.")
    assert found["replace"] == [(a, b)]


def test_what_stands_elsewhere_has_moved() -> None:
    a = "Kim lobte nach dem Treffen in Wonsan die russische Armee."
    b = "Nach dem Treffen in Wonsan lobte Kim die russische Armee."
    assert ops(a, b)["move"]


def test_a_move_holds_a_content_word() -> None:
    a, b = "und der Krieg dauert seit Februar an", "seit Februar dauert an der Krieg und"
    moved = [left for left, _ in ops(a, b)["move"]]
    assert moved
    assert all(any(token.kind in ("word", "month") for token in tokenize(left)) for left in moved)


def test_function_words_between_two_changes_are_no_island() -> None:
    a = "Putin lobte gestern die Armee der Nachbarn und ging."
    b = "Putin kritisierte heute die Marine der Freunde und ging."
    for left, _ in ops(a, b)["equal"]:
        assert left not in ("die", "der")


def test_two_texts_with_nothing_in_common_are_reworded() -> None:
    difference = diff("Die Soldaten kämpften in Kursk.", "Morgen scheint überall wieder warme Sonne!")
    assert difference.reworded
    assert [edit.op for edit in difference.edits] == ["replace"]


def test_one_empty_side_is_inserted_or_deleted_whole() -> None:
    assert [(e.op, e.a, e.b) for e in diff("", "Neu ist das.").edits] == [("insert", (0, 0), (0, 12))]
    assert [(e.op, e.a, e.b) for e in diff("Neu ist das.", "").edits] == [("delete", (0, 12), (0, 0))]


def test_a_right_to_left_text_an_emoji_and_combining_marks_are_compared_by_word() -> None:
    assert ops("قال الوزير نعم اليوم", "قال الوزير لا اليوم", "ar")["replace"] == [("نعم", "لا")]
    assert ops("Das Café 👍🏽 ist zu", "Das Cafe\u0301 👍🏽 ist zu") == {
        "equal": [("Das", "Das"), ("👍🏽 ist zu", "👍🏽 ist zu")],
        "fold": [("Café", "Cafe\u0301")],
    }


def test_a_sentence_of_five_hundred_words_is_compared() -> None:
    a = " ".join(f"Wort{i} und" for i in range(250))
    b = a.replace("Wort100 ", "Ding100 ")
    check_tiling(a, b, diff(a, b))
    assert ops(a, b)["replace"] == [("Wort100", "Ding100")]


def test_a_file_in_one_line_is_no_prose_and_costs_no_time() -> None:
    a, b = "Wort " * 100_000, "Ding " * 100_000
    assert [edit.op for edit in diff(a, b).edits] == ["replace"]
    assert find_facts(a + "14.000 Soldaten") == ()


def test_thousands_are_grouped_by_the_language() -> None:
    assert "value" in ops("It cost 1.000 dollars in all.", "It cost 1,000 dollars in all.", "en")
    assert "value" not in ops("It cost 1000 dollars in all.", "It cost 1,000 dollars in all.", "en")
    assert "value" not in ops("Es kostete 1000 Euro im Jahr.", "Es kostete 1.000 Euro im Jahr.", "de")


def test_letters_that_differ_inside_two_words_are_told() -> None:
    assert diff_letters("Kollegin", "Kollegen") == ([(6, 7)], [(6, 7)])
    assert diff_letters("TASS", "TASS") == ([], [])


def test_the_same_texts_give_the_same_edits() -> None:
    a = "Kim Jong-un traf am Samstag Lawrow in Wonsan."
    b = "Am Sonntag traf Kim Jong Un seinen Gast Lawrow."
    assert diff(a, b) == diff(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Er kam, sah und siegte.", "Er kam, sah, und siegte."),
        ("Die Kolleg(inn)en kamen.", "Die Kollegen kamen."),
        ("Die Bürgerinnen und Bürger kamen.", "Die Bürger:innen kamen."),
        ("Jede:r Lehrer:in kam.", "Jede Lehrer*in kam."),
        ("Das – hieß es – gehe.", "Das, hieß es, gehe."),
        ("Der E-Mail-Dienst mit 10.000 Kunden", "Der Email-Dienst mit 10 000 Kunden"),
    ],
)
def test_spelling_punctuation_and_forms_of_address_are_noise(a: str, b: str) -> None:
    edits = [edit for edit in diff(a, b).edits if edit.op != "equal"]
    assert edits
    assert all(edit.is_spelling for edit in edits)


@pytest.mark.parametrize(("a", "b"), [("Kommt er?", "Kommt er."), ("Um 5 % mehr", "Um 5 mehr")])
def test_marks_that_say_something_are_no_noise(a: str, b: str) -> None:
    assert not all(edit.op == "equal" or edit.is_spelling for edit in diff(a, b).edits)


def test_a_woman_s_office_is_not_a_man_s_in_another_ending() -> None:
    ops = {edit.op for edit in diff("Ihre Sprecherin schwieg.", "Ihre Sprecher schwieg.").edits}
    assert ops == {"equal", "replace"}
