"""Pictures of the arranged list, of what is nearest, and of old against new, at four sizes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, open_app, screen_text, settled, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
HERE = Path(__file__).parent / "articles"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose path on screen is the same on every machine."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in HERE.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    courier = (folder / "bridge-courier.txt").read_text(encoding="utf-8")
    (folder / "copy.txt").write_text(courier.replace("6,000 cars", "7,000 cars"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


async def calm(pilot: Pilot[None]) -> None:
    """Notices go by a clock; pictures are of what stays."""
    await pilot.pause()
    for line in pilot.app.screen.query("KeyLine"):
        line._clear()  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()


async def show_events(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("e")
    await until(pilot, lambda: "3 articles ·" in screen_text(pilot))
    await calm(pilot)


async def show_nearest(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("w")
    await until(pilot, lambda: (near := app_of(pilot).state.listing.nearest) and near.finished)
    await calm(pilot)


async def show_old_against_new(pilot: Pilot[None]) -> None:
    await settled(pilot)
    path = app_of(pilot).state.open_path
    assert path is not None
    await pilot.press("enter")
    await until(pilot, lambda: path in (looks := app_of(pilot).state.listing.looks) and looks[path].digest)
    text = Path(path).read_text(encoding="utf-8")
    Path(path).write_text(text.replace("6,000 cars", "7,500 cars"), encoding="utf-8")
    await until(pilot, lambda: "7,500 cars" in app_of(pilot).state.article.text)  # type: ignore[union-attr]
    await pilot.press("v")
    await until(pilot, lambda: app_of(pilot).state.collation is not None)
    # It opens at what changed.
    await until(pilot, lambda: app_of(pilot).screen.view.cursor_place.sentence >= 5)  # type: ignore[attr-defined]
    await calm(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "show", [show_events, show_nearest, show_old_against_new], ids=lambda one: one.__name__
)
def test_the_list_looks_as_it_did(
    articles: Path,
    snap_compare: Callable[..., bool],
    show: Callable[[Pilot[None]], object],
    size: tuple[int, int],
) -> None:
    assert snap_compare(open_app("articles"), terminal_size=size, run_before=show)
