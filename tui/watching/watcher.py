"""The watcher: a thread that lists the folders again when something hints at a change, and by its heart.

What the listing says is the truth; hints and heartbeat only say when to look. Touches no widget.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from lesarten.library import difference, look_at, scan
from lesarten.words import _
from tui.messages import Listed, TablesChanged, WatchingChanged
from tui.watching.fresh import mark_fresh
from tui.watching.mounts import slow_file_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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

RESTLESS = 0.2
"""Seconds to the next look after one that found something: more may have come that no event tells."""

FLOOD = 600
"""So many events between two looks are a burst: until it is over, looking costs less than listening."""

MANY = 500
"""In a library of so many files what an event names is looked at before all others."""

FEW = 50
"""A look that finds so few changes ends a burst."""

MISSED = 2
"""So many changes that no event told, and the folders are looked at as often as without events."""

EVENT_SECONDS = 0.3
"""An event that is not there after so long does not come."""

TABLE = "sources.csv"
"""`lesarten.named.TABLE`, said again to spare the start its imports."""

BREATH = 0.002
"""Seconds of rest after every hundred files of a look that nothing hints at: a key takes no longer for it."""

REST = 10
"""A look without a hint costs at most one part in this many of the time."""

LIMITS = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""What the system says when it allows no more watches or observers."""


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
        self._generation = generation
        self._recursive = recursive
        self._poll = poll
        self._hinted = threading.Event()
        self._stopping = threading.Event()
        self._hints: Hints | None = None
        self._resting = False
        self._heard = 0
        self._missed = 0
        self._restless = False
        self._fresh = False
        self._last_look = 0.0
        self._looked_at = 0.0
        self._looked_whole = 0.0
        self._many = False
        self._rested = 0.0
        self._take(snapshot)
        self._tables = tables_in(self._places)

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
                hinted = self._hinted.wait(self._pause())
                if self._stopping.is_set():
                    break
                if hinted:
                    self._settle()
                anew = self._follow()
                glimpsed = self._glance()
                found = self._look(hurried=(hinted or anew or self._restless) and not glimpsed)
                if found and not (hinted or anew or self._restless):
                    self._miss()
                self._restless = found or glimpsed or self._fresh
        except Exception as error:  # noqa: BLE001 - told on screen and logged
            self._on_error("watcher", error)
            self._post(WatchingChanged("off", f"{type(error).__name__}: {error}"))
        finally:
            if self._hints:
                self._hints.close()

    def _begin(self) -> None:
        """Start observing, or fall back to polling and say why."""
        folders = self._folders()
        slow = slow_file_system(folders)
        if self._poll or slow:
            self._give_up("" if slow is None else _network_words(slow[1]))
            return
        # watchdog costs 15 ms, which the first paint is spared.
        from tui.watching.hints import Hints

        try:
            self._hints = Hints(self._hinted.set, self._recursive)
        except OSError as error:
            self._give_up(_refusal(error))
            return
        self._follow()
        if self._hints:
            self._post(WatchingChanged("watching"))

    def _give_up(self, reason: str) -> None:
        """Listen no more: look every second instead, and say why."""
        if self._hints:
            self._hints.close()
        self._hints, self._resting = None, False
        self._post(WatchingChanged("polling", reason))

    def _pause(self) -> float:
        """Seconds to the next look if nothing hints at one."""
        if self._restless or self._resting:
            return max(RESTLESS, self._last_look)
        listening = self._hints is not None and self._missed < MISSED
        return max(HEARTBEAT if listening else POLL, self._last_look * REST)

    def _follow(self) -> bool:
        """Observe every folder as it is now, unless there is a flood; True when one is another now."""
        if not self._hints:
            return False
        if self._hints.heard - self._heard > FLOOD:
            self._hints.rest()
            self._resting = self._many = True
        self._heard = self._hints.heard
        if self._resting and self._many:
            return False
        self._resting, anew = False, False
        try:
            for folder in self._folders():
                if self._hints.follow(folder):
                    anew = True
                    # Another file system may be mounted there now.
                    if slow := slow_file_system([folder]):
                        self._give_up(_network_words(slow[1]))
                        break
        except OSError as error:
            self._give_up(_refusal(error))
        return anew

    def _miss(self) -> None:
        """Something changed that no event told: the system's events are not to be relied on here."""
        # It may have happened this very moment, with the event on its way.
        if not self._hints or self._missed >= MISSED or self._hinted.wait(EVENT_SECONDS):
            return
        self._missed += 1
        if self._missed == MISSED:
            self._post(WatchingChanged("polling", _("the system does not tell of all changes here")))

    def _folders(self) -> list[str]:
        """What is to be observed for the paths as they are now."""
        return list(dict.fromkeys(_folder_of(path) for path in self._snapshot.paths))

    def _settle(self) -> None:
        """Wait until the hints pause, and until the last look is long enough ago for its cost."""
        latest = monotonic() + PATIENCE
        if (early := self._looked_at + 2 * self._last_look - monotonic()) > 0:
            self._stopping.wait(early)
        while (left := latest - monotonic()) > 0 and not self._stopping.is_set():
            self._hinted.clear()
            if not self._hinted.wait(min(QUIET, left)):
                return
        self._hinted.clear()

    def _glance(self) -> bool:
        """Look first at the few files that events named, and tell of those that are others than before.

        All files are looked at behind it, whatever it finds: in a folder of thousands that takes as long as
        a reader needs to see that nothing happens.
        """
        named = self._hints.take_named() if self._hints else []
        former = [self._known[path] for path in named if path in self._known]
        if not former or len(self._known) < MANY:
            return False
        began, look = time.time_ns(), {}
        for entry in former:
            now = look_at(entry.path, entry)
            if now is not entry and now.problem is None:
                look[entry.path] = now
        if not look:
            return False
        entries = tuple(look.get(entry.path, entry) for entry in self._snapshot.entries)
        snapshot, _fresh = mark_fresh(replace(self._snapshot, entries=entries), began, time.time_ns())
        changes = difference(self._snapshot, snapshot)
        self._take(snapshot)
        self._post(Listed(self._generation, snapshot, changes))
        return True

    def _look(self, *, hurried: bool = True) -> bool:
        """List again, and tell what moved; True when something did."""
        started, now, self._rested = monotonic(), time.time_ns(), 0.0
        # In a flood what is known already waits: its end is looked at whole.
        names_first = self._resting and monotonic() - self._looked_whole < HEARTBEAT
        if not names_first:
            self._looked_whole = started
        scanned = scan(
            self._snapshot.paths,
            self._recursive,
            self._known,
            ask_again=not names_first,
            rest=None if hurried else self._rest,
        )
        snapshot, self._fresh = mark_fresh(scanned, now, time.time_ns())
        changes = difference(self._snapshot, snapshot)
        ended = monotonic()
        self._last_look = ended - started - self._rested
        # A look that rested has cost nobody anything: the next may follow it at once.
        self._looked_at = ended if hurried else 0.0
        self._many = len(changes.added) + len(changes.removed) + len(changes.renamed) > FEW
        found = bool(changes) or snapshot.missing != self._snapshot.missing
        if found:
            self._take(snapshot)
            self._post(Listed(self._generation, snapshot, changes))
        tables = tables_in(self._places)
        if tables != self._tables:
            self._tables = tables
            self._post(TablesChanged())
        return found

    def _rest(self) -> None:
        """Let others work for a moment, unless something hints that there is something to find."""
        if not self._hinted.is_set():
            began = monotonic()
            self._hinted.wait(BREATH)
            self._rested += monotonic() - began

    def _take(self, snapshot: Snapshot) -> None:
        """Hold the next look against this one."""
        self._snapshot = snapshot
        self._known = {entry.path: entry for entry in snapshot.entries}
        self._places = places_of(snapshot)


