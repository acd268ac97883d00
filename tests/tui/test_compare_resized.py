"""A comparison in a terminal whose size changes: the bead at the cursor stays in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import app_of, comparing, open_app, settled

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
