"""Pictures of what a reader makes of a comparison, at four sizes: linking, filters, folds, a lost file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, open_app, settled, until

from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
STATES: dict[str, list[str]] = {
    "choosing_a_partner": ["G", "L"],
    "linked_by_the_reader": ["G", "L", "G", "enter", "decided"],
    "unlinked_by_the_reader": ["d", "d", "X", "decided"],
    "only_discrepancies": ["f", "f", "f"],
    "in_b_order_numbered_folded": ["o", "number_sign", "z"],
    "without_spelling": ["i", "n"],
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths on screen are relative, and files may go."""
    shutil.copytree(Path(__file__).parent / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)


async def drive(pilot: Pilot[None], keys: list[str]) -> None:
    app = app_of(pilot)
    await settled(pilot)
    await pilot.press("space", "j", "space", "c")
    await comparing(pilot)
    screen = app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: screen.view.sheet is not None, "the rows")
    for key in keys:
        if key == "decided":
            await until(
                pilot, lambda: screen.view.collation and screen.view.collation.decided, "the decision"
            )
        else:
            await pilot.press(key)
    # Notices go by a clock; pictures are of what stays.
    for line in screen.query("KeyLine"):
        line._clear()  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_a_comparison_looks_as_it_did(
    snap_compare: Callable[..., bool], state: str, size: tuple[int, int]
) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await drive(pilot, STATES[state])

    assert snap_compare(open_app("articles"), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_comparison_whose_file_is_gone_looks_as_it_did(
    snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await drive(pilot, [])
        Path("articles/bridge-herald.txt").unlink()
        entries = app_of(pilot)
        await until(pilot, lambda: len(entries.state.snapshot.entries) == 2, "the file to be missed")
        await drive_notice_away(pilot)

    assert snap_compare(open_app("articles"), terminal_size=size, run_before=run)


async def drive_notice_away(pilot: Pilot[None]) -> None:
    await pilot.pause()
    for line in pilot.app.screen.query("KeyLine"):
        line._clear()  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
