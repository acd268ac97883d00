"""Reading the articles of a command one after the other: what it holds of a large folder."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING

import pytest

from lesarten.model import Article
from tui import in_turn
from tui.main import main

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

MANY = 30
TOWNS = ("Ashford", "Tarnvale", "Wexholm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(MANY):
        town = TOWNS[number % len(TOWNS)]
        text = f"Bridge {number} opens\n\nThe bridge over the river at {town} cost {number} million.\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("command", "rows"), [("list", MANY), ("near", 8)])
def test_of_a_large_folder_no_articles_are_held_that_were_dealt_with(
    command: str,
    rows: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    held: list[int] = []
    before = count_articles()
    read = in_turn.read_article

    def watched(path: str, given: Namespace) -> Article:
        held.append(count_articles() - before)
        return read(path, given)

    monkeypatch.setattr(in_turn, "read_article", watched)
    first = [str(folder / "00.txt")] if command == "near" else []
    assert main([command, *first, str(folder), "--json", "--no-cache"]) == 0
    assert len(json.loads(capsysbinary.readouterr().out)) == rows
    assert len(held) >= MANY
    assert max(held[: MANY + 1]) <= 3


def count_articles() -> int:
    return sum(type(one) is Article for one in gc.get_objects())
