"""The nouns of one article, all immutable. `lesarten.model` has them too, with all that is about two.

A module of their own, because reading one article is what a start waits for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

BlockKind = Literal["title", "kicker", "lead", "heading", "body"]
By = Literal["program", "reader"]
Span = tuple[int, int]

_LETTER = re.compile(r"[^\W_]")
"""A letter or digit."""


@dataclass(frozen=True, slots=True)
class Block:
    """A kept paragraph of an article."""

    kind: BlockKind
    """Title, kicker, lead, heading or body."""
    text: str
    """Its text, one line: parts that belonged together are joined by single spaces."""
    start: int
    """Offset into the article's text."""
    end: int
    """Offset behind its last character in the article's text."""
    line: int | None
    """First line in the file, from 1; None for HTML."""
    spans: tuple[Span, ...] = ()
    """The ranges of `Article.page` it was made of, in order."""
    by: By = "program"
    """Who decided to keep it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the file that is not the article, and why."""

    line: int | None
    """First line in the file, from 1; None for HTML."""
    text: str
    """What was cut, white space as in the file."""
    reason: str
    """One of `lesarten.words.REASONS`, in English: "related articles", "advertisement", …"""
    spans: tuple[Span, ...] = ()
    """The ranges of `Article.page` it covers, in order."""
    by: By = "program"
    """Who decided to cut it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment of a text: `text == whole[start:end]`. Titles and headings are sentences too."""

    text: str
    """The words, without white space around."""
    start: int
    """Offset into the text it was cut from (for an article's sentences: the article's text)."""
    end: int
    """Offset behind its last character."""
    id: int = 0
    """Its position in its article's list, from 0."""
    kind: BlockKind = "body"
    """The kind of the block it stands in."""


@dataclass(frozen=True, slots=True)
class Article:
    """The cleaned text of one source with its metadata. What the text does not say is None."""

    path: str
    """The path as it was given."""
    title: str | None
    kicker: str | None
    outlet: str | None
    authors: tuple[str, ...]
    agency: str | None
    date: str | None
    """ISO 8601 with the precision that the text gives: "2025-07", "2025-07-12T16:29"."""
    language: str | None
    """ISO 639-1 code."""
    text: str
    """The blocks joined by two newlines."""
    blocks: tuple[Block, ...]
    cut: tuple[Cut, ...]
    sentences: tuple[Sentence, ...]
    problem: str | None
    """A sentence: why there is no article here, or what to know about it."""
    page: str
    """The source's text (for HTML: the page's text without its tags); spans count in it."""
    file_words: int
    """Words of the whole file (of the page's text for HTML)."""
    digest: str = ""
    """SHA-256 of the file's bytes."""
    found: tuple[tuple[str, str], ...] = ()
    """Where each piece of metadata was found: (field, "line 7: 12.07.2025 16:29")."""

    @property
    def words(self) -> int:
        """Tokens between white space that hold a letter or digit, of the cleaned text."""
        return count_words(self.text)

    @property
    def cut_share(self) -> float:
        """1 − words ÷ the same count over the file; 0 for an empty file."""
        return max(0.0, 1 - self.words / self.file_words) if self.file_words else 0.0


def _open(closed: type) -> type:
    """A class with the fields of a frozen one that sets them like any other.

    An instance that becomes one of the frozen class when all are set is made in a third of the time: a page
    has a hundred, and a frozen class calls a function for each field of each.
    """
    return type(closed.__name__, (), {"__slots__": closed.__slots__})  # type: ignore[attr-defined]


_OPEN_BLOCK, _OPEN_CUT, _OPEN_SENTENCE = _open(Block), _open(Cut), _open(Sentence)


def make_block(
    kind: BlockKind, text: str, start: int, end: int, line: int | None, spans: tuple[Span, ...]
) -> Block:
    """A block that the program decided to keep, as `Block` makes it."""
    made: Any = _OPEN_BLOCK()
    made.kind, made.text, made.by = kind, text, "program"
    made.start, made.end = start, end
    made.line, made.spans = line, spans
    made.__class__ = Block
    block: Block = made
    return block


def make_cut(line: int | None, text: str, reason: str, spans: tuple[Span, ...]) -> Cut:
    """A cut that the program decided on, as `Cut` makes it."""
    made: Any = _OPEN_CUT()
    made.line, made.text, made.by = line, text, "program"
    made.reason, made.spans = reason, spans
    made.__class__ = Cut
    cut: Cut = made
    return cut


def make_sentence(text: str, start: int, end: int, number: int, kind: BlockKind) -> Sentence:
    """A sentence, as `Sentence` makes it."""
    made: Any = _OPEN_SENTENCE()
    made.text, made.kind, made.id = text, kind, number
    made.start, made.end = start, end
    made.__class__ = Sentence
    sentence: Sentence = made
    return sentence


def article_without_text(path: str, problem: str) -> Article:
    """An article of a file that holds none or cannot be read: nothing but its problem."""
    return Article(
        path=path,
        title=None,
        kicker=None,
        outlet=None,
        authors=(),
        agency=None,
        date=None,
        language=None,
        text="",
        blocks=(),
        cut=(),
        sentences=(),
        problem=problem,
        page="",
        file_words=0,
    )


def count_words(text: str) -> int:
    """Count the tokens between white space that hold a letter or digit."""
    words = text.split()
    # Nearly all begin with a letter or digit, and to ask for the first is the fastest.
    return len(words) - sum([not _LETTER.search(word) for word in words if not word[0].isalnum()])
