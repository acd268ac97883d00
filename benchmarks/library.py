"""Measures a library of N articles in a terminal of its own, beside an empty app, and draws how it grows.

usage: python benchmarks/library.py [N ...] [--runs R] [--plot docs/library.svg]

For each N (without: 10 100 1000 10000) a library is made, the same at each run, and opened twice: with an
empty cache, and with the filled one. The clock stops when the words are on the screen. Beside each N stands
the load of the machine; where other programs take its processors, what keys took is told once more for those
of which no thread of the program waited for one.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pyte
from library_plot import draw
from made_library import make_library
from screens import EMPTY, ROOT, SIZE, Terminal, environment

SIZES = (10, 100, 1_000, 10_000)
LISTED = 600.0
"""Seconds after which a list counts as never complete."""
KEYS = 400
"""Keys pressed while the list is being read, at the most."""
FEWEST_KEYS = 100
"""Of fewer nothing is told."""
KEYS_AT_REST = 100
"""Keys pressed when it is complete: what the machine allows at that time."""
KEY_PAUSE = 0.05
WALK = "jjjjjkkkkk"
"""What is pressed, again and again: each moves the cursor."""
AT_ONCE = 0.003
"""Seconds that threads may wait for a processor in sum, for a key of which none waited."""
SAVES = 7
MOST_CLEANED = 1_000
"""Articles cleaned by the benchmark itself."""
SETTLED = 3.0
"""Seconds after which a library at rest is at rest."""


class Screen(Terminal):
    """A program in a pty with what its screen shows."""

    def __init__(self, command: list[str]) -> None:
        self.screen = pyte.Screen(SIZE[1], SIZE[0])
        self.stream = pyte.ByteStream(self.screen)
        self.drawn = 0
        super().__init__(command)

    def display(self) -> list[str]:
        """The lines of the screen."""
        self.stream.feed(self.raw[self.drawn :])
        self.drawn = len(self.raw)
        return self.screen.display

    def top(self) -> str:
        """The first line."""
        return self.display()[0]

    def until(self, *words: str, without: str = "", seconds: float = LISTED) -> float:
        """Seconds from the start until the screen shows some words, and others no more."""
        latest = time.perf_counter() + seconds
        while time.perf_counter() < latest:
            now = time.perf_counter()
            lines = self.display()
            if all(word in "\n".join(lines) for word in words) and not (without and without in lines[0]):
                return now - self.started
            if not self.read(0.05):
                break
        raise TimeoutError(f"waited in vain for {words}:\n" + "\n".join(self.display()))

    def walk(self, number: int) -> tuple[float, float]:
        """Press the next key of a walk: seconds until something is drawn, and seconds that threads waited."""
        before = waited(self.pid)
        taken = self.answer(WALK[number % len(WALK)])
        return taken, waited(self.pid) - before

    def answer(self, key: str) -> float:
        """Seconds until the program draws something after a key."""
        while select.select([self.fd], [], [], 0)[0]:
            self.read(0)
        started = time.perf_counter()
        self.press(key)
        select.select([self.fd], [], [], 5)
        taken = time.perf_counter() - started
        self.read(0)
        return taken

    def pass_time(self, seconds: float) -> None:
        """Take what comes for so long."""
        latest = time.perf_counter() + seconds
        while (left := latest - time.perf_counter()) > 0:
            self.read(left)

    def processes(self) -> list[int]:
        """The program and what it started."""
        found, waiting = [], [self.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                waiting += map(int, children.read_text().split())
        return found

    def memory(self) -> tuple[float, float]:
        """MB that the program, and it with all its processes, hold alone (proportional set size)."""
        sizes = [proportional(pid) for pid in self.processes()]
        return sizes[0], sum(sizes)


def proportional(pid: int) -> float:
    """MB of a process, with its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)


def waited(pid: int) -> float:
    """Seconds that the threads of a process were ready to run and had no processor."""
    total = 0
    for told in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            total += int(told.read_text().split()[1])
    return total / 1e9


def figures_of(name: str, answers: list[tuple[float, float]]) -> dict[str, float]:
    """The middle of some times, and what one in a hundred of them exceeds; that without waits, too."""
    free = [taken for taken, wait in answers if wait < AT_ONCE]
    figures = two_figures(name, [taken for taken, _wait in answers])
    if len(free) >= FEWEST_KEYS // 2:
        figures |= {f"{name}, 99 %, no wait": two_figures(name, free)[f"{name}, 99 %"]}
        figures |= {f"{name}, share without wait": len(free) / len(answers)}
    return figures


def two_figures(name: str, answers: list[float]) -> dict[str, float]:
    """The middle of some times, and what one in a hundred of them exceeds."""
    latest = statistics.quantiles(answers, n=100, method="inclusive")[98]
    return {f"{name}, median": statistics.median(answers), f"{name}, 99 %": latest}


def open_library(folder: Path) -> Screen:
    return Screen([sys.executable, "-m", "lesarten", str(folder)])


def measure_empty() -> float:
    terminal = Terminal([sys.executable, "-c", EMPTY])
    try:
        return terminal.wait_for("hello")
    finally:
        terminal.close()


