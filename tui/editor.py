"""Opens a file in the reader's editor: which one, and what came of it, in words."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess

from lesarten.words import _

USUAL_EDITORS = ("nano", "vim", "vi")
"""Tried in this order when neither VISUAL nor EDITOR names one: the first explains itself on screen."""


def find_editor() -> tuple[str, ...] | None:
    """The editor's command line, or None."""
    for name in ("VISUAL", "EDITOR"):
        if command := shlex.split(os.environ.get(name, "")):
            return tuple(command)
    found = next((name for name in USUAL_EDITORS if shutil.which(name)), None)
    return (found,) if found else None


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
