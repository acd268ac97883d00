"""Help, bottom line and palette say what the keys do: all of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until
from textual.command import CommandPalette

from tui.help import make_help
from tui.palette import Commands
from tui.screens.help import HelpScreen
from widgets.signs import MEANINGS, choose_signs

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

PLACES = {
    "list": [],
    "reader": ["enter"],
    "comparison": ["space", "j", "space", "c"],
    "raw pair": ["space", "j", "space", "c", "r"],
}


async def go(pilot: Pilot[None], place: str) -> None:
    await settled(pilot)
    await pilot.press(*PLACES[place][:4])
    if place in ("comparison", "raw pair"):
        await comparing(pilot)
    await pilot.press(*PLACES[place][4:])
    await pilot.pause()


@pytest.mark.parametrize("place", PLACES)
async def test_the_help_lists_exactly_the_bindings(library: Path, place: str) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await go(pilot, place)
        bound = {
            key: active
            for key, active in pilot.app.screen.active_bindings.items()
            if not active.binding.system and active.enabled
        }
        page = make_help(pilot.app.screen)
        listed = [key for _heading, lines in page.groups for line in lines for key in line.bound]
        assert sorted(listed) == sorted(bound)


@pytest.mark.parametrize("place", PLACES)
async def test_every_key_is_explained_in_words(library: Path, place: str) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await go(pilot, place)
        page = make_help(pilot.app.screen)
        for _heading, lines in page.groups:
            for line in lines:
                assert line.words[:1].isupper(), line
                assert " " in line.words, line
        assert page.about.count(".") >= 2


@pytest.mark.parametrize("place", PLACES)
async def test_the_bottom_line_has_six_to_eight_verbs_at_120_columns(library: Path, place: str) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await go(pilot, place)
        await until(pilot, lambda: "? help" in screen_text(pilot).splitlines()[-1])
        pilot.app.screen.query_one("KeyLine")._clear()  # type: ignore[attr-defined]
        await pilot.pause()
        verbs = screen_text(pilot).splitlines()[-1].split(" · ")
        assert 6 <= len(verbs) <= 8, verbs


async def test_question_mark_opens_the_help_and_escape_closes_it(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        assert "Mark article as A, then B" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_the_help_of_a_comparison_explains_every_sign_that_can_be_on_screen(
    library: Path, ascii_only: bool
) -> None:
    async with open_app(library, ascii_only=ascii_only).run_test(size=(120, 70)) as pilot:
        await go(pilot, "comparison")
        await pilot.press("question_mark")
        await until(pilot, lambda: "Signs" in screen_text(pilot), "the signs")
        signs = choose_signs(ascii_only)
        help_screen = pilot.app.screen
        assert isinstance(help_screen, HelpScreen)
        told = dict(help_screen.page.signs)
        shown = {signs.of(meaning) for meaning in MEANINGS} | {signs.alone, signs.cursor, signs.window}
        assert shown <= {sign for group in told for sign in group.split()}
        for sign, words in told.items():
            found = [line for line in screen_text(pilot).splitlines() if words[:40] in line]
            assert any(f" {sign} " in line for line in found), words


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=str)
async def test_the_help_of_a_comparison_explains_its_words_and_figures(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await go(pilot, "comparison")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        assert "words such as pair, link and doubtful" in pilot.app.screen.page.about
        shown = screen_text(pilot)
        for _page in range(10):
            await pilot.press("space")
            await pilot.pause()
            shown += screen_text(pilot)
        for term in (
            "a pair",
            "a link",
            "0.64",
            "sure",
            "likely",
            "doubtful",
            "weakest of n links",
            "threshold",
        ):
            assert any(f"  {term} " in line for line in shown.splitlines()), term
        for name in ("told by both (= ≈ ≠): every pair", "not word for word (≈ ≠):", "a fact differs (≠):"):
            assert name in shown


async def test_the_bottom_line_changes_with_the_focus(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "space mark" in screen_text(pilot).splitlines()[-1]
        await pilot.press("enter")
        await until(pilot, lambda: "copy" in screen_text(pilot).splitlines()[-1])
        assert "space mark" not in screen_text(pilot).splitlines()[-1]


async def test_the_palette_does_what_its_entry_says(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: CommandPalette.is_open(pilot.app))
        await pilot.press(*"use theme light")
        await until(pilot, lambda: "Use theme light" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "light")


async def test_the_palette_has_every_command_of_the_screen_with_its_key(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await go(pilot, "comparison")
        provider = Commands(pilot.app.screen)
        found = {hit.text async for hit in provider.discover()}
        assert {
            "Swap sides",
            "Copy sentence without its source",
            "Show help",
            "Change theme",
            "Use theme dark",
        } <= found
        assert app_of(pilot).state.pair is not None


@pytest.mark.parametrize("place", [*PLACES, "facts"])
async def test_the_help_has_no_keys_that_do_nothing_here(library: Path, place: str) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        if place == "facts":
            await settled(pilot)
            await pilot.press("F")
            await pilot.pause()
        else:
            await go(pilot, place)
        lines = [line for _heading, lines in make_help(pilot.app.screen).groups for line in lines]
        assert not [line for line in lines if "Scroll" in line.words or "super+c" in line.keys]


async def test_the_help_of_the_reader_speaks_of_matches_and_that_of_the_raw_file_of_x(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await go(pilot, "reader")
        words = {line.words for _heading, lines in make_help(pilot.app.screen).groups for line in lines}
        assert "Go to next match" in words
        assert "Go to next match or difference" not in words
        await pilot.press("r")
        await pilot.pause()
        about = make_help(pilot.app.screen).about
        assert "as it lies on disk" in about
        assert "x turns" in about
        words = {line.words for _heading, lines in make_help(pilot.app.screen).groups for line in lines}
        assert "Go to next cut, in a search to next match" in words


async def test_help_on_the_list_explains_its_signs(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark", "G")
        await until(pilot, lambda: "changed since you looked at it" in screen_text(pilot), "the sign of news")
        assert "marked: c compares the two" in screen_text(pilot)


async def test_space_pages_in_the_help_as_everywhere(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        window = pilot.app.screen.query_one("#help")
        await pilot.press("space")
        await until(pilot, lambda: window.scroll_offset.y > 5, "the next page")
        await pilot.press("b")
        await until(pilot, lambda: window.scroll_offset.y == 0, "the first page")
