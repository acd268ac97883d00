"""Pieces: the lines of a page, joined again where a paragraph was cut at inline tags or hard-wrapped.

Knows the shape of lines only; what is an article and what is not comes later.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lesarten.extract.lexicon import word_classes

if TYPE_CHECKING:
    from lesarten.model import Span

NARROWEST_WRAP, WIDEST_WRAP = 45, 140
"""Columns that a program or a person wraps text at."""
LONG_SHARE = 0.65
"""Part of the width from which a line counts as long."""
WRAPPED_SHARE = 0.5
"""Share of the long lines that must end just where the next word did not fit."""
ENDED_SHARE = 0.5
"""Wrapped lines seldom end with a sentence; lines of equal length that do are paragraphs."""
FEWEST_WRAPPED = 3
"""Fewer full lines than this are no evidence of wrapping."""
LONGER_LINES = 80
"""One line in so many may be longer than the wrapped ones."""
WRAP_TOLERANCE = 3
"""Columns: some wrap a little early, at a hyphen or a wide character."""
WHOLE_LINE = 60
"""Verse and lists have shorter lines; a sentence that was cut has at least one part as long."""
OPENING_FRAGMENT = 25
"""Characters of the first two parts of a paragraph that was cut twice at its beginning."""
LONGEST_FRAGMENT = 90
"""A link or an emphasis inside a sentence is shorter than this, in characters."""
FEWEST_WORDS = 4
"""A shorter line is no sentence that could go on."""
MOST_FRAGMENTS = 6
"""Parts that a sentence is split into between two whole lines; more is a list of links."""

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”“’‘»«)\]]*$")
_CONTINUES = re.compile(r"[,.;:!?)\]%…][^.]?|[–-] [a-zäöüß]|[’'][a-z]{1,2}\b")
_BULLETS = frozenset("*•·–-▪►‣◦○●■[")
_CLOSING = frozenset(",.;:!?)]%…’")
_OPENING = frozenset("(„[")
_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines vom zur und oder dass the an of and or".split()
)
"""Words that no headline and no item of a list ends with, as German ones do with "zu" and "an"."""


class Piece(NamedTuple):
    """One or several lines of a page that make one paragraph, heading or item."""

    text: str
    """The parts joined by single spaces (by nothing before a comma or a full stop)."""
    spans: tuple[Span, ...]
    """Where its parts stand in the page, white space around them left out."""
    line: int
    """Its first line, from 1."""
    gap: int
    """Blank lines before it."""


def find_pieces(page: str) -> list[Piece]:
    """Cut a page into pieces; every character that is not white space stands in exactly one."""
    lines = _find_lines(page)
    width = _find_wrap_width(lines)
    if width:
        lines = _unwrap(lines, width)
    return _join_fragments(lines)


def _find_lines(page: str) -> list[Piece]:
    lines: list[Piece] = []
    gap = position = 0
    for number, raw in enumerate(page.split("\n"), 1):
        text = raw.strip()
        if text:
            start = position + raw.find(text[0])
            lines.append(Piece(text, ((start, start + len(text)),), number, gap))
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1
    return lines


def _find_wrap_width(lines: list[Piece]) -> int | None:
    """The column that a text is hard-wrapped at, or None: most of its longer lines end where the next
    word would have crossed it. A few lines may be longer: addresses cannot be wrapped.
    """
    if not lines:
        return None
    lengths = sorted((len(line.text) for line in lines), reverse=True)
    width = lengths[min(len(lengths) - 1, len(lengths) // LONGER_LINES)]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = candidates = ended = 0
    for line, after in pairwise(lines):
        if not after.gap and after.text[0] not in _BULLETS and len(line.text) > LONG_SHARE * width:
            candidates += 1
            wrapped = len(line.text) <= width and _is_wrapped(len(line.text), after, width)
            full += wrapped
            ended += wrapped and _SENTENCE_END.search(line.text) is not None
    if full < FEWEST_WRAPPED or full < WRAPPED_SHARE * candidates or ended > ENDED_SHARE * full:
        return None
    return width


def _is_wrapped(length: int, after: Piece, width: int) -> bool:
    if after.gap or after.text[0] in _BULLETS:
        return False
    return length + 1 + len(after.text.split(" ", 1)[0]) > width - WRAP_TOLERANCE


def _unwrap(lines: list[Piece], width: int) -> list[Piece]:
    joined: list[Piece] = []
    group = lines[:1]
    for line in lines[1:]:
        if _is_wrapped(len(group[-1].text), line, width):
            group.append(line)
        else:
            joined.append(_join(group))
            group = [line]
    return [*joined, _join(group)]


def _join(parts: list[Piece]) -> Piece:
    if len(parts) == 1:
        return parts[0]
    text = parts[0].text
    for part in parts[1:]:
        glued = part.text[0] in _CLOSING or text[-1] in _OPENING
        text += part.text if glued else " " + part.text
    spans = tuple(span for part in parts for span in part.spans)
    return Piece(text, spans, parts[0].line, parts[0].gap)


def _join_fragments(lines: list[Piece]) -> list[Piece]:
    """Join what a scraper cut at links and emphasis: an unfinished sentence goes on below."""
    pieces: list[Piece] = []
    position = 0
    while position < len(lines):
        end = position + 1
        text = lines[position].text
        longest = len(text)
        while (reach := _reach(text, longest, lines, end)) > end:
            text = _join(lines[position:reach]).text
            longest = max(longest, *(len(line.text) for line in lines[end:reach]))
            end = reach
        pieces.append(_join(lines[position:end]))
        position = end
    return pieces


def _reach(text: str, longest: int, lines: list[Piece], after: int) -> int:
    """The position behind the last line that surely continues `text`, or `after` when none does.

    `longest` is the length of the longest line in `text`.
    """
    if after >= len(lines) or lines[after].gap:
        return after
    first = lines[after].text
    if _CONTINUES.match(first):
        return after + 1
    if _SENTENCE_END.search(text):
        return after
    words = text.split()
    open_words = word_classes()["open"]
    if len(words) > 1 and words[-1].lower() in _ARTICLES and first[0] not in "(*•":
        return after + 1
    whole = max(longest, len(first)) >= WHOLE_LINE
    prose = len(words) >= FEWEST_WORDS and not open_words.isdisjoint(words)
    if prose and whole and (first[0].islower() or text[-1] in ",(„–"):
        return after + 1
    if not prose and len(text) < LONGEST_FRAGMENT and not any(map(str.isdigit, text)):
        return _before_lower_case(text, lines, after)
    return _behind_fragments(longest, lines, after) if prose else after


def _before_lower_case(text: str, lines: list[Piece], after: int) -> int:
    """A name or a link that opens a paragraph: a long line goes on behind it with a small letter."""
    for end in range(after, min(after + 2, len(lines))):
        line = lines[end]
        if line.gap:
            return after
        if line.text[0].islower() and len(line.text) > WHOLE_LINE:
            return end + 1
        if max(len(text), len(line.text)) > OPENING_FRAGMENT or _SENTENCE_END.search(line.text):
            return after
    return after


def _behind_fragments(longest: int, lines: list[Piece], after: int) -> int:
    """Short capitalised parts (links, names) count as inside a sentence when it goes on behind them."""
    for end in range(after + 1, min(after + MOST_FRAGMENTS, len(lines))):
        if lines[end].gap or len(lines[end - 1].text) > LONGEST_FRAGMENT:
            return after
        if _SENTENCE_END.search(lines[end - 1].text):
            return after
        if lines[end].text[0].islower() or _CONTINUES.match(lines[end].text):
            return end + 1 if max(longest, len(lines[end].text)) >= WHOLE_LINE else after
    return after
