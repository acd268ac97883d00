"""What can be said on the command line: one parser for the app, one for each command.

Knows argparse and nothing that costs time at the start.
"""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING

from lesarten import __version__
from lesarten.words import _, ngettext
from tui.given import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEFAULT_WIDTH = 100
"""Columns of text output that does not go to a terminal."""

MIN_WIDTH = 20
"""Below this, columns hold less than a German word."""

ARGPARSE_WORDS = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "unrecognized arguments: %s",
    "not allowed with argument %s",
    "ignored explicit argument %r",
    "the following arguments are required: %s",
    "expected one argument",
    "expected at least one argument",
    "ambiguous option: %(option)s could match %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)",
)
"""What argparse itself says that this program can make it say; another Python may put it otherwise."""


def _speak() -> None:
    """Let argparse say its own words in the language that is in use: it asks the system's catalogue else."""
    argparse._ = _  # type: ignore[attr-defined]
    argparse.ngettext = ngettext  # type: ignore[attr-defined]


def parse_app(argv: Sequence[str]) -> argparse.Namespace:
    """Parse `lesarten [PATH ...]`; ends the program on --help, --version and wrong usage."""
    _speak()
    parser = argparse.ArgumentParser(
        prog="lesarten",
        description=_(
            "Read how several outlets tell the same story: lists the articles of a folder, "
            "shows their cleaned text, and puts any two side by side."
        ),
        epilog=_(
            "Commands that print instead of opening the reader: {commands}. "
            "Each explains itself: lesarten COMMAND --help"
        ).format(commands=", ".join(COMMANDS)),
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help=_("folders and files to open (without: ./seeds if there is one, else where you left, else .)"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"lesarten {__version__}",
        help=_("show program's version number and exit"),
    )
    parser.add_argument("--recursive", action="store_true", help=_("look into subfolders too"))
    parser.add_argument(
        "--poll",
        action=argparse.BooleanOptionalAction,
        help=_("look at the folder every second instead of waiting for its events (network drives)"),
    )
    parser.add_argument(
        "--mouse",
        action=argparse.BooleanOptionalAction,
        help=_("listen to the mouse; without, the terminal's own selecting works"),
    )
    _add_threshold(parser)
    _add_language(parser)
    _add_memory(parser)
    return parser.parse_args(argv)


def parse_command(name: str, argv: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of one of COMMANDS; ends the program on --help and wrong usage."""
    _speak()
    parser = argparse.ArgumentParser(prog=f"lesarten {name}", description=_DESCRIPTIONS[name]())
    _BUILDERS[name](parser)
    return parser.parse_args(argv)


def _build_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_("folders and files"))
    parser.add_argument("--recursive", action="store_true", help=_("look into subfolders too"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    _add_output(parser)
    _add_language(parser)
    _add_memory(parser)


def _build_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="FILE", nargs="+", help=_("files; - is standard input"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help=_("print one JSON object a line, one for each file")
    )
    form.add_argument("--raw", action="store_true", help=_("print the file as it is, byte for byte"))
    _add_lines(parser)
    _add_output(parser)
    _add_language(parser)
    _add_memory(parser)


def _build_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help=_("a file; - is standard input"))
    parser.add_argument("b", metavar="B", help=_("another file"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("print one JSON object"))
    form.add_argument(
        "--format",
        choices=("text", "markdown", "html", "csv"),
        default="text",
        help=_("what to print: text for the terminal, or a document for others (always UTF-8)"),
    )
    parser.add_argument(
        "--library",
        metavar="DIR",
        help=_("a folder of further articles on the event, which help to find the links"),
    )
    parser.add_argument(
        "--model",
        metavar="PATH",
        help=_("a folder with a sentence-embedding model (model2vec or ONNX), as further evidence for links"),
    )
    _add_threshold(parser)
    _add_lines(parser)
    _add_output(parser)
    _add_language(parser)
    _add_memory(parser)


def _build_near(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the article whose neighbours are wanted"))
    _build_list(parser)


def _build_config(parser: argparse.ArgumentParser) -> None:
    del parser  # it takes nothing


def _build_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clear", action="store_true", help=_("delete it"))


def _build_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", help=_("folders to look at"))


_BUILDERS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "list": _build_list,
    "show": _build_show,
    "compare": _build_compare,
    "facts": _build_list,
    "quotes": _build_list,
    "matrix": _build_list,
    "near": _build_near,
    "config": _build_config,
    "cache": _build_cache,
    "doctor": _build_doctor,
}

_DESCRIPTIONS: dict[str, Callable[[], str]] = {
    "list": lambda: _("Print one line for each article."),
    "show": lambda: _("Print the cleaned text of articles."),
    "compare": lambda: _("Print two articles side by side: what they share, where they differ."),
    "facts": lambda: _("Print one row a number, day, name or source of information, and who has it."),
    "quotes": lambda: _("Print one row a quotation, with its wordings and who has it."),
    "matrix": lambda: _("Print every source against every other: what they share, where they differ."),
    "near": lambda: _("Print the articles nearest to one: the same event, perhaps the same agency copy."),
    "config": lambda: _("Print the configuration in force as TOML, with its path and what each option does."),
    "cache": lambda: _("Print where the cache lies, how large it is and what it holds; or delete it."),
    "doctor": lambda: _("Tell what this machine offers: versions, terminal, folders, watching."),
}


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--width",
        type=_width,
        metavar="N",
        help=_("columns of the output (without: the terminal's, else {width})").format(width=DEFAULT_WIDTH),
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help=_("colour and emphasis (auto: on a terminal only)"),
    )


def _add_lines(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lines",
        action="store_true",
        help=_("each line of the input is one sentence: no cleaning, no cutting"),
    )


def _add_threshold(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--threshold",
        type=_probability,
        metavar="T",
        help=_("the score, 0 to 1, from which two sentences count as linked"),
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language",
        type=_language,
        metavar="CODE",
        help=_("the language of the articles (de, en, …) instead of finding it out"),
    )


def _add_memory(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-is", action="store_true", help=_("ignore your own earlier decisions"))
    parser.add_argument(
        "--no-cache", action="store_true", help=_("use and keep nothing that was computed before")
    )


def _width(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < MIN_WIDTH:
        raise argparse.ArgumentTypeError(_("a number of columns from {least} on").format(least=MIN_WIDTH))
    return value


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(_("a number from 0 to 1"))
    return value


def _language(text: str) -> str:
    if not (text.isascii() and text.isalpha() and len(text) in (2, 3)):
        raise argparse.ArgumentTypeError(_("a language code such as de or en"))
    return text.lower()
