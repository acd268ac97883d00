"""Measures what a reader waits for between key and paint: in a long comparison, and while many are compared.

Each time is from the write to a pty to the first bytes painted. The long comparison has 6,000 rows, and
is resized too; in the matrix keys are pressed while 26 sources are compared; then the memory on the seeds.
Run: python benchmarks/pressing.py [long | survey | memory]
"""

from __future__ import annotations

import os
import random
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

from screens import PATIENCE, ROOT, SEEDS, SIZE, Terminal

QUIET = 0.04
"""Seconds without a byte: what a key painted is painted."""

LONG_SENTENCES = 1_500
KEY_ROUNDS = 30
COMPARE_KEYS = ("j", "j", "j", "k", " ", "b", "d", "n", "l", "h", "\x04", "\x15", "D", "N")
"""Reading, with all keys that move."""


def paint_after(terminal: Terminal, keys: str, quiet: float = QUIET) -> float:
    """Milliseconds from a key to the first bytes of what it paints; then waits until nothing more comes."""
    terminal.raw = b""
    began = time.perf_counter()
    terminal.press(keys)
    while not terminal.raw:
        if time.perf_counter() - began > PATIENCE or not terminal.read(PATIENCE):
            raise TimeoutError(f"nothing was painted after {keys!r}")
    took = time.perf_counter() - began
    rest(terminal, quiet)
    return took * 1000


def rest(terminal: Terminal, quiet: float = QUIET) -> None:
    """Read until nothing has come for a while."""
    known = -1
    while known != len(terminal.raw):
        known = len(terminal.raw)
        terminal.read(quiet)


def write_long_pair(folder: Path) -> None:
    """Two texts of 1,500 sentences, made of numbers: every third pair differs, every fifth stands alone."""
    words = (
        "Hafen Brücke Schule Wasser Regen Straße Bahn Kreis Stadt Markt Rat Haus Fluss Berg Wald Feld".split()
    )
    chance = random.Random(7)
    told: dict[int, list[str]] = {}
    for name in ("a", "b"):
        lines = [f"Bericht {name}", ""]
        for number in range(LONG_SENTENCES):
            chosen = chance.sample(words, 5) if name == "a" or number % 5 == 0 else None
            if name == "a":
                told[number] = chosen or []
            own = chosen or told[number]
            count = number * 7 + (name == "b" and number % 3 == 0)
            lines.append(
                f"Am {own[0]} {number} zählte die Wacht bei {own[1]} und {own[2]} genau {count} Wagen, und "
                f"der {own[3]} hinter dem {own[4]} blieb bis zum späten Abend für alle geschlossen."
            )
            if number % 4 == 3:
                lines.append("")
        (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


def measure_keys() -> None:
    """Print the time from key to paint in a long comparison, by key and over all, and that of a resize."""
    with tempfile.TemporaryDirectory() as folder:
        write_long_pair(Path(folder))
        terminal = Terminal([sys.executable, "-m", "lesarten", folder])
        try:
            terminal.wait_for("Bericht")
            rest(terminal, 0.5)
            terminal.press(" j c")
            terminal.wait_for(" pairs")
            rest(terminal, 1.0)
            taken: dict[str, list[float]] = {}
            for _round in range(KEY_ROUNDS):
                for keys in COMPARE_KEYS:
                    taken.setdefault(keys, []).append(paint_after(terminal, keys))
            print(f"key to paint, {count_rows(folder):,} rows")
            tell_keys(taken)
            sizes = [(40, 120 + 10 * (n % 2)) for n in range(1, 12)]
            resized = [resize(terminal, size) for size in sizes]
            print(f"resize: {statistics.median(resized):.0f} ms, at most {max(resized):.0f} ms")
        finally:
            terminal.close()


def count_rows(folder: str) -> int:
    """Rows of the long comparison at the benchmark's width."""
    sys.path.insert(0, str(ROOT))
    import lesarten
    from lesarten.collate import collate
    from widgets.rows import Options, lay_out

    a, b = (lesarten.read(f"{folder}/{name}.txt") for name in "ab")
    return len(lay_out(collate(a, b), Options(width=SIZE[1])).rows)


def resize(terminal: Terminal, size: tuple[int, int]) -> float:
    """Milliseconds from another size to the last bytes of the paint."""
    terminal.raw = b""
    began = last = time.perf_counter()
    ioctl(terminal.fd, TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    os.kill(terminal.pid, signal.SIGWINCH)
    while time.perf_counter() - last < 0.4 or not terminal.raw:
        known = len(terminal.raw)
        terminal.read(0.05)
        if len(terminal.raw) != known:
            last = time.perf_counter()
    return (last - began) * 1000


def tell_keys(taken: dict[str, list[float]]) -> None:
    for keys, times in taken.items():
        print(f"  {keys!r:10} {statistics.median(times):6.1f} ms, at most {max(times):6.1f}")
    every = sorted(time for times in taken.values() for time in times)
    last = every[min(len(every) - 1, int(len(every) * 0.99))]
    print(f"  all        {statistics.median(every):6.1f} ms, 99 % within {last:.1f} (of {len(every)})")


def measure_survey() -> None:
    """Print the time from key to paint in the matrix while it compares 26 sources."""
    with tempfile.TemporaryDirectory() as folder:
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(SEEDS).glob("*.txt"))]
        for number in range(26):
            text = texts[number % len(texts)].replace("14.000", f"{number + 11}.000")
            (Path(folder) / f"{number:02}.txt").write_text(f"Quelle {number}\n\n{text}", encoding="utf-8")
        terminal = Terminal([sys.executable, "-m", "lesarten", folder])
        try:
            terminal.wait_for("26 articles")
            rest(terminal, 2.0)
            terminal.press("m")
            terminal.wait_for("comparing")
            taken: dict[str, list[float]] = {}
            for number in range(60):
                keys = "jlkh"[number % 4]
                taken.setdefault(keys, []).append(paint_beside_work(terminal, keys))
            print("key to paint while 26 sources are compared")
            tell_keys(taken)
        finally:
            terminal.close()


def paint_beside_work(terminal: Terminal, keys: str) -> float:
    """As `paint_after`, where something is painted all the time: the cursor's cell tells the key's paint."""
    while terminal.read(0.0) and select.select([terminal.fd], [], [], 0.02)[0]:
        pass
    return paint_after(terminal, keys, 0.02)


def measure_memory() -> None:
    """Print the memory of the program on the seeds, with a pair compared."""
    terminal = Terminal([sys.executable, "-m", "lesarten", SEEDS])
    try:
        terminal.wait_for("Denkmal")
        terminal.press(" j c")
        terminal.wait_for(" pairs", "≈")
        rest(terminal, 1.0)
        status = Path(f"/proc/{terminal.pid}/status").read_text()
        kilobytes = int(re.findall(r"VmRSS:\s+(\d+)", status)[0])
        print(f"memory: {kilobytes / 1024:.0f} MB")
    finally:
        terminal.close()


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, measure in (("long", measure_keys), ("survey", measure_survey), ("memory", measure_memory)):
        if what in ("", name):
            measure()


if __name__ == "__main__":
    main()
