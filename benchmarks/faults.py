"""Throws faults at the running program through a terminal, and says whether it stood them.

Files are truncated and filled with garbage while they are read, renamed 200 times a second, the folder is
swapped, permissions flip, the disk is full, the terminal changes its size, keys are pressed at random, and
the program is killed while it writes its cache. It must never end by itself, must show what the folder holds
in the end, and must keep every decision of its reader.

Run: python benchmarks/faults.py [--seconds 150] [--seed N]
"""

from __future__ import annotations

import argparse
import ctypes
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from terminal import Terminal, environment

ROOT = Path(__file__).resolve().parent.parent
OUTLET = "The Harbour Gazette"
KEYS = [
    *"jkgGnNdDhloOzi#r vwecfsaLXFQmt?,.+-yY/",
    "\t",
    "\r",
    "\x1b",
    "\x04",
    "\x15",
    "\x1b[A",
    "\x1b[B",
    "\x0f",
]
"""All that moves, opens and changes; not what quits, nor undoes a decision, nor lends the terminal away."""

RENAMES_A_SECOND = 200
PATIENCE = 10.0
NO_LIMIT = resource.RLIM_INFINITY
SMALL_DISK = 60_000
"""Bytes that a file may grow to while the disk is full."""

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


class Fault(AssertionError):  # noqa: N818 - what is looked for, not an error of this program
    """The program did not stand something."""


