"""Cuts and blocks turned by key: what follows on screen, what is kept, and the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui.folders import decisions_log
from tui.screens.sentence import SentenceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

PAGE = (
    "A headline about the harbour\n\nThe harbour of Millbrook is dredged this summer, the council said.\n\n"
    "Anzeige\n\nThe work will take two months and cost a million euros, half of it paid by the county.\n"
)


@pytest.fixture
def harbour(library: Path) -> Path:
    """The library with an article that has an advertisement in it, first in the list."""
    (library / "a-harbour.txt").write_text(PAGE, encoding="utf-8")
    return library


def log_lines() -> list[dict[str, object]]:
    return [json.loads(line) for line in decisions_log().read_text(encoding="utf-8").splitlines()]


async def go_to_piece(pilot: Pilot[None], words: str) -> None:
    """Move the raw reader's cursor down to the piece that begins with these words."""
    reader = library_of(pilot).reader
    for _step in range(40):
        if reader.part is not None and reader.part.text.startswith(words):
            return
        await pilot.press("j")
    pytest.fail(f"no piece begins with {words}")


async def open_page(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("enter", "r")
    assert library_of(pilot).reader.raw


async def test_x_turns_the_cut_under_the_cursor_into_text_and_list_and_text_follow(harbour: Path) -> None:
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        app = app_of(pilot)
        path = str(harbour / "a-harbour.txt")
        before = app.state.cards[path]
        await go_to_piece(pilot, "Anzeige")
        await pilot.press("x")
        await until(pilot, lambda: app.state.cards[path].words == before.words + 1, "one word more")
        assert app.state.cards[path].cut_share < before.cut_share
        assert "“Anzeige” is text now · u undoes" in screen_text(pilot)
        assert library_of(pilot).reader.part is not None
        assert library_of(pilot).reader.part.text == "Anzeige", "the cursor stays where it was"
        assert "kept by you" in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "Anzeige" in screen_text(pilot), "the word in the cleaned text")
    assert [line["kind"] for line in log_lines()] == ["keep"]


async def test_x_turns_a_block_into_a_cut_whose_reason_is_the_readers_decision(harbour: Path) -> None:
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        assert "cut by you" not in screen_text(pilot)
        await go_to_piece(pilot, "The work")
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot), "the reason")
        await pilot.press("r")
        await until(pilot, lambda: "million euros" not in screen_text(pilot), "the text without the block")
    assert [line["kind"] for line in log_lines()] == ["cut"]


async def test_pieces_with_the_same_words_follow_and_the_notice_counts_them(library: Path) -> None:
    (library / "a.txt").write_text(PAGE.replace("The work", "Anzeige\n\nThe work"), encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "Anzeige")
        await pilot.press("x")
        await until(pilot, lambda: "“Anzeige” is text now (2 places)" in screen_text(pilot), "the notice")
        await until(pilot, lambda: screen_text(pilot).count("kept by you") == 1)
        assert not app_of(pilot).state.article.cut


async def test_x_again_turns_it_back(harbour: Path) -> None:
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "The work")
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot))
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" not in screen_text(pilot), "the block again")


async def test_u_takes_back_and_ctrl_r_does_it_again_each_naming_what(harbour: Path) -> None:
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "The work")
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "cut by you" not in screen_text(pilot))
        assert "undone: “The work will take two …” is text again" in screen_text(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "nothing to undo" in screen_text(pilot))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "cut by you" in screen_text(pilot))
        assert "“The work will take two …” is cut now" in screen_text(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "nothing to do again" in screen_text(pilot))
    assert [(line["kind"], line["undone"]) for line in log_lines()] == [
        ("cut", False),
        ("cut", True),
        ("cut", False),
    ]


async def test_the_next_run_shows_what_was_decided_and_as_is_does_not(harbour: Path) -> None:
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "The work")
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot))
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "million euros" not in screen_text(pilot)
    async with open_app(harbour, as_is=True).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "million euros" in screen_text(pilot)


