"""Names of sources that a reader wrote into a table beside the articles: `sources.csv`.

One line a file, in the folder of the files: `file,outlet,date`. It speaks only where the text does not.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.errors import SourceError
from lesarten.library import TABLE

if TYPE_CHECKING:
    from lesarten.model import Article

LARGEST_TABLE = 8 * 1024 * 1024
"""Bytes: a hundred thousand files, and far below what could hurt."""

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@dataclass(frozen=True, slots=True)
class Name:
    """What one line of the table says."""

    outlet: str | None
    date: str | None


def name_from_table(article: Article) -> Article:
    """The article with outlet and date from the table beside it, where its text gives none."""
    found = name_of(article.path)
    if found is None:
        return article
    outlet, date = article.outlet or found.outlet, article.date or found.date
    places = [("outlet", outlet, article.outlet), ("date", date, article.date)]
    new = tuple((field, TABLE) for field, now, before in places if now and not before)
    return replace(article, outlet=outlet, date=date, found=article.found + new)


def name_of(path: str) -> Name | None:
    """What the table beside a file says about it; None without a table or a line for the file."""
    folder, name = os.path.split(path)
    return names_in(folder).get(name)


def parse_date(text: str) -> str | None:
    """A day as people write it (2025-07-12, 12.07.2025, 2025-07, 2025) as ISO 8601, or None."""
    text = text.strip()
    german = _GERMAN.fullmatch(text)
    if german:
        day, month, year = map(int, german.groups())
        text = f"{year:04}-{month:02}-{day:02}"
    if not _ISO.fullmatch(text):
        return None
    parts = [int(part) for part in text.partition("T")[0].split("-")]
    in_range = all(1 <= part <= limit for part, limit in zip(parts[1:], (12, 31), strict=False))
    return text if in_range else None


def names_in(folder: str) -> dict[str, Name]:
    """The table of a folder by file name; empty when there is none or it cannot be read."""
    path = Path(folder or ".") / TABLE
    try:
        status = path.stat()
    except OSError:
        return {}
    if status.st_size > LARGEST_TABLE:
        return {}
    return _read_table(str(path), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=16)
def _read_table(path: str, _modified: int, _size: int) -> dict[str, Name]:
    import csv  # with decoding: for the folders that have a table
    import io

    from lesarten.source import read_source

    try:
        text = read_source(path).text
    except SourceError:
        return {}
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    names: dict[str, Name] = {}
    # A quotation mark that is never closed can make a cell of the whole rest: what stands before it counts.
    with suppress(csv.Error):
        for row in rows:
            file, outlet, date, *_ = [cell.strip() for cell in row] + ["", "", ""]
            if file and file.casefold() != "file":
                names[file] = Name(outlet or None, parse_date(date))
    return names
