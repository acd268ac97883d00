"""One thread beside the screen that does the app's reading and comparing, most urgent first.

It touches no widget: a task is an iterator of messages, and between two of them a more urgent task may
step in; None in place of a message only lets it. Nothing of the engine is imported before the thread runs.
"""

from __future__ import annotations

import heapq
import sys
import threading
from itertools import count
from typing import TYPE_CHECKING

from textual.message import Message

from tui.messages import WorkFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Task = "Callable[[], Iterator[Message | None]]"

URGENT, AWAITED, SOON, LATER = 0, 1, 2, 3
"""What a reader waits for; what fills a panel bit by bit; what the list shows; what may be wanted next."""

_END = object()


SWITCH_SECONDS = 0.001
"""So long the work holds the interpreter before the screen may have it: with Python's usual 5 ms one key in a
hundred waited twice as long while 26 sources were compared, and the work was not faster for it."""


class Workshop(threading.Thread):
    """Runs tasks one after another and posts what they yield.

    A daemon thread: quitting does not wait for a long article.
    """

    def __init__(
        self, post: Callable[[Message], object], on_error: Callable[[str, BaseException], object]
    ) -> None:
        super().__init__(name="workshop", daemon=True)
        self._post = post
        self._on_error = on_error
        self._changed = threading.Condition()
        self._queue: list[tuple[int, int, str]] = []
        self._tasks: dict[str, tuple[int, Callable[[], Iterator[Message | None]]]] = {}
        self._running: dict[str, tuple[int, Iterator[Message | None]]] = {}
        self._tickets = count()
        self._stopped = False

    def submit(self, name: str, urgency: int, task: Callable[[], Iterator[Message | None]]) -> None:
        """Queue a task; one of the same name that has not finished is dropped for it."""
        with self._changed:
            ticket = next(self._tickets)
            self._running.pop(name, None)
            self._tasks[name] = (ticket, task)
            heapq.heappush(self._queue, (urgency, ticket, name))
            self._changed.notify()

    def stop(self) -> None:
        """Take nothing more up."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def run(self) -> None:
        """Work until stopped."""
        sys.setswitchinterval(SWITCH_SECONDS)
        while True:
            with self._changed:
                while not self._queue and not self._stopped:
                    self._changed.wait()
                if self._stopped:
                    return
                urgency, ticket, name = heapq.heappop(self._queue)
                step = self._take(name, ticket)
            if step is not None:
                self._advance(urgency, ticket, name, step)

    def _take(
        self, name: str, ticket: int
    ) -> Callable[[], Iterator[Message | None]] | Iterator[Message | None] | None:
        """The task or half-done iterator of this ticket, or None when a later one replaced it."""
        running = self._running.get(name)
        if running is not None and running[0] == ticket:
            return running[1]
        task = self._tasks.get(name)
        if task is not None and task[0] == ticket:
            del self._tasks[name]
            return task[1]
        return None

    def _advance(
        self,
        urgency: int,
        ticket: int,
        name: str,
        step: Callable[[], Iterator[Message | None]] | Iterator[Message | None],
    ) -> None:
        """Run a task up to its next message, post that, and queue the rest."""
        try:
            messages = step() if callable(step) else step
            message = next(messages, _END)
        except Exception as error:  # noqa: BLE001 - told on screen and logged; the thread must live on
            if self._stopped:
                return  # whatever it needed is gone with the app
            self._on_error(name, error)
            self._post(WorkFailed(name, f"{type(error).__name__}: {error}"))
            message = _END
        with self._changed:
            if message is _END:
                running = self._running.get(name)
                if running is not None and running[0] == ticket:
                    del self._running[name]
                return
            replaced = name in self._tasks
            if not replaced:
                self._running[name] = (ticket, messages)
                heapq.heappush(self._queue, (urgency, ticket, name))
        if isinstance(message, Message):
            self._post(message)