class Trial:
    """A library, a program that reads it, and what is done to both."""

    def __init__(self, place: Path, chance: random.Random, articles: int, scale: float) -> None:
        """`scale`: how much of each fault there is, 1 for all of it."""
        self.scale = scale
        self.chance = chance
        self.folder = place / "library"
        self.aside = place / "aside"
        self.home = place / "home"
        self.scratch = place / "scratch"
        for folder in (self.folder, self.home, self.scratch):
            folder.mkdir()
        for number in range(articles):
            self.path(number).write_text(article_text(number), encoding="utf-8")
        self.count = articles
        self.pressed = self.killed = self.checks = self.ended = 0
        self.kept: list[str] = []
        self.terminal = self.start()

    def path(self, number: int) -> Path:
        """The file of an article."""
        return self.folder / f"a{number:04}.txt"

    def start(self, largest_file: int = NO_LIMIT) -> Terminal:
        """Start the program, as one who may not read what permissions forbid."""

        def prepare() -> None:
            libc = ctypes.CDLL(None)
            for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
                libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
            if largest_file != NO_LIMIT:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        command = [sys.executable, "-m", "lesarten", str(self.folder)]
        surroundings = environment(self.home) | {"PYTHONPATH": str(ROOT)}
        terminal = Terminal(command, (120, 40), surroundings, prepare, self.scratch)
        terminal.see("lesarten · library")
        return terminal

    def alive(self) -> None:
        """Raise Fault when the program has ended by itself; start it again when it was asked to end."""
        self.terminal.read(0)
        if not self.terminal.running:
            if self.terminal.status != 0:
                words = f"it ended with {self.terminal.status}:\n{self.terminal.text}\n{self.log()}"
                raise Fault(words)
            self.ended += 1
            self.terminal.close()
            self.terminal = self.start()

    def log(self) -> str:
        """The end of what the program wrote down of errors."""
        logs = sorted(self.home.rglob("lesarten.log"))
        return "\n".join(path.read_text(encoding="utf-8", errors="replace")[-4_000:] for path in logs)

    def live(self, seconds: float) -> None:
        """Let time pass while keys are pressed and the terminal changes its size."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.press(self.chance.choice(KEYS))
            if self.chance.random() < 0.05:
                self.terminal.resize(self.chance.randint(20, 200), self.chance.randint(5, 60))
            self.terminal.read(0.02)
            self.alive()

    def press(self, key: str) -> None:
        """Press a key of the random ones."""
        with suppress(OSError):
            self.terminal.press(key)
            self.pressed += 1

    # Faults

    def truncate_while_read(self) -> None:
        """Files shrink and grow again under the program's hands."""
        for _time in range(int(20 * self.scale)):
            path = self.path(self.chance.randrange(self.count))
            text = path.read_bytes()
            path.write_bytes(text[: self.chance.randrange(len(text) + 1)])
            self.live(0.02)
            path.write_bytes(text)

    def fill_with_garbage(self) -> None:
        """Random bytes, control sequences, one endless line; then the article again."""
        for number in self.chance.sample(range(self.count), 4):
            text = self.path(number).read_bytes()
            rubbish = self.chance.choice(
                [
                    self.chance.randbytes(50_000),
                    b"\x1b]0;owned\x07\x1b[2J" * 500,
                    b"word " * 40_000,
                    b"\0" * 999,
                ]
            )
            self.path(number).write_bytes(rubbish)
            self.live(0.3)
            self.path(number).write_bytes(text)

    def swap_folder(self) -> None:
        """Another folder lies in the place of this one; then the first comes back."""
        self.folder.rename(self.aside)
        self.live(0.3)
        self.folder.mkdir()
        (self.folder / "other.txt").write_text(article_text(9999), encoding="utf-8")
        self.live(0.5)
        (self.folder / "other.txt").unlink()
        self.folder.rmdir()
        self.aside.rename(self.folder)

    def flip_permissions(self) -> None:
        """The folder and some files may not be read for a while."""
        places = [self.folder, *(self.path(n) for n in self.chance.sample(range(self.count), 5))]
        for _time in range(2):
            for place in reversed(places):
                place.chmod(0)
            self.live(0.4)
            for place in places:
                place.chmod(0o755)
            self.live(0.2)

    def rename_often(self) -> None:
        """200 renames a second, for two seconds."""
        for _time in range(int(2 * RENAMES_A_SECOND * self.scale)):
            path = self.path(self.chance.randrange(self.count))
            other = path.with_name("renamed.txt")
            path.rename(other)
            other.rename(path)
            self.live(1 / RENAMES_A_SECOND)

    def fill_disk(self) -> None:
        """No file of the program can grow any more; then it can again."""
        self.restart(SMALL_DISK)
        for number in self.chance.sample(range(self.count), 8):
            self.path(number).write_text(article_text(number, self.chance.randrange(10**6)), encoding="utf-8")
        self.live(1.0)
        self.restart()

    def kill_while_it_writes(self) -> None:
        """Kill -9 as soon as the cache is written to."""
        before = self.cache_state()
        for number in range(self.count):
            self.path(number).write_text(article_text(number, self.chance.randrange(10**6)), encoding="utf-8")
        until = time.monotonic() + 5
        while self.cache_state() == before and time.monotonic() < until:
            self.live(0.005)
        self.restart()
        self.killed += 1

    def restart(self, largest_file: int = NO_LIMIT) -> None:
        """Kill the program and start it again."""
        self.terminal.close()
        self.terminal = self.start(largest_file)

    def cache_state(self) -> list[tuple[str, int, int]]:
        """What says whether the cache was written to."""
        files = sorted((self.home / "cache").rglob("*"))
        return [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.is_file()]

    # What must hold

    def decide(self) -> None:
        """Give the first article the name of an outlet, as a reader does."""
        self.terminal.see("watching")
        self.terminal.press("g")
        self.terminal.press("R")
        self.terminal.see("Name the source")
        self.terminal.press(OUTLET + "\r")
        self.terminal.until(lambda: self.decisions())
        self.kept = self.decisions()

    def decisions(self) -> list[str]:
        """The reader's decisions as they are kept."""
        log = self.home / "data" / "lesarten" / "decisions.jsonl"
        return log.read_text(encoding="utf-8").splitlines() if log.is_file() else []

    def check(self) -> None:
        """Raise Fault when the screen does not show what the folder holds, or a decision is lost."""
        self.checks += 1
        word = f"zzfinal{self.checks}"
        last = self.folder / "last.txt"
        last.write_text(f"The {word} report\n\nThe harbour is open again, says {word}.\n", encoding="utf-8")
        self.alive()
        self.terminal.resize(120, 40)
        for tries_left in (2, 1, 0):
            self.go_home()
            try:
                self.terminal.see(f"{self.count + 1} articles", PATIENCE)
                self.terminal.press(f"/{word}")
                self.terminal.see(f"1 of {self.count + 1} articles", PATIENCE)
                self.terminal.see(f"The {word} report", PATIENCE)
                break
            except TimeoutError as error:  # a key may have come while something else was opening
                if not tries_left:
                    raise Fault(f"the screen is not what the folder holds: {error}") from None
        self.go_home()
        now = self.decisions()
        lost = [line for line in self.kept if line not in now]
        if lost:
            raise Fault(f"decisions are lost: {lost}")
        self.kept = now

    def go_home(self) -> None:
        """Back to the list of all articles, whatever is open."""
        there = 0
        for _time in range(20):
            self.terminal.press("\x1b")
            self.terminal.until(self.settled)
            lines = self.terminal.screen.display
            bar = any(line.startswith((" Filter", " Find")) for line in lines[-3:])
            home = "lesarten · library" in lines[0] and " of " not in lines[0] and not bar
            there = there + 1 if home else 0
            if there > 1:
                return

    def settled(self) -> bool:
        """Whether nothing more is painted for a moment: a lone escape is waited for that long."""
        return not self.terminal.read(0.15)

    def check_names(self) -> None:
        """Raise Fault when the decision is not in effect any more."""
        command = [sys.executable, "-m", "lesarten", "list", "--json", str(self.path(0))]
        surroundings = environment(self.home) | {"PYTHONPATH": str(ROOT)}
        printed = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
        if OUTLET not in printed.stdout:
            raise Fault(f"the decision has no effect any more: {printed.stdout}{printed.stderr}")


