"""Where a copied text goes when nothing says whether it arrived."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.clipboard import copy_elsewhere, hears_osc52


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, in a terminal that says it is tmux."""
    monkeypatch.setenv("TMUX", "/tmp/tmux-1000/default,1,0")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def say(folder: Path, setting: str) -> None:
    program = folder / "tmux"
    program.write_text(f"#!/bin/sh\necho {setting}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(("setting", "heard"), [("on", True), ("external", False), ("off", False)])
def test_only_a_tmux_that_takes_the_clipboard_is_sent_to(tmux: Path, setting: str, heard: bool) -> None:
    say(tmux, setting)
    assert hears_osc52() is heard


def test_a_tmux_that_does_not_answer_is_not_sent_to(tmux: Path) -> None:
    assert not hears_osc52()


def test_within_tmux_the_text_goes_to_a_file_and_the_words_say_why(tmux: Path) -> None:
    notice = copy_elsewhere("a sentence")
    assert notice.full.startswith("tmux ")
    path = Path(notice.full.rpartition("added to ")[2]).expanduser()
    assert path.read_text(encoding="utf-8") == "a sentence\n"


def test_what_is_copied_next_stands_below_what_was_copied_before(tmux: Path) -> None:
    copy_elsewhere("the first sentence")
    notice = copy_elsewhere("the second sentence")
    path = Path(notice.brief.removeprefix("no clipboard: added to ")).expanduser()
    assert path.read_text(encoding="utf-8") == "the first sentence\n\nthe second sentence\n"


def test_the_words_name_the_whole_path_from_the_home_folder_on(
    tmux: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.clipboard.copied_file", lambda: Path.home() / "state" / "copied.txt")
    monkeypatch.setenv("HOME", str(tmux))
    notice = copy_elsewhere("a sentence")
    assert notice.brief == "no clipboard: added to ~/state/copied.txt"
    assert (tmux / "state" / "copied.txt").exists()
