"""Output for terminals and files whose encoding is not UTF-8: what it lacks is written in ASCII.

Every replacement is as wide as what it stands for, so that columns and frames stay in place.
"""

from __future__ import annotations

import codecs
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

IN_ASCII = "lesarten.in_ascii"
"""Name of the way of handling what cannot be encoded, for `errors`."""

SIGNS = "=≈≠↕◂▸"
"""What an encoding must have for comparisons to be drawn with these signs."""

_IN_PLACE = {
    "…": ".",
    **dict.fromkeys("–—‐‑−━", "-"),
    **dict.fromkeys("„“”‟»«″", '"'),
    **dict.fromkeys("‚‘’‛›‹′", "'"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴╔╗╚╝", "+"),
    **dict.fromkeys("║┃", "|"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
    **dict.fromkeys("•▪●", "*"),
    **dict.fromkeys("▔▁", "-"),
    **dict.fromkeys("▂▃▄▅▆▇█▓", "#"),
    "▒": "=",
    "░": ".",
    "×": "x",
    "€": "E",
    "£": "L",
    "ß": "s",
    "ẞ": "S",
    "æ": "a",
    "Æ": "A",
    "œ": "o",
    "Œ": "O",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "↑": "^",
    "↓": "v",
    "←": "<",
    "→": ">",
}
"""One cell for one cell; "…" as a single point, because three would be wider than what was cropped."""


def encodes_signs(stream: TextIO) -> bool:
    """Whether a stream's encoding has the signs of a comparison, and so has the terminal that it goes to."""
    if stream.isatty() and _wants_ascii():
        return False
    try:
        SIGNS.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write_in_ascii(stream: object) -> None:
    """Let a stream replace what its encoding lacks, instead of failing or escaping it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if _wants_ascii():
            reconfigure(encoding="ascii")
        reconfigure(errors=IN_ASCII)


def _wants_ascii() -> bool:
    """Whether the locale is said to be C: Python writes UTF-8 there too, which a terminal may not know.

    An unset locale says nothing, and PYTHONIOENCODING wins.
    """
    if os.environ.get("PYTHONIOENCODING"):
        return False
    # Python itself sets LC_CTYPE where it found the locale C, and then it is in UTF-8 mode.
    told = ("LC_ALL", "LANG") if sys.flags.utf8_mode else ("LC_ALL", "LC_CTYPE", "LANG")
    return next((value for name in told if (value := os.environ.get(name))), "") in ("C", "POSIX")


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from rich.cells import cell_len  # only streams that lack a character need it

    replaced = _replaced()
    missing = error.object[error.start : error.end]
    return "".join(replaced.get(char) or _bare(char) or "?" * cell_len(char) for char in missing), error.end


@cache
def _replaced() -> dict[str, str]:
    """What stands for each character: the signs of a comparison, and what is often in a text."""
    from widgets.signs import ASCII, UNICODE

    return {**dict(zip(map(str, UNICODE), map(str, ASCII), strict=True)), **_IN_PLACE}


def _bare(char: str) -> str:
    """A letter without its marks, "a" for "ä": read more easily than a question mark; "" for all else."""
    import unicodedata

    bare = unicodedata.normalize("NFKD", char)[:1]
    return bare if bare.isascii() and bare.isalnum() else ""


codecs.register_error(IN_ASCII, _replace)