def article_text(number: int, edition: int = 0) -> str:
    """An article of its own for each number."""
    lines = (
        f"The {number}th ship of the {place} is named after its {edition + number * 7 + step} sailors."
        for step, place in enumerate(("harbour", "river", "island", "coast", "town", "bridge"))
    )
    return f"Ship {number} comes in\n\n" + "\n\n".join(lines) + "\n"


def run(seconds: float, seed: int, articles: int = 60, scale: float = 1.0) -> Trial:
    """Throw every fault at least once, and go on until the time is over. Raises Fault.

    At a `scale` below 1 there is less of each, and the final state is only looked at in the end.
    """
    keys = int(1_000 * scale)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        trial = Trial(Path(place), chance, articles, scale)
        try:
            trial.decide()
            faults = [
                trial.truncate_while_read, trial.fill_with_garbage, trial.swap_folder, trial.flip_permissions,
                trial.rename_often, trial.fill_disk, trial.kill_while_it_writes,
            ]  # fmt: skip
            until = time.monotonic() + seconds
            once = False
            while not once or time.monotonic() < until or trial.pressed < keys:
                chance.shuffle(faults)
                for fault in faults:
                    if once and time.monotonic() > until and trial.pressed >= keys:
                        break
                    fault()
                    if scale >= 1:
                        trial.check()
                once = True
            trial.check()
            trial.check_names()
        finally:
            trial.terminal.close()
    return trial


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--seconds", type=float, default=150)
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    given = arguments.parse_args()
    print(f"seed {given.seed}", flush=True)
    started = time.monotonic()
    trial = run(given.seconds, given.seed)
    print(
        f"{time.monotonic() - started:.0f} s, {trial.pressed} keys, {trial.killed} times killed in writing, "
        f"{trial.checks} times the final state was on screen, {len(trial.kept)} decisions kept"
    )


if __name__ == "__main__":
    main()
