"""Wrapping at words, measured in cells: text and width in, ranges of the text out.

Plain Python; knows no sentence, no bead and no Textual.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size, split_graphemes

if TYPE_CHECKING:
    from lesarten.model import Span

NARROW = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u202f\u2030-\u205e\u20ac]*"
)
"""Runs in which every character takes one cell, so that positions and cells are the same number."""

BREAKS = re.compile("[ \t\n\r\f\v\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
"""White space at which a line may end: not the no-break spaces U+00A0, U+2007 and U+202F."""

CONTROL = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Characters that a terminal would obey, or that terminals disagree about: shown as a space."""

SPLIT_AFTER = re.compile("[-/\u2010\u2013\u2014.,:;_&=?]")
"""Where a word that is longer than the column is best cut."""


def is_narrow(text: str) -> bool:
    """Whether every character of the text takes exactly one cell."""
    match = NARROW.match(text)
    return match is not None and match.end() == len(text)


def printable(text: str) -> str:
    """The text with each control character replaced by a space, one for one, so that offsets stay."""
    return CONTROL.sub(" ", text)


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[Span]:
    """Cut `text[start:end]` into lines of at most `width` cells; ranges are offsets into `text`.

    Lines end at white space, which belongs to no line; a word is cut only when it is longer than the
    column, then behind a hyphen or slash if there is one. A character wider than the column stands alone.
    """
    end = len(text) if end is None else end
    width = max(1, width)
    piece = text[start:end]
    if is_narrow(piece):
        return _wrap_narrow(text, width, start, end)
    return _wrap_wide(text, width, start, end)


def _wrap_narrow(text: str, width: int, start: int, end: int) -> list[Span]:
    lines: list[Span] = []
    position = start
    while position < end and text[position] == " ":
        position += 1
    while end > position and text[end - 1] == " ":
        end -= 1
    while end - position > width:
        stop = text.rfind(" ", position, position + width + 1)
        if stop <= position:
            stop = _cut_word(text, position, position + width)
        last = stop
        while text[last - 1] == " ":
            last -= 1
        lines.append((position, last))
        position = stop
        while text[position] == " ":
            position += 1
    if position < end:
        lines.append((position, end))
    return lines


def _wrap_wide(text: str, width: int, start: int, end: int) -> list[Span]:
    lines: list[Span] = []
    line_start = line_end = -1
    used = 0
    for word_start, word_end in _words(text, start, end):
        cells = cell_len(text[word_start:word_end])
        gap = cell_len(text[line_end:word_start]) if line_start >= 0 else 0
        if line_start >= 0 and used + gap + cells <= width:
            line_end, used = word_end, used + gap + cells
            continue
        if line_start >= 0:
            lines.append((line_start, line_end))
        if cells > width:
            pieces = _cut_wide_word(text, word_start, word_end, width)
            lines.extend(pieces[:-1])
            word_start, word_end = pieces[-1]
            cells = cell_len(text[word_start:word_end])
        line_start, line_end, used = word_start, word_end, cells
    if line_start >= 0:
        lines.append((line_start, line_end))
    return lines


def _words(text: str, start: int, end: int) -> list[Span]:
    words: list[Span] = []
    position = start
    for gap in BREAKS.finditer(text, start, end):
        if gap.start() > position:
            words.append((position, gap.start()))
        position = gap.end()
    if position < end:
        words.append((position, end))
    return words


def _cut_word(text: str, start: int, stop: int) -> int:
    """The best place, at most `stop`, to cut a word that begins at `start`."""
    best = 0
    for match in SPLIT_AFTER.finditer(text, start + 1, stop):
        best = match.end()
    return best if best - start > (stop - start) // 2 else stop


def _cut_wide_word(text: str, start: int, end: int, width: int) -> list[Span]:
    spans, _ = split_graphemes(text[start:end])
    pieces: list[Span] = []
    piece_start, used = start, 0
    for first, _last, cells in spans:
        if used and used + cells > width:
            cut = start + first
            pieces.append((piece_start, cut))
            piece_start, used = cut, 0
        used += cells
    pieces.append((piece_start, end))
    return pieces


def cell_at(text: str, cell: int) -> int:
    """The index of the character that covers a cell of the text; its length when the cell is behind it."""
    if cell <= 0:
        return 0
    if is_narrow(text):
        return min(cell, len(text))
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > cell:
            return index
    return len(text)
