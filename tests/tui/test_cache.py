"""The cache as its user meets it: the same output with and without, a second start that reads no file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, open_app, settled, until

from lesarten.cache import store
from lesarten.cache.tables import FILE
from lesarten.decided import about_block, about_name
from lesarten.library import scan
from lesarten.read import read
from tui.folders import cache_folder
from tui.messages import Listed
from tui.tasks import Desk
from tui.watching import fresh

if TYPE_CHECKING:
    from tui.deciding import Deciding

ROOT = Path(__file__).resolve().parents[2]


def lesarten(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lesarten", *arguments],
        cwd=ROOT, capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.fixture
def file(own_folders: Path) -> Path:
    return own_folders / "XDG_CACHE_HOME" / "lesarten" / FILE


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that a test has only just written count as settled."""
    monkeypatch.setattr(store, "DOUBT_NS", -10_000_000_000)
    monkeypatch.setattr(fresh, "TICK_NS", -1)


@pytest.mark.parametrize("command", ["list", "show", "facts", "near"])
def test_output_is_the_same_with_an_empty_cache_a_filled_one_and_none(command: str, file: Path) -> None:
    seeds = sorted(f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt"))
    paths = [seeds[0], "seeds"] if command == "near" else ["seeds"] if command != "show" else seeds
    printed = [lesarten(command, *paths, "--json", *more).stdout for more in (["--no-cache"], [], [])]
    assert json.loads(printed[0].splitlines()[0] if command == "show" else printed[0])
    assert printed[0] == printed[1] == printed[2]
    assert file.exists()


def test_without_the_cache_no_file_of_it_is_made(file: Path) -> None:
    assert lesarten("list", "seeds", "--no-cache").returncode == 0
    assert not file.parent.exists()


def test_what_comes_by_standard_input_is_not_kept(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lesarten", "show", "-"],
        cwd=ROOT, input=b"Ein Satz, der niemanden angeht.", capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0
    assert not file.exists() or b"angeht" not in file.read_bytes()
    assert "0 articles" in lesarten("cache").stdout.decode() or not file.exists()


def test_the_command_tells_path_size_and_articles_and_clears(file: Path) -> None:
    before = lesarten("cache").stdout.decode()
    assert str(file) in before
    assert "no such file" in before
    assert not file.exists()
    lesarten("list", "seeds")
    told = lesarten("cache").stdout.decode()
    assert "5 articles" in told
    assert "512 MB" in told
    assert lesarten("cache", "--clear").returncode == 0
    assert not file.exists()
    assert lesarten("cache", "--clear").returncode == 0


def test_a_damaged_cache_is_told_on_standard_error_and_costs_nothing(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database at all " * 500)
    done = lesarten("list", "seeds")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 5
    assert done.stderr.decode() == "lesarten: the cache was damaged and is made anew\n"
    assert lesarten("list", "seeds").stderr == b""


async def test_a_second_start_knows_the_whole_list_and_reads_no_file_for_it(
    library: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library).run_test() as pilot:
        await settled(pilot)
        first = dict(app_of(pilot).state.cards)
    assert len(first) == 3
    monkeypatch.setattr(Desk, "read_cards", lambda *_given: pytest.fail("read for the list"))
    async with open_app(library).run_test() as pilot:
        await until(pilot, lambda: app_of(pilot).state.listed)
        assert dict(app_of(pilot).state.cards) == first


async def test_a_file_changed_between_two_starts_is_read_again(library: Path, trusting: None) -> None:
    async with open_app(library).run_test() as pilot:
        await settled(pilot)
    changed = min(library.iterdir())
    changed.write_text("Ein ganz anderer Text steht jetzt in dieser Datei.\n", encoding="utf-8")
    async with open_app(library).run_test() as pilot:
        await settled(pilot)
        card = app_of(pilot).state.cards[str(changed)]
        assert "anderer Text" in (card.title or card.first_words)


async def test_a_damaged_cache_is_said_in_the_reader_once(library: Path) -> None:
    cache_folder().mkdir(parents=True)
    (cache_folder() / FILE).write_bytes(b"no database at all " * 500)
    app = open_app(library)
    said: list[str] = []
    app.say = lambda text, grave=False: said.append(str(text))  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        await settled(pilot)
    assert [words for words in said if "damaged" in words] == ["the cache was damaged and is made anew"]


# What the reader corrected is no part of the cache


def listed(library: Path, deciding: Deciding | None) -> dict[str, object]:
    desk = Desk(None, None, deciding, cached=True)
    message = next(desk.list_folders(0, [str(library)], recursive=False))
    assert isinstance(message, Listed)
    return {Path(card.path).name: card for card in message.cards}


def fill(library: Path) -> None:
    desk = Desk(None, None, None, cached=True)
    list(desk.read_cards(scan([str(library)]).entries))


def test_names_are_put_on_kept_rows_and_articles_with_own_cuts_are_read(
    library: Path, trusting: None
) -> None:
    from tui.deciding import Deciding
    from tui.folders import decisions_log

    fill(library)
    names = sorted(path.name for path in library.iterdir())
    plain = listed(library, None)
    assert sorted(plain) == names
    (library / "sources.csv").write_text(f"file,outlet,date\n{names[0]},Bote,2025-01-02\n", encoding="utf-8")
    deciding = Deciding(decisions_log())
    one, two = (read(str(library / name)) for name in names[1:3])
    deciding.make(about_name(one, "Kurier", None), None)  # type: ignore[arg-type]
    deciding.make(about_block(two, two.blocks[-1], keep=False), None)  # type: ignore[arg-type]
    corrected = listed(library, deciding)
    assert sorted(corrected) == names[:2]
    fresh = Desk(None, None, deciding)
    for entry in scan([str(library / name) for name in names[:2]]).entries:
        assert corrected[entry.name] == next(fresh.read_cards([entry])).cards[0]  # type: ignore[attr-defined]
    assert listed(library, None) == plain
