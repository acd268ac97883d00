"""Articles on the same event find each other in a library."""

from __future__ import annotations

from math import hypot, log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesarten.copied import copied, longest_shared_run
from lesarten.near import Near, NearIndex
from lesarten.terms import pack_terms, terms_of

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


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_the_longest_shared_run_is_the_one_that_trying_all_finds(a: list[str], b: list[str]) -> None:
    runs = [a[start:end] for start in range(len(a)) for end in range(start + 1, len(a) + 1)]
    shared = [run for run in runs if any(b[at : at + len(run)] == run for at in range(len(b)))]
    longest = max(shared, key=len, default=[])
    assert longest_shared_run(" ".join(a), " ".join(b)) == " ".join(longest)


@pytest.mark.parametrize(
    ("similarity", "run", "shorter", "kind"),
    [
        (0.95, 8, 300, "near-duplicate"),
        (0.4, 200, 300, "near-duplicate"),
        (0.4, 40, 300, "same copy"),
        (0.5, 12, 300, None),
        (0.0, 0, 0, None),
    ],
)
def test_a_copy_is_told_from_an_article_that_is_only_near(
    similarity: float, run: int, shorter: int, kind: str | None
) -> None:
    assert copied(similarity, run, shorter) == kind


def many(first: int, last: int) -> list[tuple[str, str]]:
    return [
        (f"{n:04}", WEATHER.format(f"Wort{n % 90}", f"Ort{n % 41}", n) + f" Sturm{n % 7}" * (n % 3))
        for n in range(first, last)
    ]


def test_answers_do_not_hang_on_the_order_in_which_articles_came_went_and_were_asked_for() -> None:
    once = NearIndex()
    for key, text in many(100, 900):
        once.add(key, text)
    bit_by_bit = NearIndex()
    for key, text in reversed(many(0, 900)):
        bit_by_bit.add(key, text)
        if int(key) % 97 == 0:
            bit_by_bit.nearest(key)
    for key, _text in many(0, 100):
        bit_by_bit.remove(key)
    for key in ("0100", "0455", "0899"):
        assert bit_by_bit.nearest(key) == once.nearest(key)
    for key, _text in many(110, 880):
        once.remove(key)
        bit_by_bit.remove(key)
    bit_by_bit.add("new", WEATHER.format("Wort1", "Ort1", 1))
    once.add("new", WEATHER.format("Wort1", "Ort1", 1))
    assert once.nearest("0100", 40) == bit_by_bit.nearest("0100", 40)
    assert len(once) == len(bit_by_bit) == 31


def test_an_index_of_kept_words_answers_as_one_of_texts(index: NearIndex) -> None:
    kept = NearIndex()
    for path in SEEDS:
        kept.add_terms(path.name, pack_terms(path.read_text(encoding="utf-8")))
    for number in range(60):
        kept.add_terms(
            f"weather{number}", pack_terms(WEATHER.format(f"Wort{number}", f"Ort{number}", number))
        )
    assert kept.nearest(SEEDS[0].name, 30) == index.nearest(SEEDS[0].name, 30)


def test_kept_words_that_are_none_stand_for_an_article_without_words(index: NearIndex) -> None:
    index.add_terms("odd", b"1234567")
    index.add_terms("empty", b"")
    assert index.nearest("odd") == index.nearest("empty") == ()
    assert {near.key for near in index.nearest(SEEDS[0].name, 99)}.isdisjoint({"odd", "empty"})


def test_similarity_is_the_cosine_of_words_weighed_by_how_rare_they_are() -> None:
    index = NearIndex()
    index.add("a", "Haushalt Haushalt Stadtrat")
    index.add("b", "Haushalt Opposition")
    index.add("c", "Wetter")
    both, alone = log(1 + 3 / 2), log(1 + 3)
    a, b = ((1 + log(2)) * both, alone), (both, alone)
    expected = a[0] * b[0] / (hypot(*a) * hypot(*b))
    assert index.nearest("a") == (Near("b", round(expected, 4)),)
