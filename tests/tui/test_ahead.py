"""The fork that looks ahead while the screen is loaded: the same results, and no trace of it after."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")
PATIENCE = 60

BEGIN = """
import os, sys
os.sched_getaffinity = lambda pid: {0, 1}
from tui import ahead as module
from tui.ahead import look_ahead
from tui.options import AppOptions
module.PATIENCE_SECONDS = 60
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")


def run(code: str, *arguments: str, home: Path) -> str:
    """What a program of one thread prints that begins like the app."""
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + textwrap.dedent(code), *arguments],
        cwd=ROOT,
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_what_was_looked_at_ahead_is_what_the_library_holds(tmp_path):
    code = """
    made = look_ahead([sys.argv[1]], AppOptions(beside=True))
    made.listen()
    look = made.look()
    from lesarten.library import scan
    from lesarten.read import read
    assert look.snapshot == scan([sys.argv[1]])
    first, *others = look.snapshot.entries
    assert look.articles == ((first, read(first.path)),)
    assert made.rest() == tuple((entry, read(entry.path)) for entry in others)
    """
    run(code, SEEDS, home=tmp_path)
    # The second time from the cache that the first one filled.
    run(code + "\n    assert len(look.cards) == 5", SEEDS, home=tmp_path)


def test_the_fork_becomes_the_engine_and_ends_with_the_app(tmp_path):
    code = """
    made = look_ahead([sys.argv[1]], AppOptions(beside=True, cache=False))
    from lesarten.collate import collate
    from lesarten.report import to_json
    from tui.engine import Engine
    engine = Engine(made)
    a, b = (article for _entry, article in (*made.look().articles, *made.rest()[:1]))
    assert to_json(engine.collate(a, b, None, ())) == to_json(collate(a, b))
    assert engine.is_beside
    engine.close()
    try:
        os.kill(made.pid, 0)
    except ProcessLookupError:
        print("gone")
    """
    assert run(code, SEEDS, home=tmp_path) == "gone\n"


def test_a_cache_that_was_found_damaged_ahead_is_told_of_once(tmp_path):
    (tmp_path / "CACHE" / "lesarten").mkdir(parents=True)
    (tmp_path / "CACHE" / "lesarten" / "cache.sqlite3").write_bytes(b"no database" * 999)
    code = """
    made = look_ahead([sys.argv[1]], AppOptions(beside=True))
    from tui.tasks import Desk
    desk = Desk(None, None, cached=True, ahead=made)
    list(desk.list_folders(0, [sys.argv[1]], False))
    print(desk.take_problem())
    print(desk.take_problem())
    """
    assert run(code, SEEDS, home=tmp_path) == "the cache was damaged and is made anew\nNone\n"


def test_a_lost_fork_costs_nothing_but_time(tmp_path):
    code = """
    import signal
    made = look_ahead([sys.argv[1]], AppOptions(beside=True, cache=False))
    os.kill(made.pid, signal.SIGKILL)
    from tui.messages import ArticleRead
    from tui.tasks import Desk
    desk = Desk(None, None, ahead=made)
    listed, = desk.list_folders(0, [sys.argv[1]], False)
    assert len(listed.snapshot.entries) == 5
    read, = desk.open_article(0, listed.snapshot.entries[0])
    assert read.article.text
    a, b = listed.snapshot.entries[:2]
    compared, = desk.compare(0, a, b, None)
    assert compared.collation.links
    desk.engine.start_beside()
    assert desk.engine._beside.ready.wait(60)
    desk.engine.close()
    """
    run(code, SEEDS, home=tmp_path)


def test_a_look_at_other_folders_is_not_taken(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "one.txt").write_text("Ein anderer Text.", encoding="utf-8")
    code = """
    made = look_ahead([sys.argv[1]], AppOptions(beside=True, cache=False))
    from tui.tasks import Desk
    desk = Desk(None, None, ahead=made)
    listed, = desk.list_folders(0, [sys.argv[2]], False)
    assert [entry.name for entry in listed.snapshot.entries] == ["one.txt"]
    desk.engine.close()
    """
    run(code, SEEDS, str(tmp_path / "other"), home=tmp_path)


