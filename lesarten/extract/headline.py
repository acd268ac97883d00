"""The title's own words: which of its repetitions stands for it, and what beside it is the outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.extract.glue import split_piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.lines import Piece

_SEAM = re.compile(r" (?:[|•·»]|-|–|—|::) ")
_NUMBER = re.compile(r"(\d\d?)\.(?: (?=\S)|$)")
MOST_OUTLET_WORDS = 5
FEWEST_TITLE_WORDS = 3
LONGEST_ARROW = 1
"""Characters between the items of a way to a page: ">", "»", "/"."""
SAME_PART = 0.5
"""Part of a line that its repetition must have to stand for it."""


def settle_title(pieces: Sequence[Piece], title: int, last: int) -> int:
    """Of a title's repetitions up to the piece `last`, choose the barest: breadcrumbs hold more."""
    text = pieces[title].text
    best = title
    for i, piece in enumerate(pieces[: last + 1]):
        shorter = len(piece.text) < len(pieces[best].text) and piece.text[-1] != ":"  # that is its kicker
        if shorter and piece.text in text and len(piece.text) >= SAME_PART * len(text):
            best = i
    return best


def outlet_beside(pieces: Sequence[Piece], title: int, last: int) -> tuple[str, int] | None:
    """The name that stands before or behind the title in another line: "Outlet - Title", "Title | Outlet"."""
    text = pieces[title].text
    for i, piece in enumerate(pieces[: last + 1]):
        if i == title or text not in piece.text or len(piece.text) == len(text):
            continue
        before, _, after = piece.text.partition(text)
        for rest in (before, after):
            names = [part.strip(" |-–—•·»:") for part in _SEAM.split(f" {rest.strip()} ")]
            names = [name for name in names if name]
            if len(names) == 1 and _is_outlet(names[0]) and _SEAM.search(f" {rest.strip()} "):
                return names[0], i
    return None


def _is_outlet(name: str) -> bool:
    return len(name.split()) <= MOST_OUTLET_WORDS and (name[0].isupper() or "." in name)


def strip_number(pieces: Sequence[Piece], title: int) -> Piece:
    """The title without the number that it has as the last item of a numbered way to the page."""
    piece = pieces[title]
    number = _NUMBER.match(piece.text)
    above = next((other.text for other in reversed(pieces[:title]) if len(other.text) > LONGEST_ARROW), "")
    before = _NUMBER.match(above)
    if not number or not before or int(number[1]) != int(before[1]) + 1:
        return piece
    parts = split_piece(piece, number.end())
    return parts[1]._replace(gap=piece.gap) if parts else piece


def split_title(piece: Piece) -> tuple[Piece, Piece] | None:
    """Split "Title | Outlet" where only such a line holds the title; None when there is nothing to split."""
    seams = list(_SEAM.finditer(piece.text))
    for seam in seams:
        name = piece.text[seam.end() :]
        certain = "|" in seam.group() or "." in name or (name.isupper() and seam is seams[-1])
        few = len(name.split()) <= (MOST_OUTLET_WORDS if certain else 2)
        if few and certain and len(piece.text[: seam.start()].split()) >= FEWEST_TITLE_WORDS:
            return split_piece(piece, seam.start())
    return None
