"""Typing faster than the program draws: keys come in a burst, and each counts in its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import library_of, open_app, settled, until
from textual import events
from textual.widgets import Input

from tui.panes.article_list import ArticleList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

BACK = "backspace"


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without a pause between them: all wait before the first one is handled."""
    for key in keys:
        character = key if len(key) == 1 else {BACK: "\x7f", "ctrl+f": "\x06", "ctrl+p": "\x10"}.get(key)
        pilot.app.post_message(events.Key(key, character))


def typed(pilot: Pilot[None]) -> str:
    """What stands in the line that has the keys."""
    line = pilot.app.screen.focused
    return line.value if isinstance(line, Input) else ""


@pytest.mark.parametrize("opens", ["ctrl+f", "slash", "ctrl+o", "ctrl+p"])
async def test_a_word_taken_back_and_typed_anew_in_a_burst_is_the_new_word(library: Path, opens: str) -> None:
    """Finding in all, filtering, switching, choosing a command."""
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(opens)
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Input), "the line")
        burst(pilot, *"Putin")
        await until(pilot, lambda: typed(pilot) == "Putin", "the first word")
        burst(pilot, *[BACK] * 5, *"Lawrow", "left", "left", BACK, "k")
        await until(pilot, lambda: typed(pilot) == "Lawkow", "the second word")


async def test_finding_in_the_text_takes_a_burst_in_its_order_too(library: Path) -> None:
    """The line of the reader."""
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "slash")
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Input), "the line")
        burst(pilot, *"abc", BACK, BACK, *"xy")
        await until(pilot, lambda: typed(pilot) == "axy", "what was typed")


async def test_the_arrows_still_choose_while_one_types(library: Path) -> None:
    """They are keys of the window, not of its line."""
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Input), "the line")
        burst(pilot, "b", "down")
        chosen = pilot.app.screen.query_one(ArticleList)
        await until(pilot, lambda: (chosen.path or "").endswith("bridge-herald.txt"), "the second match")


async def test_the_key_that_opens_the_search_and_the_word_may_come_in_one_burst(library: Path) -> None:
    """Also when something was looked for before: it is replaced, and nothing of the new word is lost."""
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        burst(pilot, "ctrl+f", *"Putin")
        await until(pilot, lambda: typed(pilot) == "Putin", "the first word")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        burst(pilot, "ctrl+f", *"Lax", BACK, *"wrow")
        await until(pilot, lambda: typed(pilot) == "Lawrow", "the second word")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        burst(pilot, "ctrl+f", *[BACK] * 6, *"Kursk")
        await until(pilot, lambda: typed(pilot) == "Kursk", "the third word")


async def test_the_key_that_opens_the_commands_and_their_first_letters_may_come_in_one_burst(
    library: Path,
) -> None:
    """Nothing of them is lost, or done to the list beneath."""
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        burst(pilot, "ctrl+p", *"matx", BACK, *"rix")
        await until(pilot, lambda: typed(pilot) == "matrix", "the word")