def test_a_file_that_changed_since_is_read_again(tmp_path):
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "one.txt").write_text("Die Brücke ist gesperrt.", encoding="utf-8")
    code = """
    made = look_ahead([sys.argv[1]], AppOptions(beside=True, cache=False))
    from pathlib import Path
    from lesarten.library import scan
    from tui.tasks import Desk
    desk = Desk(None, None, ahead=made)
    listed, = desk.list_folders(0, [sys.argv[1]], False)
    Path(sys.argv[1], "one.txt").write_text("Die Brücke ist wieder offen.")
    entry, = scan([sys.argv[1]]).entries
    read, = desk.open_article(0, entry)
    assert "wieder offen" in read.article.text, read.article.text
    desk.engine.close()
    """
    run(code, str(folder), home=tmp_path)


def test_the_fork_ends_when_the_app_is_killed_and_knows_no_terminal(tmp_path):
    code = """
    import signal
    made = look_ahead([sys.argv[1]], AppOptions(beside=True, cache=False))
    made.listen()
    made.rest()
    streams = [os.readlink(f"/proc/{made.pid}/fd/{number}") for number in (0, 1, 2)]
    print(made.pid, *streams, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    """
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    killed = subprocess.run(
        [sys.executable, "-c", BEGIN + textwrap.dedent(code), SEEDS],
        cwd=ROOT,
        env={**os.environ, **folders},
        stdout=subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
    )
    pid, *streams = killed.stdout.decode().split()
    assert streams == ["/dev/null"] * 3
    try:
        ended = os.pidfd_open(int(pid))
    except ProcessLookupError:
        return
    assert select.select([ended], [], [], PATIENCE)[0], "it outlived the app"
    os.close(ended)


@pytest.mark.parametrize("change", ["os.sched_getaffinity = lambda pid: {0}", "sys.platform = 'darwin'"])
def test_with_one_processor_or_another_system_nothing_is_forked(tmp_path, change):
    run(f"{change}\nassert look_ahead([sys.argv[1]], AppOptions()) is None", SEEDS, home=tmp_path)


def test_beside_another_thread_nothing_is_forked(tmp_path):
    code = """
    import threading
    stop = threading.Event()
    threading.Thread(target=stop.wait).start()
    made = look_ahead([sys.argv[1]], AppOptions())
    stop.set()
    assert made is None
    """
    run(code, SEEDS, home=tmp_path)


def test_the_first_paint_waits_for_nothing(tmp_path):
    # Each of these costs a hundredth of the start and more; all are loaded behind it.
    code = """
    from tui.loading import load_event_loop, load_textual
    load_event_loop()
    load_textual()
    from tui.app import LesartenApp
    from tui.screens.library import LibraryScreen

    unwanted = {
        "numpy", "rapidfuzz", "sqlite3", "watchdog", "lxml", "argparse", "gettext", "ssl",
        "textual.command", "textual.widgets._input",
        "lesarten.model", "lesarten.read", "lesarten.collate", "lesarten.decided", "lesarten.cache",
        "tui.tasks", "tui.engine", "tui.caching", "tui.palette", "tui.help", "tui.panels.survey",
        "tui.finding.query", "tui.panes.find_bar", "tui.screens.compare", "widgets.reader", "widgets.compare",
    }

    def painted(self):
        print(*sorted(unwanted & set(sys.modules)))
        self.app.exit()

    LibraryScreen.on_screen_resume = painted
    LesartenApp([sys.argv[1]], AppOptions()).run(headless=True)
    """
    assert run(code, SEEDS, home=tmp_path) == "\n"


def test_the_command_palette_opens_though_the_start_does_without_it(tmp_path):
    code = """
    import asyncio
    from tui.loading import load_event_loop, load_textual
    load_event_loop()
    load_textual()
    from textual.app import CommandPalette as named_at_the_start
    from tui.app import LesartenApp
    from textual.command import CommandList, CommandPalette

    async def open_palette():
        app = LesartenApp([sys.argv[1]], AppOptions())
        async with app.run_test() as pilot:
            await pilot.press("ctrl+p")
            while not app.screen.query(CommandList):
                await pilot.pause()
            made = named_at_the_start(placeholder="some letters")
            print(isinstance(made, CommandPalette), named_at_the_start.is_open(app))

    asyncio.run(open_palette())
    """
    assert run(code, SEEDS, home=tmp_path) == "True True\n"
