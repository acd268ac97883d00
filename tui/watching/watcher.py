"""The watcher: a thread that lists the folders again when something hints at a change, and by its heart.

What the listing says is the truth; hints and heartbeat only say when to look. Touches no widget.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from lesarten.library import difference, scan
from tui.messages import Listed, TablesChanged, WatchingChanged
from tui.watching.file_systems import slow_file_system

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from lesarten.library import Snapshot
    from tui.watching.hints import Hints

QUIET = 0.05
"""Seconds without a hint before looking: an editor's save is over in less."""

PATIENCE = 0.12
"""Seconds after the first hint when to look at the latest, however many follow (a slow writer)."""

HEARTBEAT = 2.0
"""Seconds between looks without a hint: finds folders that came back and what no event told."""

POLL = 1.0
"""Seconds between looks where there are no hints."""

TABLE = "sources.csv"
"""`lesarten.named.TABLE`, said again to spare the start its imports."""

REST = 50
"""A look without a hint costs at most one part in this many of the time."""


class Watcher(threading.Thread):
    """Watches what some paths hold and posts a `Listed` with the changes whenever it moved."""

    def __init__(
        self,
        post: Callable[[Message], object],
        on_error: Callable[[str, BaseException], object],
        snapshot: Snapshot,
        generation: int,
        *,
        recursive: bool = False,
        poll: bool = False,
    ) -> None:
        super().__init__(name="watcher", daemon=True)
        self._post = post
        self._on_error = on_error
        self._snapshot = snapshot
        self._generation = generation
        self._recursive = recursive
        self._poll = poll
        self._folders = tuple(dict.fromkeys(_folder_of(path) for path in snapshot.paths))
        self._hinted = threading.Event()
        self._stopping = threading.Event()
        self._hints: Hints | None = None
        self._last_look = 0.0
        self._tables = tables_beside(snapshot)

    def stop(self) -> None:
        """End soon."""
        self._stopping.set()
        self._hinted.set()

    def run(self) -> None:
        """Watch until stopped."""
        try:
            self._begin()
            self._look()
            while not self._stopping.is_set():
                pause = HEARTBEAT if self._hints else POLL
                hinted = self._hinted.wait(max(pause, self._last_look * REST))
                if self._stopping.is_set():
                    break
                if hinted:
                    self._settle()
                else:
                    self._follow()
                self._look()
        except Exception as error:  # noqa: BLE001 - told on screen and logged
            self._on_error("watcher", error)
            self._post(WatchingChanged("off", f"{type(error).__name__}: {error}"))
        finally:
            if self._hints:
                self._hints.close()

    def _begin(self) -> None:
        """Start observing, or fall back to polling and say why."""
        reason = "asked for" if self._poll else slow_file_system(self._folders)
        if reason is None:
            # watchdog costs 15 ms, which the first paint is spared.
            from tui.watching.hints import Hints

            try:
                self._hints = Hints(self._hinted.set, self._recursive)
            except OSError as error:
                reason = _limit(error)
        if self._hints:
            self._follow()
        else:
            self._post(WatchingChanged("polling", reason or ""))
        if self._hints:
            self._post(WatchingChanged("watching"))

    def _follow(self) -> None:
        """Observe every folder as it is now."""
        if not self._hints:
            return
        try:
            for folder in self._folders:
                self._hints.follow(folder)
        except OSError as error:
            self._hints.close()
            self._hints = None
            self._post(WatchingChanged("polling", _limit(error)))

    def _settle(self) -> None:
        """Wait until the hints pause."""
        latest = monotonic() + PATIENCE
        while (left := latest - monotonic()) > 0 and not self._stopping.is_set():
            self._hinted.clear()
            if not self._hinted.wait(min(QUIET, left)):
                return
        self._hinted.clear()

    def _look(self) -> None:
        """List again, and tell what moved."""
        started = monotonic()
        snapshot = scan(self._snapshot.paths, self._recursive)
        self._last_look = monotonic() - started
        changes = difference(self._snapshot, snapshot)
        if changes or snapshot.missing != self._snapshot.missing:
            self._snapshot = snapshot
            self._post(Listed(self._generation, snapshot, changes))
        tables = tables_beside(snapshot)
        if tables != self._tables:
            self._tables = tables
            self._post(TablesChanged())


def tables_beside(snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    """What says whether the tables of names are others: by folder, when each was changed and its size."""
    found: dict[str, tuple[int, int]] = {}
    for folder in {os.path.dirname(entry.path) for entry in snapshot.entries}:  # noqa: PTH120
        # Most folders have none.
        with suppress(OSError):
            status = os.stat(os.path.join(folder, TABLE))  # noqa: PTH116, PTH118
            found[folder] = (status.st_mtime_ns, status.st_size)
    return found


def _folder_of(path: str) -> str:
    """The folder to observe for a path: itself, or the one a file lies in."""
    place = Path(path)
    try:
        return path if place.is_dir() or not place.is_file() else str(place.parent)
    except OSError:
        return path


def _limit(error: OSError) -> str:
    return f"the system allows no more watches: {(error.strerror or str(error)).lower()}"
