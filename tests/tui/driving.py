"""Driving the app as a tester does: press keys, wait for what should come, read the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tui.app import LesartenApp
from tui.options import AppOptions
from tui.screens.compare import CompareScreen
from tui.screens.library import LibraryScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

DEADLINE = 10.0
"""Seconds after which something that should come is said to have failed: long, for slow machines."""


def open_app(*paths: Path | str, **options: object) -> LesartenApp:
    """The app on these paths; the caller runs it."""
    return LesartenApp([str(path) for path in paths], AppOptions(**options))  # type: ignore[arg-type]


async def until(pilot: Pilot[None], happened: Callable[[], object], what: str = "") -> None:
    """Let the app run until something is so; fail when it is not before the deadline."""
    deadline = time.monotonic() + DEADLINE
    while not happened():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain for {what or happened}")
        await pilot.pause(0.005)
    await pilot.pause()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the library is listed and read, the first article open, and the folder watched."""
    app = app_of(pilot)

    def done() -> bool:
        state = app.state
        read = all(entry.path in state.cards for entry in state.snapshot.entries)
        opened = state.article is not None or not state.snapshot.entries
        return state.listed and read and opened and state.watching != "starting"

    await until(pilot, done, "the library to be read")


async def comparing(pilot: Pilot[None]) -> None:
    """Wait until a comparison is on screen."""
    app = app_of(pilot)
    await until(
        pilot,
        lambda: isinstance(app.screen, CompareScreen) and (app.state.collation or app.state.pair_problem),
        "a comparison",
    )


def app_of(pilot: Pilot[None]) -> LesartenApp:
    """The app under test, by its own type."""
    assert isinstance(pilot.app, LesartenApp)
    return pilot.app


def library_of(pilot: Pilot[None]) -> LibraryScreen:
    """The library screen."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, LibraryScreen)
    return screen


def screen_text(pilot: Pilot[None]) -> str:
    """What is on screen, without colours."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)
