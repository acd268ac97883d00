"""Keeps the cache at its size: what was longest not used goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lesarten.cache.database import Database

MOST_SEEN = 2_000
"""So many texts are kept as the reader saw them: those seen last."""

_ROOM_LEFT = 4
"""A cache that is too large gives back one part in this many at once, so that it need not do so often."""


def prune(database: Database, most_bytes: int) -> None:
    """Delete articles, pairs and rows, longest not used first, where the file is larger than it may be."""
    size = database.size()
    if size <= most_bytes:
        return
    held = database.ask(
        "SELECT 'articles', rowid, size, used FROM articles "
        "UNION ALL SELECT 'pairs', rowid, size, used FROM pairs ORDER BY used, rowid"
    )
    # The file is larger than its articles: it shrinks by what goes with them, too.
    share = 1 - most_bytes * (1 - 1 / _ROOM_LEFT) / size
    excess = share * sum(cast("int", bytes_held or 0) for _table, _rowid, bytes_held, _used in held)
    gone: dict[str, list[tuple[int]]] = {"articles": [], "pairs": []}
    for table, rowid, bytes_held, _used in held:
        if excess <= 0:
            break
        excess -= cast("int", bytes_held or 0)
        gone[cast("str", table)].append((cast("int", rowid),))
    kept = "SELECT 1 FROM articles AS kept WHERE kept.digest={0}.digest AND kept.variant={0}.variant"
    without = f"NOT EXISTS ({kept})"
    database.tell(
        ("DELETE FROM articles WHERE rowid=?", gone["articles"]),
        ("DELETE FROM pairs WHERE rowid=?", gone["pairs"]),
        ("DELETE FROM terms WHERE " + without.format("terms"), [()]),
        ("DELETE FROM rows WHERE " + without.format("rows"), [()]),
        (
            "UPDATE seen SET data=NULL, former=NULL WHERE data IS NOT NULL AND place NOT IN "
            "(SELECT place FROM seen ORDER BY at DESC LIMIT ?)",
            [(MOST_SEEN,)],
        ),
    )
    database.tidy()