def measure_first(folder: Path, count: int) -> dict[str, float]:
    """The first start: nothing is known of any file."""
    shutil.rmtree(Path(environment()["HOME"]) / ".cache" / "lesarten", ignore_errors=True)
    screen = open_library(folder)
    try:
        figures = {"first paint": screen.wait_for(f"lesarten · {folder.name}")}
        while " read" not in screen.top() and "article" not in screen.top():
            screen.read(0.01)
        begun, most = time.perf_counter(), (0.0, 0.0)
        answers: list[tuple[float, float]] = []
        screen.pass_time(0.2)
        screen.answer("j")
        screen.pass_time(0.2)
        while " read" in screen.top():
            if len(answers) < KEYS:
                answers.append(screen.walk(len(answers)))
            screen.pass_time(KEY_PAUSE)
            if len(answers) % 10 == 0:
                most = max(most, screen.memory(), key=lambda pair: pair[1])
        figures["complete list"] = time.perf_counter() - screen.started
        figures["articles a second"] = count / max(time.perf_counter() - begun, 0.001)
        if len(answers) >= FEWEST_KEYS:
            figures |= figures_of("key to paint", answers)
            figures["memory while reading, app"], figures["memory while reading, all"] = most
        screen.pass_time(SETTLED)
        figures["memory, app alone"], figures["memory, all processes"] = screen.memory()
        answers = []
        for number in range(KEYS_AT_REST):
            answers.append(screen.walk(number))
            screen.pass_time(KEY_PAUSE)
        return figures | figures_of("key to paint at rest", answers)
    finally:
        screen.close()


def measure_second(folder: Path, count: int) -> dict[str, float]:
    """An unchanged second start, then a save of the open article."""
    screen = open_library(folder)
    try:
        paint = screen.wait_for(f"lesarten · {folder.name}")
        listed = screen.until(f"{count:,} article", "w  ", without=" read")
        screen.pass_time(SETTLED)
        path = folder / "00000.txt"
        text = path.read_text(encoding="utf-8")
        saves = []
        for number in range(SAVES):
            word = f"Mahnmal{number}"
            path.write_text(re.sub(r"\b(Weder|Angaben|Zuvor)\b", word, text), encoding="utf-8")
            screen.started = time.perf_counter()
            saves.append(screen.until(word))
            screen.pass_time(1.5)
        path.write_text(text, encoding="utf-8")
        return {
            "second start: first paint": paint,
            "second start: complete": listed,
            "save to repaint": statistics.median(saves),
            "save to repaint, slowest": max(saves),
        }
    finally:
        screen.close()


def measure_nearest(folder: Path) -> dict[str, float]:
    """Asking an index of all articles, as the program does once they are read."""
    from lesarten.near import NearIndex
    from lesarten.terms import pack_terms

    paths = [str(path) for path in sorted(folder.glob("*.txt"))]
    packed = [pack_terms(Path(path).read_text(encoding="utf-8")) for path in paths]
    index = NearIndex()
    for path, terms in zip(paths, packed, strict=True):
        index.add_terms(path, terms)
    started = time.perf_counter()
    index.nearest(paths[0])
    figures = {"nearest: index made": time.perf_counter() - started}
    taken = []
    for path in paths[:: max(1, len(paths) // 200)]:
        started = time.perf_counter()
        index.nearest(path)
        taken.append(time.perf_counter() - started)
    figures["nearest articles"] = statistics.median(taken)
    index.add_terms(paths[0], packed[-1])
    started = time.perf_counter()
    index.nearest(paths[0])
    return {**figures, "nearest, after a change": time.perf_counter() - started}


def measure_cleaning(folder: Path) -> dict[str, float]:
    """Cleaning and cutting in one process, in processor time: reading the files and keeping what came out of
    them are not in it. Each article is met once, as a library meets it.
    """
    from lesarten.extract import extract
    from lesarten.segment import cut_blocks
    from lesarten.source import read_source

    sources = [read_source(str(path)) for path in sorted(folder.glob("*.txt"))[:MOST_CLEANED]]
    started = time.process_time()
    for source in sources:
        article = extract(source)
        cut_blocks(article.blocks, article.language)
    taken = time.process_time() - started
    characters = sum(len(source.text) for source in sources)
    return {
        "cleaned and cut, a second and core": len(sources) / taken,
        "cleaned and cut, million characters": characters / taken / 1e6,
    }


def measure(count: int, runs: int, home: Path) -> dict[str, float]:
    """The medians of some runs."""
    folder = home / str(count)
    make_library(folder, count)
    taken: dict[str, list[float]] = {}
    for _run in range(runs):
        figures = {"empty app: first paint": measure_empty(), **measure_first(folder, count)}
        figures |= measure_second(folder, count) | measure_nearest(folder)
        figures |= measure_cleaning(folder)
        figures["load"] = os.getloadavg()[0]
        for name, value in figures.items():
            taken.setdefault(name, []).append(value)
    return {name: statistics.median(values) for name, values in taken.items()}


def show(name: str, value: float, empty: float) -> str:
    if name.startswith("memory"):
        return f"{value:9.0f} MB"
    if name in ("articles a second", "load") or name.startswith("cleaned"):
        return f"{value:9.1f}"
    if "share" in name:
        return f"{value:9.0%}"
    ratio = f"  {value / empty:5.2f} ×" if "paint" in name and "key" not in name else ""
    return f"{value * 1000:9.1f} ms{ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", metavar="N", type=int, nargs="*", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    table: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="lesarten-library-") as home:
        for count in given.sizes:
            table[count] = figures = measure(count, given.runs, Path(home))
            print(f"{count} articles")
            for name, value in figures.items():
                print(f"  {name:36}{show(name, value, figures['empty app: first paint'])}", flush=True)
    if given.plot:
        given.plot.write_text(draw(table), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # the working tree, whatever is installed
    main()
