"""Comparisons exported for others: each form as it was agreed on, and nothing of an article as markup."""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pair import A_SENTENCES, B_SENTENCES, article, written_pair

from lesarten import __version__
from lesarten.errors import LesartenError
from lesarten.model import Alignment, Bead, Collation, Discrepancy
from lesarten.words import use_language
from tui.exporting.forms import FORMS, Form, export, form_of, save, suggest_name
from tui.exporting.markdown import emphasise, escape_text
from tui.exporting.page import mark_up
from tui.exporting.table import COLUMNS, defuse
from widgets.marks import RANK, Mark

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {"text": "txt", "markdown": "md", "html": "html", "csv": "csv"}


@pytest.fixture(autouse=True)
def in_english() -> None:
    use_language("en")


class Page(HTMLParser):
    """The elements and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("form", SUFFIX)
def test_an_export_is_the_agreed_one(form: Form) -> None:
    golden = GOLDEN / f"written-pair.{SUFFIX[form]}"
    made = export(written_pair(), form).replace(f"lesarten {__version__}", "lesarten VERSION").encode()
    if os.environ.get("LESARTEN_NEW_GOLDEN"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_comparison_gives_the_same_bytes(form: Form) -> None:
    assert export(written_pair(), form) == export(written_pair(), form)


def test_a_page_runs_nothing_and_loads_nothing() -> None:
    page = Page(export(written_pair(), "html"))
    assert not set(page.tags) & {"script", "img", "link", "iframe", "object", "a", "form", "base"}
    assert not [name for name, _value in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert "url(" not in export(written_pair(), "html")
    assert "default-src 'none'" in export(written_pair(), "html")


def test_a_page_says_every_sentence_as_it_is() -> None:
    words = Page(export(written_pair(), "html")).words
    assert all(sentence in words for sentence in (*A_SENTENCES, *B_SENTENCES))


def test_a_page_names_sources_figures_signs_and_discrepancies() -> None:
    words = Page(export(written_pair(), "html")).words
    for said in ("Der <Bote>", "a/one.txt", "b/zwei|drei.txt", "half of it is missing", "3 pairs"):
        assert said in words
    assert "1 only in A · 1 only in B · 1 with facts that differ" in words
    assert "number: A: 14 Millionen Euro · B: 16 Millionen Euro" in words
    assert [words.count(sign) > 1 for sign in "≠≈↕◂▸"] == [True] * 5


def test_without_noise_a_spelling_is_no_difference() -> None:
    with_noise, without = export(written_pair(), "html"), export(written_pair(), "html", noise=False)
    assert 'class="spelling"' in with_noise
    assert 'class="spelling"' not in without
    assert "Choe Son-hui · B: Choe Son Hui" not in without
    assert '<tr class="same"' in without


@given(st.text(max_size=60))
def test_no_text_becomes_an_element_of_a_page(text: str) -> None:
    page = Page(mark_up(text, ()))
    assert page.tags == []


@given(st.text(alphabet="ab<>&\"' é", min_size=1, max_size=30), st.data())
def test_marks_leave_the_words_of_a_page_as_they_are(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    marks = [Mark(s, e, data.draw(st.sampled_from(RANK))) for s, e in itertools.pairwise(cuts)]
    assert Page(mark_up(text, marks)).words == text


@pytest.mark.parametrize(
    "text",
    ["*a*", "[x](http://evil.example)", "<b>", "a|b", "`c`", "# no", "![i](j)", "www.evil.example", "a@b.c"],
)
def test_markdown_of_an_article_is_no_markup(text: str) -> None:
    bare = re.sub(r"\\.", "", escape_text(text))
    assert not re.search(r"[*_`\[\]<>|#!@]|://|www\.", bare)
    assert re.sub(r"\\(.)", r"\1", escape_text(text)) == text


def test_touching_marks_are_one_emphasis_in_markdown() -> None:
    marks = [Mark(0, 3, "differs"), Mark(3, 4, "letters"), Mark(5, 8, "value"), Mark(8, 9, "differs")]
    assert emphasise("Kims 14er.", marks) == "*Kims* **14er**."


def test_markdown_marks_nothing_where_emphasis_could_not_begin() -> None:
    assert emphasise("x(a) b", [Mark(1, 4, "differs")]) == "x(a) b"


def test_every_row_of_the_markdown_table_has_three_cells() -> None:
    lines = [line for line in export(written_pair(), "markdown").splitlines() if line.startswith("|")]
    assert len(lines) == 2 + 5
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {4}


def test_the_table_gives_every_bead_back() -> None:
    rows = list(csv.DictReader(io.StringIO(export(written_pair(), "csv"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["kind"] for row in rows] == ["paired", "paired", "only_a", "paired", "only_b"]
    assert [row["moved"] for row in rows] == ["true", "false", "false", "false", "false"]
    assert [row["sign"] for row in rows] == ["differs", "discrepancy", "only_a", "differs", "only_b"]
    assert rows[2]["a text"] == A_SENTENCES[2]
    assert (rows[2]["a ids"], rows[2]["b ids"]) == ("2", "")
    assert rows[1]["discrepancies"] == "number: A: 14 Millionen Euro · B: 16 Millionen Euro"


def test_no_cell_of_the_table_begins_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(export(written_pair(), "csv"), newline="")))
    assert rows[1]["a text"] == "'=SUM(A1) kostet 14 Millionen Euro."
    assert rows[0]["b text"].startswith("'@home")


@given(st.text(alphabet=" =+-@\t\r\n\u00a0＝a1", max_size=6))
def test_what_looks_like_a_formula_is_defused(cell: str) -> None:
    assert defuse(cell).lstrip(" \n\u00a0\t\r")[:1] not in {"=", "+", "-", "@", "＝"}
    assert defuse(cell).removeprefix("'") == cell.removeprefix("'")


def test_a_formula_behind_a_semicolon_is_defused() -> None:
    assert defuse('Er ging; ="x"') == 'Er ging; \'="x"'
    assert defuse('a;"+1') == "a;\"'+1"
    assert defuse("Er ging; sie blieb - lange.") == "Er ging; sie blieb - lange."


def test_a_name_is_suggested_that_stays_in_this_folder() -> None:
    pair = written_pair()
    assert suggest_name(pair) == "der-bote-bergblatt.html"
    hostile = replace(pair, a=replace(pair.a, outlet="../../etc/passwd\n"), b=replace(pair.b, outlet="…"))
    assert suggest_name(hostile) == "etc-passwd-article.html"


def test_the_suffix_chooses_the_form() -> None:
    names = ("a.html", "A.HTM", "a.md", "a.csv", "a.txt", "a.json", "a.docx", "a")
    assert [form_of(name) for name in names] == [
        "html",
        "html",
        "markdown",
        "csv",
        "text",
        "json",
        None,
        None,
    ]


def test_a_file_is_replaced_only_when_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(LesartenError, match="exists already"):
        save("theirs", path, "html", overwrite=False)
    assert path.read_text(encoding="utf-8") == "mine"
    save("theirs", path, "html", overwrite=True)
    assert path.read_text(encoding="utf-8") == "theirs"


def test_a_place_that_cannot_be_written_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(LesartenError) as raised:
        save("x", tmp_path / "none" / "x.html", "html", overwrite=False)
    assert str(tmp_path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_two_articles_without_a_word_can_be_exported() -> None:
    a, b = article("a.txt", (), None, None), article("b.txt", (), None, None)
    alignment = Alignment((), (), 0.4, problem="no common language")
    empty = Collation(a, b, alignment, (), (), 0.0)
    assert all("no common language" in export(empty, form) for form in FORMS if form != "csv")
    assert export(empty, "csv").splitlines() == [",".join(COLUMNS)]


def test_a_bead_of_three_sentences_is_one_row() -> None:
    texts = ("Eins.", "Zwei.", "Drei.")
    bead = Bead((0, 1, 2), (), "only_a")
    a, b = article("a.txt", texts, None, None), article("b.txt", (), None, None)
    pair = Collation(a, b, Alignment((), (bead,), 0.4), (bead,), (), 0.0)
    assert export(pair, "csv").splitlines()[1] == "1,only_a,false,only_a,0 1 2,Eins. Zwei. Drei.,,,"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_a_fact_that_differs_from_another_sentence_is_exported_with_that_sentence(form: Form) -> None:
    pair = written_pair()
    apart = Discrepancy("number", "14 Millionen Euro", "keine Maut", 1, 3, False, (16, 33), (0, 0))
    text = export(replace(pair, discrepancies=(apart,)), form, True)
    words = " ".join(text.replace("<", " ").split()) if form == "html" else " ".join(text.split())
    assert "keine Maut (in “Eine Maut" in words or "keine Maut (elsewhere: “Eine Maut" in words
