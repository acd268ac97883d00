"""Starts the app. Cheap to import; everything that meets the terminal is loaded by `run`."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from tui.loading import load_event_loop, load_textual

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
    load_event_loop()
    load_textual()
    from tui.app import LesartenApp

    while True:
        app = LesartenApp(paths, options)
        app.ahead, ahead = ahead, None
        app.run(mouse=options.mouse)
        if app.wanted is None:
            return app.return_code or 0
        from tui.earlier import next_run  # only for the way back to another library

        paths, options = next_run(app.wanted, options)
