"""Wrapping: nothing lost, nothing too wide, no word broken that fits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.wrap import BREAKS, CONTROL, cell_at, is_narrow, printable, wrap

ALPHABET = "abcß „“-…0.,\u00a0\u202f\u2009漢字é\u0301🙂👩\ufe0f"
texts = st.text(alphabet=ALPHABET, max_size=120)
widths = st.integers(min_value=1, max_value=40)


@given(texts, widths)
def test_every_character_that_is_not_a_break_stands_on_exactly_one_line(text: str, width: int) -> None:
    lines = wrap(text, width)
    shown = [index for start, end in lines for index in range(start, end)]
    assert shown == sorted(set(shown))
    hidden = set(range(len(text))) - set(shown)
    assert all(BREAKS.fullmatch(text[index]) for index in hidden)


@given(texts, widths)
def test_no_line_is_wider_than_the_column_but_for_a_single_wide_character(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        line = text[start:end]
        assert cell_len(line) <= width or len(line.strip("\u0301\ufe0f")) == 1


@given(texts, widths)
def test_a_word_that_fits_is_never_broken(text: str, width: int) -> None:
    lines = wrap(text, width)
    edges = {edge for line in lines for edge in line}
    position = 0
    for gap in [*BREAKS.finditer(text), None]:
        start, end = position, gap.start() if gap else len(text)
        position = gap.end() if gap else len(text)
        if cell_len(text[start:end]) <= width:
            assert not any(start < edge < end for edge in edges)


@given(texts, widths)
def test_lines_are_filled_greedily(text: str, width: int) -> None:
    lines = wrap(text, width)
    for (_start, end), (start, stop) in pairwise(lines):
        word_end = next((m.start() for m in BREAKS.finditer(text, start, stop)), stop)
        if start > end:
            assert cell_len(text[_start:word_end]) > width


@given(st.text(alphabet="ab -–„“é", max_size=200), widths)
def test_both_ways_of_wrapping_agree_on_narrow_text(text: str, width: int) -> None:
    from widgets import wrap as module

    if all(len(word) <= width for word in text.split()):
        assert module._wrap_narrow(text, width, 0, len(text)) == module._wrap_wide(text, width, 0, len(text))


@given(st.characters())
def test_what_counts_as_narrow_takes_one_cell(character: str) -> None:
    if is_narrow(character):
        assert cell_len(character) == 1


@given(st.text(max_size=60))
def test_printable_text_keeps_its_offsets_and_loses_what_a_terminal_obeys(text: str) -> None:
    clean = printable(text)
    assert len(clean) == len(text)
    assert not CONTROL.search(clean)
    assert "\x1b" not in clean


def test_a_no_break_space_keeps_a_number_together() -> None:
    text = "rund 10\u202f000 Soldaten"
    assert [text[slice(*line)] for line in wrap(text, 8)] == ["rund", "10\u202f000", "Soldaten"]


def test_a_word_longer_than_the_column_is_cut_behind_its_hyphen() -> None:
    text = "Ukraine-Unterstützung"
    assert [text[slice(*line)] for line in wrap(text, 14)] == ["Ukraine-", "Unterstützung"]


def test_a_piece_of_a_text_is_wrapped_in_the_offsets_of_the_whole() -> None:
    text = "Erster Satz. Zweiter Satz."
    assert wrap(text, 8, 13, 26) == [(13, 20), (21, 26)]


@pytest.mark.parametrize(("cell", "index"), [(-3, 0), (0, 0), (1, 0), (2, 1), (3, 2), (9, 3)])
def test_the_character_under_a_cell_of_wide_text(cell: int, index: int) -> None:
    assert cell_at("漢bc", cell) == index