async def test_as_is_decides_for_the_run_and_writes_nothing(harbour: Path) -> None:
    async with open_app(harbour, as_is=True).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "The work")
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot))
        assert "not kept: --as-is" in screen_text(pilot)
    assert not decisions_log().exists()


async def test_an_open_comparison_follows_a_cut_made_in_its_raw_view(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        app = app_of(pilot)
        assert app.state.collation is not None
        before = len(app.state.collation.a.sentences)
        await pilot.press("r")
        await until(pilot, lambda: "Courier, 4 May 2024" in screen_text(pilot), "the raw files")
        await pilot.press("G", "x")
        await until(pilot, lambda: len(app.state.collation.a.sentences) == before - 2, "two sentences less")
        await pilot.press("escape", "u")
        await until(pilot, lambda: len(app.state.collation.a.sentences) == before, "all sentences again")


async def test_in_the_cleaned_text_x_does_nothing_and_is_not_offered(harbour: Path) -> None:
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "x")
        assert "keep or cut" not in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "x keep or cut" in screen_text(pilot), "the verb")
    assert not decisions_log().exists()


async def test_a_log_that_cannot_be_written_costs_one_line_and_the_decision_holds(harbour: Path) -> None:
    decisions_log().parent.parent.mkdir(parents=True, exist_ok=True)
    decisions_log().parent.write_text("a file where a folder should be", encoding="utf-8")
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "The work")
        await pilot.press("x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot), "the decision")
        assert "for this session only" in screen_text(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "cut by you" not in screen_text(pilot), "the way back")


async def test_a_log_that_cannot_be_read_is_told_and_the_articles_are_shown(harbour: Path) -> None:
    decisions_log().mkdir(parents=True)
    async with open_app(harbour).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "your decisions cannot be read" in screen_text(pilot), "the reason")
        await settled(pilot)
        assert "million euros" in screen_text(pilot)


async def test_words_of_a_file_in_a_notice_are_no_markup(library: Path) -> None:
    (library / "a.txt").write_text(PAGE.replace("The work", "[red]The work[/] \x1b[31m"), encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        await go_to_piece(pilot, "[red]")
        await pilot.press("x")
        await until(pilot, lambda: "“[red]The work[/]" in screen_text(pilot), "the words as they are")


async def test_a_changed_table_names_the_sources_anew_while_the_app_runs(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        weather = str(library / "weather.txt")
        table = library / "sources.csv"
        table.write_text("file,outlet,date\nweather.txt,Der Wetterbote,\n", encoding="utf-8")
        await until(pilot, lambda: app.state.cards[weather].outlet == "Der Wetterbote", "the name")
        await until(pilot, lambda: "1 source named anew" in screen_text(pilot), "the notice")
        table.unlink()
        await until(pilot, lambda: app.state.cards[weather].outlet is None, "the name gone")


async def test_a_panel_follows_a_cut_made_in_its_reader_and_its_undo(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        await pilot.press("space", "j", "space", "F")
        await until(pilot, lambda: app.state.survey is not None and app.state.survey.finished, "the survey")
        before = len(app.state.survey.articles[0].sentences)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SentenceScreen), "the reader")
        await until(pilot, lambda: app.screen.reader.article is not None, "its article")
        await pilot.press("r", "x")
        await until(pilot, lambda: "cut by you" in screen_text(pilot), "the cut")
        path = app.state.article.path
        await pilot.press("escape")

        def sentences() -> int:
            articles = app.state.survey.articles if app.state.survey else ()
            return sum(len(article.sentences) for article in articles if article.path == path)

        whole = app.state.cards[path].words
        await until(pilot, lambda: app.state.survey and app.state.survey.finished and sentences() < before)
        await pilot.press("u")
        await until(pilot, lambda: app.state.cards[path].words > whole, "the whole article")
        await until(pilot, lambda: app.state.survey.finished and sentences() == before, "its facts again")
