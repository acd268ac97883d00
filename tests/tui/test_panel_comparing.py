"""From a panel's row to a comparison and back: which two are compared, their letters, and the way back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui.panels.rows_screen import ListingScreen
from tui.panels.screen import SurveyScreen
from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


async def panel(pilot: Pilot[None], key: str) -> SurveyScreen:
    """Open a panel and wait for its survey."""
    await pilot.press(key)
    app = app_of(pilot)
    await until(
        pilot,
        lambda: isinstance(app.screen, SurveyScreen) and app.state.survey and app.state.survey.finished,
        "a finished survey",
    )
    screen = app.screen
    assert isinstance(screen, SurveyScreen)
    await until(pilot, lambda: screen.survey is app.state.survey, "the panel to show it")
    return screen


async def compare_first_two(pilot: Pilot[None]) -> CompareScreen:
    await settled(pilot)
    await pilot.press("space", "j", "space", "c")
    await comparing(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: screen.view.sheet is not None, "the rows")
    return screen


async def go_to_row_of(pilot: Pilot[None], screen: SurveyScreen, count: int) -> None:
    """Walk down to a row that so many sources have."""
    assert isinstance(screen, ListingScreen)
    await pilot.press("g")
    for _step in range(300):
        if len({one.source for one in screen.sayings(screen.view.index or 0)}) == count:
            return
        await pilot.press("j")
    pytest.fail(f"no row of {count} sources")


def compared_now(pilot: Pilot[None]) -> CompareScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_from_a_panel_over_a_comparison_escape_leads_back_to_the_panel_and_then_to_it(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        first = await compare_first_two(pilot)
        await pilot.press("j", "j", "f")
        cursor, options = first.view.cursor, first.view.options
        screen = await panel(pilot, "O")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        second = compared_now(pilot)
        assert second is not first
        await until(pilot, lambda: second.view.collation is not None)
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await pilot.press("escape")
        assert pilot.app.screen is first
        assert first.view.cursor == cursor
        assert first.view.options == options
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)
        assert app_of(pilot).state.pair is None


async def test_the_comparison_below_keeps_its_pair_while_a_panel_compares_another() -> None:
    async with open_app(SEEDS).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        paths = [entry.path for entry in app_of(pilot).state.snapshot.entries]
        pair = (paths[3], paths[1])
        app_of(pilot).open_pair(*pair)
        await comparing(pilot)
        first = compared_now(pilot)
        screen = await panel(pilot, "m")
        assert "5 sources on this event" in screen_text(pilot).splitlines()[0]
        assert tuple(screen.sigla)[:2] == pair
        await pilot.press("G", "l", "l", "l", "enter")
        await until(pilot, lambda: app_of(pilot).state.pair != pair and app_of(pilot).state.collation)
        await pilot.press("plus")
        await until(pilot, lambda: app_of(pilot).threshold is not None)
        second = compared_now(pilot)
        assert second is not first
        assert first.view.collation is not None
        assert first.view.collation.a.path == pair[0]
        await pilot.press("escape", "escape")
        assert pilot.app.screen is first
        assert app_of(pilot).state.pair == pair
        assert app_of(pilot).threshold is None
        assert app_of(pilot).state.collation is first.view.collation


async def test_over_the_comparison_of_the_marked_two_a_panel_says_that_it_is_about_them(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await compare_first_two(pilot)
        await panel(pilot, "F")
        assert "2 marked sources" in screen_text(pilot).splitlines()[0]
        await pilot.press("escape")
        await panel(pilot, "O")
        assert "against B only" in screen_text(pilot).splitlines()[0]


async def test_the_line_below_says_which_two_c_compares_and_the_heading_tells_their_letters() -> None:
    async with open_app(SEEDS).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        await until(pilot, lambda: app_of(pilot).state.article is not None)
        screen = await panel(pilot, "F")
        assert isinstance(screen, ListingScreen)
        home = screen.sigla[screen.homes[0]]
        assert home == "E", "the open article is the last one"
        await go_to_row_of(pilot, screen, 2)
        saying = screen.saying()
        assert saying is not None
        two = sorted({"ABCDE"[one.source] for one in screen.sayings(screen.view.index or 0)})
        partner = two[1] if "ABCDE"[saying.source] == two[0] else two[0]
        assert f"c compares with {partner} " in screen_text(pilot)
        await pilot.press("c")
        await comparing(pilot)
        await until(pilot, lambda: "in the panel)" in screen_text(pilot).splitlines()[0], "the letters")
        heading = screen_text(pilot).splitlines()[0]
        assert f"({two[1]} in the panel)" in heading
        names = [path for path, letter in screen.sigla.items() if letter in two]
        assert list(app_of(pilot).state.pair or ()) == names


async def test_of_several_sources_the_cursors_is_held_against_the_one_the_reader_came_from() -> None:
    async with open_app(SEEDS).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await panel(pilot, "F")
        assert isinstance(screen, ListingScreen)
        home = screen.sigla[screen.homes[0]]
        for _step in range(300):
            sayings = screen.sayings(screen.view.index or 0)
            letters = list(dict.fromkeys("ABCDE"[one.source] for one in sayings))
            if len(letters) > 2 and home in letters:
                break
            await pilot.press("j")
        for _source in letters:
            saying = screen.saying()
            assert saying is not None
            letter = "ABCDE"[saying.source]
            if letter != home:
                assert f"c compares with {home} " in screen_text(pilot)
            await pilot.press("l")


async def test_only_here_says_whom_it_compares_with_below_its_sentences(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await panel(pilot, "O")
        assert "c compares with B " in screen_text(pilot).splitlines()[-2]


async def test_a_row_of_one_source_says_why_it_is_held_against_the_other_one() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await panel(pilot, "F")
        assert isinstance(screen, ListingScreen)
        await pilot.press("G")
        saying = screen.saying()
        assert saying is not None
        assert not screen.rivals(saying)
        shown = screen_text(pilot)
        assert "c compares with A krone.at (open)" in shown
        assert re.search(r" [A-E] .* · sentence \d+ +c compares with A krone.at \(open\)", shown)
        await pilot.press("c")
        await comparing(pilot)
        await until(pilot, lambda: "in the panel)" in screen_text(pilot).splitlines()[1], "the letters")
        assert re.match(r" B \([C-E] in the panel\) \w+", screen_text(pilot).splitlines()[1])


async def test_finding_in_a_panel_says_where_counts_while_typing_and_n_goes_on(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await panel(pilot, "F")
        assert isinstance(screen, ListingScreen)
        await pilot.press("slash")
        await until(pilot, lambda: "in these rows" in screen_text(pilot), "where it looks")
        await pilot.press(*"million")
        await until(pilot, lambda: " matches" in screen_text(pilot), "the count")
        assert screen.view.found[1] > 1
        await pilot.press("enter")
        before = screen.view.found[0]
        assert before is not None
        await pilot.press("n")
        await until(pilot, lambda: f"match {before + 2} of {screen.view.found[1]}" in screen_text(pilot))
        await pilot.press("N")
        assert screen.view.found[0] == before
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_the_matrix_says_where_to_find_as_it_has_no_text(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await panel(pilot, "m")
        await pilot.press("slash")
        await until(pilot, lambda: "ctrl+f finds in all sources" in screen_text(pilot))


@pytest.mark.parametrize("key", ["F", "Q", "O", "m"])
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_over_two_marked_sources_e_shows_all_of_the_event_and_e_again_those_two(
    library: Path, key: str, size: tuple[int, int]
) -> None:
    """The screen says so; the marked ones keep their letters."""
    extra = (library / "bridge-herald.txt").read_text(encoding="utf-8").replace("16 million", "19 million")
    (library / "bridge-tribune.txt").write_text(extra, encoding="utf-8")
    async with open_app(library).run_test(size=size) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        await pilot.press("space", "j", "space", key)

        def surveyed(count: int) -> bool:
            survey = app.state.survey
            return survey is not None and survey.finished and len(survey.articles) == count

        await until(pilot, lambda: surveyed(2), "the two")
        await until(pilot, lambda: "e shows all" in screen_text(pilot), "how to see all")
        marked = [app.state.mark_a, app.state.mark_b]
        await pilot.press("e")
        await until(pilot, lambda: surveyed(3), "all three")
        await until(pilot, lambda: "e shows A and B" in screen_text(pilot), "the way back")
        assert app.state.survey is not None
        assert [one.path for one in app.state.survey.articles[:2]] == marked
        await pilot.press("e")
        await until(pilot, lambda: surveyed(2), "the two again")
        await until(pilot, lambda: "e shows all" in screen_text(pilot))


async def test_e_without_marks_says_that_these_are_all(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("F")
        await until(pilot, lambda: (survey := app_of(pilot).state.survey) and survey.finished, "the facts")
        assert "e shows" not in screen_text(pilot)
        await pilot.press("e")
        await until(pilot, lambda: "these are all sources on this event" in screen_text(pilot))


async def test_until_all_pairs_are_compared_no_figures_are_given_and_that_is_said(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        await pilot.press("F")
        await until(pilot, lambda: app.state.survey and app.state.survey.finished, "the facts")
        await until(pilot, lambda: "rows" in screen_text(pilot).splitlines()[0], "the figures")
        survey = app.state.survey
        assert survey is not None
        app.change(survey=replace(survey, finished=False, done=1, total=3))
        await until(pilot, lambda: "comparing, 1 of 3 pairs: not final yet" in screen_text(pilot))
        assert "rows" not in screen_text(pilot).splitlines()[0]
