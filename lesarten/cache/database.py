"""One SQLite file that may be lost at any time, and must never stop the program.

Whatever the disk says becomes an empty answer: a damaged file is made anew, a full or read-only disk ends the
writing for this run. Knows no table; the caller brings the statements that make them.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from lesarten.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

BUSY_SECONDS = 2.0
"""So long one program waits for another's write, which takes milliseconds."""

_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_PASSING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Database:
    """A file of tables, opened at the first use. May be used by several threads."""

    def __init__(self, path: Path | None, tables: str, layout: int, *, networked: bool = False) -> None:
        """`tables` are the statements that make an empty file useful, `layout` their number.

        A file of another layout is made anew. None for `path`: the tables last as long as this object.
        On a network folder (`networked`) there is no write-ahead log: machines would not see each other's.
        """
        self.path = path
        self.unwritable: str | None = None
        """Why nothing can be written, in the system's words; None while nothing is wrong."""
        self._tables = tables
        self._layout = layout
        self.networked = networked
        self._connection: sqlite3.Connection | None = None
        self._in_memory = path is None
        self._lock = RLock()
        self._problem: str | None = None
        self._rebuilt = False
        self._identity: tuple[int, int] | None = None
        """Device and inode of the file that was opened last."""

    @property
    def lasting(self) -> bool:
        """Whether what is written outlives this object, as far as the file says by now."""
        with self._lock:
            try:
                self._open()
            except sqlite3.Error as error:
                self._take(error)
            return self.path is not None and self.unwritable is None

    def take_problem(self) -> str | None:
        """What the user should know, once."""
        problem, self._problem = self._problem, None
        return problem

    def ask(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a question; none when the file cannot answer."""
        with self._lock:
            try:
                return self._open().execute(statement, values).fetchall()
            except sqlite3.Error as error:
                self._take(error)
            except (OverflowError, UnicodeError):
                pass  # a value that no table can hold is in none
            return []

    def tell(self, *statements: tuple[str, Iterable[Sequence[Value]]]) -> bool:
        """Run statements, each once for every row of values: all of them, or none. False: none."""
        kept = [(statement, list(rows)) for statement, rows in statements]
        with self._lock:
            if self._try(kept):
                return True
            # A file that was made anew takes them; one that cannot be written does not.
            return self._connection is None and self.unwritable is None and self._try(kept)

    def _try(self, statements: Sequence[tuple[str, Sequence[Sequence[Value]]]]) -> bool:
        try:
            connection = self._open()
            if self.unwritable is not None and not self._in_memory:
                return False
            connection.execute("BEGIN IMMEDIATE")
            try:
                for statement, rows in statements:
                    connection.executemany(statement, rows)
                connection.execute("COMMIT")
            except BaseException:
                # After a full disk SQLite has rolled back already.
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            self._take(error)
            return False
        except (OverflowError, UnicodeError):
            return False
        return True

    def tidy(self) -> None:
        """Give room that is free within the file, and its log, back to the disk."""
        with self._lock:
            try:
                # As a script: `execute` would take one step of it, which frees one page.
                self._open().executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                self._take(error)

    def size(self) -> int:
        """Bytes on disk, without what is only there while the file is open."""
        if self.path is None:
            return 0
        total = 0
        for ending in ("", "-wal"):
            with suppress(OSError):
                total += Path(f"{self.path}{ending}").stat().st_size
        return total

    def remove(self) -> None:
        """Delete the file; the next use makes a new one. Raises OSError when it cannot be deleted."""
        with self._lock:
            self.close()
            if self.path is not None:
                for ending in _SIDE_FILES:
                    Path(f"{self.path}{ending}").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; a later use opens it again."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(sqlite3.Error):
                    connection.close()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            if self.path is not None and self.unwritable is None:
                try:
                    self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                except OSError as error:
                    self.unwritable = (error.strerror or str(error)).lower()
            self._in_memory = self.path is None or self.unwritable is not None
            place = ":memory:" if self._in_memory else str(self.path)
            connection = sqlite3.connect(place, BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self._identity = self._identify()
            self._connection = self._prepare(connection)
        return self._connection

    def _prepare(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """Set a connection up; closes it again when that fails."""
        try:
            # The file may come from anybody: its triggers and views shall not run functions.
            connection.execute("PRAGMA trusted_schema=OFF")
            if _layout_of(connection) == 0:
                self._make_tables(connection)
            if _layout_of(connection) != self._layout:
                raise sqlite3.NotSupportedError("another layout")
            if not self.networked:
                # Another program may be reading just now: then this one goes on without.
                with suppress(sqlite3.OperationalError):
                    connection.execute("PRAGMA journal_mode=WAL")
                # The log is synchronised at its checkpoints: nothing is lost but what was written last.
                connection.execute("PRAGMA synchronous=NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_tables(self, connection: sqlite3.Connection) -> None:
        """Make an empty file useful, unless another program has done so by now.

        Several begin at once on a first start: who came second would find tables, take the file for damaged
        and delete it under the first.
        """
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("BEGIN IMMEDIATE")
        if _layout_of(connection) == 0:
            for statement in self._tables.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={self._layout}")
        connection.execute("COMMIT")

    def _identify(self) -> tuple[int, int] | None:
        """Which file lies at the path now; None for none."""
        try:
            status = self.path.stat() if self.path is not None else None
        except OSError:
            return None
        return (status.st_dev, status.st_ino) if status is not None else None

    def _take(self, error: sqlite3.Error) -> None:
        """Go on behind a failure: later, in a new file, or without one."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _PASSING:
            return
        outdated = isinstance(error, sqlite3.NotSupportedError)
        if (outdated or code in _DAMAGED or code == sqlite3.SQLITE_ERROR) and not self._rebuilt:
            self._rebuilt = True
            if self._identify() != self._identity:
                # Another program found it damaged, too, and was faster: what it made is not to be deleted.
                self.close()
                return
            try:
                self.remove()
            except OSError as refused:
                self._give_up((refused.strerror or str(refused)).lower())
                return
            self._problem = None if outdated else _("the cache was damaged and is made anew")
            return
        self._give_up(str(error))
        if code == sqlite3.SQLITE_FULL:
            self._problem = _("the cache cannot grow: {reason}").format(reason=error)

    def _give_up(self, reason: str) -> None:
        """Write no more; what can be read still is, and where nothing can, memory takes its place."""
        self.unwritable = reason
        try:
            if self._connection is not None:
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            self.close()


def _layout_of(connection: sqlite3.Connection) -> int:
    """The number that the file says its tables have; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
