"""Finding in the text on screen, key by key: any part, whole words, expressions; counted while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui.help import make_help
from tui.screens.compare import CompareScreen
from tui.screens.find_all import FindAllScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from widgets.view import LineView


def tell(library: Path, sentence: str) -> None:
    """Let the first article say one sentence more."""
    courier = library / "bridge-courier.txt"
    courier.write_text(courier.read_text(encoding="utf-8") + f"\n{sentence}\n", encoding="utf-8")


async def in_reader(pilot: Pilot[None]) -> LineView:
    await settled(pilot)
    await pilot.press("enter")
    return library_of(pilot).reader


async def type_in(pilot: Pilot[None], *keys: str) -> str:
    """Press keys; gives the line that is typed into."""
    await pilot.press(*keys)
    await pilot.pause()
    return screen_text(pilot).splitlines()[-2]


async def test_tab_changes_to_whole_words_and_on_to_expressions_and_the_line_says_so(library: Path) -> None:
    tell(library, "The zebrine boat and the zebrines boats met a superzebrine boat on the river.")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await in_reader(pilot)
        line = await type_in(pilot, "slash", *"zebrine")
        assert "3 matches" in line
        assert "any part · tab: whole words" in line
        line = await type_in(pilot, "tab")
        assert "1 match" in line
        assert "whole words · tab: regular expression" in line
        line = await type_in(pilot, "tab", *r"s?\b")
        assert "3 matches" in line
        assert "regular expression · tab: any part" in line
        await pilot.press("enter")
        assert view.has_focus
        assert view.found[1] == 3
        await pilot.press("n")
        assert view.found == (1, 3)


async def test_an_expression_finds_umlauts_as_the_words_do(library: Path) -> None:
    tell(library, "Die Brücke über die Straße in Köln und die Bruecke in Koeln sind große Brücken.")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await in_reader(pilot)
        assert "3 matches" in await type_in(pilot, "slash", *"/br[ü]cke/")
        await pilot.press("escape")
        assert "2 matches" in await type_in(pilot, "slash", "tab", *"brücke")
        await pilot.press("escape")
        assert "1 match" in await type_in(pilot, "slash", "tab", "tab", *"stra(ß|ss)e$|strasse")
        assert view.finding


async def test_a_broken_expression_is_said_while_one_types_and_marks_nothing(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await in_reader(pilot)
        line = await type_in(pilot, "slash", "tab", "tab", *"(bridge")
        assert "not yet an expression: a ( is not closed" in line
        assert not view.finding
        assert "7 matches" in await type_in(pilot, ")")


async def test_an_expression_that_never_ends_is_interrupted(library: Path) -> None:
    tell(library, "The mayor cried " + "a" * 60 + "! when the bridge was opened to all cars.")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await in_reader(pilot)
        assert "takes too long" in await type_in(pilot, "slash", "tab", "tab", *"(a+)+$")
        assert not view.finding
        assert "8 matches" in await type_in(pilot, *["backspace"] * 6, *"bridge")


async def test_in_a_comparison_whole_words_are_found_on_both_sides(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        await type_in(pilot, "slash", *"car")
        parts = screen.view.found[1]
        assert "whole words" in await type_in(pilot, "tab")
        assert screen.view.found[1] < parts


async def test_ctrl_f_looks_in_all_sources_for_the_same_in_the_same_way(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await in_reader(pilot)
        await pilot.press("slash", "tab", *"euros", "ctrl+f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FindAllScreen), "the search")
        screen = pilot.app.screen
        assert isinstance(screen, FindAllScreen)
        assert (screen.prompt.query_typed.text, screen.prompt.query_typed.mode) == ("euros", "words")
        await until(pilot, lambda: app_of(pilot).state.search and "2 matches" in screen_text(pilot))


async def test_the_next_search_begins_with_any_part_again(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await in_reader(pilot)
        await type_in(pilot, "slash", "tab", *"bridge", "enter")
        assert "any part" in await type_in(pilot, "slash")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_count_and_mode_are_seen_at_every_width(library: Path, size: tuple[int, int]) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await in_reader(pilot)
        line = await type_in(pilot, "slash", *"bridge")
        assert "bridge" in line
        assert "any part" in line
        assert "7 matches" in line
        assert "tab mode" in screen_text(pilot).splitlines()[-1]


async def test_filtering_the_list_has_no_modes(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        line = await type_in(pilot, "slash", *"storm")
        assert "any part" not in line
        assert "tab mode" not in screen_text(pilot).splitlines()[-1]


async def test_the_help_of_the_line_explains_it(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await in_reader(pilot)
        await pilot.press("slash")
        page = make_help(pilot.app.screen)
        assert "whole words" in page.about
        assert "Find words, whole words, or expressions" in {
            line.words for _heading, lines in page.groups for line in lines
        }


async def test_a_search_without_a_match_offers_no_next_one(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await pilot.press("slash", *"zebra", "enter")
        await until(pilot, lambda: "esc end search" in screen_text(pilot).splitlines()[-1], "the way out")
        assert " n " not in screen_text(pilot).splitlines()[-1]
        await pilot.press("escape")
        await until(pilot, lambda: "n next" in screen_text(pilot).splitlines()[-1], "differences again")
