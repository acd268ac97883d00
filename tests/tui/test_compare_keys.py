"""What a reader does with a comparison on screen, key by key."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until
from written_pair import article

from lesarten.matrix import in_order_of_interest
from lesarten.model import Alignment, Bead, Collation, Link
from tui import thresholds
from tui.panes.pair_header import pair_figures
from tui.screens.compare import CompareScreen
from tui.screens.raw_pair import RawPairScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot


SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@asynccontextmanager
async def compared(library: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The first two articles, compared."""
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        yield pilot


def compare_screen(pilot: Pilot[None]) -> CompareScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_the_heading_names_both_sources_and_counts_pairs_and_discrepancies(library: Path) -> None:
    async with compared(library) as pilot:
        heading = screen_text(pilot).splitlines()[0]
        assert " A " in heading
        assert " B " in heading
        assert "pairs" in heading
        assert "≠" in heading


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (99, 30), (100, 30), (200, 50)])
async def test_a_comparison_shows_both_texts_at_every_width(library: Path, size: tuple[int, int]) -> None:
    async with compared(library, size) as pilot:
        lines = screen_text(pilot).splitlines()
        assert all(len(line) <= size[0] for line in lines)
        level = any("14 million" in line and "16 million" in line for line in lines)
        assert level == (size[0] >= 100)


async def test_x_swaps_the_sides(library: Path) -> None:
    async with compared(library) as pilot:
        pair = app_of(pilot).state.pair
        assert pair is not None
        await pilot.press("x")
        await until(pilot, lambda: app_of(pilot).state.pair == (pair[1], pair[0]))
        await until(pilot, lambda: compare_screen(pilot).view.collation is app_of(pilot).state.collation)


def at(threshold: float, links: int) -> Collation:
    """A collation of so many links in pairs, and one that no pair shows."""
    a, b = (article(path, ("One.", "Two.", "Three."), None, None) for path in ("a", "b"))
    found = tuple(Link(n, n, 0.9, sure=True) for n in range(links))
    beads = tuple(Bead((link.a,), (link.b,), "paired") for link in found)
    alignment = Alignment((*found, Link(0, 2, 0.4, sure=False)), beads, threshold)
    return Collation(a, b, alignment, beads, (), 0.5)


def test_a_moved_threshold_is_said_with_the_usual_one_and_what_it_did_to_the_links() -> None:
    usual = thresholds.name_usual(None)
    up, back = thresholds.move(usual, 1, usual), thresholds.move(usual + 0.05, -1, usual)
    assert back == usual
    said = thresholds.tell(at(usual, 3), at(up, 1), usual)
    assert said.full == f"threshold {up:.2f} (usual: {usual:.2f}): 1 link instead of 3"
    said = thresholds.tell(at(up, 3), at(usual, 3), usual)
    assert said.full == f"threshold {usual:.2f} (the usual one): 3 links"
    assert thresholds.name_usual(0.4) == 0.4, "what the reader configured is the usual one"


def test_the_heading_counts_the_links_that_the_pairs_hold_and_no_other() -> None:
    assert pair_figures(at(0.5, 2), moved=True) == "2 links in 2 pairs · 0 facts differ"
    assert pair_figures(at(0.5, 1), moved=True) == "1 link in 1 pair · 0 facts differ"
    assert "link" not in pair_figures(at(0.5, 2))


def test_figures_that_would_cut_a_name_are_said_in_brief() -> None:
    assert pair_figures(at(0.5, 2), brief=True) == "2 pairs, 0 ≠"


def test_a_threshold_at_its_limit_says_so_and_the_usual_one_is_found_again_from_there() -> None:
    assert thresholds.move(0.95, 1, 0.31) == 0.95
    assert thresholds.tell_limit(0.95).full == "threshold 0.95: no higher"
    assert thresholds.tell_limit(0.05).full == "threshold 0.05: no lower"
    steps, now = 0, 0.05
    while now != 0.31:
        now, steps = thresholds.move(now, 1, 0.31), steps + 1
        assert steps < 20


