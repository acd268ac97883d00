"""What changed since it was read: told wherever the reader is, and nothing is compared with nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui.panels.screen import SurveyScreen
from tui.screens.compare import CompareScreen
from tui.screens.old_new import OldNewScreen
from tui.screens.sentence import SentenceScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


def change(path: Path, old: str, new: str) -> None:
    """Save a file with another word."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def look_at(pilot: Pilot[None], path: str) -> None:
    """Have an article looked at, and the look noted."""
    app = app_of(pilot)
    await until(pilot, lambda: len(app.state.listing.looks) == 3, "what is known of the articles")
    app.look_at(path)
    await until(pilot, lambda: app.state.listing.looks[path].digest, "the look to be noted")


@pytest.mark.parametrize("name", ["bridge-courier.txt", "bridge-herald.txt"])
async def test_what_changes_under_a_panel_is_marked_in_the_list_afterwards(library: Path, name: str) -> None:
    """The article that was open before the panel, and one that was never opened; keys go on in the panel."""
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        await until(pilot, lambda: len(app.state.listing.looks) == 3, "what is known of the articles")
        await pilot.press("F")
        await until(pilot, lambda: app.state.survey and app.state.survey.finished, "the facts")
        path = library / name
        await until(pilot, lambda: app.state.listing.looks[str(path)].digest, "its text to be known")
        change(path, "million", "thousand")
        await until(pilot, lambda: f"{name} changed" in screen_text(pilot), "word of it")
        assert "v in the list shows what" in screen_text(pilot)
        await until(pilot, lambda: app._looking is None, "the key before the panel to count no more")
        await pilot.press("j", "j", "k")
        assert isinstance(pilot.app.screen, SurveyScreen)
        assert app._looking is None
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        await until(pilot, lambda: "changed│" in screen_text(pilot), "the mark")
        library_of(pilot).list.go_to(str(path))
        await until(pilot, lambda: app.state.open_path == str(path), "the article")
        await pilot.press("v")
        await until(pilot, lambda: "then: " in screen_text(pilot), "old against new")
        await until(pilot, lambda: "thousand" in screen_text(pilot), "what changed")
        assert "L link" not in screen_text(pilot).splitlines()[-1]
        assert not {"L", "X"} & set(pilot.app.screen.active_bindings), "one article is not linked with itself"


async def test_the_open_article_that_changed_says_how_to_see_what(library: Path) -> None:
    path = library / "bridge-courier.txt"
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await look_at(pilot, str(path))
        change(path, "million", "thousand")
        await until(pilot, lambda: "bridge-courier.txt changed · v shows what" in screen_text(pilot))
        await until(pilot, lambda: "changed since you looked at it: v shows what" in screen_text(pilot))


async def test_v_with_nothing_older_says_so_and_stays(library: Path) -> None:
    """Also when the article was looked at: it is the same text."""
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        path = str(library / "bridge-courier.txt")
        await look_at(pilot, path)
        await pilot.press("v")
        await until(pilot, lambda: "nothing older" in screen_text(pilot), "why not")
        assert pilot.app.screen is library_of(pilot)
        assert app.state.pair is None


async def test_v_on_a_file_whose_article_is_the_same_says_so_and_stays(library: Path) -> None:
    path = library / "bridge-courier.txt"
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await look_at(pilot, str(path))
        path.write_text(path.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
        await until(pilot, lambda: "changed" in screen_text(pilot), "word of it")
        await pilot.press("v")
        await until(pilot, lambda: "text of its article has not" in screen_text(pilot), "that it is the same")
        assert pilot.app.screen is library_of(pilot)


async def test_v_in_a_comparison_shows_what_changed_on_its_side_and_escape_comes_back(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        pair = app.state.pair
        assert pair is not None
        await until(pilot, lambda: all(app.state.listing.looks[path].digest for path in pair), "both looks")
        await pilot.press("v")
        await until(pilot, lambda: "nothing older" in screen_text(pilot), "why not")
        assert type(pilot.app.screen) is CompareScreen
        change(Path(pair[0]), "million", "thousand")
        await until(pilot, lambda: "v on its side shows what" in screen_text(pilot), "word of it")
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, OldNewScreen), "old against new")
        await until(pilot, lambda: "then: " in screen_text(pilot))
        await pilot.press("v")
        await until(pilot, lambda: "the old text against the new" in screen_text(pilot), "that it is this")
        await pilot.press("escape")
        await until(pilot, lambda: type(pilot.app.screen) is CompareScreen and app.state.pair == pair)
        await until(pilot, lambda: "then: " not in screen_text(pilot), "both articles again")


async def test_a_in_a_comparison_asks_who_else_says_the_sentence_and_escape_comes_back(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        pair = app.state.pair
        await pilot.press("d", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, SentenceScreen), "the article")
        screen = pilot.app.screen
        assert isinstance(screen, SentenceScreen)
        await until(pilot, lambda: screen.shows_also and screen.in_also, "who else says it, to choose from")
        await pilot.press("escape")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen), "the comparison")
        assert app.state.pair == pair
        assert app.state.collation is not None
