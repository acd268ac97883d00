"""The cache's tables, and how paths and files are named in them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE = "cache.sqlite3"
LAYOUT = 2
"""Another number for other tables: a file with another one is made anew."""

TABLES = """
CREATE TABLE articles (
    digest TEXT, variant TEXT, edition TEXT, data BLOB, size INTEGER, used INTEGER,
    PRIMARY KEY (digest, variant));
CREATE INDEX articles_by_use ON articles (used, size);
CREATE TABLE pairs (key BLOB PRIMARY KEY, data BLOB, size INTEGER, used INTEGER);
CREATE TABLE terms (
    digest TEXT, variant TEXT, edition TEXT, data BLOB, PRIMARY KEY (digest, variant)) WITHOUT ROWID;
CREATE TABLE rows (
    place BLOB PRIMARY KEY, variant TEXT, edition TEXT, signature TEXT, used INTEGER, digest TEXT,
    title TEXT, first_words TEXT, outlet TEXT, date TEXT, words INTEGER, cut_share REAL, problem TEXT)
    WITHOUT ROWID;
CREATE TABLE seen (
    place BLOB PRIMARY KEY, digest TEXT, data BLOB, former BLOB, at INTEGER, fresh INTEGER)
"""

_DAY = 86_400

_ASKED_AT_ONCE = 500
"""SQLite takes at least 999 values in a question."""

_HTML_ENDINGS = (".html", ".htm", ".xhtml")


def place_of(path: str) -> bytes:
    """A path as the tables name it: absolute, links not followed, in the file system's own bytes."""
    return os.fsencode(_absolute(path))


def _absolute(path: str) -> str:
    """As `os.path.abspath`, which takes most of the time of ten thousand paths that are plain already."""
    plain = path.startswith("/") and "//" not in path and "/." not in path and not path.endswith("/")
    return path if plain else os.path.abspath(path)  # noqa: PTH100


def variant_of(path: str, language: str | None) -> str:
    """What besides the bytes decides how a file is read: an ending that means something, and the language."""
    ending = os.path.splitext(path)[1]  # noqa: PTH122
    meant = ending if ending == ".md" else ending.lower() if ending.lower() in _HTML_ENDINGS else ""
    return f"{meant}:{language or ''}"


def today() -> int:
    """Days since 1970: what was used on one day is equally old."""
    return int(time.time()) // _DAY


def in_parts(
    values: Sequence[bytes] | Sequence[str],
) -> Iterator[tuple[str, Sequence[bytes] | Sequence[str]]]:
    """As many values as a question may hold, with the question marks that stand for them."""
    for start in range(0, len(values), _ASKED_AT_ONCE):
        part = values[start : start + _ASKED_AT_ONCE]
        yield ",".join("?" * len(part)), part
