"""What is typed into the palette names a command, or it names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import open_app, settled

from tui.naming import rate
from tui.palette import Commands

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def named(pilot: Pilot[None], typed: str) -> list[str]:
    """The commands that were found, the best first."""
    hits = [hit async for hit in Commands(pilot.app.screen).search(typed)]
    return [hit.text or "" for hit in sorted(hits, key=lambda hit: hit.score, reverse=True)]


@pytest.mark.parametrize("typed", ["html", "markdown", "csv", "save", "export", "write", "print", "exp comp"])
async def test_the_export_is_found_by_what_it_is_looked_for(library: Path, typed: str) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert (await named(pilot, typed))[0] == "Export comparison …"


async def test_a_word_of_its_name_goes_before_what_a_command_is_known_by_as_well(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await named(pilot, "text")
        assert "Export comparison …" in found[1:]
        assert "text" in found[0]


async def test_letters_strewn_over_a_name_do_not_find_it(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert await named(pilot, "hml") == []
        assert "Use theme terminal" not in await named(pilot, "html")


def test_the_better_a_word_fits_the_more_it_is_worth() -> None:
    names = ["Sort list by name", "Rename sources", "Names of sources", "Something else"]
    worth = [rate("name", name, "a name beside it")[0] for name in names]
    assert worth[0] > worth[2] > worth[1] > worth[3] > 0


def test_every_word_must_be_found_in_whatever_order() -> None:
    assert rate("theme use", "Use theme dark")[0]
    assert not rate("theme none", "Use theme dark")[0]
    assert rate("them", "Use theme dark")[1] == ((4, 8),)
