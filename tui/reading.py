"""An article as its reader wants it: named by a table, corrected by hand. For the commands that print.

Knows where the reader's decisions lie; draws nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.decided import NONE, Decisions, apply_to_article, read_log
from lesarten.named import name_from_table
from tui.folders import decisions_log

if TYPE_CHECKING:
    from pathlib import Path

    from lesarten.model import Article


def decide(article: Article, held: Decisions) -> Article:
    """The article with its name of `sources.csv` and what of the decisions is about it."""
    return apply_to_article(name_from_table(article), held)


def decisions() -> Decisions:
    """All that the reader decided so far; the log is read again only when it changed."""
    log = decisions_log()
    try:
        status = log.stat()
    except OSError:
        return NONE
    return _read_log(log, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _read_log(log: Path, _modified: int, _size: int) -> Decisions:
    return read_log(log)
