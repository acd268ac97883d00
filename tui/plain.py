"""Output for terminals and files whose encoding is not UTF-8: what it lacks is written in ASCII.

Every replacement is as wide as what it stands for, so that columns and frames stay in place.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from widgets.signs import ASCII, UNICODE

if TYPE_CHECKING:
    from typing import TextIO

IN_ASCII = "lesarten.in_ascii"
"""Name of the way of handling what cannot be encoded, for `errors`."""

SIGNS = "=≈≠↕◂▸"
"""What an encoding must have for comparisons to be drawn with these signs."""

_REPLACED = {
    **{str(getattr(UNICODE, name)): str(getattr(ASCII, name)) for name in UNICODE.__slots__},
    "…": ".",
    **dict.fromkeys("–—‐‑−━", "-"),
    **dict.fromkeys("„“”‟»«″", '"'),
    **dict.fromkeys("‚‘’‛›‹′", "'"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴╔╗╚╝", "+"),
    **dict.fromkeys("║┃", "|"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
    **dict.fromkeys("•▪●", "*"),
    "×": "x",
    "↑": "^",
    "↓": "v",
    "←": "<",
    "→": ">",
}
"""One cell for one cell; "…" as a single point, because three would be wider than what was cropped."""


def encodes_signs(stream: TextIO) -> bool:
    """Whether a stream's encoding has the signs of a comparison."""
    try:
        SIGNS.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write_in_ascii(stream: object) -> None:
    """Let a stream replace what its encoding lacks, instead of failing or escaping it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=IN_ASCII)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from rich.cells import cell_len  # only streams that lack a character need it

    missing = error.object[error.start : error.end]
    return "".join(_REPLACED.get(char) or "?" * cell_len(char) for char in missing), error.end


codecs.register_error(IN_ASCII, _replace)
