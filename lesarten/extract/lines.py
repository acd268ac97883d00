"""Pieces: the lines of a page, joined again where a paragraph was cut at inline tags or hard-wrapped.

Knows the shape of lines only; what is an article and what is not comes later.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lesarten.extract.lexicon import word_classes
from lesarten.extract.shape import PICTURES

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
ENDING = 20
"""Characters at the end of a text that hold its last mark, and its last word when that is a short one."""
OPENING_PARTS = 3
"""Parts of a sentence that a page begins with: cut at one link. More of them are its title and a menu."""
MOST_FRAGMENTS = 6
"""Parts that a sentence is split into between two whole lines; more is a list of links."""

_CONTINUES = re.compile(
    r"[,.;:!?)\]%…][^.]?|[–-] [a-zäöüß]|-[A-Za-zÄÖÜäöü]|[’'][a-z]{1,2}\b|[\"“”«»]\s[a-zäöüß]"
)
_CONTINUING = frozenset(",.;:!?)]%…–-’'\"“”«»")
"""What such a part begins with."""
_CREDITED = re.compile(rf"\((?:[^()]*/|(?:{PICTURES})s?:)[^()]*\)$")
"""What a caption ends with; the paragraph below does not go on from it."""
_COMPOUND = re.compile(r"-[A-Za-zÄÖÜäöü]")
"""The rest of a compound whose first part is a link."""
_END_MARKS = frozenset(".!?…:;")
_CLOSERS = "\"'”“’‘»«)]"
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
    new = tuple.__new__  # what `Piece(…)` does, in half the time
    for number, raw in enumerate(page.split("\n"), 1):
        text = raw.strip()
        if text:
            size = len(text)
            start = position if size == len(raw) else position + raw.find(text[0])
            lines.append(new(Piece, (text, ((start, start + size),), number, gap)))
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
    lengths = sorted([len(line.text) for line in lines], reverse=True)
    width = lengths[min(len(lengths) - 1, len(lengths) // LONGER_LINES)]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = candidates = ended = 0
    for line, after in pairwise(lines):
        if not after.gap and after.text[0] not in _BULLETS and len(line.text) > LONG_SHARE * width:
            candidates += 1
            wrapped = len(line.text) <= width and _is_wrapped(len(line.text), after, width)
            full += wrapped
            ended += wrapped and _ends_sentence(line.text)
    if full < FEWEST_WRAPPED or full < WRAPPED_SHARE * candidates or ended > ENDED_SHARE * full:
        return None
    return width


def _ends_sentence(text: str) -> bool:
    if text[-1] not in _CLOSERS:
        return text[-1] in _END_MARKS
    # The end is asked first: a paragraph that grows line by line must not be copied for each.
    bare = text[-ENDING:].rstrip(_CLOSERS) or text.rstrip(_CLOSERS)
    return bare[-1:] in _END_MARKS


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
        text += _behind(text[-1], part.text)
    spans = tuple(span for part in parts for span in part.spans)
    return Piece(text, spans, parts[0].line, parts[0].gap)


def _behind(last: str, text: str) -> str:
    """A part as it stands behind another one that ends with the character `last`."""
    glued = text[0] in _CLOSING or last in _OPENING or (text[0] == "-" and _COMPOUND.match(text))
    return text if glued else " " + text


class _Sentence:
    """What was joined so far, and what is asked of it again and again while it grows."""

    __slots__ = ("longest", "prose", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.longest = len(text)
        self.prose = False

    def add(self, line: str) -> None:
        text, self.text = self.text, ""  # held once, Python lengthens it in place
        text += _behind(text[-1], line)
        self.text = text
        self.longest = max(self.longest, len(line))

    def is_prose(self) -> bool:
        """Whether it has some words, and one that only sentences have; it stays so when more is added."""
        if not self.prose:
            words = self.text.split()
            self.prose = len(words) >= FEWEST_WORDS and not word_classes()["open"].isdisjoint(words)
        return self.prose


def _join_fragments(lines: list[Piece]) -> list[Piece]:
    """Join what a scraper cut at links and emphasis: an unfinished sentence goes on below."""
    pieces: list[Piece] = []
    done = 0
    for after in [number for number, line in enumerate(lines) if not line.gap]:
        if after <= done:
            continue
        end = after
        sentence = _Sentence(lines[after - 1].text)
        while (reach := _reach(sentence, lines, end)) > end:
            for line in lines[end:reach]:
                sentence.add(line.text)
            end = reach
        if after == 1 and (end > OPENING_PARTS or not _ends_sentence(sentence.text)):
            end = _behind_title(lines)
        if end > after:
            pieces += lines[done : after - 1]
            pieces.append(_join(lines[after - 1 : end]))
            done = end
    return pieces + lines[done:]


def _behind_title(lines: list[Piece]) -> int:
    """The position behind a page's first line, most often its title, which no menu goes on from."""
    end = 1
    while end < len(lines) and not lines[end].gap and _continues(lines[end].text):
        end += 1
    return end


def _continues(text: str) -> bool:
    """Whether a line begins as no line does by itself."""
    return text[0] in _CONTINUING and _CONTINUES.match(text) is not None


def _reach(sentence: _Sentence, lines: list[Piece], after: int) -> int:
    """The position behind the last line that surely continues a sentence, or `after` when none does."""
    if after >= len(lines) or lines[after].gap:
        return after
    first, text, longest = lines[after].text, sentence.text, sentence.longest
    if _continues(first):
        return after + 1
    if _ends_sentence(text) or (text[-1] == ")" and _CREDITED.search(text)):
        return after
    last = text[-ENDING:].split()[-1]
    if last.lower() in _ARTICLES and len(last) < len(text) and first[0] not in "(*•":
        return after + 1
    whole = max(longest, len(first)) >= WHOLE_LINE
    prose = sentence.is_prose()
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
        if max(len(text), len(line.text)) > OPENING_FRAGMENT or _ends_sentence(line.text):
            return after
    return after


def _behind_fragments(longest: int, lines: list[Piece], after: int) -> int:
    """Short capitalised parts (links, names) count as inside a sentence when it goes on behind them."""
    for end in range(after + 1, min(after + MOST_FRAGMENTS, len(lines))):
        if lines[end].gap or len(lines[end - 1].text) > LONGEST_FRAGMENT:
            return after
        if _ends_sentence(lines[end - 1].text):
            return after
        if lines[end].text[0].islower() or _CONTINUES.match(lines[end].text):
            return end + 1 if max(longest, len(lines[end].text)) >= WHOLE_LINE else after
    return after
