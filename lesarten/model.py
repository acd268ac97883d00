"""The nouns of the engine, all immutable: from a source on disk to a collation of two articles.

Nothing here computes more than what follows from its own fields. Offsets count code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lesarten.article import (
    Article,
    Block,
    BlockKind,
    By,
    Cut,
    Sentence,
    Span,
    article_without_text,
    count_words,
    make_block,
    make_cut,
    make_sentence,
)

__all__ = [
    "Alignment",
    "Article",
    "Bead",
    "BeadKind",
    "Block",
    "BlockKind",
    "By",
    "Collation",
    "Cut",
    "Discrepancy",
    "DiscrepancyType",
    "Edit",
    "EditOp",
    "Fact",
    "FactType",
    "Link",
    "Sentence",
    "Source",
    "SourceFormat",
    "Span",
    "article_without_text",
    "count_words",
    "make_block",
    "make_cut",
    "make_sentence",
]

SourceFormat = Literal["text", "html"]
BeadKind = Literal["paired", "only_a", "only_b"]
EditOp = Literal["equal", "fold", "inflect", "value", "replace", "insert", "delete", "move"]
DiscrepancyType = Literal["number", "date", "name", "role", "quote", "attribution", "certainty"]
FactType = Literal["number", "date", "name", "quote", "attribution", "certainty"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the library folder, decoded."""

    path: str
    """The path as it was given."""
    text: str
    """Decoded text: NFC, line feeds only, no BOM, no control or invisible characters."""
    encoding: str
    """The encoding it was decoded with, a Python codec name."""
    format: SourceFormat
    """What the suffix and the first bytes say it is."""
    digest: str
    """SHA-256 of the bytes on disk, hexadecimal."""
    problem: str | None = None
    """A sentence when something about the bytes is worth telling ("some characters could not be decoded")."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences that state the same proposition."""

    a: int
    """Position of the sentence in A."""
    b: int
    """Position of the sentence in B."""
    score: float
    """Probability that the link is right."""
    sure: bool
    """Whether the program would stake its name on it."""
    by: By = "program"
    """Who linked them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A token-level difference inside a bead; ranges count in the bead's text of each side."""

    op: EditOp
    a: Span
    b: Span
    noise: bool = False
    """Inserted or deleted punctuation alone: a matter of spelling, as every `fold` is."""

    @property
    def is_spelling(self) -> bool:
        """Whether the noise switch hides it."""
        return self.op == "fold" or self.noise


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its unit, a day or date, a name, a quotation, an attribution, a word of certainty."""

    type: FactType
    text: str
    """The verbatim span."""
    start: int
    """Offset into the text that was searched."""
    end: int
    value: str
    """The normal form: "14000", "saturday", "2025-07-12", "kim jong un"."""
    unit: str = ""
    """What is counted or measured, folded and stemmed; for a quotation its speaker."""
    qualifier: str = ""
    """"about", "more than", "up to", "at least", "less than", or nothing."""
    day: str = ""
    """The calendar day that a weekday, "yesterday" or "12 July" means, where the article's own is known."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two facts that differ between two linked sentences."""

    type: DiscrepancyType
    a: str
    """The verbatim span in A."""
    b: str
    """The verbatim span in B."""
    a_id: int
    b_id: int
    noise: bool
    """Only the spelling differs."""
    a_span: Span = (0, 0)
    """Where it stands in A's sentence, offsets into that sentence's text."""
    b_span: Span = (0, 0)
    """Where it stands in B's sentence."""
    plain: Literal["", "a", "b"] = ""
    """The side that names no source and no doubt: its words are the statement in which that is missing."""


@dataclass(frozen=True, slots=True)
class Bead:
    """An n:m group of linked sentences; an empty side means "only here"."""

    a: tuple[int, ...]
    """Sentences of A, in document order, at most three."""
    b: tuple[int, ...]
    kind: BeadKind
    moved: bool = False
    """Paired, and outside the heaviest chain of beads that keeps both orders."""
    reworded: bool = False
    """Paired, with too little in common for word marks."""
    edits: tuple[Edit, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of two lists of sentences, and the beads they form in the order of display."""

    links: tuple[Link, ...]
    """Sorted by a, then b."""
    beads: tuple[Bead, ...]
    """Every sentence stands in exactly one."""
    threshold: float
    """The score from which a link counted."""
    candidates: tuple[Link, ...] = ()
    """Links below the threshold too, down to the lowest one a user can choose."""
    problem: str | None = None
    """A sentence when there is nothing to align ("no common language")."""


@dataclass(frozen=True, slots=True)
class Collation:
    """Two witnesses with their alignment, edits and discrepancies."""

    a: Article
    b: Article
    alignment: Alignment
    beads: tuple[Bead, ...]
    """The alignment's beads with edits and discrepancies."""
    discrepancies: tuple[Discrepancy, ...]
    """Those of links that share no bead."""
    similarity: float
    """How much of both texts stands in paired beads, 0 to 1."""
    witnesses: tuple[str, ...] = ()
    """Paths of further articles that supported the links."""
    decided: tuple[tuple[int, int, bool], ...] = ()
    """What a reader linked (True) or unlinked (False): sentence of A, sentence of B."""

    @property
    def links(self) -> tuple[Link, ...]:
        """The alignment's links."""
        return self.alignment.links
