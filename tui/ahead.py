"""The work that begins before the screen is loaded: a fork of the program looks ahead and becomes the engine.

While the screen is loaded on one processor, the fork lists and reads on another, then gets the engine ready
(`tui.engine_room`). Where there is none, all that is done later, as if nobody had looked.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.cards import Card
    from lesarten.library import Entry, Snapshot
    from lesarten.model import Article
    from tui.options import AppOptions

PATIENCE_SECONDS = 0.15
"""Who waits longer for the fork is on a machine that is busy with other things, and does the work itself."""

PIPE_BYTES = 65_536
"""What a pipe holds: with fewer bytes in it a look is told whole."""

Articles = tuple[tuple["Entry", "Article"], ...]


class Look(NamedTuple):
    """What the folders held, and what is read first."""

    paths: tuple[str, ...]
    """What was listed, as the app would list it."""
    recursive: bool
    snapshot: Snapshot
    cards: tuple[Card, ...]
    """Those known from earlier runs."""
    articles: Articles
    """The first article, as the program reads it; none when it could not be read."""
    problem: str | None = None
    """What the reader should know about the cache: it is said once, to whoever opens the file first."""


class Ahead:
    """The fork, as seen from the program: tells its look, then the other articles, then that it is ready."""

    def __init__(self, pid: int, questions: int, answers: int) -> None:
        """`questions` is written to, `answers` read from: descriptors of two pipes."""
        import threading  # whoever has no fork has a thread later

        self.pid = pid
        self.stdin = os.fdopen(questions, "wb")
        self.stdout = os.fdopen(answers, "rb")
        self.warm = threading.Event()
        """Set once it takes questions."""
        self.settled = threading.Event()
        """Set once it is warm, or lost."""
        self._looked, self._read = threading.Event(), threading.Event()
        self._look: Look | None = None
        self._rest: Articles = ()
        self._ended = False

    def listen(self) -> None:
        """Take what it tells from now on, in a thread, and let it hurry: never before the first paint."""
        import threading

        from tui.engine import write_message

        with suppress(OSError):
            write_message(self.stdin, b"")
        if self.has_told:
            self._take_look()  # without waiting for a thread to begin
        threading.Thread(target=self._listen, name="ahead", daemon=True).start()

    @property
    def has_told(self) -> bool:
        """Whether a look at a small library lies ready to be taken."""
        import termios
        from fcntl import ioctl

        waiting = bytearray(4)
        ioctl(self.stdout.fileno(), termios.FIONREAD, waiting)
        return 0 < int.from_bytes(waiting, sys.byteorder) < PIPE_BYTES

    def look(self) -> Look | None:
        """Its look, waited for; None when it is late or was lost."""
        return self._look if self._looked.wait(PATIENCE_SECONDS) else None

    def rest(self) -> Articles:
        """The other articles of a small library, waited for; none when they are late or were lost."""
        return self._rest if self._read.wait(PATIENCE_SECONDS) else ()

    def kill(self) -> None:
        """End it, whatever it is doing."""
        if not self._ended:
            with suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> None:
        """Wait for the end of it, after `kill`: that comes at once, so that `timeout` is not looked at."""
        del timeout
        if not self._ended:
            self._ended = True
            with suppress(OSError):
                os.waitpid(self.pid, 0)

    def _take_look(self) -> None:
        import pickle

        from tui.engine import read_message

        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            self._look = pickle.loads(read_message(self.stdout))
        self._looked.set()

    def _listen(self) -> None:
        import pickle

        from tui.engine import read_message

        try:
            if not self._looked.is_set():
                self._take_look()
            self._rest = pickle.loads(read_message(self.stdout))
            self._read.set()
            read_message(self.stdout)
            self.warm.set()
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            pass  # it is lost: whoever waits does the work itself
        finally:
            for event in (self._looked, self._read, self.settled):
                event.set()


def look_ahead(paths: Sequence[str], options: AppOptions) -> Ahead | None:
    """Begin the work; None where no fork is to be had."""
    if not _can_fork():
        return None
    try:
        questions, answers = os.pipe(), os.pipe()
        pid = os.fork()
    except OSError:
        return None
    if pid == 0:
        os.close(questions[1])
        os.close(answers[0])
        _work(paths, options, questions[0], answers[1])
    os.close(questions[0])
    os.close(answers[1])
    return Ahead(pid, questions[1], answers[0])


def _can_fork() -> bool:
    """Whether a fork is safe, and a processor free for it: with one only, it would keep the screen waiting.

    Elsewhere than on Linux a system's own libraries may have threads that no fork survives.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


def _work(paths: Sequence[str], options: AppOptions, questions: int, answers: int) -> NoReturn:
    """What the fork does from its first to its last moment; nothing of it reaches the terminal."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        from tui.engine_room import serve_ahead

        serve_ahead(paths, options, os.fdopen(questions, "rb"), os.fdopen(answers, "wb"))
    finally:
        os._exit(0)
