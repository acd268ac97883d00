"""Articles on the same event find each other in a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from lesarten.near import NearIndex, longest_shared_run, terms_of

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
WEATHER = (
    "Am Wochenende wird es {0} mit Schauern in {1} und Temperaturen um {2} Grad, sagte der Wetterdienst."
)


@pytest.fixture
def index() -> NearIndex:
    made = NearIndex()
    for path in SEEDS:
        made.add(path.name, path.read_text(encoding="utf-8"))
    for number in range(60):
        made.add(f"weather{number}", WEATHER.format(f"Wort{number}", f"Ort{number}", number))
    return made


def test_the_articles_of_one_event_are_nearest_to_each_other(index: NearIndex) -> None:
    for path in SEEDS:
        found = index.nearest(path.name, 4)
        assert {near.key for near in found} == {other.name for other in SEEDS} - {path.name}
        assert [near.similarity for near in found] == sorted((n.similarity for n in found), reverse=True)


def test_an_article_added_again_replaces_the_earlier_one(index: NearIndex) -> None:
    key = SEEDS[0].name
    index.add(key, WEATHER.format("wechselhaft", "Ort3", 3))
    assert len(index) == 65
    assert all(near.key.startswith("weather") for near in index.nearest(key, 3))


def test_a_removed_article_is_found_no_more(index: NearIndex) -> None:
    index.remove(SEEDS[1].name)
    index.remove("never there")
    assert SEEDS[1].name not in {near.key for near in index.nearest(SEEDS[0].name, 10)}
    with pytest.raises(KeyError):
        index.nearest(SEEDS[1].name)


def test_a_number_is_the_same_however_it_is_grouped() -> None:
    assert set(terms_of("10.000 10\u202f000 10,000")) == {"10000"}


def test_an_article_alone_has_no_neighbour() -> None:
    index = NearIndex()
    index.add("one", "Ein Text ohne Nachbarn.")
    assert index.nearest("one") == ()


def test_the_longest_run_of_words_that_two_texts_share_is_given_as_it_stands() -> None:
    a = "Der Minister sagte, „man teile in allen Fragen die gleichen Ansichten“, und ging."
    b = "Es hieß, man teile in allen Fragen\nDIE gleichen Ansichten. Das war alles."
    assert longest_shared_run(a, b) == "man teile in allen Fragen die gleichen Ansichten"
    assert longest_shared_run("eins", "zwei") == ""
    assert longest_shared_run("", b) == ""
