"""What came and went in the folders, in words for the bottom line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _
from tui.state import tame

if TYPE_CHECKING:
    from lesarten.library import Changes


def describe_changes(changes: Changes) -> str:
    """What came, went or was renamed, in a few words; changed files are named once they were read."""
    parts = []
    if changes.renamed:
        old, new = changes.renamed[0]
        more = len(changes.renamed) - 1
        parts.append(
            _("{old} is now {new}").format(old=name_of(old.path), new=name_of(new.path)) + _more(more)
        )
    if changes.added:
        parts.append(
            _("new: {name}").format(name=name_of(changes.added[0].path)) + _more(len(changes.added) - 1)
        )
    if changes.removed:
        name = name_of(changes.removed[0].path)
        parts.append(_("{name} is gone").format(name=name) + _more(len(changes.removed) - 1))
    return " · ".join(parts)


def _more(count: int) -> str:
    return _(" and {n} more").format(n=count) if count else ""


def name_of(path: str) -> str:
    """A file's name, fit for one line."""
    return tame(path.rstrip("/").rsplit("/", 1)[-1])
