"""What is said in the bottom line: short enough to leave the first keys there, and gone when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, open_app, screen_text, settled, until
from rich.cells import cell_len

from tui.panes.notice import Notice
from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from widgets.compare import CompareView

SIZES = [(60, 20), (80, 24), (120, 40)]


async def compare(pilot: Pilot[None]) -> CompareView:
    await settled(pilot)
    await pilot.press("space", "j", "space", "c")
    await comparing(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: screen.view.sheet is not None, "the rows")
    return screen.view


def bottom(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


async def unlink_first(pilot: Pilot[None], view: CompareView) -> None:
    await pilot.press("d", "X")
    if view.choice is not None:
        await pilot.press("enter")
    await until(pilot, lambda: view.collation.decided, "the decision")


def test_a_notice_loses_what_it_quotes_before_its_key() -> None:
    notice = Notice("unlinked: “A long sentence …” from “Another one …”", "unlinked", "u undoes")
    assert notice.fit(100) == "unlinked: “A long sentence …” from “Another one …” · u undoes"
    assert notice.fit(30) == "unlinked · u undoes"
    assert notice.fit(10) == ""
    for room in range(1, 40):
        assert cell_len(notice.crop(room)) <= room
    assert notice.crop(15).endswith("u undoes")


@pytest.mark.parametrize("size", SIZES)
async def test_a_correction_leaves_the_first_verbs_and_the_way_back_in_sight(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        view = await compare(pilot)
        await unlink_first(pilot, view)
        await until(pilot, lambda: "u undoes" in bottom(pilot), "the notice")
        assert bottom(pilot).rstrip().endswith("u undoes")
        assert "unlinked" in bottom(pilot)
        for verb in ("d next ≠", "q back", "? help"):
            assert verb in bottom(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_an_undo_says_what_holds_now(library: Path, size: tuple[int, int]) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        view = await compare(pilot)
        await unlink_first(pilot, view)
        await pilot.press("u")
        await until(pilot, lambda: not view.collation.decided, "the link again")
        assert "undone: " in bottom(pilot)
        assert "again · ctrl+r redoes" in bottom(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: view.collation.decided, "the decision again")
        assert "unlinked" in bottom(pilot)
        assert "u undoes" in bottom(pilot)


async def test_the_next_key_takes_a_notice_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await compare(pilot)
        await pilot.press("slash", *"bridge", "enter", "n")
        await until(pilot, lambda: "match 2 of" in bottom(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "match" not in bottom(pilot), "no search")
        await pilot.press("G", "d")
        await until(pilot, lambda: "no further" in bottom(pilot))
        await pilot.press("k")
        await until(pilot, lambda: "no further" not in bottom(pilot), "no words about the end")


async def test_another_screen_takes_a_notice_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app_of(pilot).say("something that failed", grave=True)
        await pilot.press("k")
        assert "something that failed" in bottom(pilot)
        await pilot.press("F")
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
        await pilot.press("escape")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert "something that failed" not in bottom(pilot)


async def test_a_hint_goes_once_it_was_followed(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "then x" in bottom(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "then x" not in bottom(pilot))
