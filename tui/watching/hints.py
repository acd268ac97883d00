"""The bridge to watchdog: says that something may have happened in a folder, never what.

Events are hints only (a save is anything from one to four of them, in an order that depends on the
editor), so all of them end in the same call.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver, ObservedWatch

EVENTS: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What is asked of the system. Not that files are opened and closed: reading raises these, so that acting on
them would be an endless loop, and a burst of files would cost twice as much."""


MOST_NAMED = 16
"""When events name so many files, it is a burst: none of them is looked at before the others."""


class _Handler(FileSystemEventHandler):
    def __init__(self, hint: Callable[[], None]) -> None:
        self._hint = hint
        self.heard = 0
        self.named: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.heard += 1
        if len(self.named) < MOST_NAMED:
            self.named.update(os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
        self._hint()


class Hints:
    """Observes folders and calls `hint`, on a thread of its own, when one of them may have changed."""

    def __init__(self, hint: Callable[[], None], recursive: bool) -> None:
        """Raises OSError when the system allows no more observers."""
        self._handler = _Handler(hint)
        self._recursive = recursive
        self._observer: BaseObserver = Observer()
        self._observer.daemon = True
        self._watches: dict[str, tuple[tuple[int, int, bool], ObservedWatch]] = {}
        self._observer.start()

    def take_named(self) -> list[str]:
        """The paths that events named since the last time, as the library writes them; none of a burst.

        Where to look first, and no more: they may be gone, or not all of it.
        """
        named, self._handler.named = self._handler.named, set()
        if len(named) >= MOST_NAMED:
            return []
        places = [(folder, os.path.join(watch.path, "")) for folder, (_id, watch) in self._watches.items()]  # noqa: PTH118
        return [
            os.path.join(folder, path[len(place) :])  # noqa: PTH118 - paths stand as given
            for path in sorted(named)
            for folder, place in places
            if path.startswith(place)
        ]

    @property
    def heard(self) -> int:
        """How many events came in so far."""
        return self._handler.heard

    def follow(self, folder: str) -> bool:
        """Observe a folder as it is now; True when that is a new thing to do.

        A folder that was removed and made again, whose permissions are others, or whose emitter died, is
        observed anew. Raises OSError when the system allows no more watches.
        """
        identity = _identity(folder)
        held = self._watches.get(folder)
        if held is not None and held[0] == identity and self._alive(held[1]):
            return False
        if held is not None:
            self._let_go(folder)
        if identity is None:
            return held is not None
        with suppress(FileNotFoundError, NotADirectoryError):
            # The folder itself: of a link to it, inotify would watch the link.
            place = os.path.realpath(folder)
            watch = self._observer.schedule(
                self._handler, place, recursive=self._recursive, event_filter=EVENTS
            )
            self._watches[folder] = (identity, watch)
        return True

    def rest(self) -> None:
        """Observe nothing until `follow` is called again: in a flood of events each costs and none tells."""
        for folder in tuple(self._watches):
            self._let_go(folder)

    def close(self) -> None:
        """Observe nothing more."""
        with suppress(RuntimeError):
            self._observer.stop()

    def _let_go(self, folder: str) -> None:
        _identity_then, watch = self._watches.pop(folder)
        # Two names of one folder share a watch; the emitter of a removed folder may be gone already.
        if all(other != watch for _identity, other in self._watches.values()):
            with suppress(KeyError, OSError):
                self._observer.unschedule(watch)

    def _alive(self, watch: ObservedWatch) -> bool:
        return any(emitter.watch == watch and emitter.is_alive() for emitter in self._observer.emitters)


def _identity(folder: str) -> tuple[int, int, bool] | None:
    """Device and inode of a folder, and whether it can be read; None when there is none."""
    try:
        status = os.stat(folder)  # noqa: PTH116 - paths stand as given
    except OSError:
        return None
    # A folder that may not be read is given no watch, and nothing says so.
    return status.st_dev, status.st_ino, os.access(folder, os.R_OK | os.X_OK)
