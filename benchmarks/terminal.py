"""A program in a pty and the screen that its output makes, for the benchmarks that press keys."""

from __future__ import annotations

import os
import pty
import queue
import select
import signal
import struct
import threading
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 20.0
MOST_READ = 1_000_000


class Terminal:
    """A running program; `text` is what it shows."""

    def __init__(
        self,
        command: list[str],
        size: tuple[int, int],
        environment: dict[str, str],
        prepare: Callable[[], None] | None = None,
        place: Path = ROOT,
    ) -> None:
        """`size`: columns and rows. `prepare` runs in the new process, before the program, in `place`."""
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self.written = 0
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                ioctl(0, TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
                os.chdir(place)
                if prepare is not None:
                    prepare()
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        self.resize(*size)

    @property
    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(self.screen.display)

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is None

    def resize(self, columns: int, rows: int) -> None:
        """Give it another size."""
        ioctl(self.fd, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def read(self, seconds: float) -> bool:
        """Take in what it writes within a time; False when it wrote nothing or has ended."""
        data = self._take_in(seconds)
        if not data:
            return False
        self.written += len(data)
        data = self._rest + data
        cut = data.rfind(b"\x1b") if b"\x1b" in data[-12:] else len(data)
        self._rest = data[cut:]
        # pyte does not know the private modes that Textual asks about.
        self.stream.feed(data[:cut].replace(b"$p", b""))
        return True

    def _take_in(self, seconds: float) -> bytes:
        """All that is there at once: a terminal that reads slowly would be what is measured."""
        data = b""
        while len(data) < MOST_READ and select.select([self.fd], [], [], 0 if data else seconds)[0]:
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                break
            data += piece
            if not piece:
                break
        return data

    def until(self, happened: Callable[[], object], patience: float = PATIENCE) -> float:
        """Seconds until something is so. Raises TimeoutError."""
        started = time.perf_counter()
        while not happened():
            if time.perf_counter() - started > patience:
                raise TimeoutError(f"waited in vain; the screen is:\n{self.text}")
            if not self.read(0.02) and not self.running:
                raise TimeoutError(f"it ended with {self.status}; its last words:\n{self.text}")
        return time.perf_counter() - started

    def see(self, words: str, patience: float = PATIENCE) -> float:
        """Seconds until words are on screen."""
        return self.until(lambda: words in self.text, patience)

    def kill(self) -> None:
        """End it at once."""
        if self.running:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -signal.SIGKILL

    def close(self) -> None:
        """End it and let go of the terminal."""
        self.kill()
        os.close(self.fd)


class Swift(Terminal):
    """One that takes in what is written while it still parses what came before, as a terminal does.

    pyte takes seconds for what a burst writes; a program whose terminal does not read waits for it.
    """

    def __init__(self, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        super().__init__(command, size, environment)
        self._pieces: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self._closing = False
        self._arrived = 0.0
        self._reader = threading.Thread(target=self._drain, daemon=True)
        self._reader.start()

    def _drain(self) -> None:
        while not self._closing:
            data = super()._take_in(0.1)
            if data:
                self._pieces.put((time.perf_counter(), data))

    def _take_in(self, seconds: float) -> bytes:
        """The next piece; what comes behind it is drawn by the next call."""
        try:
            self._arrived, data = self._pieces.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            return b""
        return data

    def until(self, happened: Callable[[], object], patience: float = PATIENCE) -> float:
        """Seconds until what made it so was written, whenever it was parsed. Raises TimeoutError."""
        started = time.perf_counter()
        super().until(happened, patience)
        return max(0.0, self._arrived - started)

    def close(self) -> None:
        """End it and let go of the terminal."""
        self.kill()
        self._closing = True
        self._reader.join()
        super().close()


def environment(home: Path) -> dict[str, str]:
    """The same for every program, with nothing of this user's; all it writes lies in `home`."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if name in os.environ
    }
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("STATE", "DATA", "CACHE", "CONFIG")}
    fixed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "HOME": str(home)}
    return {**kept, **folders, **fixed}
