"""The verbs of the bottom line: none that does nothing, and always the way back and the way on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from driving import app_of, library_of, open_app, screen_text, settled, until

from tui.panels.screen import SurveyScreen
from tui.panes.lines import choose_verbs
from tui.panes.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

VERBS = (("d", "next ≠", "d"), ("f", "filter", "f"), ("q", "back", "q"), ("?", "help", "question_mark"))

PANELS = ["m", "F", "Q", "O"]


def bottom(pilot: Pilot[None]) -> str:
    """What the bottom line says."""
    return screen_text(pilot).splitlines()[-1].strip()


def ends_with(pilot: Pilot[None], words: str) -> bool:
    """Whether the bottom line ends so."""
    return bottom(pilot).endswith(words)


def says(pilot: Pilot[None], words: str) -> bool:
    """Whether the bottom line has these words."""
    return words in bottom(pilot)


def top(pilot: Pilot[None]) -> str:
    """What the top line says."""
    return screen_text(pilot).splitlines()[0].strip()


async def test_an_empty_library_names_only_the_way_out_until_an_article_comes(tmp_path: Path) -> None:
    async with open_app(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: bottom(pilot) == "q quit · ? help", "the line of an empty library")
        (tmp_path / "new.txt").write_text(
            "Die neue Brücke ist offen. Mehr als 300 Gäste kamen zum Fest.\n", encoding="utf-8"
        )
        await until(pilot, lambda: "space mark · enter read" in bottom(pilot), "the verbs of an article")
        assert "compare" not in bottom(pilot)
        assert "matrix" not in bottom(pilot)
        await pilot.press("F")
        await until(pilot, lambda: "enter read · f type" in bottom(pilot), "the facts of the only article")


async def test_a_filter_without_a_match_leaves_what_leads_out_of_it(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "space mark · enter read · c compare" in bottom(pilot)
        await pilot.press("slash", *"zzz", "enter")
        await until(pilot, lambda: "space mark" not in bottom(pilot), "the line of an empty list")
        for verb in ("enter read", "F facts", "m matrix"):
            assert verb not in bottom(pilot)
        assert "/ filter" in bottom(pilot)
        edges = [line for line in screen_text(pilot).splitlines() if "╰" in line]
        assert not any("c compares" in line for line in edges), "there is nothing to mark"
        await pilot.press("escape")
        await until(pilot, lambda: "space mark · enter read" in bottom(pilot), "the verbs again")


async def test_a_file_without_a_text_is_not_offered_to_be_read_or_marked(library: Path) -> None:
    (library / "a.txt").write_bytes(b"")
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "enter read" not in bottom(pilot), "the line of a file without text")
        assert "space mark" not in bottom(pilot)
        await pilot.press("j")
        await until(pilot, lambda: "space mark · enter read" in bottom(pilot), "the verbs of an article")


@pytest.mark.parametrize("key", PANELS)
async def test_a_panel_that_shows_nothing_offers_only_the_way_back(tmp_path: Path, key: str) -> None:
    (tmp_path / "one.txt").write_bytes(b"")
    async with open_app(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await until(pilot, lambda: bottom(pilot) == "q back · ? help", "the line of an empty panel")
        await pilot.press("q")
        await until(pilot, lambda: app_of(pilot).screen is library_of(pilot), "the list")


@pytest.mark.parametrize(
    ("room", "line"),
    [
        (40, "d next ≠ · f filter · q back · ? help"),
        (30, "d next ≠ · q back · ? help"),
        (20, "d next ≠ · q back"),
        (16, "q back · ? help"),
        (8, "q back"),
        (5, ""),
    ],
)
def test_help_gives_way_before_the_way_on_and_the_way_back_last(room: int, line: str) -> None:
    assert " · ".join(f"{key} {verb}" for key, verb, _name in choose_verbs(VERBS, room)) == line


async def test_beside_a_notice_stands_the_way_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "q back" in bottom(pilot), "the raw file")
        for cells in (40, 50, 51, 56, 57, 61, 62, 65, 70):
            words = "n" * (cells - 16)
            app_of(pilot).say(Notice(words, key="ctrl+r redoes"))
            await until(pilot, partial(ends_with, pilot, f" {words} · ctrl+r redoes"), "the notice")
            assert "q back" in bottom(pilot)
            assert ("space mark" in bottom(pilot)) == (cells <= 80 - 4 - len("space mark · q back")), cells


async def test_the_way_back_stays_where_the_key_in_use_has_no_room(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r", "v")
        words = "n" * 66
        app_of(pilot).say(words)
        await until(pilot, lambda: bottom(pilot).endswith(words), "the notice")
        assert bottom(pilot).startswith("q back")


@pytest.mark.parametrize("key", ["m", "F", "Q"])
async def test_a_widened_panel_names_the_way_back_to_the_two_and_the_way_on(library: Path, key: str) -> None:
    """While its pairs are compared, too: nothing that is said of that takes its room."""
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", key)
        await until(pilot, lambda: "e shows all" in screen_text(pilot), "the panel of two")
        await pilot.press("e")
        await until(pilot, lambda: "e shows A and B" in screen_text(pilot), "the panel of all")
        screen = app_of(pilot).screen
        assert isinstance(screen, SurveyScreen)
        survey = screen.survey
        assert survey is not None
        app_of(pilot).change(survey=replace(survey, total=325, done=103, finished=False))
        await until(pilot, lambda: "103 of 325" in top(pilot), "its progress")
        assert "e shows A and B" in top(pilot)
        assert bottom(pilot).startswith("enter")
        assert "q back" in bottom(pilot)


@pytest.mark.parametrize("width", [60, 80])
async def test_what_only_one_says_names_what_f_shows_next(library: Path, width: int) -> None:
    async with open_app(library).run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        await pilot.press("O")
        for verb in ("f 1 fact", "f sentences", "f 1 fact"):
            await until(pilot, partial(says, pilot, f"c compare · {verb} · "), verb)
            await pilot.press("f")
