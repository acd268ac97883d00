"""Pictures of every screen at four sizes, kept as they are until someone decides otherwise.

The articles are written for these pictures: what the program finds in them does not hang on a threshold.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import comparing, open_app, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
STATES: dict[str, list[str]] = {
    "library": [],
    "reader": ["enter", "j", "j"],
    "raw": ["r"],
    "comparison": ["space", "j", "space", "c"],
}
ONCE: dict[str, list[str]] = {
    "help": ["question_mark"],
    "finding": ["space", "j", "space", "c", "slash", *"bridge"],
    "switcher": ["ctrl+o"],
    "raw_pair": ["space", "j", "space", "c", "r"],
    "no_match": ["slash", *"zebra"],
}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths on screen are relative: pictures are the same on every machine."""
    monkeypatch.chdir(Path(__file__).parent)


def driver(keys: list[str]) -> Callable[[Pilot[None]], object]:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*keys[:4])
        if keys[3:4] == ["c"]:
            await comparing(pilot)
        await pilot.press(*keys[4:])
        # Notices go by a clock; pictures are of what stays.
        for line in pilot.app.screen.query("KeyLine"):
            line._clear()  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()

    return drive


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], state: str, size: tuple[int, int]
) -> None:
    assert snap_compare(open_app("articles"), terminal_size=size, run_before=driver(STATES[state]))


@pytest.mark.parametrize("state", ONCE)
def test_what_opens_over_a_screen_looks_as_it_did(snap_compare: Callable[..., bool], state: str) -> None:
    assert snap_compare(open_app("articles"), terminal_size=(80, 24), run_before=driver(ONCE[state]))


@pytest.mark.parametrize("theme", ["light", "blue-orange", "high-contrast", "terminal"])
def test_a_theme_looks_as_it_did(snap_compare: Callable[..., bool], theme: str) -> None:
    app = open_app("articles", theme=theme)
    assert snap_compare(app, terminal_size=(120, 40), run_before=driver(STATES["comparison"]))


def test_an_empty_folder_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert snap_compare(open_app("empty"), terminal_size=(80, 24), run_before=driver([]))


def test_a_missing_folder_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert snap_compare(open_app("nowhere"), terminal_size=(60, 20), run_before=driver([]))
