"""What differs between two linked sentences, and what a reader would not call a difference."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_articles import article, compare, shown

from lesarten.discrepancies import explain, find_discrepancies
from lesarten.facts import article_facts


def test_the_same_thing_counted_otherwise_differs() -> None:
    assert shown("Es kamen etwa 14.000 Soldaten an.", "Mehr als 10.000 Soldaten kamen an.") == [
        ("number", "etwa 14.000 Soldaten", "Mehr als 10.000 Soldaten")
    ]


def test_more_than_is_a_qualifier_and_no_addition() -> None:
    found = shown("About 10,000 troops came.", "More than 12,000 troops came.", "en")
    assert found == [("number", "About 10,000 troops", "More than 12,000 troops")]


def test_the_same_number_with_another_qualifier_differs() -> None:
    assert shown("Es kamen etwa 14.000 Soldaten an.", "Bis zu 14.000 Soldaten kamen an.") == [
        ("number", "etwa 14.000 Soldaten", "Bis zu 14.000 Soldaten")
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Es kamen 10.000 Soldaten an.", "Es kamen 10\u202f000 Soldaten an."),
        ("Es kamen 500 Soldaten an.", "Es kamen fünfhundert Soldatinnen und Soldaten an."),
        ("Der Preis fiel um 3 Prozent.", "Es regnete 20 Minuten lang."),
        ("Es kamen 14.000 Soldaten.", "Weitere 30.000 Soldaten sollen folgen."),
        ("Am Samstag traf er Kim.", "Am Wochenende traf er Kim."),
        ("Am Samstag traf er Kim.", "Gestern traf er Kim."),
        ("Am Samstag traf er Kim.", "Bis Sonntag bleibt er bei Kim."),
        ("Am Samstag traf er Kim.", "Er traf Kim, meldete die Agentur Tass am Sonntag."),
        ("Kim traf Sergej Lawrow.", "Kim traf Lawrow."),
    ],
)
def test_what_does_not_disagree_is_not_shown(a: str, b: str) -> None:
    assert shown(a, b) == []


def test_the_day_of_the_same_event_differs() -> None:
    assert shown("Am Samstag traf er Kim in Wonsan.", "Am Sonntag empfing Kim ihn in Wonsan.") == [
        ("date", "Am Samstag", "Am Sonntag")
    ]


def test_another_spelling_of_a_name_is_noise_and_stands_once() -> None:
    a = article("Machthaber Kim Jong Un kam. Machthaber Kim Jong Un ging.")
    b = article("Machthaber Kim Jong-un kam. Machthaber Kim Jong-un ging.")
    found = find_discrepancies(a, b, [(0, 0), (1, 1)], article_facts(a), article_facts(b))
    assert [(d.type, d.a, d.b, d.noise) for d in found] == [("name", "Kim Jong Un", "Kim Jong-un", True)]


def test_an_agency_in_capitals_is_noise() -> None:
    found = compare("Das meldete TASS aus Moskau.", "Das meldete Tass aus Moskau.")
    assert [(d.type, d.noise) for d in found if d.type == "name"] == [("name", True)]


def test_a_role_of_the_other_gender_differs() -> None:
    a = "Er sprach mit seiner Amtskollegin Choe Son Hui."
    b = "Er sprach mit seinem Amtskollegen Choe Son-hui."
    assert shown(a, b) == [("role", "Amtskollegin", "Amtskollegen")]


def test_another_office_of_the_same_kind_differs_and_a_wider_one_does_not() -> None:
    a = "Das sagte Verteidigungsminister Boris Meier."
    assert shown(a, "Das sagte Außenminister Boris Meier.") == [
        ("role", "Verteidigungsminister", "Außenminister")
    ]
    assert shown(a, "Das sagte Minister Boris Meier.") == []


def test_a_spokesman_here_and_a_spokeswoman_there_differ() -> None:
    a, b = (
        "It was said by spokesman Robin Kelly on Monday.",
        "It was said by spokeswoman Robin Kelly on Monday.",
    )
    assert shown(a, b, "en") == [("role", "spokesman", "spokeswoman")]


def test_a_middle_name_is_noise() -> None:
    found = compare("He met Bridget Anne Kelly in Trenton.", "He met Bridget Kelly in Trenton.", "en")
    assert [(d.type, d.noise) for d in found] == [("name", True)]


def test_a_former_office_differs() -> None:
    a = "It was said by the former chief of staff, Bridget Kelly, on Monday."
    b = "It was said by the chief of staff, Bridget Kelly, on Monday."
    assert [kind for kind, _, _ in shown(a, b, "en")] == ["role"]


def test_one_quotation_in_two_wordings_differs() -> None:
    a = "Kim will „alle Maßnahmen zur Beseitigung der Ursachen der Krise unterstützen“."
    b = 'Er werde "die Maßnahmen zur Bekämpfung der Ursachen der Krise unterstützen", sagte Kim.'
    assert [kind for kind, _, _ in shown(a, b)] == ["quote"]


def test_a_part_of_a_quotation_is_no_other_wording() -> None:
    a = "Kim will „alle Maßnahmen zur Beseitigung der Ursachen unterstützen“."
    b = 'Kim sprach von "Maßnahmen zur Beseitigung der Ursachen".'
    assert shown(a, b) == []


def test_a_statement_here_and_an_attribution_there_differ() -> None:
    a = "Pjöngjang verlegte mehr als 10.000 Soldaten nach Russland in die Region Kursk."
    b = "Laut Medienberichten verlegte Pjöngjang mehr als 10.000 Soldaten nach Russland in die Region Kursk."
    (found,) = [d for d in compare(a, b) if d.type == "attribution"]
    assert (found.a, found.b, found.plain) == (a.rstrip("."), "Laut Medienberichten", "a")


def test_a_distinct_thing_counted_otherwise_is_found_without_a_link() -> None:
    a = article("Etwa 14.000 Soldaten kämpften dort.", "Am Ende ging er heim.")
    b = article("Es regnete lange.", "Man sah mehr als 10.000 Soldatinnen und Soldaten.")
    found = find_discrepancies(a, b, [], article_facts(a), article_facts(b))
    assert [(d.type, d.a_id, d.b_id) for d in found] == [("number", 0, 1)]


def test_any_two_counts_of_people_are_not_compared_without_a_link() -> None:
    a, b = article("Etwa 20 Menschen starben."), article("Rund 300 Menschen kamen zum Fest.")
    assert find_discrepancies(a, b, [], article_facts(a), article_facts(b)) == ()


def test_a_long_quotation_in_other_words_is_found_without_a_link() -> None:
    a = article("Er will „alle Maßnahmen zur Beseitigung der Ursachen der Krise unterstützen“.")
    b = article('Er werde "die Maßnahmen zur Bekämpfung der Ursachen der Krise unterstützen", hieß es.')
    assert [d.type for d in find_discrepancies(a, b, [], article_facts(a), article_facts(b))] == ["quote"]


def test_spans_say_where_a_discrepancy_stands() -> None:
    a, b = "Es kamen etwa 14.000 Soldaten an.", "Mehr als 10.000 Soldaten kamen an."
    (found,) = compare(a, b)
    assert a[slice(*found.a_span)] == found.a
    assert b[slice(*found.b_span)] == found.b


def test_swapping_the_articles_mirrors_what_differs() -> None:
    a = "Am Samstag traf Amtskollegin Choe Son Hui etwa 14.000 Soldaten in Wonsan."
    b = "Am Sonntag traf Amtskollege Choe Son-hui bis zu 14.000 Soldaten in Wonsan."
    there = {(d.type, d.a, d.b, d.noise) for d in compare(a, b)}
    back = {(d.type, d.b, d.a, d.noise) for d in compare(b, a)}
    assert there == back != set()


def test_a_discrepancy_is_told_in_a_sentence() -> None:
    (found,) = compare("Es kamen etwa 14.000 Soldaten an.", "Mehr als 10.000 Soldaten kamen an.")
    assert explain(found) == "A: etwa 14.000 Soldaten · B: Mehr als 10.000 Soldaten"


def test_an_article_does_not_differ_from_itself() -> None:
    text = "Am Samstag traf Minister Boris Meier etwa 14.000 Soldaten und sagte: „Das ist sehr gut.“"
    assert compare(text, text) == []


def test_people_who_died_are_not_counted_with_people_who_were_hurt() -> None:
    assert shown("17 Menschen wurden verletzt.", "Bei dem Brand starben 3 Menschen.") == []
    assert shown("Mindestens 17 Menschen wurden verletzt.", "Die Polizei zählte 23 Verletzte.") == [
        ("number", "Mindestens 17 Menschen", "23 Verletzte")
    ]


def test_reported_speech_against_a_plain_statement_differs() -> None:
    a = "Der Tanker habe verbotenes Schweröl in den Hafen von Narvik gebracht."
    b = "Der Tanker hat verbotenes Schweröl in den Hafen von Narvik gebracht."
    (found,) = compare(a, b)
    assert (found.type, found.a, found.plain) == ("attribution", "habe", "b")
    assert explain(found).startswith("A: habe · B: stated as fact: Der Tanker hat")


def test_only_the_clause_that_the_other_side_attributes_is_quoted() -> None:
    a = "Am Ende der Woche, so der Plan, lieferte Nordkorea zwölf Millionen Schuss Munition an Russland."
    b = "Laut Seoul lieferte Nordkorea zwölf Millionen Schuss Munition an Russland."
    (found,) = [item for item in compare(a, b) if item.type == "attribution"]
    assert found.a == "lieferte Nordkorea zwölf Millionen Schuss Munition an Russland"
    assert a[slice(*found.a_span)] == found.a


def test_days_that_the_calendar_tells_apart_differ() -> None:
    a, b = article("Gestern empfing Kim ihn in Wonsan."), article("Am Samstag traf er Kim in Wonsan.")
    a, b = replace(a, date="2025-07-14"), replace(b, date="2025-07-14T08:00")
    found = find_discrepancies(a, b, [(0, 0)], article_facts(a), article_facts(b))
    assert [(d.type, d.a, d.b) for d in found] == [("date", "Gestern", "Am Samstag")]
    later = replace(a, date="2025-07-13")
    assert not find_discrepancies(later, b, [(0, 0)], article_facts(later), article_facts(b))


def test_an_hour_in_words_is_that_of_the_clock() -> None:
    assert shown("Das Feuer brach gegen 15 Uhr aus.", "Das Feuer brach gegen drei Uhr aus.") == []
    assert shown("Das Feuer brach gegen 2.30 Uhr aus.", "Das Feuer brach gegen drei Uhr aus.") == [
        ("date", "gegen 2.30 Uhr", "gegen drei Uhr")
    ]


def test_written_out_and_contracted_words_are_the_same_wording() -> None:
    assert shown('"We are not going anywhere," he said.', "“We’re not going anywhere,” he said.", "en") == []


def test_long_statements_on_one_matter_are_not_one_quotation() -> None:
    a = (
        '"The campaign and the state party will cooperate with the attorney and the legislative committee '
        'and respond to every subpoena in due course," he said.'
    )
    b = (
        '"We confirm that the campaign and the attorney spoke about a subpoena, that the committee of the '
        'state party met twice last month, and that nobody else was told of these talks," he said.'
    )
    assert not [kind for kind, _, _ in shown(a, b, "en") if kind == "quote"]
