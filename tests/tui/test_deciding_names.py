"""Naming a source by key: what is accepted, what is refused, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until
from textual.widgets import Input

from tui.folders import decisions_log
from tui.screens.name_source import NameSourceScreen, read_date, write_date

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from lesarten.cards import Card


@pytest.fixture
def nameless(library: Path) -> Path:
    """The library with an article first that says neither outlet nor date."""
    (library / "a.txt").write_text(
        "A headline about the harbour\n\nThe harbour of Millbrook is dredged this summer, the council said. "
        "The work will take two months and cost a million euros.\n",
        encoding="utf-8",
    )
    return library


async def ask(pilot: Pilot[None]) -> None:
    await pilot.press("R")
    await until(pilot, lambda: isinstance(pilot.app.screen, NameSourceScreen), "the prompt")
    await until(pilot, lambda: isinstance(pilot.app.focused, Input), "its first line")


def card_of(pilot: Pilot[None]) -> Card:
    path = library_of(pilot).list.path
    assert path is not None
    return app_of(pilot).state.cards[path]


@pytest.mark.parametrize(
    ("typed", "date"),
    [("12.07.2025", "2025-07-12"), ("2025-07-12", "2025-07-12"), ("2025-07", "2025-07"), ("2025", "2025")],
)
async def test_a_source_gets_outlet_and_date(nameless: Path, typed: str, date: str) -> None:
    async with open_app(nameless).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await ask(pilot)
        await pilot.press(*"Kreisbote", "tab", *typed, "enter")
        await until(pilot, lambda: card_of(pilot).outlet == "Kreisbote", "the name")
        assert card_of(pilot).date == date
        assert " Kreisbote, " in screen_text(pilot)
        await pilot.press("u")
        await until(pilot, lambda: card_of(pilot).outlet is None, "no name")
        assert card_of(pilot).date is None
        await pilot.press("ctrl+r")
        await until(pilot, lambda: card_of(pilot).outlet == "Kreisbote", "the name again")


@pytest.mark.parametrize("typed", ["yesterday", "12.13.2025", "2025-7-1", "[red]x"])
async def test_what_is_no_date_is_refused_with_a_sentence(nameless: Path, typed: str) -> None:
    async with open_app(nameless).run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await ask(pilot)
        await pilot.press("tab", *typed, "enter")
        await until(pilot, lambda: f"“{typed}” is no date" in screen_text(pilot), "the sentence")
        assert "2025-07-12" in screen_text(pilot), "what can be written instead"
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))
    assert not decisions_log().exists()


async def test_the_prompt_is_filled_and_leaving_it_as_it_is_decides_nothing(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        card = card_of(pilot)
        assert card.date == "2024-05-04"
        await ask(pilot)
        assert "04.05.2024" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))
        assert card_of(pilot) == card
    assert not decisions_log().exists()


async def test_naming_the_outlet_leaves_the_date_to_the_text(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await ask(pilot)
        await pilot.press(*"Der Kurier", "enter")
        await until(pilot, lambda: card_of(pilot).outlet == "Der Kurier")
        path = library / "bridge-courier.txt"
        path.write_text(
            path.read_text(encoding="utf-8").replace("4 May 2024", "5 May 2024"), encoding="utf-8"
        )
        await until(pilot, lambda: card_of(pilot).date == "2024-05-05", "the text's own date")
        assert card_of(pilot).outlet == "Der Kurier"


async def test_emptying_both_lines_takes_the_name_back(nameless: Path) -> None:
    async with open_app(nameless).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await ask(pilot)
        await pilot.press(*"Kreisbote", "tab", *"2025", "enter")
        await until(pilot, lambda: card_of(pilot).outlet == "Kreisbote")
        await ask(pilot)
        await pilot.press("backspace", "tab", "backspace", "enter")
        await until(pilot, lambda: card_of(pilot).outlet is None, "no name")
        assert card_of(pilot).date is None
        assert "has no name from you any more" in screen_text(pilot)


async def test_a_name_is_shown_as_it_was_typed_and_kept_for_the_next_run(nameless: Path) -> None:
    async with open_app(nameless).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await ask(pilot)
        await pilot.press(*"[b]Bote[/b]", "enter")
        await until(pilot, lambda: "a is [b]Bote[/b] now" in screen_text(pilot), "the notice")
    async with open_app(nameless).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert card_of(pilot).outlet == "[b]Bote[/b]"


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_undo_in_the_next_run_says_what_it_covers_and_which_key_changes_the_name(
    nameless: Path, size: tuple[int, int]
) -> None:
    async with open_app(nameless).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "nothing to undo" in screen_text(pilot).splitlines()[-1])
        assert "since the start" not in screen_text(pilot)
        await ask(pilot)
        await pilot.press(*"Kreisbote", "enter")
        await until(pilot, lambda: card_of(pilot).outlet == "Kreisbote")
    async with open_app(nameless).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "since the start" in screen_text(pilot).splitlines()[-1])
        assert "R renames" in screen_text(pilot).splitlines()[-1]
        assert card_of(pilot).outlet == "Kreisbote"


@pytest.mark.parametrize("side", ["h", "l"])
async def test_in_a_comparison_the_source_of_the_side_with_the_cursor_is_named(
    library: Path, side: str
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        heading = screen_text(pilot).splitlines()[0]
        assert heading.count("R names it") == 2
        await pilot.press("j", side)
        await ask(pilot)
        await pilot.press(*"Kreisbote", "enter")
        name = {"h": "A Kreisbote", "l": "B Kreisbote"}[side]
        await until(pilot, lambda: name in screen_text(pilot).splitlines()[0], "the name")
        assert screen_text(pilot).splitlines()[0].count("R names it") == 1
        assert app_of(pilot).screen.view.side == {"h": "a", "l": "b"}[side]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "shown", "named"),
    [("a", "no outlet (R names it)", "Kreisbote · 04.05.2024"), ("r", "A bridge-courier", "A Kreisbote")],
    ids=["article over the comparison", "both raw files"],
)
async def test_a_source_is_named_over_a_comparison_too(
    library: Path, key: str, shown: str, named: str
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        before = app_of(pilot).screen
        await pilot.press(key)
        await until(pilot, lambda: app_of(pilot).screen is not before and shown in screen_text(pilot))
        await ask(pilot)
        await pilot.press(*"Kreisbote", "enter")
        await until(pilot, lambda: named in screen_text(pilot), "the name")


@pytest.mark.parametrize(
    "date", ["2025", "2025-07", "2025-07-12", "2025-07-12T16:29"], ids=lambda date: date.replace(":", "-")
)
def test_every_date_is_written_so_that_it_can_be_read_again(date: str) -> None:
    assert read_date(write_date(date)) == date


def test_a_day_with_a_time_that_is_none_is_refused() -> None:
    assert read_date("12.07.2025 quarter:past") is None
    assert read_date("32.07.2025 16:29") is None


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_name_by_the_reader_is_marked_as_theirs_in_the_list_and_one_of_the_text_is_not(
    nameless: Path, size: tuple[int, int]
) -> None:
    async with open_app(nameless).run_test(size=size) as pilot:
        await settled(pilot)
        assert "(yours)" not in screen_text(pilot)
        await ask(pilot)
        await pilot.press(*"Kreisbote", "enter")
        await until(pilot, lambda: "Kreisbote (yours)" in screen_text(pilot), "the name")
        assert screen_text(pilot).count("(yours)") == 1
    async with open_app(nameless).run_test(size=size) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "Kreisbote (yours)" in screen_text(pilot), "the name in the next run")
