"""What a reader types to find in all sources, and how it is matched; no screen in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.finding.matcher import Matcher, TooSlowError
from tui.finding.query import Query, QueryError, compile_for_folded, read_query
from widgets.find import fold, fold_text
from widgets.hit_rows import HitRow, excerpt, lay_out_hits
from widgets.signs import choose_signs


def matches(query: Query, *sentences: str) -> list[str]:
    """The words that a query finds in sentences."""
    whole = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    matcher = Matcher(query)
    try:
        found = matcher.find(whole, spans)
    finally:
        matcher.close()
    return [sentences[number][start:end] for number, ranges in found for start, end in ranges]


@pytest.mark.parametrize(
    ("typed", "sentence", "expected"),
    [
        ("l[äo]ng?", "Länge und Long und Lang", ["Läng", "Long"]),
        ("stra(ß|ss)e", "Die STRASSE, die Straße", ["STRASSE", "Straße"]),
        ("ü+ber", "Über und ueber", ["Über", "ueber"]),
        ("[^ä]b", "ab äb", ["ab", "äb"]),
        (r"\d+\.000", "etwa 14.000 Soldaten", ["14.000"]),
        (r"\Soldat", "14 Soldaten, oSoldat", ["Soldat", "Soldat"]),
        ("x*", "nothing of the kind", []),
        ("[ß]", "Fuß", ["ß"]),
    ],
)
def test_an_expression_means_letters_as_the_reader_does(
    typed: str, sentence: str, expected: list[str]
) -> None:
    assert matches(Query(typed, "expression"), sentence) == expected


def test_a_match_never_spans_two_sentences() -> None:
    assert matches(Query("one two"), "This is one", "two of them") == []
    assert matches(Query("one two"), "one  two", "and one two") == ["one  two", "one two"]


def test_slashes_are_only_an_expression_when_there_is_something_between() -> None:
    assert read_query("/a/", "text") == Query("a", "expression")
    assert read_query("//", "words") == Query("//", "words")
    assert read_query("/a", "text") == Query("/a", "text")


@pytest.mark.parametrize("broken", ["(", "[", "a{2,1}", "(?P<x", "*", "\\"])
def test_a_broken_expression_says_what_is_wrong(broken: str) -> None:
    with pytest.raises(QueryError, match=r"\w"):
        compile_for_folded(Query(broken, "expression"))


def test_an_expression_without_end_costs_half_a_second_and_no_more() -> None:
    with pytest.raises(TooSlowError):
        matches(Query("(a+)+$", "expression"), "a" * 60 + "!")


@given(st.text(max_size=60))
def test_folding_fast_and_folding_with_origins_agree(text: str) -> None:
    assert fold_text(text) == fold(text)[0]


@given(st.text(min_size=1, max_size=20))
def test_any_text_is_found_where_it_stands(text: str) -> None:
    sentence = f"so {text} so"
    if fold_text(text).strip():
        assert matches(Query(text), sentence)


@given(st.text(max_size=30))
def test_any_expression_compiles_or_says_why_not(text: str) -> None:
    query = Query(text, "expression")
    try:
        pattern = compile_for_folded(query)
    except QueryError as error:
        reason = str(error)
    else:
        reason = ""
    assert reason or bool(pattern) == bool(query)


@given(st.text("ab ", max_size=400), st.integers(0, 390), st.integers(40, 200))
def test_an_excerpt_keeps_the_match(text: str, start: int, letters: int) -> None:
    start = min(start, max(0, len(text) - 1))
    span = (start, min(len(text), start + 3))
    if span[0] == span[1]:
        return
    short, ((first, last),) = excerpt(text, (span,), letters)
    assert short[first:last] == text[slice(*span)]
    assert last <= letters or len(short) <= letters


@pytest.mark.parametrize("width", [1, 8, 20, 60, 200])
def test_rows_stay_within_any_width_and_names_are_tame(width: int) -> None:
    rows = [HitRow("k", 0, "evil\x1b[31m name", "words " * 40, ((200, 205), (210, 212)), "likely")]
    page = lay_out_hits(rows, width, choose_signs(False))
    assert len(page.items) == 1
    assert not any("\x1b" in run.text for line in page.lines for run in line.runs)
    if width >= 20:
        assert all(run.x + len(run.text) <= width for line in page.lines for run in line.runs)
