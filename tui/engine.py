"""The app's way to the engine: in this process at first, soon in one of its own, so that no key waits for it.

The workshop's thread asks and waits. What goes over the pipe are the engine's plain data, pickled: both ends
are this program, nothing of a file is ever unpickled as it lies on disk.
"""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, ParamSpec, TypeVar, cast

from lesarten.errors import LesartenError
from lesarten.words import _, language_in_use
from tui import engine_room

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lesarten.factlist import FactRow
    from lesarten.model import Article, Collation
    from lesarten.near import Near
    from tui.ahead import Ahead

P = ParamSpec("P")
T = TypeVar("T")

ROOM = "import sys; sys.path[:] = sys.argv[2:]; from tui.engine_room import serve; serve(sys.argv[1])"
"""What the process runs: on this one's search path, so that nothing in the reader's folder is imported."""

LENGTH = struct.Struct(">Q")
"""Before each message: its length in bytes."""

TRIES = 2
"""A process that ended under its work, for want of memory perhaps, is asked once more; then it gives up."""

Decided = tuple[tuple[int, int, bool], ...]


class EngineLostError(LesartenError):
    """The process of the engine has ended under its work."""


class Engine:
    """Reads, collates and lists facts, wherever the engine runs. Asked by one thread, started by another."""

    def __init__(self, ahead: Ahead | None = None) -> None:
        """`ahead`: a process that gets ready for the work by itself."""
        self._beside = Beside(ahead) if ahead is not None else None

    def start_beside(self) -> None:
        """Start a process that does the work once it is ready; where none can be started, this one does."""
        if self._beside is None:
            self._beside = Beside()
            self._beside.start()
        elif self._beside.failed:
            self._beside.start()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._beside is not None:
            self._beside.close()

    def read_data(self, data: bytes, path: str, language: str | None) -> Article:
        """`lesarten.read` of bytes that were read from a path; raises SourceError as it does."""
        # Cleaning is soon loaded: it waits for no process that still loads all else.
        if self.is_beside:
            return self._ask(engine_room.read_data, data, path, language)
        return engine_room.read_data(data, path, language)

    def collate(
        self,
        a: Article,
        b: Article,
        threshold: float | None,
        decided: Decided,
        others: Sequence[Article] = (),
    ) -> Collation:
        """`lesarten.collate` of two articles, whose own objects stand in the result; `others` may witness."""
        made = self._ask(engine_room.collate, a, b, threshold, decided, tuple(others))
        return replace(made, a=a, b=b)

    def collate_at(self, collation: Collation, threshold: float) -> Collation:
        """The same collation at another threshold."""
        made = self._ask(engine_room.collate_at, collation, threshold)
        return replace(made, a=collation.a, b=collation.b)

    def list_facts(self, articles: Sequence[Article]) -> tuple[FactRow, ...]:
        """`lesarten.factlist.list_facts`."""
        return self._ask(engine_room.list_facts, tuple(articles))

    def add_terms(self, index: str, batch: Sequence[tuple[str, bytes]]) -> None:
        """Put the words of articles, by path, into an index of that name."""
        self._ask(engine_room.add_terms, index, tuple(batch))

    def forget_terms(self, index: str, paths: Sequence[str]) -> None:
        """Take articles out of an index."""
        self._ask(engine_room.forget_terms, index, tuple(paths))

    def nearest(self, index: str, path: str, limit: int) -> tuple[tuple[Near, ...], int]:
        """The articles of an index nearest to one, and how many it holds: none in a process started anew."""
        return self._ask(engine_room.nearest, index, path, limit)

    def gather_events(
        self, index: str, paths: Sequence[str], least: float, most: int
    ) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
        """Which articles are near to which of some, each gathered once, and how many the index holds."""
        return self._ask(engine_room.gather_events, index, tuple(paths), least, most)

    def likeness(self, index: str, path: str) -> tuple[dict[str, float], int]:
        """How near each article of an index is to one, and how many it holds."""
        return self._ask(engine_room.likeness, index, path)

    @property
    def is_beside(self) -> bool:
        """Whether a process of its own does the work."""
        return self._beside is not None and self._beside.ready.is_set()

    def warm_up(self) -> None:
        """Load what the first comparison needs."""
        self._ask(engine_room.warm_up)

    def _ask(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        if self._beside is not None and self._beside.comes():
            return self._beside.ask(function, *arguments, **named)
        return function(*arguments, **named)


class Beside:
    """The engine in a process of its own, which is started again when it was lost."""

    def __init__(self, ahead: Ahead | None = None) -> None:
        """`ahead`: one that runs already; without, nothing runs yet."""
        self.ready = threading.Event() if ahead is None else ahead.warm
        """Set once the process takes questions."""
        self._ahead = ahead
        self._process: subprocess.Popen[bytes] | Ahead | None = ahead
        self._closed = False
        if ahead is not None:
            ahead.listen()

    def comes(self) -> bool:
        """Whether it takes questions: at once, or when what it is loading is loaded, which is waited for."""
        if self._ahead is not None:
            self._ahead.settled.wait()
        return self.ready.is_set()

    @property
    def failed(self) -> bool:
        """Whether the one that ran already was lost before it could be asked."""
        return self._ahead is not None and self._ahead.settled.is_set() and not self.ready.is_set()

    def start(self) -> None:
        """Start the process and come back at once; `ready` says when it can be asked, if ever."""
        threading.Thread(target=self._start, name="engine", daemon=True).start()

    def ask(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Run a function of a module there, and give or raise what came of it.

        Raises EngineLostError when the process ended twice under this work, or after `close`.
        """
        question = pickle.dumps((function, arguments, named), protocol=pickle.HIGHEST_PROTOCOL)
        for _attempt in range(TRIES):
            well, answer = self._exchange(question)
            if well is not None:
                break
            self._end()
            if not self._closed:
                self._start()
        else:
            raise EngineLostError(_("the engine ended while it worked on this; is there memory enough?"))
        if not well:
            raise cast("Exception", answer)
        return cast("T", answer)

    def close(self) -> None:
        """End the process. Another thread that waits for an answer is told that it was lost."""
        self._closed = True
        self._end()

    def _start(self) -> None:
        self._ahead = None
        command = [sys.executable or "python3", "-S", "-c", ROOM, language_in_use()]
        try:
            self._process = subprocess.Popen(
                [*command, *(path or str(Path.cwd()) for path in sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if self._process.stdout is not None:
                read_message(self._process.stdout)
        except (OSError, EOFError):
            return
        if self._closed:
            self._end()
        else:
            self.ready.set()

    def _end(self) -> None:
        self.ready.clear()  # until another one takes questions, whoever asks does the work itself
        if self._process is not None:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)

    def _exchange(self, question: bytes) -> tuple[bool | None, object]:
        """Whether it went well, and what came of it; None for whether: the process is lost."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None, None
        try:
            write_message(process.stdin, question)
            answer = read_message(process.stdout)
        except (OSError, EOFError):
            return None, None
        return cast("tuple[bool, object]", pickle.loads(answer))


def write_message(pipe: IO[bytes], message: bytes) -> None:
    """Send a message; raises OSError when nobody is there any more."""
    # In one piece: whoever sees that something came finds all of it that a pipe holds.
    pipe.write(LENGTH.pack(len(message)) + message)
    pipe.flush()


def read_message(pipe: IO[bytes]) -> bytes:
    """The next message of a pipe; raises EOFError at its end."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    message = pipe.read(length)
    if len(message) < length:
        raise EOFError
    return message
