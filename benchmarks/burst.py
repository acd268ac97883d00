"""Writes many files at once into a folder that is being read: how soon all are listed, how the keys fare.

The program runs in a pty; another process writes. Key to paint is from a key to the cursor written on its new
line.
Run: python benchmarks/burst.py [FILES] [--poll]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from terminal import Swift, environment

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = 40
WRITER = """
import sys, pathlib
folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
for n in range(count):
    words = f"Report {n} of the harbour\\n\\n" + f"The harbour has {n} ships and {n * 7} sailors today. " * 12
    (folder / f"b{n:06}.txt").write_text(words)
"""
BAR = "▌"
LINES = 2


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 20_000
    options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        folder.mkdir()
        for n in range(FIRST):
            text = f"Article {n}\n\nThe bridge over the river opens with {n} lanes on Monday.\n"
            (folder / f"a{n:03}.txt").write_text(text)
        command = [sys.executable, "-m", "lesarten", *options, str(folder)]
        terminal = Swift(command, (120, 40), environment(Path(place) / "home"))
        try:
            measure(terminal, folder, count)
        finally:
            terminal.close()


def measure(terminal: Swift, folder: Path, count: int) -> None:
    terminal.see(f"{FIRST} articles")
    terminal.until(lambda: "watching" in terminal.text or "every second" in terminal.text)
    calm = press_keys(terminal, lambda pressed: pressed < 40)
    started = time.perf_counter()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(count)])
    ended: list[float] = []
    listed: list[float] = []

    def goes_on(_pressed: int) -> bool:
        now = time.perf_counter()
        if not ended and writer.poll() is not None:
            ended.append(now)
        if not listed and ended and shows(terminal, FIRST + count):
            listed.append(now)
        if ended and now - ended[0] > 60:
            raise TimeoutError(f"not all were listed; the screen is:\n{terminal.text}")
        return not (listed and ended and now - listed[0] > 5)

    before = terminal.written
    busy = press_keys(terminal, goes_on)
    print(f"{count} files written in {ended[0] - started:.2f} s")
    print(f"all names listed after the last write: {listed[0] - ended[0]:.2f} s")
    drawn, load = (terminal.written - before) / len(busy) / 1000, os.getloadavg()[0]
    print(f"written to the terminal in this time: {drawn:.1f} kB a key; load of the machine {load:.1f}")
    for name, taken in (("before", calm), ("during, and 5 s behind", busy)):
        ranked = sorted(taken)
        middle, high = statistics.median(ranked), ranked[int(len(ranked) * 0.99)]
        figures = (
            f"{middle * 1000:.0f} ms, 99th percentile {high * 1000:.0f} ms, worst {ranked[-1] * 1000:.0f} ms"
        )
        print(f"key to paint {name}: median {figures} ({len(taken)} keys)")


def press_keys(terminal: Swift, goes_on: Callable[[int], bool]) -> list[float]:
    """Go down and up, one key after the other; seconds from each key to the cursor on its line."""
    taken: list[float] = []
    first = cursor_row(terminal)
    while goes_on(len(taken)) or len(taken) % 2:
        down = len(taken) % 2 == 0
        terminal.press("j" if down else "k")
        wanted = first + LINES if down else first
        taken.append(terminal.until(lambda row=wanted: cursor_row(terminal) == row))  # type: ignore[misc]
    return taken


def shows(terminal: Swift, total: int) -> bool:
    """Whether the first line counts so many articles, all of them read or not."""
    line = terminal.screen.display[0].replace(",", "").replace(".", "")
    return f"{total} articles" in line or f"of {total} read" in line


def cursor_row(terminal: Swift) -> int:
    """The line of the list that the cursor is on."""
    screen = terminal.screen
    return next((row for row in range(screen.lines) if screen.buffer[row][1].data == BAR), -1)


if __name__ == "__main__":
    main()
