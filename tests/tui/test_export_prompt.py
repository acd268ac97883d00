"""Exporting from the app: the palette's entry, the prompt for the file, and what is said afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, open_app, screen_text, settled, until
from textual.command import CommandPalette
from textual.widgets import Input, Static

from tui.exporting.asking import ExportScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def ask(pilot: Pilot[None]) -> ExportScreen:
    """Compare two articles and choose the palette's entry."""
    await settled(pilot)
    await pilot.press("space", "down", "space", "c")
    await comparing(pilot)
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    await pilot.press(*"export comp")
    await until(pilot, lambda: "Export comparison" in screen_text(pilot))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def write_to(pilot: Pilot[None], name: str) -> None:
    """Put a name into the line and press enter."""
    pilot.app.screen.query_one(Input).value = name
    await pilot.pause()
    await pilot.press("enter")


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#export-said", Static).content)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of the app under test."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_enter_writes_the_page_under_the_suggested_name(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        screen = await ask(pilot)
        name = screen.query_one(Input).value
        assert name.endswith(".html")
        assert str(here)[:20] in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: f"written: {name}" in screen_text(pilot))
        assert [path.name for path in here.iterdir()] == [name]
        assert (here / name).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


async def test_the_ending_chooses_the_form(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await ask(pilot)
        await write_to(pilot, "bridge.csv")
        await until(pilot, lambda: "written: bridge.csv" in screen_text(pilot))
        assert (here / "bridge.csv").read_bytes().startswith(b"\xef\xbb\xbfbead,kind,")


async def test_a_name_without_a_known_ending_is_refused(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await ask(pilot)
        await write_to(pilot, "bridge.docx")
        assert "must end in .html" in said(pilot)
        await write_to(pilot, "")
        assert "must end in .html" in said(pilot)
        assert list(here.iterdir()) == []


async def test_a_file_is_replaced_only_by_a_second_enter(library: Path, here: Path) -> None:
    kept = here / "kept.md"
    kept.write_text("mine", encoding="utf-8")
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await ask(pilot)
        await write_to(pilot, "kept.md")
        assert "kept.md exists already" in said(pilot)
        await write_to(pilot, "kept.txt.md")
        await until(pilot, lambda: "written: kept.txt.md" in screen_text(pilot))
        assert kept.read_text(encoding="utf-8") == "mine"
        await pilot.press("escape")
        await ask(pilot)
        await write_to(pilot, "kept.md")
        await pilot.press("enter")
        await until(pilot, lambda: "written: kept.md" in screen_text(pilot))
        assert kept.read_text(encoding="utf-8").startswith("# ")


async def test_esc_writes_nothing(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await ask(pilot)
        await pilot.press("escape")
        await comparing(pilot)
        assert list(here.iterdir()) == []


async def test_a_folder_that_is_not_there_is_named(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await ask(pilot)
        await write_to(pilot, "none/x.html")
        await until(pilot, lambda: "not written: none/x.html: No such file" in said(pilot))
        assert "not written" in screen_text(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.query_one(Input).value == "none/x.html"
        await pilot.press("q")
        assert pilot.app.screen is screen, "what is typed next goes into the line"
        await write_to(pilot, "x.html")
        await until(pilot, lambda: "written: x.html" in screen_text(pilot))
        assert not isinstance(pilot.app.screen, ExportScreen)


async def test_what_the_spelling_key_hides_is_not_exported(library: Path, here: Path) -> None:
    """A hyphen in a name is a difference only while noise is shown."""
    story = (library / "bridge-herald.txt").read_text(encoding="utf-8")
    (library / "herald-2.txt").write_text(story.replace("Joseph Brandt", "Joseph-Brandt"), encoding="utf-8")
    pages = []
    for noise in (True, False):
        async with open_app(library, noise=noise).run_test(size=(110, 30)) as pilot:
            await settled(pilot)
            app = app_of(pilot)
            app.open_pair(str(library / "bridge-herald.txt"), str(library / "herald-2.txt"))
            await comparing(pilot)
            app.export_pair()
            await until(pilot, lambda app=app: isinstance(app.screen, ExportScreen))
            await write_to(pilot, f"{noise}.html")
            await until(pilot, lambda noise=noise: f"written: {noise}.html" in screen_text(pilot))
        pages.append((here / f"{noise}.html").read_text(encoding="utf-8"))
    assert 'class="spelling"' in pages[0]
    assert 'class="spelling"' not in pages[1]


async def test_without_a_comparison_the_palette_offers_no_export(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.press(*"article")
        await until(pilot, lambda: "Switch article" in screen_text(pilot))
        assert "Export" not in screen_text(pilot)


async def test_without_a_comparison_the_palette_offers_the_export_and_says_what_comes_first(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(110, 30)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.press(*"export comp")
        await until(pilot, lambda: "Export comparison" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "compare two articles first: space marks them" in screen_text(pilot))


async def test_two_marked_articles_are_compared_and_exported_from_the_list(library: Path, here: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.press(*"export comp")
        await until(pilot, lambda: "Export comparison" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen), "the question for a file")
        await pilot.press("enter")
        await until(pilot, lambda: list(here.glob("*.html")), "the file")
        page = next(here.glob("*.html")).read_text(encoding="utf-8")
        assert "bridge-courier" in page
        assert "bridge-herald" in page


async def test_who_leaves_before_it_is_compared_is_not_asked_for_a_file_later(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        app = app_of(pilot)
        await settled(pilot)
        await pilot.press("space", "j", "space")
        app.export_pair()
        app.close_pair()
        await pilot.press("c")
        await comparing(pilot)
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ExportScreen)
