"""What a sentence is called where it does not stand itself: its first words, or its number if it shows one.

Plain Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from lesarten.words import _
from widgets.wrap import printable

if TYPE_CHECKING:
    from lesarten.model import Collation
    from widgets.marks import Side

NAME_CELLS = 28
"""Cells for the first words of a sentence: enough to know it by, and two of them fit into a line."""

LEAST_CELLS = 8
"""Fewer do not hold a word."""


class SentenceNames(NamedTuple):
    """Names the sentences of a comparison as its reader sees them."""

    collation: Collation | None = None
    """None: nothing is known but numbers."""
    numbers: bool = False
    """Whether numbers stand beside the sentences."""

    def name(self, side: Side, id_: int, cells: int = NAME_CELLS) -> str:
        """A sentence in a few words, in about so many cells."""
        if self.numbers or self.collation is None:
            return _("sentence\u00a0{number}").format(number=id_ + 1)
        article = self.collation.a if side == "a" else self.collation.b
        return quote_start(article.sentences[id_].text, cells)


def quote_start(text: str, cells: int = NAME_CELLS) -> str:
    """The first words of a text in quotation marks, in about so many cells; at least one word."""
    words = printable(" ".join(text.split())).split(" ")
    kept = words[:1]
    for word in words[1:]:
        if cell_len(" ".join([*kept, word])) > cells:
            break
        kept.append(word)
    more = " …" if len(kept) < len(words) else ""
    return _("“{words}”").format(words=" ".join(kept) + more)
