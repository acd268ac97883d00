"""Processes that read articles beside the program, so that a large folder costs its reader no key.

Knows the clerk's questions and answers, no article: what a clerk cannot answer is the program's to read. They
are started by hand instead of by `multiprocessing`: nothing is pickled, nothing is left behind after a kill.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from lesarten.cache.clerk import FRAME
from lesarten.cards import Card

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from lesarten.library import Entry

MOST_CLERKS = 4
"""More would wait for the disk and for the program, which takes their answers."""

AT_HAND = 6
"""Articles that a clerk has before it: it never waits for the next, and few are lost with it."""

LARGEST_ANSWER = 16_000_000
"""Bytes: what claims to be longer is no answer."""

_CODE = "import sys; sys.path[:] = sys.argv[1:]; from lesarten.cache.clerk import main; main()"
"""What the process runs: on this one's search path, so that nothing in the reader's folder is imported."""


class Answer(NamedTuple):
    """What a clerk found."""

    entry: Entry
    card: Card | None
    """None: the program has to look itself."""
    terms: bytes


class Clerks:
    """Some clerks. Used by one thread only; `close` ends them."""

    def __init__(self, count: int, language: str | None, folder: Path | None, *, networked: bool) -> None:
        """Start them; those that cannot start are missing, and none is left when none can."""
        first = json.dumps(
            {"language": language, "folder": str(folder) if folder else None, "networked": networked}
        )
        self._selector = selectors.DefaultSelector()
        self._clerks: list[_Clerk] = []
        for _number in range(count):
            with suppress(OSError, ValueError):
                clerk = _Clerk(first)
                self._clerks.append(clerk)
                self._selector.register(clerk.answers, selectors.EVENT_READ, clerk)

    def __bool__(self) -> bool:
        return bool(self._clerks)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return any(clerk.waiting for clerk in self._clerks)

    def has_room(self) -> bool:
        """Whether one of them can take another article."""
        return any(clerk.ready and len(clerk.waiting) < AT_HAND for clerk in self._clerks)

    def give(self, entry: Entry) -> None:
        """Give an article to the one that has least to do."""
        free = [clerk for clerk in self._clerks if clerk.ready]
        min(free, key=lambda clerk: len(clerk.waiting)).ask(entry)

    def take(self, seconds: float) -> Iterator[Answer]:
        """The answers that come within a time; what a lost clerk had comes back without a card."""
        for key, _events in self._selector.select(seconds):
            clerk = cast("_Clerk", key.data)
            yield from clerk.read()
            if clerk.ended:
                self._selector.unregister(clerk.answers)
                self._clerks.remove(clerk)
                yield from (Answer(entry, None, b"") for entry in clerk.waiting.values())
                clerk.close()

    def close(self) -> None:
        """End them all: their input ends, they write what waits to the cache and go."""
        for clerk in self._clerks:
            clerk.close()
        self._clerks.clear()
        self._selector.close()


class _Clerk:
    """One process and what it was asked."""

    def __init__(self, first: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-c", _CODE, *(path or str(Path.cwd()) for path in sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # The terminal's keys are the program's. Not a session of its own: Linux shares the processors
            # among sessions first, and within one only it heeds that a clerk steps back.
            process_group=0,
        )
        self.answers = cast("IO[bytes]", self._process.stdout)
        os.set_blocking(self.answers.fileno(), False)
        self.waiting: dict[str, Entry] = {}
        self.ready = False
        self.ended = False
        self._buffer = bytearray()
        self._write(first)

    def ask(self, entry: Entry) -> None:
        """Give it an article to read."""
        self.waiting[entry.path] = entry
        self._write(json.dumps(entry.path))

    def read(self) -> Iterator[Answer]:
        """The answers that have come whole."""
        try:
            data = os.read(self.answers.fileno(), 1 << 18)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self.ended = self.ended or not data
        self._buffer += data
        while len(self._buffer) >= FRAME.size:
            head, terms = FRAME.unpack_from(self._buffer)
            end = FRAME.size + head + terms
            if end > LARGEST_ANSWER:
                self.ended = True
                return
            if len(self._buffer) < end:
                return
            frame = bytes(self._buffer[FRAME.size : end])
            del self._buffer[:end]
            self.ready = True
            fields = json.loads(frame[:head])
            entry = self.waiting.pop(fields.get("path", ""), None)
            if entry is not None:
                card = fields.get("card")
                yield Answer(entry, Card(entry.path, entry.signature, *card) if card else None, frame[head:])

    def close(self) -> None:
        """End its input, and wait for nothing."""
        with suppress(OSError):
            cast("IO[bytes]", self._process.stdin).close()
        self.answers.close()
        self._process.poll()

    def _write(self, line: str) -> None:
        with suppress(OSError):
            stream = cast("IO[bytes]", self._process.stdin)
            stream.write(line.encode("ascii") + b"\n")
            stream.flush()


def how_many() -> int:
    """A clerk for each processor but one, up to a few: that one is the screen's.

    Measured on two processors, keys pressed ten times a second: with two clerks one key in a hundred waited
    three times as long and more, and no more articles were read, for the program has to take them too.
    """
    # What may be used of this machine: a container, or `taskset`, leaves less.
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(MOST_CLERKS, usable - 1))