def places_of(snapshot: Snapshot) -> frozenset[str]:
    """The folders in which a library's articles lie, each with what parts it from a name: "news/"."""
    return frozenset(entry.path[: entry.path.rfind(os.sep) + 1] for entry in snapshot.entries)


def tables_in(places: Iterable[str]) -> dict[str, tuple[int, int]]:
    """What says whether the tables of names are others: by folder, when each was changed and its size."""
    found: dict[str, tuple[int, int]] = {}
    for place in places:
        # Most folders have none.
        with suppress(OSError):
            status = os.stat(place + TABLE)  # noqa: PTH116
            found[place] = (status.st_mtime_ns, status.st_size)
    return found


def _folder_of(path: str) -> str:
    """The folder to observe for a path: itself, or the one a file lies in."""
    place = Path(path)
    try:
        return path if place.is_dir() or not place.is_file() else str(place.parent)
    except OSError:
        return path


def _network_words(kind: str) -> str:
    return _("a network folder ({kind})").format(kind=kind)


def _refusal(error: OSError) -> str:
    """Why the system does not tell of changes."""
    words = (error.strerror or str(error)).lower()
    if error.errno in LIMITS:
        return _("the system allows no more watches: {reason}").format(reason=words)
    return _("the system does not watch this folder: {reason}").format(reason=words)
