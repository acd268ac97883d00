"""What counts as a fact in a sentence, in which normal form, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_articles import article

from lesarten.facts import article_facts, find_facts
from lesarten.facts.numberwords import read_number_word


def numbers(text: str, language: str = "de") -> list[tuple[str, str, str]]:
    return [(f.value, f.unit, f.qualifier) for f in find_facts(text, language) if f.type == "number"]


def dates(text: str, language: str = "de") -> list[str]:
    return [f.value for f in find_facts(text, language) if f.type == "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rund 14.000 Soldatinnen und Soldaten kamen.", ("14000", "soldier", "about")),
        ("Mehr als 10\u202f000 Soldaten kamen.", ("10000", "soldier", "more than")),
        ("Bis zu 30.000 weitere nordkoreanische Soldat:innen sollen kommen.", ("30000", "soldier", "up to")),
        ("Etwa zwölf Millionen Schuss wurden geliefert.", ("12000000", "schuss", "about")),
        ("Das kostet 50 Millionen Dollar.", ("50000000", "usd", "")),
        ("Das kostet 1,5 Mrd. Euro.", ("1500000000", "eur", "")),
        ("Das kostet 1.234,56 Euro.", ("1234.56", "eur", "")),
        ("Tausende Soldaten kamen.", ("thousands", "soldier", "")),
        ("Mindestens zwei Dutzend Verletzte liegen dort.", ("24", "injured", "at least")),
        ("Es kamen 10 bis 12 Menschen.", ("10-12", "people", "")),
        ("Die Quote lag bei 10–12 Prozent.", ("10-12", "%", "")),
        ("Zwischen 3 und 4 Millionen Euro fehlen.", ("3000000-4000000", "eur", "")),
        ("Eine Million Menschen flohen.", ("1000000", "people", "")),
        ("Dreiundzwanzigtausend Euro fehlen.", ("23000", "eur", "")),
        ("Knapp 5 Prozent stimmten dafür.", ("5", "%", "nearly")),
        ("Der dreitägige Besuch endet.", ("3", "day", "")),
        ("Ein 36-jähriger Mann starb.", ("36", "year", "")),
        ("Thomas M. (34) gestand.", ("34", "year", "")),
    ],
)
def test_a_german_number_has_its_value_its_unit_and_its_qualifier(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1,000 in all.", ("1000", "usd", "")),
        ("It cost 1.5 million dollars.", ("1500000", "usd", "")),
        ("About 10,000 North Korean troops fought.", ("10000", "soldier", "about")),
        ("At least 20 people were killed.", ("20", "people", "at least")),
        ("Dozens of protesters came.", ("dozens", "protester", "")),
        ("Two dozen officers came.", ("24", "officer", "")),
        ("It rose between 10 and 12 percent.", ("10-12", "%", "")),
        ("It cost $2.5 billion.", ("2500000000", "usd", "")),
        ("A 25-year-old man died.", ("25", "year", "")),
        ("John Smith, 36, was hurt.", ("36", "year", "")),
        ("It was a three-day visit.", ("3", "day", "")),
    ],
)
def test_an_english_number_has_its_value_its_unit_and_its_qualifier(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert numbers(text, "en") == [expected]


def test_grouping_is_read_by_the_language() -> None:
    assert numbers("Es waren 1.000 Euro.") == [("1000", "eur", "")]
    assert numbers("It was 1.000 euros.", "en") == [("1", "eur", "")]
    assert numbers("Es waren 1,000 Euro.") == [("1", "eur", "")]
    assert numbers("It was 1,000 euros.", "en") == [("1000", "eur", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Das gilt im Sinne des Gesetzes Nr. 62 vom 07.03.2001.",
        "Laut Artikel 5 und § 12 Abs. 3 ist das so.",
        "Bayern gewann 3:1 gegen Köln.",
        "Das Tor fiel in der 90. Minute.",
        "Er stieg in die 3. Liga auf.",
        "Rufen Sie an: Tel. 030 123456.",
        "Das Buch hat die ISBN 978-3-16-148410-0.",
        "00:00 / 00:00",
        "Die Boeing 737 stürzte ab.",
        "Copyright © 2025 im Eigentum von Muster.",
        "Mehr dazu auf www.beispiel24.de.",
        "So steht es dort.[12]",
        "Wir achten auf die Kinder.",
        "Die Version 2.0.1 ist da.",
    ],
)
def test_what_counts_nothing_is_no_number_and_no_date(text: str) -> None:
    assert numbers(text) == []
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am Samstag traf er Kim.", "saturday"),
        ("Am Samstagabend traf er Kim.", "saturday"),
        ("Am 12. Juli 2025 kam er.", "2025-07-12"),
        ("Am 12.07.2025 kam er.", "2025-07-12"),
        ("Am Mittwoch, dem 3. Mai, kam er.", "--05-03"),
        ("Im Februar 2022 begann es.", "2022-02"),
        ("Im Jahr 2024 begann es.", "2024"),
        ("Beginn ist um 16.30 Uhr.", "16:30"),
        ("Er kommt gestern.", "yesterday"),
        ("Am Wochenende regnet es.", "weekend"),
        ("Stand 2025-07-12 gilt das.", "2025-07-12"),
    ],
)
def test_a_german_date_has_the_precision_of_its_text(text: str, value: str) -> None:
    assert dates(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He came on July 12, 2025.", "2025-07-12"),
        ("He came on Friday.", "friday"),
        ("It built over the weekend.", "weekend"),
        ("He left at 4:30 p.m. in a hurry.", "16:30"),
        ("It vanished in March 2014.", "2014-03"),
        ("He came on Jan. 6.", "--01-06"),
    ],
)
def test_an_english_date_has_the_precision_of_its_text(text: str, value: str) -> None:
    assert dates(text, "en") == [value]


def test_a_word_that_is_also_a_month_is_none_without_a_word_of_time() -> None:
    assert dates("They may march with August on foot.", "en") == []


def test_the_day_of_an_agency_report_is_marked_as_such() -> None:
    (fact,) = [f for f in find_facts("Das berichtete die Agentur Tass am Samstag.") if f.type == "date"]
    assert (fact.value, fact.unit) == ("saturday", "report")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zwölf", 12), ("dreiundzwanzig", 23), ("fünfhundert", 500), ("zweitausend", 2000),
        ("hundertzwanzig", 120), ("dreißigtausend", 30000), ("twelve", 12), ("twenty-one", 21),
        ("achten", None), ("ein", None), ("Haus", None),
        ("eine", None), ("tausendfach", None),
    ],
)  # fmt: skip
def test_number_words_are_read_and_verbs_are_not(word: str, value: int | None) -> None:
    assert read_number_word(word) == value


def quotes(*paragraphs: str, language: str = "de") -> list[tuple[int, str, str]]:
    found = article_facts(article(*paragraphs, language=language))
    return [(i, f.text, f.unit) for i, facts in enumerate(found) for f in facts if f.type == "quote"]


def test_a_quotation_over_two_sentences_gives_each_its_part() -> None:
    found = quotes("Kim sagte: „Wir kommen morgen früh. Wir siegen ganz gewiss.“ Dann ging er.")
    assert [(i, text) for i, text, _ in found] == [
        (0, "Wir kommen morgen früh."),
        (1, "Wir siegen ganz gewiss."),
    ]


def test_a_missing_straight_mark_shifts_no_other_quotation() -> None:
    found = quotes('Es sei gut", sagte er. Sie nannte es "eine große Frechheit" und ging.')
    assert [text for _, text, _ in found] == ["eine große Frechheit"]


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    assert [text for _, text, _ in quotes("„Er rief ‚Halt an‘ und lief weiter“, sagte sie.")] == [
        "Er rief ‚Halt an‘ und lief weiter"
    ]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quotes("It's the governors' and the state's own fault, they've said.", language="en") == []


@pytest.mark.parametrize(
    "text", ["Er nannte es „heroisch“ und lachte.", "Das steht im Dienst „Truth Social“."]
)
def test_scare_quotes_and_titles_are_no_quotations(text: str) -> None:
    assert quotes(text) == []


def test_a_quotation_has_its_speaker() -> None:
    found = quotes(
        "Außenminister Sergej Lawrow traf Kim. „Das war sehr gut für uns“, sagte Lawrow in Wonsan."
    )
    assert found == [(1, "Das war sehr gut für uns", "sergej lawrow")]


def names(*paragraphs: str, language: str = "de") -> set[str]:
    found = article_facts(article(*paragraphs, language=language))
    return {f.value for facts in found for f in facts if f.type == "name"}


def test_a_surname_names_the_person_who_was_named_in_full() -> None:
    assert names("Präsident Wladimir Putin kam. Danach reiste Putin weiter.") == {"wladimir putin"}


def test_german_nouns_side_by_side_are_no_name() -> None:
    assert names("Der Minister lieferte dem Land Waffen Anfang Mai aus Lagern.") == set()


def test_sources_and_words_of_doubt_are_found() -> None:
    found = {(f.type, f.value) for f in find_facts("Laut der Agentur KCNA sollen Truppen offenbar kämpfen.")}
    assert {("attribution", "kcna"), ("certainty", "sollen"), ("certainty", "offenbar")} <= found


_PIECES = (
    'am Samstag 14.000 Soldaten 12. Juli 2025 „Ja ja ja“ " laut KCNA zwölf Millionen 10–12 $ Prozent '
    ", . 16.30 Uhr bis zu 36-jährig (34) dreitägig"
).split(" ")


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES)).map(" ".join)),
    st.sampled_from(["de", "en", "fr"]),
)
def test_a_fact_is_an_exact_span_of_its_sentence(text: str, language: str) -> None:
    for fact in find_facts(text, language):
        assert text[fact.start : fact.end] == fact.text != ""
        assert fact.value


def test_days_are_those_of_the_article_s_own_day() -> None:
    monday = date(2025, 7, 14)
    wanted = {
        "Am Samstag traf er Kim.": ("saturday", "2025-07-12"),
        "Gestern traf er Kim.": ("yesterday", "2025-07-13"),
        "Er wird am Freitag erwartet.": ("friday", "2025-07-18"),
        "Er kam am vergangenen Montag.": ("monday", "2025-07-07"),
        "Er kommt am kommenden Montag.": ("monday", "2025-07-21"),
        "Er kam am 12. Juli.": ("--07-12", "2025-07-12"),
        "Er ging am 20. Februar.": ("--02-20", "2025-02-20"),
    }
    for text, (value, day) in wanted.items():
        (fact,) = [fact for fact in find_facts(text, "de", monday) if fact.type == "date"]
        assert (fact.value, fact.day) == (value, day), text
    (fact,) = [fact for fact in find_facts("She left last Tuesday.", "en", monday) if fact.type == "date"]
    assert fact.day == "2025-07-08"


def test_a_day_is_left_as_it_is_where_the_article_does_not_say_its_own() -> None:
    assert [fact.day for fact in find_facts("Am Samstag und gestern.") if fact.type == "date"] == ["", ""]
    undated = replace(article("Am Samstag traf er Kim."), date="2025-07")
    assert [fact.day for facts in article_facts(undated) for fact in facts if fact.type == "date"] == [""]


def test_a_name_ends_before_the_noun_behind_its_genitive() -> None:
    own = article(
        "US-Präsident Donald Trump sprach. Kritik traf Trumps Charakter. Auch Trumps Charakter zählt."
    )
    found = {fact.value for facts in article_facts(own) for fact in facts if fact.type == "name"}
    assert found == {"donald trump"}


def test_what_a_place_is_called_makes_the_word_behind_it_a_name() -> None:
    own = article("Er reiste in die Hafenstadt Wonsan. In Wonsan sprach er mit dem ASEAN-Minister.")
    names = [[fact.text for fact in facts if fact.type == "name"] for facts in article_facts(own)]
    assert names == [["Wonsan"], ["Wonsan", "ASEAN"]]


def test_an_english_name_ends_with_its_genitive() -> None:
    names = [f.text for f in find_facts("He heads the NAACP's Washington bureau.", "en") if f.type == "name"]
    assert names == ["NAACP", "Washington"]


def test_a_noun_that_opens_a_greeting_is_no_name() -> None:
    own = article("Grüße von Putin brachte er mit. Präsident Wladimir Putin schickte Grüße von Herzen.")
    assert {fact.value for facts in article_facts(own) for fact in facts if fact.type == "name"} == {
        "wladimir putin"
    }


def test_a_headline_in_capitals_has_no_names_of_its_own() -> None:
    assert not [
        f for f in find_facts("New Study Shows Chronic Illness Rising Fast", "en") if f.type == "name"
    ]
    assert [
        f.text for f in find_facts("The storm hit Port Arthur again on Monday.", "en") if f.type == "name"
    ] == ["Port Arthur"]


@pytest.mark.parametrize(
    "text", ["Zwei Drittel stimmten zu.", "3 1/2 Jahre vergingen.", "Video: 00:00 / 03:24"]
)
def test_fractions_and_player_times_are_no_numbers_and_no_dates(text: str) -> None:
    assert not [fact for fact in find_facts(text) if fact.type in ("number", "date")]


def test_straight_single_marks_quote_and_apostrophes_do_not() -> None:
    (quote,) = [
        f for f in find_facts("'It wasn't John's fault at all,' she said.", "en") if f.type == "quote"
    ]
    assert quote.text == "It wasn't John's fault at all"
    assert not [f for f in find_facts("The players' wages and the boys' team.", "en") if f.type == "quote"]
