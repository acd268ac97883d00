"""The watcher by itself: every way in which a folder may change, and that it falls silent again."""

from __future__ import annotations

import os
import shutil
import threading
import time
from typing import TYPE_CHECKING

import pytest

from lesarten.library import Entry, Snapshot, scan
from tui.messages import Listed, WatchingChanged
from tui.watching import watcher as watching
from tui.watching.fresh import is_fresh, mark_fresh
from tui.watching.mounts import slow_file_system
from tui.watching.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEADLINE = 20.0
IDLE = 2.5
"""Seconds without a change: longer than a heartbeat."""


class Listener:
    """A watcher and what it told so far."""

    def __init__(self, *paths: Path, recursive: bool = False, poll: bool = False) -> None:
        self.errors: list[BaseException] = []
        self.listed: list[Listed] = []
        self.ways: list[WatchingChanged] = []
        self._told = threading.Condition()
        self.start = scan([str(path) for path in paths], recursive)
        self.watcher = Watcher(
            self._take, lambda _name, error: self.errors.append(error), self.start, 0,
            recursive=recursive, poll=poll,
        )  # fmt: skip

    def _take(self, message: object) -> None:
        with self._told:
            if isinstance(message, Listed):
                self.listed.append(message)
            elif isinstance(message, WatchingChanged):
                self.ways.append(message)
            self._told.notify_all()

    @property
    def names(self) -> list[str]:
        """What the library holds by its word."""
        snapshot = self.listed[-1].snapshot if self.listed else self.start
        return [entry.name for entry in snapshot.entries]

    def changed(self) -> list[str]:
        """The names that it said have changed so far."""
        return [entry.name for message in self.listed if message.changes for entry in message.changes.changed]

    def until(self, happened: Callable[[], object]) -> None:
        with self._told:
            assert self._told.wait_for(happened, DEADLINE), (self.names, self.errors)

    def comes_to_rest(self) -> bool:
        """Whether it tells nothing more, once what was written a moment ago was looked at again."""
        return any(self.idle() == 0 for _look in range(3))

    def idle(self) -> int:
        """How often it told something while nothing happens."""
        before = len(self.listed)
        quiet = time.monotonic() + IDLE
        with self._told:
            self._told.wait_for(lambda: time.monotonic() > quiet, IDLE)
        return len(self.listed) - before


@pytest.fixture
def listen() -> Iterator[Callable[..., Listener]]:
    started: list[Listener] = []

    def start(*paths: Path, **options: bool) -> Listener:
        listener = Listener(*paths, **options)
        started.append(listener)
        listener.watcher.start()
        listener.until(lambda: listener.ways)
        return listener

    yield start
    for listener in started:
        listener.watcher.stop()
        listener.watcher.join()
        assert listener.errors == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "watched"
    place.mkdir()
    for name in ("a.txt", "b.txt"):
        (place / name).write_text(f"The article {name}", encoding="utf-8")
    return place


def test_a_burst_of_files_is_listed_whole_and_then_it_falls_silent(
    folder: Path, listen: Callable[..., Listener]
) -> None:
    heard = listen(folder)
    for n in range(3_000):
        (folder / f"n{n:05}.txt").write_text("An article of the burst", encoding="utf-8")
    heard.until(lambda: len(heard.names) == 3_002)
    (folder / "last.txt").write_text("One more", encoding="utf-8")
    heard.until(lambda: "last.txt" in heard.names)
    heard.idle()
    assert heard.idle() == 0


def test_several_folders_and_their_subfolders_are_watched(
    tmp_path: Path, folder: Path, listen: Callable[..., Listener]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    heard = listen(folder, other, recursive=True)
    (other / "c.txt").write_text("c", encoding="utf-8")
    heard.until(lambda: "c.txt" in heard.names)
    deep = folder / "one" / "two"
    deep.mkdir(parents=True)
    (deep / "d.txt").write_text("d", encoding="utf-8")
    heard.until(lambda: "d.txt" in heard.names)
    shutil.rmtree(folder / "one")
    heard.until(lambda: "d.txt" not in heard.names)


def test_a_folder_given_by_a_link_is_heard_and_followed_when_the_link_points_elsewhere(
    tmp_path: Path, folder: Path, listen: Callable[..., Listener]
) -> None:
    link, other = tmp_path / "link", tmp_path / "other"
    link.symlink_to(folder, target_is_directory=True)
    shutil.copytree(folder, other)
    heard = listen(link)
    (folder / "c.txt").write_text("c", encoding="utf-8")
    heard.until(lambda: "c.txt" in heard.names)
    assert heard.ways[-1].watching == "watching"
    (other / "z.txt").write_text("z", encoding="utf-8")
    fresh = tmp_path / "fresh"
    fresh.symlink_to(other, target_is_directory=True)
    fresh.replace(link)
    heard.until(lambda: "z.txt" in heard.names)
    (other / "y.txt").write_text("y", encoding="utf-8")
    heard.until(lambda: "y.txt" in heard.names)


def test_a_loop_of_links_a_fifo_and_a_link_to_nothing_end_in_one_listing(
    folder: Path, listen: Callable[..., Listener]
) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "up").symlink_to(folder, target_is_directory=True)
    (folder / "round").symlink_to(inner, target_is_directory=True)
    heard = listen(folder, recursive=True)
    os.mkfifo(folder / "pipe.txt")
    (folder / "nothing.txt").symlink_to(folder / "nowhere")
    (inner / "d.txt").write_text("d", encoding="utf-8")
    heard.until(lambda: {"pipe.txt", "nothing.txt", "d.txt"} <= set(heard.names))
    heard.until(lambda: sorted(heard.names) == ["a.txt", "b.txt", "d.txt", "nothing.txt", "pipe.txt"])
    heard.idle()
    assert heard.idle() == 0