async def test_minus_and_plus_move_the_threshold_and_say_how_many_links_there_are(library: Path) -> None:
    async with compared(library) as pilot:
        app = app_of(pilot)
        assert app.state.collation is not None
        before = app.state.collation
        for _press in range(3):
            await pilot.press("plus")
        await until(
            pilot,
            lambda: (
                app.state.collation
                and app.state.collation.alignment.threshold > before.alignment.threshold + 0.1
            ),
        )
        await until(pilot, lambda: "(usual: " in screen_text(pilot))
        assert app.state.collation is not None
        assert len(app.state.collation.links) <= len(before.links)
        for _press in range(3):
            await pilot.press("minus")
        await until(
            pilot, lambda: app.state.collation and len(app.state.collation.links) == len(before.links)
        )


async def test_f_filters_and_the_heading_says_what_is_shown(library: Path) -> None:
    async with compared(library) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: "told by both" in screen_text(pilot).splitlines()[0])
        await pilot.press("f", "f", "f", "f", "f")
        await until(pilot, lambda: "pairs" in screen_text(pilot).splitlines()[0])


async def test_finding_marks_matches_counts_them_and_n_goes_on(library: Path) -> None:
    async with compared(library) as pilot:
        await pilot.press("slash", *"bridge")
        await until(pilot, lambda: "matches" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "next match" in screen_text(pilot).splitlines()[-1])
        await pilot.press("n")
        await until(pilot, lambda: "match 2 of" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "next match" not in screen_text(pilot))
        assert isinstance(pilot.app.screen, CompareScreen)


async def test_finding_nothing_says_so(library: Path) -> None:
    async with compared(library) as pilot:
        await pilot.press("slash", *"zebra", "enter")
        await until(pilot, lambda: "no match for “zebra”" in screen_text(pilot))


@pytest.mark.parametrize("typed", ["zebra", "/(bridge/"])
async def test_esc_ends_a_search_that_found_nothing_before_it_leaves(library: Path, typed: str) -> None:
    async with compared(library) as pilot:
        await pilot.press("slash")
        compare_screen(pilot).bar.input.value = typed
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CompareScreen)
        assert not compare_screen(pilot).view.finding
        assert compare_screen(pilot).bar is None
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))


async def test_full_stop_and_comma_walk_through_the_pairs(library: Path) -> None:
    async with compared(library) as pilot:
        app = app_of(pilot)
        first = app.state.pair
        await pilot.press("full_stop")
        await until(
            pilot, lambda: app.state.pair != first and (app.state.collation or app.state.pair_problem)
        )
        assert "pair 2 of 3" in screen_text(pilot)
        await pilot.press("comma")
        await until(pilot, lambda: app.state.pair == first)


async def test_the_pairs_are_walked_in_the_order_of_the_matrix_and_from_the_last_to_the_first() -> None:
    async with open_app(SEEDS).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        await pilot.press("m")
        await until(pilot, lambda: app.state.survey is not None and app.state.survey.finished)
        survey = app.state.survey
        assert survey is not None
        paths = [article.path for article in survey.articles]
        order = [{paths[cell.a], paths[cell.b]} for cell in in_order_of_interest(survey.cells)]
        await pilot.press("escape", "space", "j", "space", "c")
        await comparing(pilot)
        seen = []
        for _step in range(len(order)):
            assert app.state.pair is not None
            before = app.state.pair
            seen.append(set(before))
            await pilot.press("full_stop")
            await until(pilot, lambda old=before: app.state.pair != old and app.state.collation)
        began = order.index(seen[0])
        assert seen == order[began:] + order[:began]
        assert set(app.state.pair) == seen[0]
        assert f"pair {began + 1} of {len(order)} by interest" in screen_text(pilot)


async def test_steps_typed_ahead_of_the_order_are_all_taken(library: Path) -> None:
    async with compared(library) as pilot:
        app = app_of(pilot)
        app.step_pair(1)
        app.step_pair(1)
        await until(pilot, lambda: "pair 3 of 3" in screen_text(pilot))


async def test_where_there_is_no_other_pair_a_step_says_so(library: Path) -> None:
    (library / "weather.txt").unlink()
    async with compared(library) as pilot:
        pair = app_of(pilot).state.pair
        await pilot.press("full_stop")
        await until(pilot, lambda: "no other pair here" in screen_text(pilot))
        assert app_of(pilot).state.pair == pair


