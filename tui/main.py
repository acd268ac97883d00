"""Starts the app, or one of the commands that print, and ends with the exit code of the contract.

Importing it costs little, and a command never imports Textual.
"""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.errors import LesartenError
from lesarten.words import _, use_language
from tui.arguments import COMMANDS, parse_app, parse_command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DONE, WRONG, INTERRUPTED = 0, 2, 130
"""Exit codes: done; usage or a file that could not be read; ended by ctrl+c."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process by default); returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    use_language(None)
    try:
        if arguments and arguments[0] in COMMANDS:
            return _run_command(arguments[0], arguments[1:])
        return _open_app(parse_app(arguments))
    except BrokenPipeError:
        _forget_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except LesartenError as error:
        complain(str(error))
        return WRONG


def complain(message: str) -> None:
    """Say one line on standard error."""
    from tui.printing import visible  # the app's start does without it

    sys.stderr.write(f"lesarten: {visible(message)}\n")


def _run_command(name: str, arguments: Sequence[str]) -> int:
    from tui.commands import run_command  # the app's start does without it

    code = run_command(name, parse_command(name, arguments), complain)
    sys.stdout.flush()
    return code


def _open_app(given: argparse.Namespace) -> int:
    paths: list[str] = given.paths
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        complain(
            _("the reader needs a terminal; to print instead, try: lesarten list {path}").format(
                path=paths[0] if paths else "."
            )
        )
        return WRONG
    for path in paths:
        meant = get_close_matches(path, COMMANDS, n=1)
        if meant and not Path(path).exists():
            complain(
                _("{path}: no such file or folder, and no command; did you mean: lesarten {meant}").format(
                    path=path, meant=meant[0]
                )
            )
            return WRONG
    from tui.options import AppOptions
    from tui.start import run  # the commands do without Textual

    options = AppOptions(
        recursive=given.recursive,
        poll=given.poll,
        threshold=given.threshold,
        language=given.language,
        as_is=given.as_is,
    )
    return run(paths, options)


def _forget_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush is quiet too."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
