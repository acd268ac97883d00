"""Files that were written a moment ago: what `stat` says of them may not be the last word.

The system's clock for files ticks every few milliseconds (on some file systems every two seconds). What is
written twice within a tick, at the same size, looks the same to `stat` before and after.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.library import Entry, Signature, Snapshot

TICK_NS = 20_000_000
"""The clock of files ticks at least so often, in nanoseconds: twice what the slowest kernel has."""

COARSE_TICK_NS = 2_100_000_000
"""The same where times are whole seconds: FAT has two of them."""

_SECOND_NS = 1_000_000_000


def mark_fresh(
    snapshot: Snapshot, began_ns: int | None = None, ended_ns: int | None = None
) -> tuple[Snapshot, bool]:
    """Give files that may still change unseen a signature of their own, and say whether there are any.

    The next look, when they are older, finds them changed, and they are read once more. `began_ns` and
    `ended_ns`: when the snapshot was taken, in nanoseconds since the epoch; by default now, in no time.
    """
    began = time.time_ns() if began_ns is None else began_ns
    ended = began if ended_ns is None else ended_ns
    first, last = min(began, ended), max(began, ended)
    # Nearly all files are long at rest: those cost one comparison.
    lowest, highest = first - COARSE_TICK_NS, last + COARSE_TICK_NS
    young = [
        place
        for place, entry in enumerate(snapshot.entries)
        if lowest <= entry.signature[1] <= highest and is_fresh(entry.signature, first, last)
    ]
    if not young:
        return snapshot, False
    entries = list(snapshot.entries)
    for place in young:
        entries[place] = _mark(entries[place], last)
    return replace(snapshot, entries=tuple(entries)), True


def is_fresh(signature: Signature, first_ns: int, last_ns: int) -> bool:
    """Whether a file was written within a tick of a look that lasted from `first_ns` to `last_ns`.

    Times far ahead are none of those: they are there when the clock was set back.
    """
    written, changed = signature[:2]
    coarse = not written % _SECOND_NS and not changed % _SECOND_NS
    tick = COARSE_TICK_NS if coarse else TICK_NS
    return first_ns - tick <= changed <= last_ns + tick


def _mark(entry: Entry, now_ns: int) -> Entry:
    """The time of change below zero: none that a file system gives, and another at each look."""
    written, _changed, size, inode = entry.signature
    return replace(entry, signature=(written, -now_ns, size, inode))
