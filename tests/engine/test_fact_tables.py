"""The tables of facts and quotations over several articles."""

from __future__ import annotations

import json
from dataclasses import replace

from small_articles import article

from lesarten.factlist import list_facts
from lesarten.factlist import row_json as fact_json
from lesarten.model import Alignment, Bead, Collation, Discrepancy
from lesarten.quotelist import list_quotes
from lesarten.quotelist import row_json as quote_json

A = article("Etwa 14.000 Soldaten kamen. Er will „alle Maßnahmen zur Beseitigung der Ursachen unterstützen“.")
B = article(
    "Bis zu 14.000 Soldat:innen kamen. "
    'Er werde "Maßnahmen zur Bekämpfung der Ursachen unterstützen", hieß es.'
)
C = article("Mehr als 10.000 Soldaten kamen. Weitere 30.000 Soldaten folgen. Das ist alles.")


def test_one_number_of_several_sources_is_one_row() -> None:
    rows = {(row.value, row.unit): row for row in list_facts([A, B, C])}
    row = rows["14000", "soldier"]
    assert row.sources == (0, 1)
    assert [mention.text for mention in row.mentions] == [
        "Etwa 14.000 Soldaten",
        "Bis zu 14.000 Soldat:innen",
    ]
    assert row.differs
    assert rows["10000", "soldier"].differs
    assert not rows["30000", "soldier"].differs


def test_what_differs_stands_first() -> None:
    differs = [row.differs for row in list_facts([A, B, C])]
    assert differs == sorted(differs, reverse=True)
    assert True in differs
    assert False in differs


def test_a_mention_says_where_it_stands() -> None:
    articles = [A, B, C]
    for row in list_facts(articles):
        for mention in row.mentions:
            sentence = articles[mention.source].sentences[mention.sentence]
            assert sentence.text[mention.start : mention.end] == mention.text


def test_one_quotation_of_two_sources_is_one_row_with_both_wordings() -> None:
    (row,) = list_quotes([A, B, C])
    assert row.sources == (0, 1)
    assert row.differs
    assert len(row.wordings) == 2


def test_rows_become_plain_data() -> None:
    facts = [fact_json(row, ["a", "b", "c"]) for row in list_facts([A, B, C])]
    quotes = [quote_json(row, ["a", "b", "c"]) for row in list_quotes([A, B, C])]
    assert json.loads(json.dumps([facts, quotes])) == [facts, quotes]
    assert quotes[0]["sources"] == ["a", "b"]


def test_no_articles_have_no_rows() -> None:
    assert list_facts([]) == ()
    assert list_quotes([]) == ()


def test_dates_of_one_day_are_one_fact_whatever_they_are_called() -> None:
    a = replace(article("Gestern traf er Kim."), date="2025-07-13")
    b = replace(article("Am Samstag traf er Kim."), date="2025-07-14")
    c = article("Am Samstag traf er Kim.")
    d = replace(article("Gestern traf er Kim."), date="2025-07-15")
    rows = {row.value: row.sources for row in list_facts([a, b, c, d], ("date",))}
    assert rows == {"saturday": (0, 1, 2), "2025-07-14": (3,)}


def test_what_linked_sentences_tell_otherwise_differs_in_the_table() -> None:
    a, b = article("Am Samstag traf er Kim in Wonsan."), article("Am Sonntag empfing Kim ihn in Wonsan.")
    found = Discrepancy("date", "Am Samstag", "Am Sonntag", 0, 0, False, (0, 10), (0, 10))
    bead = Bead((0,), (0,), "paired", discrepancies=(found,))
    told = Collation(a, b, Alignment((), (), 0.5), (bead,), (), 1.0)
    assert not any(row.differs for row in list_facts([a, b], ("date",)))
    assert [row.differs for row in list_facts([a, b], ("date",), {(0, 1): told})] == [True, True]


def test_a_vague_word_does_not_differ_from_a_number_that_it_holds() -> None:
    vague = article("Tausende Soldaten kamen.")
    few = article("Dutzende Soldaten kamen.")
    exact = article("Mehr als 14.000 Soldaten kamen.")
    assert not [row for row in list_facts([vague, exact]) if row.differs]
    assert all(row.differs for row in list_facts([few, exact]))
    assert all(row.differs for row in list_facts([few, vague]))
