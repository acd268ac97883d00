"""How facts, quotations and sentences are laid out, in plain data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listings import facts, quotes
from rich.cells import cell_len

from lesarten.model import Bead, Discrepancy, Sentence
from widgets.fact_rows import FactRow, has_columns, label_width, lay_out_facts
from widgets.listing import Page, Saying
from widgets.margin import describe
from widgets.only_rows import lay_out_only_facts, lay_out_sentences
from widgets.quote_rows import lay_out_quotes, mark_wordings
from widgets.signs import ASCII, UNICODE

WIDTHS = (60, 80, 120, 200)


def drawn(page: Page, bars: bool = False) -> list[str]:
    """The page as lines of text, the bars of the cursor left out."""
    lines = []
    for line in page.lines:
        text = ""
        for run in line.runs:
            if run.kind == "bar" and not bars:
                continue
            text += " " * (run.x - cell_len(text)) + run.text
        lines.append(text.rstrip())
    return lines


def words_of(page: Page, item: int) -> str:
    """All words on the lines of an item."""
    return " ".join(" ".join(drawn(page)[page.items[item].top : page.items[item].bottom]).split())


@pytest.mark.parametrize("width", WIDTHS)
def test_each_fact_has_its_sign_and_all_its_words_at_every_width(width: int) -> None:
    page = lay_out_facts(facts(), 3, width, UNICODE)
    for number, (row, sign) in enumerate(zip(facts(), "≠≠≈=·", strict=True)):
        assert drawn(page)[page.items[number].top][1] == sign
        for saying in row.sayings:
            for word in saying.text.split():
                assert word in words_of(page, number)


def test_wide_pages_have_a_column_a_source_and_narrow_ones_a_line_a_wording() -> None:
    wide, narrow = lay_out_facts(facts(), 3, 120, UNICODE), lay_out_facts(facts(), 3, 60, UNICODE)
    assert has_columns(120, 3, label_width(facts()))
    assert not has_columns(60, 3, label_width(facts()))
    row = drawn(wide)[wide.items[0].top]
    assert row.index("etwa 14") < row.index("mehr als")
    assert "·" not in row, "a cell in which nothing was found is empty: the dot means one source alone"
    lines = drawn(narrow)[narrow.items[3].top : narrow.items[3].bottom]
    assert len(lines) == 1
    assert "A B C" in lines[0]


def test_in_narrow_pages_each_source_has_its_own_place() -> None:
    page = lay_out_facts(facts(), 3, 60, UNICODE)
    lines = drawn(page)
    top = page.items[0].top
    a = lines[top].index(" A ") + 1
    both = lines[page.items[3].top]
    assert both[a] == "A"
    assert both[a + 2] == "B"
    assert lines[top + 1][a + 4] == "C"


def test_a_missing_source_of_a_statement_is_quiet() -> None:
    page = lay_out_facts(facts(), 3, 120, UNICODE)
    kinds = {run.text: run.kind for line in page.lines for run in line.runs if run.group >= 0}
    assert kinds["no source named"] == "quiet"
    assert kinds["laut der Stadt"] == "text-discrepancy"


def test_a_long_saying_ends_in_an_ellipsis() -> None:
    row = FactRow("quote:x", "quote", "alone", (Saying(0, 0, "Wort " * 300),))
    page = lay_out_facts((row,), 2, 80, UNICODE)
    assert page.items[0].bottom - page.items[0].top == 5
    assert "Wort …" in drawn(page)[page.items[0].bottom - 1]


def test_the_signs_are_ascii_where_the_terminal_is() -> None:
    page = lay_out_facts(facts(), 3, 60, ASCII)
    assert [drawn(page)[item.top][1] for item in page.items] == ["#", "#", "~", "=", "-"]


@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=6),
    st.integers(min_value=20, max_value=200),
    st.integers(min_value=1, max_value=26),
)
def test_no_line_is_wider_than_the_page_and_every_line_belongs_to_its_item(
    texts: list[str], width: int, sources: int
) -> None:
    sayings = tuple(Saying(min(n, sources - 1), n, text) for n, text in enumerate(texts))
    row = FactRow("x", "quote", "same", sayings)
    page = lay_out_facts((row, row), sources, max(width, sources + 20), UNICODE)
    for number, item in enumerate(page.items):
        assert item.top < item.bottom
        assert all(page.lines[line].item == number for line in range(item.top, item.bottom))
    assert all(cell_len(line) <= max(width, sources + 20) for line in drawn(page, bars=True))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_wordings_of_a_quotation_stand_below_each_other_under_its_speaker(width: int) -> None:
    page = lay_out_quotes(quotes(), 3, width, UNICODE)
    lines = drawn(page)
    assert lines[0].startswith(" ≠ Anna Keller · through dpa · 3 sources · 3 wordings")
    assert [words_of(page, n).split()[-1] for n in range(3)] == ["unterstützen"] * 3
    assert [item.differs for item in page.items] == [True, False, False, False]


def test_what_differs_between_wordings_is_marked_in_all_of_them() -> None:
    group = quotes()[0]
    marked = [{wording.text[start:end] for start, end, _kind in wording.marks} for wording in group.wordings]
    assert any("Beseitigung" in words for words in marked[0])
    assert any("Bekämpfung" in words for words in marked[1])
    assert any("Bewältigung" in words for words in marked[2])
    assert not any("Krise" in words for side in marked for words in side)


def test_one_wording_has_nothing_to_mark() -> None:
    assert mark_wordings(("ein Satz",), "de") == ((),)


def test_sentences_that_do_not_follow_each_other_are_parted_by_an_empty_line() -> None:
    sentences = [Sentence(f"Satz {n}.", 0, 7, n) for n in (0, 1, 4)]
    assert drawn(lay_out_sentences(sentences, 0, 80, UNICODE)) == [
        " · 1  Satz 0.",
        " · 2  Satz 1.",
        "",
        " · 5  Satz 4.",
    ]


def test_a_list_of_facts_of_one_type_names_no_type() -> None:
    rows = [row for row in facts() if row.type == "name"]
    assert all("name" not in line for line in drawn(lay_out_only_facts(rows, 1, 80, UNICODE)))
    assert any("name" in line for line in drawn(lay_out_only_facts(facts(), 1, 80, UNICODE)))


def test_what_is_not_marked_in_a_wording_stands_in_all_of_them() -> None:
    texts = (
        "die Maßnahmen zur Beseitigung der Ursachen unterstützen",
        "alle Maßnahmen zur Bekämpfung der Ursachen unterstützen",
        "alle Maßnahmen zur Beseitigung der Ursachen begrüßen",
    )
    marked = [
        {text[start:end] for start, end, _kind in marks}
        for text, marks in zip(texts, mark_wordings(texts, "de"), strict=True)
    ]
    assert marked == [
        {"die", "Beseitigung", "unterstützen"},
        {"alle", "Bekämpfung", "unterstützen"},
        {"alle", "Beseitigung", "begrüßen"},
    ]


def test_a_row_of_another_spelling_shows_both_spellings_where_only_capitals_differ() -> None:
    agency = FactRow("name:tass", "name", "differs", (Saying(0, 1, "TASS"), Saying(1, 2, "Tass")))
    for width in WIDTHS:
        shown = words_of(lay_out_facts([agency], 4, width, UNICODE), 0)
        assert "TASS" in shown
        assert "Tass" in shown
    shown = words_of(lay_out_facts([replace(agency, meaning="same")], 8, 60, UNICODE), 0)
    assert "Tass" not in shown, "elsewhere capitals are no other words"


def test_a_type_of_fact_has_one_name_in_the_comparison_and_in_the_table() -> None:
    source = FactRow("attribution:tass", "attribution", "alone", (Saying(0, 1, "laut Tass"),))
    other = FactRow("number:4", "number", "alone", (Saying(0, 1, "4"),))
    page = lay_out_facts([source, other], 2, 80, UNICODE)
    item = Discrepancy("attribution", "laut Tass", "Sie kommen.", 0, 0, False, plain="b")
    assert describe(item, Bead((0,), (0,), "paired")).split(":")[0] in drawn(page)[0]