def test_the_same_size_and_time_but_other_content_is_a_change(
    folder: Path, listen: Callable[..., Listener]
) -> None:
    path = folder / "a.txt"
    status = path.stat()
    heard = listen(folder)
    path.write_text("Das article a.txt", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    heard.until(lambda: "a.txt" in heard.changed())


def test_a_file_from_the_future_and_one_from_the_past_are_changes_and_no_loop(
    folder: Path, listen: Callable[..., Listener]
) -> None:
    heard = listen(folder)
    now = time.time_ns()
    for name, shift in (("a.txt", 86_400), ("b.txt", -86_400)):
        (folder / name).write_text("Written while the clock was wrong", encoding="utf-8")
        os.utime(folder / name, ns=(now + shift * 10**9, now + shift * 10**9))
    heard.until(lambda: {"a.txt", "b.txt"} <= set(heard.changed()))
    heard.idle()
    assert heard.idle() == 0


def test_a_clock_set_back_hides_no_change_and_starts_no_loop(
    folder: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = time.time_ns
    monkeypatch.setattr(watching.time, "time_ns", lambda: real() - 3_600 * 10**9)
    heard = listen(folder)
    (folder / "a.txt").write_text("Written before the clock says it was", encoding="utf-8")
    heard.until(lambda: "a.txt" in heard.changed())
    heard.idle()
    assert heard.idle() == 0


def test_permission_lost_is_told_and_regained_is_heard_at_once(
    folder: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests as root may read everything: the system's answers are made.
    denied, lists, access = threading.Event(), os.scandir, os.access

    def list_unless_denied(place: object) -> object:
        if denied.is_set() and str(place) == str(folder):
            raise PermissionError(13, "Permission denied", str(place))
        return lists(place)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", list_unless_denied)
    monkeypatch.setattr(os, "access", lambda path, mode: not denied.is_set() and access(path, mode))
    heard = listen(folder)
    denied.set()
    folder.chmod(0o755)
    heard.until(lambda: heard.listed and heard.listed[-1].snapshot.missing)
    assert heard.listed[-1].snapshot.missing[0][1] == "cannot be read: permission denied"
    denied.clear()
    heard.until(lambda: heard.names == ["a.txt", "b.txt"])
    (folder / "c.txt").write_text("c", encoding="utf-8")
    heard.until(lambda: "c.txt" in heard.names)
    assert heard.ways[-1].watching == "watching"


def test_a_slow_writer_is_followed_to_its_end(folder: Path, listen: Callable[..., Listener]) -> None:
    heard = listen(folder)
    with (folder / "a.txt").open("w", encoding="utf-8") as file:
        for _piece in range(20):
            told = len(heard.listed)
            file.write("a piece of it, ")
            file.flush()
            heard.until(lambda told=told: len(heard.listed) > told)
    size = (folder / "a.txt").stat().st_size
    heard.until(lambda: heard.listed[-1].snapshot.entries[0].signature[2] == size)


@pytest.mark.parametrize("number", [24, 28], ids=["no more observers", "no more watches"])
def test_a_limit_of_the_system_means_polling_with_a_reason(
    folder: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    from watchdog.observers.api import BaseObserver

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(BaseObserver, "start" if number == 24 else "schedule", refuse)
    heard = listen(folder)
    assert heard.ways[-1].watching == "polling"
    assert "allows no more watches" in heard.ways[-1].reason
    (folder / "c.txt").write_text("c", encoding="utf-8")
    heard.until(lambda: "c.txt" in heard.names)


def test_where_events_do_not_come_it_notices_and_looks_by_itself(
    folder: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.watching.hints._Handler.on_any_event", lambda _self, _event: None)
    heard = listen(folder)
    for name in ("c.txt", "d.txt", "e.txt"):
        (folder / name).write_text(name, encoding="utf-8")
        heard.until(lambda name=name: name in heard.names)
        heard.idle()
    heard.until(lambda: heard.ways[-1].watching == "polling")
    assert "does not tell of all changes" in heard.ways[-1].reason


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/news /mnt/press\\040review nfs4 rw 0 0
/dev/sdb1 /mnt/press\\040review/local ext4 rw 0 0
me@host: /home/me/remote fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/articles", None),
        ("/mnt/press review/today", "nfs4"),
        ("/mnt/press review/local/today", None),
        ("/home/me/remote", "fuse.sshfs"),
    ],
)
def test_network_file_systems_are_known_by_their_mounts(folder: str, kind: str | None) -> None:
    expected = None if kind is None else (folder, kind)
    assert slow_file_system([folder], MOUNTS) == expected


def test_a_folder_on_the_network_is_polled_and_the_reason_told(
    folder: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "slow_file_system", lambda folders: (folders[0], "nfs4"))
    heard = listen(folder)
    assert (heard.ways[-1].watching, heard.ways[-1].reason) == ("polling", "a network folder (nfs4)")


NOW = 1_700_000_000_123_456_789


@pytest.mark.parametrize(
    ("written", "changed", "fresh"),
    [
        (NOW, NOW, True),
        (NOW - 10**12, NOW - 5_000_000, True),
        (NOW - 10**12, NOW - 10**9, False),
        (NOW, NOW + 3_600 * 10**9, False),
        (1_700_000_000 * 10**9, 1_699_999_999 * 10**9, True),
        (1_699_999_990 * 10**9, 1_699_999_990 * 10**9, False),
    ],
    ids=["now", "times set back", "a second ago", "clock set back", "whole seconds", "whole seconds, old"],
)
def test_a_file_is_fresh_within_a_tick_of_its_clock(written: int, changed: int, fresh: bool) -> None:
    assert is_fresh((written, changed, 5, 7), NOW, NOW) is fresh


def test_what_is_fresh_differs_from_the_next_look_whatever_that_finds() -> None:
    entry = Entry("a.txt", (NOW, NOW, 5, 7))
    snapshot = Snapshot(("a.txt",), (entry,))
    marked, fresh = mark_fresh(snapshot, NOW)
    assert fresh
    assert marked.entries[0].signature != entry.signature
    assert mark_fresh(snapshot, NOW + 10**9) == (snapshot, False)


def test_what_is_written_while_a_long_look_lasts_is_fresh() -> None:
    written = NOW + 10**9
    snapshot = Snapshot(("a.txt",), (Entry("a.txt", (written, written, 5, 7)),))
    assert mark_fresh(snapshot, NOW, NOW + 2 * 10**9)[1]
    assert not mark_fresh(snapshot, NOW, NOW + 10**8)[1]


def test_in_a_large_folder_the_saved_file_is_told_before_all_others_are_looked_at(
    tmp_path: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(watching, "MANY", 3)
    monkeypatch.setattr(watching, "HEARTBEAT", 2 * DEADLINE)  # no look but those that events ask for
    go_on, scan_all = threading.Event(), watching.scan

    def scan_slowly(*given: object, **named: object) -> Snapshot:
        if (tmp_path / "d.txt").exists():
            assert go_on.wait(DEADLINE)
        return scan_all(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "scan", scan_slowly)
    listener = listen(tmp_path)
    assert listener.comes_to_rest()
    (tmp_path / "b.txt").write_text("another text", encoding="utf-8")
    (tmp_path / "d.txt").write_text("a new one", encoding="utf-8")
    listener.until(lambda: "b.txt" in listener.changed())
    assert listener.names == ["a.txt", "b.txt", "c.txt"]
    go_on.set()
    listener.until(lambda: listener.names == ["a.txt", "b.txt", "c.txt", "d.txt"])
    assert listener.comes_to_rest()


def test_what_an_event_names_and_is_gone_is_found_gone_by_the_look_at_all(
    tmp_path: Path, listen: Callable[..., Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(watching, "MANY", 3)
    listener = listen(tmp_path)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").rename(tmp_path / "z.txt")
    (tmp_path / "new.part").write_text("c again", encoding="utf-8")
    (tmp_path / "new.part").replace(tmp_path / "c.txt")
    listener.until(lambda: listener.names == ["c.txt", "z.txt"] and "c.txt" in listener.changed())
    assert listener.comes_to_rest()
