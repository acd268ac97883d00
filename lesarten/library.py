"""The library: an immutable snapshot of the articles in some folders, and what differs between two snapshots.

Knows names and what `stat` says; it opens no file and watches nothing.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from operator import attrgetter, is_
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

SUFFIXES = (".txt", ".md", ".html", ".htm")
"""What a folder is searched for; a file that is named outright may have any suffix."""

TABLE = "sources.csv"
"""In a folder: what its reader calls the sources (`lesarten.named`)."""

Signature = tuple[int, int, int, int]
"""mtime_ns, ctime_ns, size, inode: when one of them moves, the content may have changed."""

AT_ONCE = 100
"""So many files are asked about between two rests: a quarter of a millisecond."""

_GONE: Signature = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the library, not opened."""

    path: str
    """The folder as it was given, joined with the name; or the file as it was given."""
    signature: Signature
    """What `stat` said when the snapshot was taken."""
    problem: str | None = None
    """Why it cannot be read as a file ("is a folder"), or None."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePath(self.path).name or self.path


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What some paths held at one moment."""

    paths: tuple[str, ...]
    """The files and folders that were asked for, as given."""
    entries: tuple[Entry, ...]
    """Sorted by name within each path, every file once."""
    missing: tuple[tuple[str, str], ...] = ()
    """Folders and files that could not be listed: (path, reason)."""

    def entry(self, path: str) -> Entry | None:
        """The entry of a path, or None."""
        return next((entry for entry in self.entries if entry.path == path), None)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two snapshots of the same paths."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    renamed: tuple[tuple[Entry, Entry], ...] = ()
    """(old, new): gone under one name and come under another with the same inode and size."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.renamed)


def scan(
    paths: Sequence[str],
    recursive: bool = False,
    known: Mapping[str, Entry] | None = None,
    *,
    ask_again: bool = True,
    rest: Callable[[], object] | None = None,
) -> Snapshot:
    """List files and the articles of folders, without opening any.

    Hidden names are passed over. Links to files are followed; with `recursive`, folders are followed
    once each, so that a loop of links ends. What cannot be listed stands in `Snapshot.missing`. A file that
    is as it was in `known`, by path, keeps its entry there, so that two looks are compared in no time; with
    `ask_again=False` the system is not asked about those again: in a burst of thousands, names come first.
    `rest` is called after every few files: who is in no hurry lets others work.
    """
    entries: dict[str, Entry] = {}
    missing: list[tuple[str, str]] = []
    look = _Look(known or {}, ask_again, rest)
    for path in paths:
        try:
            folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - paths stand as given
            found = _list_folder(path, recursive, missing, look) if folder else iter([look.at(path)])
            for entry in found:
                entries.setdefault(entry.path, entry)
        except OSError as error:
            missing.append((path, describe(error)))
    return Snapshot(tuple(paths), tuple(entries.values()), tuple(missing))


def difference(old: Snapshot, new: Snapshot) -> Changes:
    """Tell what came, went, changed or was renamed between two snapshots.

    Takes time for what differs, and next to none for entries that both share.
    """
    if len(old.entries) == len(new.entries) and all(map(is_, old.entries, new.entries)):
        return Changes()
    shared = set(map(id, old.entries)).intersection(map(id, new.entries))
    before = {entry.path: entry for entry in old.entries if id(entry) not in shared}
    after = {entry.path: entry for entry in new.entries if id(entry) not in shared}
    removed = {path: entry for path, entry in before.items() if path not in after}
    added = [entry for path, entry in after.items() if path not in before]
    changed = tuple(entry for path, entry in after.items() if path in before and before[path] != entry)
    gone = {(entry.signature[3], entry.signature[2]): entry for entry in removed.values()}
    renamed: list[tuple[Entry, Entry]] = []
    for entry in added:
        former = gone.pop((entry.signature[3], entry.signature[2]), None)
        if former is not None and former.signature != _GONE:
            renamed.append((former, entry))
            del removed[former.path]
    new_names = {entry.path for _, entry in renamed}
    came = tuple(entry for entry in added if entry.path not in new_names)
    return Changes(came, changed, tuple(removed.values()), tuple(renamed))


def describe(error: OSError) -> str:
    """Say in plain words what the system said about a file."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied"
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def _list_folder(
    folder: str, recursive: bool, missing: list[tuple[str, str]], look: _Look
) -> Iterator[Entry]:
    """The articles of one folder, then, if asked, of the folders in it."""
    waiting, seen = [folder], set[tuple[int, int]]()
    while waiting:
        place = waiting.pop(0)
        try:
            status = os.stat(place)  # noqa: PTH116
            with os.scandir(place) as listing:
                found = sorted(listing, key=attrgetter("name"))
        except OSError as error:
            missing.append((place, describe(error)))
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for item in found:
            name = item.name
            if name.startswith("."):
                continue
            is_article = name.lower().endswith(SUFFIXES)
            if recursive and _is_folder(item):
                waiting.append(item.path)
            elif is_article:
                yield look.at(item.path)


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:
        return False


class _Look:
    """Asks the system about files, one after the other."""

    def __init__(
        self, known: Mapping[str, Entry], ask_again: bool, rest: Callable[[], object] | None
    ) -> None:
        self._known = known
        self._ask_again = ask_again
        self._rest = rest
        self._asked = 0

    def at(self, path: str) -> Entry:
        """A file as it is now; what is wrong with it becomes its problem."""
        former = self._known.get(path)
        if former is not None and not self._ask_again:
            return former
        self._asked += 1
        if self._rest is not None and self._asked % AT_ONCE == 0:
            self._rest()
        return look_at(path, former)


def look_at(path: str, former: Entry | None = None) -> Entry:
    """A file as it is now: the former entry where nothing moved. What is wrong becomes its problem."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        reason = "is a link to nothing" if os.path.islink(path) else describe(error)  # noqa: PTH114
        return _kept(former, path, _GONE, reason)
    signature = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    problem = None if stat.S_ISREG(status.st_mode) else _fault(status.st_mode, path)
    return _kept(former, path, signature, problem)


def _kept(former: Entry | None, path: str, signature: Signature, problem: str | None) -> Entry:
    """The entry of an earlier look where nothing moved, else another."""
    if former is not None and former.signature == signature and former.problem == problem:
        return former
    return Entry(path, signature, problem)


def _fault(mode: int, path: str) -> str | None:
    """Why what is no regular file cannot be read as one, or None."""
    if stat.S_ISDIR(mode):
        return "is a folder"
    return None if path.startswith("/dev/") else "is not a regular file"
