"""The first look at a library, made by the fork that runs ahead of the screen (`tui.ahead`).

Reads as the app's desk reads, with the same cache; what the reader decided is applied there, not here.
"""

from __future__ import annotations

import os
from time import time_ns
from typing import TYPE_CHECKING

from lesarten.cache.reading import read_kept
from lesarten.cards import make_card
from lesarten.errors import LesartenError
from lesarten.library import scan
from tui.ahead import Look
from tui.caching import open_cache
from tui.memory import choose_paths, recall
from tui.watching.fresh import mark_fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lesarten.cache.store import Cache
    from lesarten.library import Entry, Snapshot
    from lesarten.model import Article
    from tui.ahead import Articles
    from tui.memory import Memory
    from tui.options import AppOptions

FEW = 26
"""Of a library of so many files all are read ahead: they are on one event, and may be compared at once."""


def look_around(given: Sequence[str], options: AppOptions) -> Iterator[Look | Articles]:
    """The look with the first article; then the other articles of a small library, none of a larger one."""
    memory = recall()
    paths = choose_paths(list(given), memory)
    snapshot, _fresh = mark_fresh(scan(paths, options.recursive), time_ns())
    sound = [entry for entry in snapshot.entries if entry.problem is None]
    cache = open_cache(options.cache)
    cards = tuple(cache.cards(sound, options.language).values())
    first = _first(snapshot, None if given else memory)
    articles = _read([first] if first in sound else [], options, cache)
    yield Look(tuple(paths), options.recursive, snapshot, cards, articles, cache.take_problem())
    others = [entry for entry in sound if entry != first] if len(sound) <= FEW else []
    yield _read(others, options, cache)
    cache.close()


def _first(snapshot: Snapshot, memory: Memory | None) -> Entry | None:
    """What the app will open first: what was open last, else the first of the list."""
    entries = snapshot.entries
    last = memory.reading.path if memory is not None and memory.reading is not None else None
    kept = (entry for entry in entries if last is not None and os.path.abspath(entry.path) == last)  # noqa: PTH100
    return next(kept, entries[0] if entries else None)


def _read(entries: Sequence[Entry], options: AppOptions, cache: Cache) -> Articles:
    found: list[tuple[Entry, Article]] = []
    for entry in entries:
        try:
            article = read_kept(entry.path, options.language, cache)
        except LesartenError:
            continue  # the app meets it too, and says what is wrong
        cache.keep_card(make_card(entry.path, entry.signature, article), options.language)
        found.append((entry, article))
    return tuple(found)
