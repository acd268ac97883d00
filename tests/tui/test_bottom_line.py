"""The verbs of the bottom line: none that does nothing, and always the way back and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, library_of, open_app, screen_text, settled, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

PANELS = ["m", "F", "Q", "O"]


def bottom(pilot: Pilot[None]) -> str:
    """What the bottom line says."""
    return screen_text(pilot).splitlines()[-1].strip()


async def test_an_empty_library_names_only_the_way_out_until_an_article_comes(tmp_path: Path) -> None:
    async with open_app(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: bottom(pilot) == "q quit · ? help", "the line of an empty library")
        (tmp_path / "new.txt").write_text(
            "Die neue Brücke ist offen. Viele kamen zum Fest.\n", encoding="utf-8"
        )
        await until(pilot, lambda: "space mark · enter read" in bottom(pilot), "the verbs of an article")
        assert "compare" not in bottom(pilot)


async def test_a_filter_without_a_match_leaves_what_leads_out_of_it(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "space mark · enter read · c compare" in bottom(pilot)
        await pilot.press("slash", *"zzz", "enter")
        await until(pilot, lambda: "space mark" not in bottom(pilot), "the line of an empty list")
        assert "enter read" not in bottom(pilot)
        assert "/ filter" in bottom(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "space mark · enter read" in bottom(pilot), "the verbs again")


async def test_a_file_without_a_text_is_not_offered_to_be_read_or_marked(library: Path) -> None:
    (library / "a.txt").write_bytes(b"")
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "enter read" not in bottom(pilot), "the line of a file without text")
        assert "space mark" not in bottom(pilot)
        await pilot.press("j")
        await until(pilot, lambda: "space mark · enter read" in bottom(pilot), "the verbs of an article")


@pytest.mark.parametrize("key", PANELS)
async def test_a_panel_that_shows_nothing_offers_only_the_way_back(tmp_path: Path, key: str) -> None:
    (tmp_path / "one.txt").write_bytes(b"")
    async with open_app(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await until(pilot, lambda: bottom(pilot) == "q back · ? help", "the line of an empty panel")
        await pilot.press("q")
        await until(pilot, lambda: app_of(pilot).screen is library_of(pilot), "the list")
