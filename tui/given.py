"""What the command line asks of the app, as plain data: known without a parser where no option is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("list", "show", "compare", "facts", "quotes", "matrix", "near", "config", "cache", "doctor")
"""A first argument that is one of these is a command; a folder of that name is written ./list."""


class Given(NamedTuple):
    """The arguments of `lesarten [PATH ...]`; None for an option that is not given."""

    paths: list[str]
    recursive: bool = False
    poll: bool | None = None
    mouse: bool | None = None
    threshold: float | None = None
    language: str | None = None
    as_is: bool = False
    no_cache: bool = False


def take_app(argv: Sequence[str]) -> Given:
    """Understand `lesarten [PATH ...]`; ends the program on --help, --version and wrong usage."""
    if not any(argument.startswith("-") for argument in argv):
        return Given(list(argv))
    from tui.arguments import parse_app  # 2 ms that a start without options is spared

    return Given(**vars(parse_app(argv)))
