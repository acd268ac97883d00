"""On every screen: two sentences of help, six to eight verbs below, and commands named by what they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from driving import open_app, screen_text
from everywhere import go_to

from tui.help import make_help
from tui.palette import Commands

PLACES = [
    "library",
    "reader",
    "raw",
    "also in, with some",
    "comparison",
    "raw pair",
    "find all",
    "facts",
    "quotations",
    "only here",
    "matrix",
    "sentence",
]
VERBS = (
    "Change Choose Close Compare Copy Edit End Export Filter Find Fold Follow Go Group Keep Link Look Lower "
    "Mark Name Number Open Order Page Quit Raise Read Redo Say Scroll Show Sort Swap Switch Take Turn Undo "
    "Unlink Use"
).split()
"""What a command's name may begin with."""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)


@pytest.mark.parametrize("place", PLACES)
async def test_the_pane_is_explained_in_two_sentences_and_its_keys(place: str) -> None:
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        page = make_help(pilot.app.screen)
        sentences = re.findall(r"[.:;](?: |$)", page.about)
        assert 2 <= len(sentences) <= 5, page.about
        assert page.about.count(". ") in (1, 2), page.about
        assert len(page.about) < 320
        keys = {key for _heading, lines in page.groups for line in lines for key in line.keys}
        named = set(
            re.findall(r"(?<![\w’'])([a-z])(?= (?:shows|turns|goes|leads|looks|compares)\b)", page.about)
        )
        # In the raw file, which r shows, x turns a cut into text.
        assert named - keys <= {"x"}


@pytest.mark.parametrize("place", PLACES)
async def test_the_bottom_line_has_six_to_eight_verbs(place: str) -> None:
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        verbs = screen_text(pilot).splitlines()[-1].split("  ")[0].strip().split(" · ")
        assert 6 <= len(verbs) <= 8, verbs
        assert verbs[-1].startswith("? help")
        assert len({verb.split(" ", 1)[0] for verb in verbs}) == len(verbs), "a key twice"
        assert len({verb.split(" ", 1)[1] for verb in verbs}) == len(verbs), "a verb twice"


@pytest.mark.parametrize("place", PLACES)
async def test_the_palette_names_what_is_done_to_what(place: str) -> None:
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        names = [hit.text async for hit in Commands(pilot.app.screen).discover()]
        assert [name for name in names if name is None or name.split(" ")[0].rstrip(":") not in VERBS] == []
        assert [name for name in names if name is None or " " not in name] == []
        assert len(set(names)) == len(names)


async def test_the_hint_how_to_compare_goes_away_after_the_first_comparison() -> None:
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "library")
        assert "space marks A, space on another marks B" in screen_text(pilot)
        await pilot.press("escape")
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "comparison")
        await pilot.press("escape")
        await pilot.pause()
        assert "space marks A" not in screen_text(pilot)
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "library")
        assert "c compares with another one" in screen_text(pilot)
