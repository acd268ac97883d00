"""Files that are none, or mean harm: each is listed with its problem in words, and costs no other."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from driving import app_of, library_of, open_app, screen_text, settled, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.state import Row


def make_folder(path: Path) -> None:
    path.mkdir()


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_broken_link(path: Path) -> None:
    path.symlink_to("nowhere.txt")


def make_unreadable(path: Path) -> None:
    path.write_text("A secret that nobody may read.", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


BAD = [make_folder, make_empty, make_binary, make_fifo, make_broken_link, make_unreadable]


def row_of(pilot: Pilot[None], name: str) -> Row:
    from tui.listing.rows import rows

    return next(row for row in rows(app_of(pilot).state) if row.path.endswith(name))


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
async def test_a_file_that_is_no_article_is_listed_with_its_problem(library: Path, make: object) -> None:
    make(library / "a-bad.txt")  # type: ignore[operator]
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert row_of(pilot, "a-bad.txt").problem
        text = screen_text(pilot)
        assert "! " in text
        assert "Traceback" not in text
        await pilot.press("space")
        assert app_of(pilot).state.mark_a is None
        await pilot.press("r", "r", "enter", "c", "y", "j", "j")
        await until(pilot, lambda: "Joseph Brandt" in screen_text(pilot), "the others to be readable")


GERMAN = """Die neue Brücke über die Ahr öffnet

Die Bürgermeisterin begrüßte am Samstag die ersten Gäste auf der neuen Brücke. Sie dankte den Männern und
Frauen, die drei Jahre lang an ihr gebaut haben.

Die Straße zur Brücke wird im Frühjahr verbreitert. Danach dürfen auch größere Fahrzeuge über den Fluss,
erklärte die Behörde am Freitag. Für Fußgänger bleibt ein eigener Weg.
"""


@pytest.mark.parametrize("codec", ["latin-1", "utf-16", "utf-8-sig"])
async def test_other_encodings_are_read(library: Path, codec: str) -> None:
    (library / "a-grüße.txt").write_bytes(GERMAN.encode(codec))
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "Die Bürgermeisterin begrüßte" in screen_text(pilot)


MARKUP = "[bold red]x[/] [@click=app.quit]press me[/] [/nonsense] [$error]y[/] {curly} \\[z]"


async def test_markup_in_a_text_is_text_everywhere(library: Path) -> None:
    text = (library / "bridge-courier.txt").read_text(encoding="utf-8").replace("Anna Keller", MARKUP)
    (library / "a [bold]name[].txt").write_text(text, encoding="utf-8")
    async with open_app(library).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        assert "a [bold]name[]" in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "[@click=app.quit]press me[/]" in screen_text(pilot))
        await pilot.press("r", "slash", *"[bold]", "enter", "escape", "ctrl+o", *"[bold]", "escape")
        await pilot.press("space", "j", "space", "c")
        await until(pilot, lambda: app_of(pilot).state.collation or app_of(pilot).state.pair_problem)
        assert "a [bold]name[]" in screen_text(pilot)
        await pilot.press("Y", "question_mark", "escape", "escape")
        (library / "b [bold].txt").write_text("Another one\n\nWith one sentence.\n", encoding="utf-8")
        await until(pilot, lambda: "new: b [bold].txt" in screen_text(pilot))


async def test_control_sequences_of_a_text_do_not_reach_the_terminal(library: Path) -> None:
    (library / "a-\x1b[31mname.txt").write_text(
        "A \x1b[31mred\x1b[0m title\n\nThe \x1b]0;owned\x07bridge \x9b5mopens\x00 on \x08Saturday at noon.\n",
        encoding="utf-8",
    )
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for keys in ([], ["r"], ["r", "space", "j", "space", "c"]):
            await pilot.press(*keys)
            await pilot.pause()
            text = screen_text(pilot)
            assert not {character for character in text if not character.isprintable()} - {"\n"}


async def test_one_line_of_two_megabytes_is_shown(library: Path) -> None:
    (library / "a-long.txt").write_text("The bridge opens on Saturday at noon. " * 55_000, encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app_of(pilot).state.article is not None, "the long file")
        await pilot.press("j")
        await until(pilot, lambda: "Kaller" in screen_text(pilot) or "6,000 cars" in screen_text(pilot))


async def test_a_file_that_vanishes_while_it_is_read_is_told(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lesarten.errors import SourceError

    def vanish(path: str, *_given: object) -> None:
        raise SourceError(path, "no such file or folder")

    monkeypatch.setattr(import_module("lesarten.cache.reading"), "read_kept", vanish)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "no such file or folder" in screen_text(pilot)


async def test_a_file_that_the_program_fails_on_costs_no_other(
    library: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("lesarten.read")
    plain = module.read_data

    def fail_on_the_first(data: bytes, path: str, language: str | None = None) -> object:
        if path.endswith("bridge-courier.txt"):
            raise RuntimeError("nobody expected this")
        return plain(data, path, language)

    monkeypatch.setattr(module, "read_data", fail_on_the_first)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "the program failed on it" in screen_text(pilot)
        await pilot.press("j")
        await until(pilot, lambda: "Joseph Brandt" in screen_text(pilot))
        assert library_of(pilot).list.path
    logs = [path.read_text(encoding="utf-8") for path in own_folders.rglob("*.log")]
    assert any("nobody expected this" in log for log in logs)


async def test_one_article_only_says_that_there_is_nothing_to_compare(library: Path) -> None:
    async with open_app(library / "weather.txt").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "c")
        await until(pilot, lambda: "only one article here" in screen_text(pilot))
