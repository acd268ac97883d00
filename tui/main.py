"""Starts the app, or one of the commands that print, and ends with the exit code of the contract.

Importing it costs little, and a command never imports Textual.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.errors import LesartenError, UsageError
from lesarten.words import _, use_language
from tui.config import NOTHING_SET, read_settings
from tui.folders import configuration_file
from tui.given import COMMANDS, take_app

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tui.config import Settings
    from tui.given import Given

DONE, WRONG, INTERRUPTED = 0, 2, 130
"""Exit codes: done; usage or a file that could not be read; ended by ctrl+c."""

WITHOUT_SETTINGS = frozenset({"doctor"})
"""Commands that do their work whatever is wrong with the configuration."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process by default); returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    use_language(None)
    settings, problem = _configure()
    try:
        if arguments and arguments[0] in COMMANDS:
            from tui.arguments import parse_command  # the app's start does without it

            name, given = arguments[0], parse_command(arguments[0], arguments[1:])
            if problem is not None and name not in WITHOUT_SETTINGS:
                raise problem
            return _run_command(name, given, settings)
        app_given = take_app(arguments)
        if problem is not None:
            raise problem
        return _open_app(app_given, settings)
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


def _configure() -> tuple[Settings, UsageError | None]:
    """The settings, and the language set to theirs; or the defaults and what is wrong with the file."""
    try:
        settings = read_settings(configuration_file())
    except UsageError as error:
        return NOTHING_SET, error
    if settings.language is not None:
        use_language(settings.language)
    return settings, None


def _run_command(name: str, given: argparse.Namespace, settings: Settings) -> int:
    from tui.commands import run_command  # the app's start does without it

    code = run_command(name, given, complain, settings)
    sys.stdout.flush()
    return code


def _open_app(given: Given, settings: Settings) -> int:
    paths = given.paths
    if mistyped := _find_mistyped(paths):
        complain(mistyped)
        return WRONG
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        complain(
            _("the reader needs a terminal; to print instead, try: lesarten list {path}").format(
                path=paths[0] if paths else "."
            )
        )
        return WRONG
    from tui.ahead import look_ahead
    from tui.options import AppOptions
    from tui.plain import encodes_signs, write_in_ascii
    from tui.start import run  # the commands do without Textual

    lacks_signs = not encodes_signs(sys.stderr)  # what Textual draws on
    if lacks_signs:
        write_in_ascii(sys.stderr)
    options = AppOptions(
        recursive=given.recursive,
        poll=settings.poll if given.poll is None else given.poll,
        threshold=settings.threshold if given.threshold is None else given.threshold,
        language=given.language,
        theme=settings.theme,
        as_is=given.as_is,
        cache=not given.no_cache,
        beside=True,
        ascii_only=settings.ascii_signs == "yes" or (settings.ascii_signs == "auto" and lacks_signs),
        mouse=settings.mouse if given.mouse is None else given.mouse,
        noise=settings.noise,
        columns=settings.columns,
        keys=settings.keys,
    )
    return run(paths, options, look_ahead(paths, options))


def _find_mistyped(paths: Sequence[str]) -> str:
    """What to say of a path that is none but resembles a command; "" when there is none such."""
    from difflib import get_close_matches

    for path in paths:
        meant = get_close_matches(path, COMMANDS, n=1)
        if meant and not Path(path).exists():
            told = _("{path}: no such file or folder, and no command; did you mean: lesarten {meant}")
            return told.format(path=path, meant=meant[0])
    return ""


def _forget_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush is quiet too."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
