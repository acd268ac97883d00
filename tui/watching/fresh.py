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


def mark_fresh(snapshot: Snapshot, now_ns: int | None = None) -> tuple[Snapshot, bool]:
    """Give files that may still change unseen a signature of their own, and say whether there are any.

    The next look, when they are older, finds them changed, and they are read once more. `now_ns`: when the
    snapshot was begun, in nanoseconds since the epoch; by default now.
    """
    now = time.time_ns() if now_ns is None else now_ns
    fresh = [is_fresh(entry.signature, now) for entry in snapshot.entries]
    if not any(fresh):
        return snapshot, False
    pairs = zip(snapshot.entries, fresh, strict=True)
    entries = tuple(_mark(entry, now) if young else entry for entry, young in pairs)
    return replace(snapshot, entries=entries), True


def is_fresh(signature: Signature, now_ns: int) -> bool:
    """Whether a file was written within a tick of `now_ns`.

    Times far ahead are none of those: they are there when the clock was set back.
    """
    written, changed = signature[:2]
    coarse = not written % _SECOND_NS and not changed % _SECOND_NS
    return abs(now_ns - changed) <= (COARSE_TICK_NS if coarse else TICK_NS)


def _mark(entry: Entry, now_ns: int) -> Entry:
    """The time of change below zero: none that a file system gives, and another at each look."""
    written, _changed, size, inode = entry.signature
    return replace(entry, signature=(written, -now_ns, size, inode))
