"""Pictures of the panels at four sizes, kept as they are until someone decides otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, open_app, settled, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
PANELS = {"facts": "F", "quotations": "Q", "only_here": "O", "matrix": "m"}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths on screen are relative: pictures are the same on every machine."""
    monkeypatch.chdir(Path(__file__).parent)


def driver(*keys: str) -> Callable[[Pilot[None]], object]:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        app = app_of(pilot)
        await pilot.press(keys[0])
        await until(pilot, lambda: app.state.survey is not None and app.state.survey.finished)
        await pilot.press(*keys[1:])
        # Notices go by a clock; pictures are of what stays.
        for line in app.screen.query("KeyLine"):
            line._clear()  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()

    return drive


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_looks_as_it_did(
    snap_compare: Callable[..., bool], panel: str, size: tuple[int, int]
) -> None:
    assert snap_compare(open_app("articles"), terminal_size=size, run_before=driver(PANELS[panel]))


def test_a_panel_without_anything_to_show_looks_as_it_did(snap_compare: Callable[..., bool]) -> None:
    run = driver("F", "f", "f", "f", "f", "f", "f")
    assert snap_compare(open_app("articles"), terminal_size=(80, 24), run_before=run)
