"""Text for people on standard output: widths, emphasis, and nothing that could steer the terminal.

Knows the stream it writes to, no article and no screen.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from tui.arguments import DEFAULT_WIDTH
from tui.plain import IN_ASCII, encodes_signs
from widgets.signs import UNICODE, SignSet, choose_signs

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, what turns the direction of writing, and bytes of a name that are no text."""

STYLES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7"}
"""Emphasis by SGR attributes: no colour, so every terminal's own palette stays readable."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Where a command prints its text."""

    stream: TextIO
    width: int
    """Columns."""
    emphasis: bool
    """Whether to send attributes."""
    signs: SignSet = UNICODE
    """The signs of meanings and the rules around them."""

    @classmethod
    def for_output(cls, width: int | None, color: str, ascii_only: bool | None = None) -> Printer:
        """A printer for standard output: as wide as asked, as the terminal, or DEFAULT_WIDTH.

        `ascii_only` chooses the signs; None: those that the stream's encoding has.
        """
        stream = sys.stdout
        terminal = stream.isatty()
        if width is None:
            width = shutil.get_terminal_size().columns if terminal else DEFAULT_WIDTH
        signs = choose_signs(not encodes_signs(stream) if ascii_only is None else ascii_only)
        return cls(stream, width, _wants_emphasis(color, terminal), signs)

    def style(self, text: str, *names: str) -> str:
        """The text with the attributes of these names, if the printer sends any."""
        if not self.emphasis or not text or not names:
            return text
        codes = ";".join(STYLES[name] for name in names)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def line(self, text: str = "") -> None:
        """Write one line; characters the stream cannot encode are written in ASCII, as wide as they are."""
        encoding = self.stream.encoding or "utf-8"
        self.stream.write(text.encode(encoding, IN_ASCII).decode(encoding) + "\n")


def visible(text: str) -> str:
    """The text with every control character written out, safe for any terminal."""
    return _CONTROL.sub(lambda match: ascii(match.group())[1:-1], text)


def crop(text: str, width: int) -> str:
    """The text in at most `width` columns, an ellipsis at its end if something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def fill(text: str, width: int) -> str:
    """The text in exactly `width` columns."""
    return set_cell_size(crop(text, width), width)


def _wants_emphasis(color: str, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
