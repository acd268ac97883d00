"""The key that edits a file: one that was chosen opens at once, one that hides its way out is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, open_app, screen_text, settled, until

from tui.editor import find_editor, is_silent
from tui.screens.before_editor import BeforeEditorScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app import LesartenApp


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all programs there are; no editor is chosen."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)


def test_of_several_editors_one_that_says_how_to_leave_it_is_taken(installed: Path) -> None:
    install(installed, "vi", "vim", "micro")
    assert find_editor() == ("micro",)
    assert not is_silent(("micro",))
    install(installed, "nano")
    assert find_editor() == ("nano",)


def test_who_chose_an_editor_knows_it(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(installed, "vi", "nano")
    monkeypatch.setenv("EDITOR", "vi")
    command = find_editor()
    assert command == ("vi",)
    assert not is_silent(command)


def watch_lending(app: LesartenApp, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The editors that the terminal was lent to."""
    lent: list[tuple[str, ...]] = []
    monkeypatch.setattr(app, "_lend_terminal", lambda command, _path: lent.append(command))
    return lent


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_before_vi_opens_its_way_out_is_told_once(
    library: Path, installed: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    install(installed, "vi")
    app = open_app(library)
    lent = watch_lending(app, monkeypatch)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, BeforeEditorScreen), "the window")
        for words in (":q!", ":wq", "EDITOR=nano lesarten", "enter opens · esc closes"):
            assert words in screen_text(pilot), words
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert not lent
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, BeforeEditorScreen), "the window again")
        await pilot.press("enter")
        await until(pilot, lambda: lent == [("vi",)], "the editor")
        await pilot.press("E")
        await until(pilot, lambda: len(lent) == 2, "the editor at once")
        assert len(app_of(pilot).screen_stack) == 1
