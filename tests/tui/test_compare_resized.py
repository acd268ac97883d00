"""A terminal whose size changes: the bead or the sentence at the cursor stays in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import app_of, comparing, library_of, open_app, settled

from tui.screens.compare import CompareScreen

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("size", [(60, 20), (100, 16), (200, 50)])
async def test_the_bead_at_the_cursor_is_wholly_in_sight_after_the_size_changed(
    size: tuple[int, int],
) -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "j", "space", "c")
        await comparing(pilot)
        await pilot.press("d", "d", "d", "l")
        screen = app_of(pilot).screen
        assert isinstance(screen, CompareScreen)
        view = screen.view
        bead = view.cursor_place
        await pilot.resize_terminal(*size)
        await pilot.pause()
        top, bottom = view.rows_of_stop(view._stop)
        assert view.cursor_place == bead
        assert view.top_row <= top
        assert bottom <= view.top_row + view.size.height


@pytest.mark.parametrize("raw", [False, True], ids=["text", "raw"])
@pytest.mark.parametrize("size", [(60, 20), (80, 12), (100, 16), (200, 50)])
async def test_the_sentence_at_the_cursor_is_wholly_in_sight_after_the_size_changed(
    size: tuple[int, int], raw: bool
) -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", *("r" if raw else ""), *"jjjjjjjjj")
        reader = library_of(pilot).reader
        before = reader.stop
        assert before is not None
        # At the bottom of the screen, where a narrower or lower one would lose it.
        reader.scroll_to_row(before.bottom - reader.size.height)
        await pilot.pause()
        await pilot.resize_terminal(*size)
        await pilot.pause()
        now = reader.stop
        assert now is not None
        assert (now.start, now.end) == (before.start, before.end)
        assert reader.top_row <= now.top
        assert now.bottom <= reader.top_row + reader.size.height
