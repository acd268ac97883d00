"""Transliterations of one name are noise and stand once; people whose names are merely alike stay apart."""

from __future__ import annotations

import pytest

from lesarten.discrepancies import find_discrepancies
from lesarten.facts import article_facts
from lesarten.model import Article, Block
from lesarten.segment import cut_blocks

ONE_PERSON = [
    ("Sergej Lawrow", "Sergej Lavrov"),
    ("Sergej Lawrow", "Sergey Lavrov"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Wolodymyr Selenskyj", "Wolodymyr Zelensky"),
    ("Wolodymyr Selenskyj", "Volodymyr Selenski"),
    ("Michail Timoschenko", "Michail Timoshenko"),
    ("Ali Chamenei", "Ali Khamenei"),
]
TWO_PEOPLE = [
    ("Peter Zander", "Peter Sander"),
    ("Peter Seidler", "Peter Zeidler"),
    ("Kim Jong-nam", "Kim Yong-nam"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Klara Weber", "Klara Leber"),
    ("Anna Hartung", "Anna Artung"),
    ("Wiktor Lawrow", "Sergej Lavrov"),
]
TEXT = (
    "Außenminister {name} traf am Dienstag den Botschafter in Kassel. Dort sprach {last} über Getreide. "
    "Am Abend gab {name} vor dem Rathaus eine Erklärung ab, sagte {last}."
)


def _article(name):
    text = TEXT.format(name=name, last=name.split()[-1])
    block = Block("body", text, 0, len(text), None)
    cut = cut_blocks([block], "de")
    return Article("x", None, None, None, (), None, None, "de", text, (block,), (), cut, None, "", 0)


def _names(one, two):
    a, b = _article(one), _article(two)
    linked = [(s.id, t.id) for s in a.sentences for t in b.sentences]
    found = find_discrepancies(a, b, linked, article_facts(a), article_facts(b))
    return [item for item in found if item.type == "name"]


@pytest.mark.parametrize(("one", "two"), [*ONE_PERSON, *((two, one) for one, two in ONE_PERSON)])
def test_transliterations_of_a_name_are_noise_and_stand_once(one, two):
    found = _names(one, two)
    assert [item.noise for item in found] == [True]


@pytest.mark.parametrize(("one", "two"), TWO_PEOPLE)
def test_another_person_is_no_spelling(one, two):
    assert not [(item.a, item.b) for item in _names(one, two) if item.noise]