async def test_y_copies_the_sentence_and_capital_y_the_pair_with_its_sources(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with compared(library) as pilot:
        monkeypatch.setattr(app_of(pilot), "copy_to_clipboard", copied.append)
        await pilot.press("y")
        await until(pilot, lambda: "sent to the" in screen_text(pilot))
        await pilot.press("Y")
        await until(pilot, lambda: len(copied) == 2)
        assert len(copied[1]) > len(copied[0])
        assert copied[0].strip() in copied[1]


async def test_where_the_terminal_has_no_clipboard_the_text_goes_to_a_file(
    library: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.setenv("PATH", str(own_folders))
    async with compared(library) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "added to" in screen_text(pilot))
        kept = list(own_folders.rglob("copied.txt"))
        assert len(kept) == 1
        assert len(kept[0].read_text(encoding="utf-8").split()) > 3


async def test_r_shows_both_raw_files_and_goes_back(library: Path) -> None:
    async with compared(library) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RawPairScreen))
        await until(pilot, lambda: "Courier, 4 May 2024" in screen_text(pilot))
        assert "Herald, 3 May 2024" in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))


@pytest.mark.parametrize("size", [(80, 12), (120, 12)])
async def test_r_opens_the_side_of_the_cursor_at_its_sentence(library: Path, size: tuple[int, int]) -> None:
    async with compared(library, size) as pilot:
        view = compare_screen(pilot).view
        await until(pilot, lambda: view.sheet is not None)
        await pilot.press("G", "l")
        while view.cursor_place.side != "b" or view.cursor_place.sentence < 3:
            await pilot.press("k")
        words = view.sentence_text()
        assert view.cursor_place.side == "b"
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RawPairScreen))
        await until(pilot, lambda: words.split()[0] in screen_text(pilot))
        reader = pilot.app.screen.target()
        assert reader.id == "raw-b"
        await until(pilot, lambda: words[:20] in reader.sentence_text(), "the sentence")
        assert reader.shows_cursor(reader.size.height)


async def test_below_100_columns_tab_changes_which_raw_file_is_shown(library: Path) -> None:
    async with compared(library, (80, 24)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "Courier, 4 May 2024" in screen_text(pilot))
        assert "Herald, 3 May 2024" not in screen_text(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: "Herald, 3 May 2024" in screen_text(pilot))
        assert "Courier, 4 May 2024" not in screen_text(pilot)


async def test_the_switcher_changes_what_a_is_compared_with(library: Path) -> None:
    async with compared(library) as pilot:
        await pilot.press("ctrl+o", *"storm", "enter")
        await until(pilot, lambda: (app_of(pilot).state.pair or ("", ""))[1].endswith("weather.txt"))


async def test_two_articles_without_a_common_sentence_say_so(library: Path) -> None:
    (library / "zebra.txt").write_text("A zebra\n\nZebras eat grass all day long.\n", encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "G", "space", "c")
        await comparing(pilot)
        assert "nothing in common" in screen_text(pilot).splitlines()[0]


async def test_the_same_text_twice_is_said_to_be_the_same(library: Path) -> None:
    (library / "copy.txt").write_bytes((library / "bridge-courier.txt").read_bytes())
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "j", "space", "c")
        await comparing(pilot)
        text = screen_text(pilot)
        assert "pairs, no fact differs" in text.splitlines()[0]
        assert "≈" not in text


async def test_the_editor_opens_the_file_of_this_side(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    async with compared(library) as pilot:
        monkeypatch.setattr(app_of(pilot), "suspend", _no_terminal)
        await pilot.press("E")
        await until(pilot, told.exists)
        await until(pilot, lambda: told.read_text().strip().endswith("bridge-courier.txt"))


async def test_a_failing_editor_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/ed")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app_of(pilot), "suspend", _no_terminal)
        await pilot.press("E")
        await until(pilot, lambda: "/nowhere/ed: no such file" in screen_text(pilot))
        assert library_of(pilot).list.path


def _no_terminal() -> object:
    """In tests there is no terminal to lend."""
    from contextlib import nullcontext

    return nullcontext()
