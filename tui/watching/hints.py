"""The bridge to watchdog: says that something may have happened in a folder, never what.

Events are hints only (a save is anything from one to four of them, in an order that depends on the
editor), so all of them end in the same call.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET_EVENTS = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
"""Reading a file raises these: acting on them would be an endless loop."""


class _Handler(FileSystemEventHandler):
    def __init__(self, hint: Callable[[], None]) -> None:
        self._hint = hint

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in QUIET_EVENTS:
            self._hint()


class Hints:
    """Observes folders and calls `hint`, on a thread of its own, when one of them may have changed."""

    def __init__(self, hint: Callable[[], None], recursive: bool) -> None:
        self._handler = _Handler(hint)
        self._recursive = recursive
        self._observer: BaseObserver = Observer()
        self._observer.daemon = True
        self._watches: dict[str, tuple[tuple[int, int], ObservedWatch]] = {}
        self._observer.start()

    def follow(self, folder: str) -> bool:
        """Observe a folder as it is now; True when that is a new thing to do.

        A folder that was removed and made again, or whose emitter died, is observed anew. Raises
        OSError when the system allows no more watches.
        """
        identity = _identity(folder)
        held = self._watches.get(folder)
        if held is not None and held[0] == identity and self._alive(held[1]):
            return False
        if held is not None:
            del self._watches[folder]
            # The emitter of a removed folder may be gone already.
            with suppress(KeyError, OSError):
                self._observer.unschedule(held[1])
        if identity is None:
            return held is not None
        with suppress(FileNotFoundError, NotADirectoryError):
            watch = self._observer.schedule(self._handler, folder, recursive=self._recursive)
            self._watches[folder] = (identity, watch)
        return True

    def close(self) -> None:
        """Observe nothing more."""
        with suppress(RuntimeError):
            self._observer.stop()

    def _alive(self, watch: ObservedWatch) -> bool:
        return any(emitter.watch == watch and emitter.is_alive() for emitter in self._observer.emitters)


def _identity(folder: str) -> tuple[int, int] | None:
    """Device and inode of a folder, None when there is none."""
    try:
        status = os.stat(folder)  # noqa: PTH116 - paths stand as given
    except OSError:
        return None
    return status.st_dev, status.st_ino
