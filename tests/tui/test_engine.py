"""The engine in a process of its own: the same results, and nothing lost when the process is."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from lesarten.collate import collate as lesarten_collate
from lesarten.errors import SourceError
from lesarten.library import scan
from lesarten.read import read
from lesarten.report import to_json
from tui.engine import Beside, Engine, EngineLostError
from tui.engine_room import collate
from tui.tasks import MOST_COMPANY, Desk

SEEDS = sorted(str(path) for path in (Path(__file__).parents[2] / "seeds").glob("*.txt"))
PATIENCE = 60


@pytest.fixture
def beside():
    beside = Beside()
    beside.start()
    assert beside.ready.wait(PATIENCE), "the process never got ready"
    yield beside
    beside.close()


def test_an_article_read_there_is_the_one_read_here(beside):
    assert beside.ask(read, SEEDS[0], None) == read(SEEDS[0], None)


def test_a_collation_made_there_is_the_one_made_here_with_ones_own_articles(beside):
    a, b = read(SEEDS[0], None), read(SEEDS[1], None)
    engine = Engine()
    here = engine.collate(a, b, None, ())
    engine._beside = beside
    there = engine.collate(a, b, None, ())
    assert there.a is a
    assert there.b is b
    assert to_json(there) == to_json(here)
    assert to_json(engine.collate_at(there, 0.6)) == to_json(Engine().collate_at(here, 0.6))


def test_articles_themselves_do_not_travel_back():
    a, b = read(SEEDS[0], None), read(SEEDS[1], None)
    made = collate(a, b, None, (), ())
    assert (made.a.text, made.b.sentences) == ("", ())
    assert made.beads


def test_an_error_there_is_raised_here_with_its_path(beside):
    with pytest.raises(SourceError) as raised:
        beside.ask(read, "no/such/file.txt", None)
    assert raised.value.path == "no/such/file.txt"
    assert raised.value.reason
    assert "Traceback" in "".join(raised.value.__notes__)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_lost_process_is_started_again_and_asked_once_more(beside):
    lost = beside._process.pid
    os.kill(lost, signal.SIGKILL)
    assert beside.ask(read, SEEDS[0], None).title
    assert beside._process.pid != lost


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_question_that_ends_the_process_every_time_is_given_up(beside):
    with pytest.raises(EngineLostError, match="memory"):
        beside.ask(os._exit, 3)


def test_without_an_interpreter_to_start_the_engine_stays_here(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    beside = Beside()
    beside._start()
    engine = Engine()
    engine._beside = beside
    assert not beside.ready.is_set()
    assert engine.read_data(b"Es war einmal.", "short.txt", None).path


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_where_a_lost_process_cannot_be_started_again_the_engine_comes_here(beside, monkeypatch, tmp_path):
    engine = Engine()
    engine._beside = beside
    os.kill(beside._process.pid, signal.SIGKILL)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(EngineLostError):
        engine.read_data(b"Es war einmal.", "short.txt", None)
    assert engine.read_data(b"Es war einmal.", "short.txt", None).path == "short.txt"


def test_nothing_that_draws_is_loaded_there(beside):
    loaded = beside.ask(eval, "sorted(__import__('sys').modules)")
    assert {"textual", "rich", "watchdog"}.isdisjoint(loaded)
    assert "numpy" in loaded


def test_files_in_the_readers_folder_are_not_imported(tmp_path, monkeypatch):
    (tmp_path / "numpy.py").write_text("raise SystemExit('imported from where the reader works')\n")
    (tmp_path / "tui").mkdir()
    monkeypatch.chdir(tmp_path)
    beside = Beside()
    beside.start()
    assert beside.ready.wait(PATIENCE)
    beside.close()


def test_after_the_end_nothing_is_started_again(beside):
    beside.close()
    with pytest.raises(EngineLostError):
        beside.ask(read, SEEDS[0], None)
    assert beside._process.poll() is not None


def desk_with_company(*paths: str) -> Desk:
    desk = Desk(None, None)
    desk.meet(scan(paths, recursive=False).entries)
    return desk


def test_the_other_articles_of_a_small_library_are_witnesses():
    desk = desk_with_company(*SEEDS)
    a, b = read(SEEDS[0], None), read(SEEDS[1], None)
    others = [read(path, None) for path in SEEDS[2:]]
    assert desk.collate(a, b) == lesarten_collate(a, b, witnesses=others)
    assert set(desk.collate(a, b).witnesses) == set(SEEDS[2:])


def test_in_a_large_library_no_one_witnesses(tmp_path):
    for number in range(MOST_COMPANY - 4):
        (tmp_path / f"{number}.txt").write_text(f"Ein Text mit der Nummer {number}.\n", encoding="utf-8")
    desk = desk_with_company(*SEEDS, str(tmp_path))
    a, b = read(SEEDS[0], None), read(SEEDS[1], None)
    assert desk.collate(a, b).witnesses == ()


def test_a_comparison_is_made_again_when_the_library_has_other_witnesses():
    desk = desk_with_company(*SEEDS[:2])
    a, b = read(SEEDS[0], None), read(SEEDS[1], None)
    assert desk.collate(a, b).witnesses == ()
    desk.meet(scan(SEEDS[:3], recursive=False).entries)
    assert desk.collate(a, b).witnesses == (SEEDS[2],)
