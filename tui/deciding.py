"""What the reader decides in this run: kept in the log, held until the end, taken back and made again.

Knows no widget and no article; the worker asks it which decisions hold, the app tells it new ones.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lesarten.errors import LesartenError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lesarten.decided import Decision, Decisions
    from tui.panes.notice import Notice


class Wording(NamedTuple):
    """A decision in words: what holds once it is made, and once it is undone."""

    done: Notice
    """"“Anzeige” is text now"."""
    undone: Notice
    """"undone: “Anzeige” is cut again"."""


class Step(NamedTuple):
    """One thing the reader did, with the way back."""

    before: Decision
    """What brings back how it was: the earlier decision about the same thing, or this one undone."""
    after: Decision
    words: Wording


class Held(NamedTuple):
    """The decisions that hold at one moment, and those about each article."""

    decisions: Decisions
    by_path: dict[str, Decisions]
    """By absolute path; articles without a decision are missing."""

    def about(self, path: str) -> Decisions:
        """The decisions that name an article, by its path as given; none for most."""
        from lesarten.decided import NONE, absolute

        return self.by_path.get(absolute(path), NONE) if self.by_path else NONE


class Deciding:
    """The reader's decisions. `held` may be asked on any thread, all else belongs to the app's."""

    def __init__(self, log: Path | None) -> None:
        """`log` is where they are kept; None: earlier ones are ignored and new ones end with the run."""
        self._log = log
        self._session: tuple[Decision, ...] = ()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._problem: str | None = None
        self._told: str | None = None
        self._last: tuple[object, Held] | None = None

    @property
    def kept(self) -> bool:
        """Whether decisions outlive the run, if the log can be written."""
        return self._log is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever decided: there is no log, which is known without loading what reads it."""
        if self._session:
            return False
        try:
            return self._log is None or not self._log.stat()
        except OSError as error:
            return isinstance(error, FileNotFoundError)  # all else is told when the log is read

    def held(self) -> Held:
        """What holds now: the log's decisions, and over them those of this run."""
        # The engine's nouns come with the cutting of sentences: 20 ms that the first paint is spared.
        from lesarten.decided import NONE, read_log

        session = self._session
        key = (self._stamp(), session)
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        decisions = NONE
        if self._log is not None:
            try:
                decisions = read_log(self._log)
            except LesartenError as error:
                if str(error) != self._told:
                    self._problem = self._told = str(error)
        for decision in session:
            decisions = decisions.with_one(decision)
        held = Held(decisions, _by_path(decisions))
        self._last = (key, held)
        return held

    def make(self, decision: Decision, words: Wording) -> str | None:
        """Decide something; gives the reason when it could not be written and holds for this run only."""
        step = Step(self._way_back(decision), decision, words)
        self._done.append(step)
        self._undone.clear()
        return self._put(decision)

    def undo(self) -> tuple[Step, str | None] | None:
        """Take the last thing back; gives it, and why that could not be written. None: nothing to undo."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return step, self._put(step.before)

    def redo(self) -> tuple[Step, str | None] | None:
        """Do again what was taken back last; as `undo`."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return step, self._put(step.after)

    def take_problem(self) -> str | None:
        """Why earlier decisions could not be read, once."""
        problem, self._problem = self._problem, None
        return problem

    def _way_back(self, decision: Decision) -> Decision:
        return self.held().decisions.of(decision.key) or replace(decision, undone=not decision.undone)

    def _put(self, decision: Decision) -> str | None:
        from lesarten.decided import append

        self._session = (*(one for one in self._session if one.key != decision.key), decision)
        if self._log is None:
            return None
        try:
            append(self._log, decision)
        except LesartenError as error:
            return tell_cause(error)
        return None

    def _stamp(self) -> tuple[int, int] | None:
        """What says whether the log is another one than before."""
        try:
            status = os.stat(self._log) if self._log is not None else None  # noqa: PTH116 - None is no path
        except OSError:
            return None
        return (status.st_mtime_ns, status.st_size) if status is not None else None


def tell_cause(error: LesartenError) -> str:
    """What the system said, and about which file: short enough for a notice."""
    cause = error.__cause__
    if isinstance(cause, OSError) and cause.strerror:
        return f"{cause.strerror.lower()}: {cause.filename}" if cause.filename else cause.strerror.lower()
    return str(error)


def _by_path(decisions: Decisions) -> dict[str, Decisions]:
    from lesarten.decided import Decisions as Some

    found: dict[str, list[Decision]] = {}
    for decision in decisions.held.values():
        for path in dict.fromkeys((decision.path, decision.other_path)):
            if path:
                found.setdefault(path, []).append(decision)
    return {path: _some(Some, about) for path, about in found.items()}


def _some(kind: type[Decisions], about: Sequence[Decision]) -> Decisions:
    return kind({decision.key: decision for decision in about})
