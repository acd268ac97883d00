"""What a scraper glued to a text: a box label, a date, an outlet's name beside the title.

Splits pieces at such seams; knows nothing of what is kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.extract.lexicon import box_labels, first_words_of_boxes
from lesarten.extract.lines import Piece
from lesarten.extract.shape import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterable

_GLUED_DATE = re.compile(
    r"(?:date|datum)[ :]+(?:19|20)\d\d(?:-\d\d){1,2}(?:T[\d:]+\S*)?(?= [A-ZÄÖÜ„“\"])", re.I
)
_CREDIT = re.compile(
    rf"\((?:{PICTURES}|Quelle|Credit)s?: [^()]{{2,80}}\) "
    r"(?=[\"„“‘']?[A-ZÄÖÜ])"
)
"""The credit of a caption that the next paragraph is glued to."""
LONGEST_CAPTION = 400
"""Characters; a credit that stands deeper in a text is mentioned there."""
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
TOP_PIECES = 3
"""Where a date can be glued to the text."""
FEWEST_WORDS = 5
"""A label is only glued to something that can be a paragraph."""


def split_glued(pieces: Iterable[Piece]) -> list[Piece]:
    """Split off dates in front of the first paragraphs, captions and labels of boxes wherever they stand."""
    split: list[Piece] = []
    first_words = first_words_of_boxes()
    for number, piece in enumerate(pieces):
        text = piece.text
        if "(" in text or number < TOP_PIECES or text.startswith(first_words):
            seam = _find_seam(text, number)
            parts = split_piece(piece, seam) if seam else None
            split.extend(parts or (piece,))
        else:
            split.append(piece)
    return split


def _find_seam(text: str, number: int) -> int:
    """The length of what is glued in front of a text, 0 for nothing."""
    if number < TOP_PIECES and (match := _GLUED_DATE.match(text)):
        return match.end()
    if "(" in text and (credit := _CREDIT.search(text, 0, LONGEST_CAPTION)):
        return credit.end() - 1 if len(text[credit.end() :].split()) >= FEWEST_WORDS else 0
    if not text.startswith(_labels_before_text()):
        return 0
    for label in _labels_before_text():
        rest = text[len(label) :]
        if (
            text.startswith(label)
            and (rest[0].isupper() or rest[0] in '„“"«»*•')
            and len(rest.split()) >= FEWEST_WORDS
        ):
            return len(label) - 1
    return 0


@lru_cache(maxsize=1)
def _labels_before_text() -> tuple[str, ...]:
    return tuple([label + " " for label in box_labels()])


def split_piece(piece: Piece, seam: int) -> tuple[Piece, Piece] | None:
    """Split a piece at a white space of its text; None when the seam is not inside its first part."""
    start, end = piece.spans[0]
    rest = piece.text[seam:].lstrip()
    skipped = len(piece.text) - len(rest)
    if start + skipped >= end:
        return None
    head = Piece(
        piece.text[:seam].rstrip(), ((start, start + len(piece.text[:seam].rstrip())),), piece.line, piece.gap
    )
    return head, Piece(rest, ((start + skipped, end), *piece.spans[1:]), piece.line, 0)


def strip_markdown(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave out the signs in front of Markdown headings; their words stay."""
    stripped: list[Piece] = []
    for piece in pieces:
        match = _MARKDOWN_HEADING.match(piece.text)
        if match:
            start, end = piece.spans[0]
            text = piece.text[match.end() :]
            piece = piece._replace(text=text, spans=((start + match.end(), end), *piece.spans[1:]))
        stripped.append(piece)
    return stripped
