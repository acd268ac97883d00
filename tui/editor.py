"""Opens a file in the reader's editor: which one, and what came of it, in words."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess

from lesarten.words import _

TELLING_EDITORS = ("nano", "micro", "mcedit", "ne", "tilde")
"""Tried in this order when neither VISUAL nor EDITOR names one: they show on screen how to leave them."""

SILENT_EDITORS = ("vim", "nvim", "vi")
"""Tried when there is none of those: who does not know them does not find the way out."""


def find_editor() -> tuple[str, ...] | None:
    """The editor's command line, or None."""
    for name in ("VISUAL", "EDITOR"):
        if command := shlex.split(os.environ.get(name, "")):
            return tuple(command)
    found = next((name for name in (*TELLING_EDITORS, *SILENT_EDITORS) if shutil.which(name)), None)
    return (found,) if found else None


def is_silent(command: tuple[str, ...]) -> bool:
    """Whether nobody chose this editor, and it does not say how to leave it."""
    chosen = any(shlex.split(os.environ.get(name, "")) for name in ("VISUAL", "EDITOR"))
    return not chosen and command[0] in SILENT_EDITORS


def run_editor(command: tuple[str, ...], path: str) -> str | None:
    """Run it on the terminal until it ends; None, or what went wrong in words."""
    try:
        done = subprocess.run([*command, path], check=False)
    except OSError as error:
        return _("{editor}: {reason}").format(
            editor=command[0], reason=(error.strerror or str(error)).lower()
        )
    if done.returncode:
        return _("{editor} ended with {code}").format(editor=command[0], code=done.returncode)
    return None
