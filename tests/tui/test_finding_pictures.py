"""Pictures of finding in all sources, of who else says a sentence, and of the windows, at four sizes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import open_app
from everywhere import go_to, leave_a_decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
PLACES = ["find all", "also in, with some", "name", "to check"]
ONCE = [
    "find all, empty",
    "find all without a match",
    "finding in the reader",
    "also in",
    "sentence",
    "palette",
    "name refused",
    "switcher without a match",
]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths on screen are relative: pictures are the same on every machine."""
    monkeypatch.chdir(Path(__file__).parent)


def driver(place: str) -> Callable[[Pilot[None]], object]:
    async def drive(pilot: Pilot[None]) -> None:
        await go_to(pilot, place)

    return drive


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", PLACES)
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], place: str, size: tuple[int, int]
) -> None:
    leave_a_decision("articles/weather.txt")
    assert snap_compare(open_app("articles"), terminal_size=size, run_before=driver(place))


@pytest.mark.parametrize("place", ONCE)
def test_the_screen_looks_as_it_did_at_80_columns(snap_compare: Callable[..., bool], place: str) -> None:
    assert snap_compare(open_app("articles"), terminal_size=(80, 24), run_before=driver(place))
