"""The console script in a real terminal: what a user who types `lesarten seeds` gets, key by key."""

from __future__ import annotations

import os
import pty
import select
import shutil
import struct
import sys
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import TYPE_CHECKING

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
DEADLINE = 20.0
END_OF_ALTERNATE_SCREEN = b"\x1b[?1049l"


class Terminal:
    """A program in a pty, and the screen that its output makes."""

    def __init__(self, arguments: list[str], columns: int, rows: int, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Before the program starts: it must not find the size of no terminal.
            ioctl(0, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(ROOT)
            command = [sys.executable, "-m", "lesarten", *arguments]
            os.execve(sys.executable, command, {**os.environ, "LC_ALL": "C.UTF-8", **environment})
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        ioctl(self.fd, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, happened: Callable[[], object]) -> None:
        deadline = time.monotonic() + DEADLINE
        while not happened():
            if time.monotonic() > deadline:
                pytest.fail(f"waited in vain; the screen is:\n{self.text}")
            self._read()

    def see(self, *words: str) -> None:
        self.until(lambda: all(word in self.text for word in words))

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def end(self) -> int:
        """Wait for the program to end by itself; gives its exit code."""
        self.until(lambda: self.status is not None)
        assert self.status is not None
        return os.waitstatus_to_exitcode(self.status)

    def kill(self) -> None:
        if self.status is None:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self) -> None:
        if select.select([self.fd], [], [], 0.05)[0]:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            self.written += data
            # pyte does not know the private modes that Textual asks about.
            self.stream.feed(data.replace(b"$p", b""))
        pid, status = os.waitpid(self.pid, os.WNOHANG) if self.status is None else (0, 0)
        if pid:
            self.status = status


@pytest.fixture
def seeds(own_folders: Path) -> Iterator[Terminal]:
    terminal = Terminal(["seeds"], 120, 40)
    yield terminal
    terminal.kill()


def test_the_whole_way_on_the_seeds_by_keys(seeds: Terminal) -> None:
    seeds.see("5 articles", "watching", "Lawrow", "000_b5283a228f85a40b.txt")
    seeds.press("r")
    seeds.see("raw file")
    seeds.press("r")
    seeds.press("jj")
    seeds.see("002_fc018e94312481a9.txt")
    seeds.press(" jj c")
    seeds.see("pairs", "≈", "◂")
    seeds.press("?")
    seeds.see("Help", "Go to next discrepancy")
    seeds.press("\x1b")
    seeds.until(lambda: "Help" not in seeds.text)
    seeds.press("x")
    seeds.until(lambda: "A thenga.de" in seeds.screen.display[0])
    seeds.press("q")
    seeds.see("Articles")
    seeds.press("q")
    assert seeds.end() == 0
    assert seeds.written.rstrip().count(END_OF_ALTERNATE_SCREEN) == 1


def test_keys_typed_ahead_are_not_lost(seeds: Terminal) -> None:
    seeds.see("5 articles", "watching")
    seeds.press("/thenga\r")
    seeds.see("1 of 5", "004_833b610d871aa359.txt")


def test_ctrl_c_quits_and_leaves_the_terminal_clean(seeds: Terminal) -> None:
    seeds.see("5 articles")
    seeds.press("\x03")
    assert seeds.end() == 0
    assert END_OF_ALTERNATE_SCREEN in seeds.written


def test_the_screen_follows_the_size_of_the_terminal(seeds: Terminal) -> None:
    seeds.see("5 articles", "watching")
    for columns, rows in ((60, 20), (200, 50), (80, 24), (99, 30), (100, 30)):
        seeds.resize(columns, rows)
        seeds.until(lambda: "? help" in seeds.screen.display[-1] and "watching" in seeds.screen.display[0])


def test_a_save_in_the_folder_reaches_the_terminal(tmp_path: Path, own_folders: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(Path(__file__).parent / "articles", folder)
    terminal = Terminal([str(folder)], 80, 24)
    try:
        terminal.see("3 articles", "watching")
        path = folder / "bridge-courier.txt"
        path.write_text(
            path.read_text(encoding="utf-8").replace("14 million", "99 million"), encoding="utf-8"
        )
        terminal.see("99 million", "bridge-courier.txt changed")
        terminal.press("q")
        assert terminal.end() == 0
    finally:
        terminal.kill()


def test_nothing_of_a_hostile_file_reaches_the_terminal_as_a_command(
    tmp_path: Path, own_folders: Path
) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(Path(__file__).parent / "articles", folder)
    path = folder / "bridge-courier.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("The ", "\x1b]0;owned\x07\x1b[31mThe \x9b7m"), encoding="utf-8")
    (folder / "a\x1b]2;owned\x07.txt").write_text(text, encoding="utf-8")
    terminal = Terminal([str(folder)], 120, 40)
    try:
        terminal.see("4 articles", "watching")
        terminal.press("r")
        terminal.see("raw file")
        terminal.press(" j c")
        terminal.see("pairs")
        assert b"\x1b]0;owned" not in terminal.written
        assert b"\x1b]2;owned" not in terminal.written
        assert b"\xc2\x9b" not in terminal.written
    finally:
        terminal.kill()


def test_without_a_terminal_one_line_says_what_to_do(own_folders: Path) -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "lesarten", "seeds"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "terminal" in done.stderr
