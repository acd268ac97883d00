"""Cuts a text into sentences: candidates by one regular expression, vetoes by `lesarten.boundaries`.

A line break always cuts, a colon never does, a quotation of several sentences is cut inside. Knows nothing
of articles but their blocks, and never loops over characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.boundaries import CLOSERS, boundaries
from lesarten.model import make_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lesarten.boundaries import Boundaries
    from lesarten.model import Block, Sentence, Span

_LINE = re.compile(r"[^\s][^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")
"""A line from its first letter on."""

_END = "[.!?…‼⁇⁈⁉؟۔।。！？｡]"
_CANDIDATE = re.compile(
    rf"{_END}(?<!{_END}{_END}){_END}*+"
    rf"([{CLOSERS}」』）]*+(?:[ \u00a0\u202f][»“](?=\s))?)(?:\[\d{{1,3}}\])*+[¹²³⁴-⁹]*+"
    rf"(?:(\s++)(?:(?=[^\s,;:a-zäöü»“])|(?=[a-z]{{1,4}}[A-Z])|(?=[»“]\S))"
    rf"|(?<=[。！？｡」』）])(?=\S)|(?<=[a-zäöüß][a-zäöüß][a-zäöüß]\.)(?=[A-ZÄÖÜ][a-zäöü]))"
)
"""End marks, closing marks, a footnote, white space, and no lower-case letter or comma behind (but "iPhone").
Chinese and Japanese marks need no white space; a missing space behind a word is looked at, too. Nothing
backtracks, and no match begins inside a run of marks: a line of a million dots costs no more than another."""

_MARKS = ".!?…"
_OTHER_ENDS = "…‼⁇⁈⁉؟۔।。！？｡"
"""What ends a sentence beside a full stop, a question mark and an exclamation mark."""
_OPENING = frozenset("\"'„“”«»‚‘’›‹")
"""Marks that may stand before the capital letter of a sentence."""

_WORDS_KEPT = 65536
"""Last words of sentences that are remembered: most of them are met again and again."""


def cut_sentences(text: str, language: str = "de") -> tuple[Sentence, ...]:
    """Cut a text into sentences; offsets count code points of `text`, white space around is left out.

    Line breaks are hard boundaries. A language without lists of its own is read with all of them.
    """
    rules = _rules(language)
    return tuple(
        [
            make_sentence(text[start:end], start, end, i, "body")
            for i, (start, end) in enumerate(_spans(text, _lines(text), *rules))
        ]
    )


def cut_blocks(blocks: Sequence[Block], language: str | None) -> tuple[Sentence, ...]:
    """Cut the blocks of an article; offsets count in the article's text, ids run over all blocks."""
    rules, is_plain = _rules(language or "de")
    sentences: list[Sentence] = []
    for block in blocks:
        text, offset, kind = block.text, block.start, block.kind
        for start, end in _spans(text, _lines(text) if "\n" in text else _one_line(text), rules, is_plain):
            sentences.append(
                make_sentence(text[start:end], offset + start, offset + end, len(sentences), kind)
            )
    return tuple(sentences)


@lru_cache(maxsize=8)
def _rules(language: str) -> tuple[Boundaries, Callable[[str], bool]]:
    rules = boundaries(language)
    return rules, lru_cache(maxsize=_WORDS_KEPT)(rules.is_plain)


def _lines(text: str) -> list[Span]:
    if len(text.splitlines()) == 1:
        return _one_line(text)
    return [line.span() for line in _LINE.finditer(text)]


def _one_line(text: str) -> list[Span]:
    return [(len(text) - len(text.lstrip()), len(text))]


def _spans(
    text: str, lines: Sequence[Span], rules: Boundaries, is_plain: Callable[[str], bool]
) -> list[Span]:
    """The sentences' ranges without white space around, in order."""
    spans: list[Span] = []
    cut = _cut_at_marks
    if not ("?" in text or "!" in text or (not text.isascii() and any(map(text.__contains__, _OTHER_ENDS)))):
        cut = _cut_at_stops
    for begin, stop in lines:
        start = cut(text, begin, stop, rules, is_plain, spans)
        last = text[start:stop].rstrip()
        if last:
            spans.append((start, start + len(last)))
    return spans


def _cut_at_stops(
    text: str, start: int, stop: int, rules: Boundaries, is_plain: Callable[[str], bool], spans: list[Span]
) -> int:
    """Cut a line without other marks than full stops, as most are; nearly all of those are seen through."""
    bracketed = "(" in text or "[" in text
    at = text.find(".", start, stop)
    while at >= 0:
        end = at + 2
        behind = text[at + 1 : end]
        if (
            behind == " "
            and end + 1 < stop
            and (text[end].isupper() or (text[end] in _OPENING and text[end + 1 : end + 2].isupper()))
            and is_plain(text[text.rfind(" ", start, at) + 1 or start : at])
            and not (bracketed and _in_brackets(text, start, at))
        ):
            spans.append((start, end - 1))
            start = end
        elif (
            "0" <= behind <= "9"
            or "a" <= behind <= "z"
            or not (candidate := _CANDIDATE.match(text, at, stop))
        ):
            end = at + 1
        else:
            end = candidate.end()
            if rules.ends(text, start, candidate):
                spans.append((start, end - len(candidate[2] or "")))
                start = end
        at = text.find(".", end, stop)
    return start


def _cut_at_marks(
    text: str, start: int, stop: int, rules: Boundaries, is_plain: Callable[[str], bool], spans: list[Span]
) -> int:
    """Cut a line at any marks; gives the beginning of what is left."""
    bracketed = "(" in text or "[" in text
    for candidate in _CANDIDATE.finditer(text, start, stop):
        at, end = candidate.span()
        if (
            text[at] == "."
            and end > at + 1
            and text[at + 1] not in _MARKS
            and text[end].isupper()
            and is_plain(text[text.rfind(" ", start, at) + 1 or start : at])
            and not (bracketed and _in_brackets(text, start, at))
        ) or rules.ends(text, start, candidate):
            spans.append((start, end - len(candidate[2] or "")))
            start = end
    return start


def _in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a bracket that opens behind `start` is still open."""
    return text.count("(", start, at) > text.count(")", start, at) or text.count("[", start, at) > text.count(
        "]", start, at
    )
