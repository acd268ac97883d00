"""Finds in the view on screen while one types: plain words, whole words, or a regular expression.

Used by the main thread only: there an expression that takes too long can be interrupted.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.finding.query import compile_for_folded, spell_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from tui.finding.query import Query
    from widgets.view import LineView

SECONDS = 0.4
"""So long may finding keep the keys waiting: a thousand times what a simple expression needs."""


class TooLongError(Exception):
    """An expression was interrupted: it is ambiguous, and tries every way to read the text."""


def find_here(view: LineView, query: Query) -> int:
    """Mark every match in a view; gives their number.

    Raises QueryError for an expression that is none, and TooLongError; nothing is marked then.
    """
    if query.mode != "expression":
        return view.find(query.text, words=query.mode == "words")
    try:
        compile_for_folded(query)
        with _interrupted_after(SECONDS):
            return view.find(spell_out(query.text) if query else "", regex=True)
    except Exception:
        view.clear_find()
        raise


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    """Raise TooLongError in what runs too long; Python's matching looks for signals now and then.

    Where the system has no such clock (Windows), it runs on.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
