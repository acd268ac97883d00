"""Who else says a sentence, asked where an article is read over a comparison or a panel, and asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until
from everywhere import at_a_sentence, surveyed

from tui.screens.sentence import SentenceScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot


def screen_over(pilot: Pilot[None]) -> SentenceScreen:
    screen = app_of(pilot).screen
    assert isinstance(screen, SentenceScreen)
    return screen


async def told(pilot: Pilot[None]) -> None:
    """The list is there, or why there is none."""
    await until(pilot, lambda: "Also in" in screen_text(pilot), "the pane")
    await until(pilot, lambda: "Looking …" not in screen_text(pilot), "an answer")
    await until(pilot, lambda: "sure" in screen_text(pilot) or "Nobody else says this" in screen_text(pilot))


async def over_a_comparison(pilot: Pilot[None]) -> None:
    await pilot.press("space", "j", "space", "c")
    await comparing(pilot)
    await pilot.press("g", "a")
    await at_a_sentence(pilot)
    await told(pilot)
    await pilot.press("escape")
    await until(pilot, lambda: not screen_over(pilot).shows_also, "the pane closed")


async def over_a_panel(pilot: Pilot[None]) -> None:
    await pilot.press("O")
    await surveyed(pilot)
    await pilot.press("enter")
    await at_a_sentence(pilot)


async def from_a_search(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+f", *"million", "enter")
    await until(pilot, lambda: app_of(pilot).state.search and app_of(pilot).state.search.finished)  # type: ignore[union-attr]
    await until(pilot, lambda: app_of(pilot).screen.focused.id == "hits")  # type: ignore[union-attr]
    await pilot.press("enter")
    await at_a_sentence(pilot)


@pytest.mark.parametrize("way", [over_a_comparison, over_a_panel, from_a_search])
async def test_who_else_says_it_is_answered_each_time_without_a_move_of_the_cursor(
    library: Path, way: Callable[[Pilot[None]], Awaitable[None]]
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await way(pilot)
        for _time in range(2):
            await pilot.press("a")
            await told(pilot)
            await pilot.press("escape")
            await until(pilot, lambda: not screen_over(pilot).shows_also, "the pane closed")


async def test_a_pane_that_is_closed_and_opened_at_once_is_answered_too(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "a", "a", "a", "escape", "a")
        await told(pilot)
        assert library_of(pilot).shows_also
