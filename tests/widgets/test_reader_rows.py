"""The reader's rows: the whole article, and the whole page with its cuts."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from stories import dirty_page

from lesarten.model import Article
from lesarten.read import read
from widgets.reader_rows import describe_article, format_date, lay_out_article, lay_out_page

WIDTHS = (20, 60, 80, 120, 200)
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [dirty_page(), *(read(str(path)) for path in SEEDS)]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_reader_shows_every_word_once_and_within_the_measure(articles: list[Article], width: int) -> None:
    for article in articles:
        sheet = lay_out_article(article, width)
        shown = " ".join(row.text for row in sheet.rows if row.group >= 0)
        assert "".join(shown.split()) == "".join(article.text.split())
        assert all(len(row.text) <= sheet.width <= 75 for row in sheet.rows)
        assert sheet.x + sheet.width <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_shows_every_word_of_the_file_once(articles: list[Article], width: int) -> None:
    for article in articles:
        sheet = lay_out_page(article, width)
        shown = " ".join(row.text for row in sheet.rows if row.group >= 0)
        assert "".join(shown.split()) == "".join(article.page.split())


def test_every_sentence_is_a_stop_with_its_rows(articles: list[Article]) -> None:
    for article in articles:
        sheet = lay_out_article(article, 80)
        assert [stop.sentence for stop in sheet.stops] == [sentence.id for sentence in article.sentences]
        for stop, sentence in zip(sheet.stops, article.sentences, strict=True):
            rows = " ".join(row.text for row in sheet.rows[stop.top : stop.bottom])
            assert "".join(sentence.text.split()) in "".join(rows.split())


def test_a_run_of_cuts_says_its_reason_once() -> None:
    sheet = lay_out_page(dirty_page(), 120)
    assert [row.reason for row in sheet.rows if row.reason] == [
        "navigation",
        "advertisement",
        "related articles",
    ]
    assert sheet.reason_x + len("related articles") <= 120


def test_in_a_narrow_view_the_reason_stands_above_the_cut() -> None:
    rows = lay_out_page(dirty_page(), 60).rows
    texts = [(row.kind, row.text) for row in rows]
    assert texts[0] == ("reason", "navigation")
    assert texts[1][0] == "cut"


def test_empty_lines_of_the_page_collapse() -> None:
    kinds = [row.kind for row in lay_out_page(dirty_page(), 120).rows]
    assert all(pair != ("gap", "gap") for pair in itertools.pairwise(kinds))
    assert kinds[1] == "gap"


def test_a_stop_of_the_page_knows_its_block_or_cut() -> None:
    article = dirty_page()
    sheet = lay_out_page(article, 120)
    assert sheet.stops[0].part == article.cut[0]
    assert sheet.stops[1].part == article.blocks[0]
    assert sheet.stops[1].sentence == 0
    assert sheet.stops[-1].part == article.cut[-1]


def test_the_line_above_an_article_says_what_is_known() -> None:
    assert describe_article(dirty_page()) == "Küstenblatt · 12.07.2025 · 23 words · Ina Wolt · 36 % cut"


def test_where_no_outlet_is_named_the_line_says_how_to_name_it_if_there_is_room() -> None:
    nameless = replace(dirty_page(), outlet=None, authors=())
    assert describe_article(nameless) == "no outlet (R names it) · 12.07.2025 · 23 words · 36 % cut"
    assert describe_article(nameless, 50) == "no outlet · 12.07.2025 · 23 words · 36 % cut"
    nothing = replace(nameless, date=None)
    assert describe_article(nothing) == "no outlet, no date (R names it) · 23 words · 36 % cut"
    assert describe_article(nothing, 50) == "no outlet, no date · 23 words · 36 % cut"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2025-07-12T16:29", "12.07.2025 16:29"), ("2025-07", "07.2025"), ("2025", "2025")],
)
def test_dates_are_shown_as_precisely_as_they_are_known(iso: str, shown: str) -> None:
    assert format_date(iso) == shown


def test_of_a_text_too_long_for_a_screen_the_rest_is_named() -> None:
    article = dirty_page()
    for sheet, whole in (
        (lay_out_article(article, 80, limit=60), article.text),
        (lay_out_page(article, 80, limit=60), article.page),
    ):
        shown = "".join(row.text for row in sheet.rows if row.group >= 0)
        assert "".join(shown.split()) == "".join(whole[:60].split())
        notes = " ".join(row.text for row in sheet.rows if row.kind == "note")
        assert notes.startswith(f"{len(whole) - 60} more characters")
        assert all(stop.start < 60 and stop.bottom <= len(sheet.rows) for stop in sheet.stops)
