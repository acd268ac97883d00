"""The library that was open before this one: says when another was opened instead, and leads back to it.

Another library is another run of the app in the same process; nothing of the first one is kept but its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.memory import Memory, remember, still_there
from tui.panes.notice import Notice

if TYPE_CHECKING:
    from tui.options import AppOptions
    from tui.returning import Returning


def last_library(app: Returning) -> tuple[str, ...]:
    """What is still there of the library of the run before; none when it is the one that is open."""
    paths = app.earlier.paths
    return () if paths == app.library else still_there(paths)


def last_name(app: Returning) -> str:
    """What the last library is called: its folder, and how many paths more it had; "" for none."""
    names = [Path(path).name or path for path in last_library(app)]
    more = _(" and {n} more").format(n=len(names) - 1) if names[1:] else ""
    return "".join(names[:1]) + more


def open_last_library(app: Returning) -> None:
    """End this run; the next one begins where the one before it ended."""
    wanted = app.earlier._replace(paths=last_library(app), theme=app.theme)
    app.wanted = wanted._replace(compared=app.memory.compared)
    app.exit()


def tell_opened(app: Returning) -> Notice | None:
    """That it is not the last library which was opened, and how to get there."""
    last = last_name(app)
    if not last:
        return None
    here = ", ".join(app.paths)
    full = _("{here} lies here: opened instead of {last}")
    brief = _("{here} lies here: opened")
    key = _("ctrl+p opens the last")
    return Notice(full.format(here=here, last=last), brief.format(here=here), key)


def next_run(wanted: Memory, options: AppOptions) -> tuple[list[str], AppOptions]:
    """The paths and options with which the app comes back to a place."""
    remember(wanted)
    return list(wanted.paths), options._replace(back=True)
