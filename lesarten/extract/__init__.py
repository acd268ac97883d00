"""A source becomes an article: blocks with their kinds, cuts with their reasons, and what the text says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.extract.classify import KINDS, classify
from lesarten.extract.language import detect_language
from lesarten.extract.lines import find_pieces
from lesarten.model import Article, Block, Cut, count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.lines import Piece
    from lesarten.model import BlockKind, Source

NO_ARTICLE = "no article found in it"
EMPTY = "the file is empty"

__all__ = ["extract"]


def extract(source: Source, language: str | None = None) -> Article:
    """Clean one source: `sentences` stay empty, spans count in `page`, `line` from 1 in the file.

    `language` (ISO 639-1) saves detection. What holds no article gives one without blocks, and says so
    in `problem`.
    """
    page = source.text
    pieces = find_pieces(page)
    verdicts = classify(pieces, language)
    return _assemble(source, page, pieces, verdicts, language)


def _assemble(
    source: Source, page: str, pieces: Sequence[Piece], verdicts: Sequence[str], language: str | None
) -> Article:
    blocks: list[Block] = []
    cuts: list[Cut] = []
    position = 0
    for piece, verdict in zip(pieces, verdicts, strict=True):
        if verdict in KINDS:
            kind: BlockKind = verdict  # type: ignore[assignment]
            end = position + len(piece.text)
            blocks.append(Block(kind, piece.text, position, end, piece.line, piece.spans))
            position = end + 2
        else:
            start, end = piece.spans[0][0], piece.spans[-1][1]
            cuts.append(Cut(piece.line, page[start:end], verdict, piece.spans))
    text = "\n\n".join(block.text for block in blocks)
    problem = source.problem
    if not blocks:
        problem = NO_ARTICLE if pieces else EMPTY
    return Article(
        path=source.path,
        title=None,
        kicker=None,
        outlet=None,
        authors=(),
        agency=None,
        date=None,
        language=language or detect_language(text or page),
        text=text,
        blocks=tuple(blocks),
        cut=tuple(cuts),
        sentences=(),
        problem=problem,
        page=page,
        file_words=count_words(page),
        digest=source.digest,
    )
