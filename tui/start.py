"""Starts the app. Cheap to import; everything that meets the terminal is loaded by `run`."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.ahead import Ahead
    from tui.options import AppOptions

SWITCH_SECONDS = 0.001
"""How long the workshop may keep the interpreter while a key waits: a fifth of Python's own value."""


FRAMES = "120"
"""Paints a second, at most. Textual lets a first change wait for as long as one takes: with its own 60 it is
painted 8 ms later."""


def run(paths: list[str], options: AppOptions, ahead: Ahead | None = None) -> int:
    """Open the app and return its exit code: 0, or 1 after a failure. `ahead`: who looks ahead for it."""
    # Nothing that is loaded now goes away again: looking for garbage in it costs a tenth of the start.
    # The app switches it back on when the first article can be read.
    gc.disable()
    sys.setswitchinterval(SWITCH_SECONDS)
    # A shell that exports its size would hold the app to it when the terminal is resized.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    _load_event_loop()
    from tui.app import LesartenApp

    while True:
        app = LesartenApp(paths, options)
        app.ahead, ahead = ahead, None
        app.run(mouse=options.mouse)
        if app.wanted is None:
            return app.return_code or 0
        from tui.earlier import next_run  # only for the way back to another library

        paths, options = next_run(app.wanted, options)


def _load_event_loop() -> None:
    """Load asyncio without OpenSSL, which costs it a twentieth of the start: the app talks to no network.

    asyncio does without where there is none; whoever imports `ssl` later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    # Python's own way to say that there is none.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
