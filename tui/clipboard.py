"""Where a copied text goes: the terminal's clipboard, the system's, else a file; and words that say which.

OSC 52 gives no answer, so terminals known to drop it are passed over.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.folders import copied_file, show_path
from tui.messages import Copied
from tui.panes.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

SYSTEM_COPIERS = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
DEAF_TERMINALS = frozenset({"Apple_Terminal"})
"""Values of TERM_PROGRAM whose terminals drop OSC 52."""

PATIENCE = 1.0
"""Seconds that a program of the system may take."""


def hears_osc52() -> bool:
    """Whether the terminal is likely to put on the clipboard what it is told to."""
    if os.environ.get("TERM_PROGRAM") in DEAF_TERMINALS or os.environ.get("TERM") in ("linux", "dumb"):
        return False
    if os.environ.get("TMUX"):
        # "external", what tmux does unless told otherwise, drops what programs within it send.
        return _ask_tmux() == "on"
    return True


def copy_somewhere(text: str) -> Iterator[Message]:
    """Decide where a copied text goes, off the main thread: tmux is asked, programs are run."""
    if hears_osc52():
        yield Copied(Notice(_("sent to the terminal's clipboard"), _("sent to the clipboard")), text)
    else:
        yield Copied(copy_elsewhere(text), None)


def copy_elsewhere(text: str) -> Notice:
    """Copy by a program of the system, else add it to a file; says in words where the text is now."""
    for command in SYSTEM_COPIERS:
        if _usable(command[0]) and _run(command, text):
            return Notice(_("copied with {program}").format(program=command[0]))
    path = copied_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n" if file.tell() else f"{text}\n")
    except OSError as error:
        reason = error.strerror or error
        words = _("not copied: {path}: {reason}").format(path=path, reason=reason)
        return Notice(words, _("not copied: {reason}").format(reason=reason))
    full = _("no clipboard here: added to {path}")
    if os.environ.get("TMUX"):
        full = _("tmux passes no clipboard on (set-clipboard): added to {path}")
    where = show_path(path)
    return Notice(full.format(path=where), _("no clipboard: added to {path}").format(path=where))


def _usable(program: str) -> bool:
    if program == "wl-copy" and not os.environ.get("WAYLAND_DISPLAY"):
        return False
    if program in ("xclip", "xsel") and not os.environ.get("DISPLAY"):
        return False
    return shutil.which(program) is not None


def _run(command: tuple[str, ...], text: str) -> bool:
    try:
        done = subprocess.run(
            command, input=text.encode(), timeout=PATIENCE, check=False, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _ask_tmux() -> str:
    try:
        asked = subprocess.run(
            ["tmux", "show-options", "-gv", "set-clipboard"],
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.decode(errors="replace").strip()
