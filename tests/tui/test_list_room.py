"""The list's room and its cursor: what does not fit or is filtered away is told, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, library_of, open_app, screen_text, settled, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def name_here(pilot: Pilot[None]) -> str:
    """The file under the list's cursor."""
    return (library_of(pilot).list.path or "").rsplit("/", 1)[-1]


def write_articles(folder: Path, count: int) -> Path:
    """So many short articles, each with its number."""
    folder.mkdir(exist_ok=True)
    for number in range(1, count + 1):
        text = (
            f"Report {number} from the harbour\n\nThe harbour saw {number} ships on Monday, the port said.\n"
        )
        (folder / f"report-{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def titles(pilot: Pilot[None], count: int) -> list[bool]:
    text = screen_text(pilot)
    return [f"Report {number} from" in text for number in range(1, count + 1)]


async def test_five_articles_are_in_sight_at_80_columns_and_what_does_not_fit_is_counted(
    tmp_path: Path,
) -> None:
    folder = write_articles(tmp_path / "five", 5)
    async with open_app(folder).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: all(titles(pilot, 5)), "all five")
        assert "more" not in screen_text(pilot)
        write_articles(folder, 8)
        await until(pilot, lambda: "3 more below" in screen_text(pilot), "the count of the others")
        await pilot.press("G")
        await until(pilot, lambda: "3 more above" in screen_text(pilot), "the count above")
        await pilot.press("k", "k", "k", "k", "k")
        await until(pilot, lambda: "2 more above, 1 below" in screen_text(pilot), "both counts")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (80, 40)])
async def test_a_short_list_leaves_its_room_to_the_reader(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = write_articles(tmp_path / "two", 2)
    async with open_app(folder).run_test(size=size) as pilot:
        await settled(pilot)
        frame = library_of(pilot).query_one("#list-frame")
        await until(pilot, lambda: frame.size.height == 4, "a list of two articles")
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: frame.outer_size.height == 38, "a list as high as the reader")


async def test_a_filter_that_matches_nothing_gives_the_article_back_when_it_is_cleared(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        here = name_here(pilot)
        for letters in ("zebra", "storm", "stormzz"):
            await pilot.press("slash", *letters)
            await until(pilot, lambda: name_here(pilot) != here, "another article, or none")
            await pilot.press("escape")
            await until(pilot, lambda: name_here(pilot) == here, "the same article")
            await until(pilot, lambda: app_of(pilot).state.open_path == library_of(pilot).list.path)


async def test_an_article_that_was_filtered_for_and_kept_stays_when_the_filter_is_cleared(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        first = name_here(pilot)
        await pilot.press("slash", *"storm")
        await until(pilot, lambda: name_here(pilot) != first, "the one with the storm")
        await pilot.press("enter")
        found = name_here(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "3 articles" in screen_text(pilot), "all")
        assert name_here(pilot) == found


async def test_where_a_filter_leaves_nothing_no_article_stays_under_a_nameless_frame(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        here = name_here(pilot)
        await pilot.press("f", "f")
        await until(pilot, lambda: "No article here is" in screen_text(pilot), "the note")
        await until(pilot, lambda: not library_of(pilot).reader.display, "an empty pane")
        await pilot.press("escape")
        await until(pilot, lambda: name_here(pilot) == here and library_of(pilot).reader.display)
        assert here in screen_text(pilot)
