"""Measures what a reader waits for: start to first paint, first article, compared pair; beside an empty app.

Each program runs in a terminal of its own (a pty); the clock stops when the words are in what it wrote.
Run: python benchmarks/screens.py [RUNS]
"""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import time
from collections import Counter
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

ROOT = Path(__file__).resolve().parent.parent
SEEDS = str(ROOT / "seeds")
SIZE = (40, 120)
PATIENCE = 20.0
HOME = tempfile.gettempdir() + "/lesarten-benchmark"
"""What the first of the runs keeps is there for the others."""
SETTLED_SECONDS = 1.5
"""After so long everything that belongs to the start is done, the watching too."""
EMPTY = """
from textual.app import App
from textual.widgets import Footer, Static
class Empty(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Static("hello")
        yield Footer()
Empty().run()
"""
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?>]*[a-zA-Z$]|\][^\x07]*\x07|[()=>].?|P[^\x1b]*\x1b\\\\)")


class Terminal:
    """A program in a pty; reads what it writes, without the escapes."""

    def __init__(self, command: list[str], size: tuple[int, int] = SIZE, home: str = HOME) -> None:
        """`size`: rows and columns; what the program keeps lies in `home`."""
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            ioctl(0, TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
            os.chdir(ROOT)
            os.execvpe(command[0], command, environment(home))
        ioctl(self.fd, TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.raw = b""

    def read(self, seconds: float) -> bool:
        """Take what is there within a time; False at the end."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        return bool(data)

    def wait_for(self, *words: str) -> float:
        """Seconds from the start until all words were written since the last `forget`."""
        latest = time.perf_counter() + PATIENCE
        while time.perf_counter() < latest:
            text = _ESCAPES.sub("", self.raw.decode(errors="replace"))
            if all(word in text for word in words):
                return time.perf_counter() - self.started
            if not self.read(0.05):
                break
        raise TimeoutError(f"waited in vain for {words}")

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def environment(home: str = HOME) -> dict[str, str]:
    """The same for every program, with nothing of this user's."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "HOME": home,
        "XDG_STATE_HOME": home,
    }


def measure_empty() -> dict[str, float]:
    terminal = Terminal([sys.executable, "-c", EMPTY])
    try:
        return {"empty app: first paint": terminal.wait_for("hello")}
    finally:
        terminal.close()


def measure_lesarten() -> dict[str, float]:
    terminal = Terminal([sys.executable, "-m", "lesarten", SEEDS])
    try:
        paint = terminal.wait_for("lesarten · seeds")
        article = terminal.wait_for("Denkmal")
        return {"first paint": paint, "first article": article}
    finally:
        terminal.close()


def measure_pair() -> dict[str, float]:
    terminal = Terminal([sys.executable, "-m", "lesarten", SEEDS])
    try:
        # A reader's three keys and one to go down, typed ahead: the program is asked as early as can be.
        terminal.wait_for("Denkmal")
        terminal.raw = b""
        terminal.press(" j c")
        return {"compared pair": terminal.wait_for(" pairs", "≈")}
    finally:
        terminal.close()


def measure_cold() -> dict[str, float]:
    """The article and the pair of a first start, with nothing kept."""
    # What the engine writes while it is ended may come behind the cleaning up.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        terminal = Terminal([sys.executable, "-m", "lesarten", SEEDS], home=home)
        try:
            article = terminal.wait_for("Denkmal")
            terminal.raw = b""
            terminal.press(" j c")
            pair = terminal.wait_for(" pairs", "≈")
            return {"empty cache: first article": article, "empty cache: compared pair": pair}
        finally:
            terminal.close()


def measure_save() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SEEDS, folder, dirs_exist_ok=True)
        path = min(Path(folder).glob("*.txt"))
        terminal = Terminal([sys.executable, "-m", "lesarten", folder])
        try:
            terminal.wait_for("Denkmal")
            time.sleep(SETTLED_SECONDS)
            terminal.read(0.1)
            terminal.raw = b""
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("Denkmal", "Mahnmal"), encoding="utf-8")
            terminal.started = time.perf_counter()
            return {"save to repaint": terminal.wait_for("Mahnmal")}
        finally:
            terminal.close()


def measure_memory() -> dict[str, float]:
    """MB of the program on the seeds, its engine included: with everything read, and with a pair compared."""
    terminal = Terminal([sys.executable, "-m", "lesarten", SEEDS])
    try:
        terminal.wait_for("Denkmal", "watching")
        settle(terminal)
        opened = memory_of(terminal.pid)
        terminal.raw = b""
        terminal.press(" j c")
        terminal.wait_for(" pairs", "≈")
        settle(terminal)
        return {"memory, opened": opened, "memory, pair compared": memory_of(terminal.pid)}
    finally:
        terminal.close()


def settle(terminal: Terminal) -> None:
    """Read what is written until nothing comes for a second."""
    known = -1
    while known != len(terminal.raw):
        known = len(terminal.raw)
        terminal.read(1.0)


def memory_of(pid: int) -> float:
    """MB of a process, and what all that it started hold for themselves (Linux only)."""
    return sizes_of(pid)["Rss"] + sum(map(held_alone, children_of(pid)))


def held_alone(pid: int) -> float:
    """MB that a process and its children share with nobody."""
    sizes = sizes_of(pid)
    return sizes["Private_Clean"] + sizes["Private_Dirty"] + sum(map(held_alone, children_of(pid)))


def sizes_of(pid: int) -> Counter[str]:
    """MB by the system's names."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return Counter()
    return Counter({line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines})


def children_of(pid: int) -> list[int]:
    """The processes that a process started."""
    told = (task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(child) for text in told for child in text.split()]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    figures: dict[str, list[float]] = {}
    for _run in range(runs):
        for measure in (measure_empty, measure_lesarten, measure_pair, measure_cold, measure_save):
            for name, seconds in measure().items():
                figures.setdefault(name, []).append(seconds)
    base = statistics.median(figures["empty app: first paint"])
    for name, taken in figures.items():
        middle = statistics.median(taken)
        print(f"{name:28} {middle * 1000:7.0f} ms  {middle / base:5.2f} ×  (of {len(taken)})")
    sizes = [measure_memory() for _run in range(min(runs, 3))]
    for name in sizes[0]:
        print(f"{name:28} {statistics.median(size[name] for size in sizes):7.0f} MB  (of {len(sizes)})")


if __name__ == "__main__":
    main()
