"""What is new to the reader: notes what was looked at, and finds the text that a changed one had then.

Runs in the workshop, on the cache's memory of what was seen.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lesarten.cache.seen import Look
from lesarten.errors import LesartenError
from lesarten.words import _
from tui.listing.messages import Looked, OldFound
from tui.messages import Compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from lesarten.library import Entry
    from tui.tasks import Desk

AT_ONCE = 500
"""So many paths are looked up in one step: a few milliseconds, for which a key may have to wait."""


def meet(desk: Desk, roots: Sequence[str], entries: Sequence[Entry]) -> Iterator[Message | None]:
    """Find out what is known of these articles, and note those that are met for the first time.

    In a library that was known already they are new to the reader; in one that is opened for the first time
    they are not: everything would be.
    """
    seen = desk.cache.seen
    looks: dict[str, Look] = {}
    for start in range(0, len(entries), AT_ONCE):
        looks.update(seen.looks([entry.path for entry in entries[start : start + AT_ONCE]]))
        yield None
    known = {root for root in roots if any(_lies_in(path, root) for path in looks)}
    strange = [entry.path for entry in entries if entry.path not in looks]
    fresh = [path for path in strange if any(_lies_in(path, root) for root in known)]
    for paths, new in ((fresh, True), (sorted(set(strange) - set(fresh)), False)):
        if paths:
            seen.meet(paths, fresh=new)
            looks.update((path, Look(None, new)) for path in paths)
    yield Looked(looks)


def add(desk: Desk, paths: Sequence[str], *, fresh: bool) -> Iterator[Message]:
    """Note articles that came while the library is open."""
    desk.cache.seen.meet(paths, fresh=fresh)
    yield Looked(desk.cache.seen.looks(paths))


def saw(desk: Desk, entries: Sequence[Entry]) -> Iterator[Message]:
    """Note that the reader looks at these articles as they are now."""
    for entry in entries:
        desk.cache.seen.saw(desk.read_plain(entry))
    yield Looked(desk.cache.seen.looks([entry.path for entry in entries]))


def find_old(desk: Desk, generation: int, entry: Entry) -> Iterator[Message]:
    """Whether the reader saw another text of an article than it has now; else why there is none."""
    problem = None
    try:
        now = desk.read_plain(entry)
        old = desk.cache.seen.old_article(entry.path, now.digest)
        if old is None or not old.sentences:
            problem = _("nothing older: this article is as you first saw it")
        elif not now.sentences:
            problem = _("there is no text in it any more")
        elif [one.text for one in old.sentences] == [one.text for one in now.sentences]:
            problem = _("the file has changed, the text of its article has not")
    except LesartenError as error:
        problem = getattr(error, "reason", str(error))
    yield OldFound(generation, entry.path, problem)


def compare_old(desk: Desk, generation: int, entry: Entry, threshold: float | None) -> Iterator[Message]:
    """Collate what the reader saw of an article before with what it says now."""
    pair = (entry.path, entry.path)
    try:
        now = desk.read_plain(entry)
        old = desk.cache.seen.old_article(entry.path, now.digest)
        if old is None or not old.sentences:
            yield Compared(generation, pair, None, _("you have looked at no earlier text of it"))
        elif not now.sentences:
            yield Compared(generation, pair, None, _("there is no text in it any more"))
        else:
            yield Compared(generation, pair, desk.engine.collate(old, now, threshold, ()), None)
    except LesartenError as error:
        yield Compared(generation, pair, None, getattr(error, "reason", str(error)))


def _lies_in(path: str, root: str) -> bool:
    """Whether a file is the root or lies below it."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
