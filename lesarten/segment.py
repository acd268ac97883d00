"""Cuts a text into sentences: candidates by one regular expression, vetoes by `lesarten.boundaries`.

A line break always cuts, a colon never does, a quotation of several sentences is cut inside. Knows nothing
of articles but their blocks, and never loops over characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.boundaries import CLOSERS, boundaries
from lesarten.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lesarten.model import Block, Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

_CANDIDATE = re.compile(
    rf"[.!?…‼⁇⁈⁉؟۔।。！？｡]+"
    rf"([{CLOSERS}」』）]*)(?:\[\d{{1,3}}\])*[¹²³⁴-⁹]*"
    rf"(?:\s+(?=[^\s,;:a-zäöü]|[a-z][A-Z])|(?<=[。！？｡」』）])(?=\S))"
)
"""End marks, closing marks, a footnote, white space, and no lower-case letter or comma behind (but "iPhone").
Chinese and Japanese marks need no white space."""


def cut_sentences(text: str, language: str = "de") -> tuple[Sentence, ...]:
    """Cut a text into sentences; offsets count code points of `text`, white space around is left out.

    Line breaks are hard boundaries. A language without lists of its own is read with all of them.
    """
    return tuple(
        [Sentence(text[start:end], start, end, i) for i, (start, end) in enumerate(_spans(text, language))]
    )


def cut_blocks(blocks: Sequence[Block], language: str | None) -> tuple[Sentence, ...]:
    """Cut the blocks of an article; offsets count in the article's text, ids run over all blocks."""
    sentences: list[Sentence] = []
    for block in blocks:
        for start, end in _spans(block.text, language or "de"):
            text, offset = block.text[start:end], block.start
            sentences.append(Sentence(text, offset + start, offset + end, len(sentences), block.kind))
    return tuple(sentences)


def _spans(text: str, language: str) -> Iterator[Span]:
    """The sentences' ranges without white space around, in order."""
    for start, end in _pieces(text, language):
        piece = text[start:end]
        if stripped := piece.strip():
            start += len(piece) - len(piece.lstrip())
            yield start, start + len(stripped)


def _pieces(text: str, language: str) -> Iterator[Span]:
    rules = boundaries(language)
    for line in _LINE.finditer(text):
        start, stop = line.span()
        bracketed = "(" in line[0] or "[" in line[0]
        for candidate in _CANDIDATE.finditer(text, start, stop):
            at, end = candidate.span()
            plain = (
                text[at] == "."
                and text[at + 1] == " "
                and not bracketed
                and text[end].isupper()
                and rules.is_plain(text[text.rfind(" ", start, at) + 1 : at])
            )
            if plain or rules.ends(text, start, candidate):
                yield start, end
                start = end
        yield start, stop
