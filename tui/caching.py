"""The user's cache: where it lies, what its folder allows, and what it holds in words.

Imports SQLite: the first paint does without this module. Creates nothing until something is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.cache.store import MOST_BYTES, Cache
from lesarten.cache.tables import FILE
from lesarten.words import _, ngettext, show_decimal
from tui.folders import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def open_cache(wanted: bool = True) -> Cache:
    """The user's cache; one that keeps nothing beyond this run unless it is wanted."""
    from tui.watching.mounts import slow_file_system

    if not wanted:
        return Cache(None)
    folder = cache_folder()
    return Cache(folder, networked=slow_file_system([str(folder)]) is not None)


def cache_lines() -> Iterator[str]:
    """Where the cache lies, how large it is, and what it holds."""
    from tui.printing import visible  # the command line's, and costs what it does: only on demand

    cache = open_cache()
    # Only a look: a cache that does not exist is not made for it.
    held = cache.contents() if (cache_folder() / FILE).exists() else None
    rows = [(_("file"), str(cache_folder() / FILE))]
    if held is None:
        rows.append((_("size"), _("no such file: it is made when something is kept")))
    else:
        articles = ngettext("{n} article", "{n} articles", held.articles).format(n=held.articles)
        rows += [
            (
                _("size"),
                _("{size} of at most {most}").format(size=megabytes(held.size), most=megabytes(MOST_BYTES)),
            ),
            (_("holds"), articles),
            (
                _("read"),
                ngettext("{n} text as you saw it", "{n} texts as you saw them", held.seen).format(
                    n=held.seen
                ),
            ),
        ]
        if held.unwritable:
            rows.append((_("writing"), held.unwritable))
    for label, value in rows:
        yield f"{visible(label):<8}  {visible(value)}"


def clear_cache(complain: Callable[[str], None]) -> int:
    """Delete the cache; returns the exit code."""
    try:
        open_cache().clear()
    except OSError as error:
        complain(f"{error.filename}: {(error.strerror or str(error)).lower()}")
        return 2
    return 0


def megabytes(size: int) -> str:
    """A size in words: "0.3 MB", "512 MB"."""
    return f"{show_decimal(size / 1e6, 1)} MB" if size < 10_000_000 else f"{size / 1e6:.0f} MB"
