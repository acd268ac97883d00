"""A source becomes an article: blocks with kinds, cuts with reasons, and what the text says of itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from lesarten.extract.classify import KINDS, classify
from lesarten.extract.glue import split_glued, strip_markdown
from lesarten.extract.headline import outlet_beside, split_title, strip_number
from lesarten.extract.language import detect_language
from lesarten.extract.lines import find_pieces
from lesarten.extract.metadata import DAY, find_metadata
from lesarten.model import Article, Cut, article_without_text, count_words, make_block, make_cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.html import Evidence
    from lesarten.extract.lines import Piece
    from lesarten.extract.metadata import Facts
    from lesarten.extract.weights import Weights
    from lesarten.model import Block, BlockKind, Source

NO_ARTICLE = "no article found in it"
EMPTY = "the file is empty"
TOO_LARGE = "too large for an article"
LARGEST_PAGE = 4_000_000
"""Characters: a book of a thousand pages; anything larger is a dump, shown as it is."""
TELLING_LINE = 60
"""Characters from which a line helps to tell the language; navigation is full of other words."""
TELLING_LINES = 12
"""So many of them are looked at."""

__all__ = ["extract"]


def extract(source: Source, language: str | None = None, weights: Weights | None = None) -> Article:
    """Clean one source: `sentences` stay empty, spans count in `page`, `line` from 1 in the file.

    `language` (ISO 639-1) saves detection, `weights` replaces the shipped ones. What holds no article
    gives one without blocks, and says so in `problem`.
    """
    page, evidence = source.text, None
    if len(page) > LARGEST_PAGE:
        return _too_large(source)
    if source.format == "html":
        page, evidence = _read_html(page)
    pieces = split_glued(find_pieces(page))
    if source.path.endswith(".md"):
        pieces = strip_markdown(pieces)
    language = language or _tell_language(page, pieces)
    verdicts, title = classify(page, pieces, language, weights, evidence)
    outlet = None
    if title is not None:
        pieces[title] = strip_number(pieces, title)
        outlet = outlet_beside(pieces, title, _first_text(verdicts))
        if parts := split_title(pieces[title]):
            pieces[title : title + 1] = parts
            verdicts[title : title + 1] = ["title", "metadata"]
            outlet = outlet or (parts[1].text.strip(" |-–—•·»:"), title + 1)
    facts = find_metadata(pieces, verdicts, title, outlet)
    if evidence is not None:
        facts = _prefer_head(facts, evidence)
        pieces = [piece._replace(line=0) for piece in pieces]
    return _assemble(source, page, pieces, verdicts, facts, language)


def _read_html(html: str) -> tuple[str, Evidence]:
    # Deferred: plain text, the common case, needs no parser.
    from lesarten.extract.html import find_evidence, read_page
    from lesarten.source import clean_characters

    found = read_page(html)
    evidence = find_evidence(html)._replace(headings=found.headings, tops=found.tops)
    return clean_characters(found.text), evidence


def _prefer_head(facts: Facts, evidence: Evidence) -> Facts:
    """What the head of a page says is meant for machines; the text fills what it leaves open.

    Only a day that the text calls that of publication stands against the head's: that is at times the day of
    a draft, or of another time zone.
    """
    day = evidence.date
    shown = (facts.date or "").startswith(day or "") or (facts.labelled and not _same_day(facts.date, day))
    date = facts.date if day is None or shown else day
    taken = [("outlet", evidence.outlet), ("date", None if date == facts.date else day)]
    names = [name for name, value in (*taken, ("authors", evidence.authors)) if value]
    found = [entry for entry in facts.found if entry[0] not in names]
    found += [(name, "the page's head") for name in names]
    return facts._replace(
        outlet=evidence.outlet or facts.outlet,
        authors=evidence.authors or facts.authors,
        date=date,
        found=tuple(found),
    )


def _same_day(a: str | None, b: str | None) -> bool:
    return (a or "")[:DAY] == (b or "")[:DAY]


def _tell_language(page: str, pieces: Sequence[Piece]) -> str | None:
    telling = (piece.text for piece in pieces if len(piece.text) > TELLING_LINE)
    return detect_language("\n".join(islice(telling, TELLING_LINES)) or page)


def _first_text(verdicts: Sequence[str]) -> int:
    return next((i for i, verdict in enumerate(verdicts) if verdict in ("lead", "body")), len(verdicts) - 1)


def _assemble(
    source: Source,
    page: str,
    pieces: Sequence[Piece],
    verdicts: Sequence[str],
    facts: Facts,
    language: str | None,
) -> Article:
    blocks: list[Block] = []
    cuts: list[Cut] = []
    position = 0
    for piece, verdict in zip(pieces, verdicts, strict=True):
        if verdict in KINDS:
            kind: BlockKind = verdict  # type: ignore[assignment]
            end = position + len(piece.text)
            blocks.append(make_block(kind, piece.text, position, end, piece.line or None, piece.spans))
            position = end + 2
        else:
            start, end = piece.spans[0][0], piece.spans[-1][1]
            cuts.append(make_cut(piece.line or None, page[start:end], verdict, piece.spans))
    problem = source.problem
    if not blocks:
        problem = NO_ARTICLE if pieces else EMPTY
    return Article(
        path=source.path,
        title=next((block.text for block in blocks if block.kind == "title"), None),
        kicker=next((block.text for block in blocks if block.kind == "kicker"), None),
        outlet=facts.outlet,
        authors=facts.authors,
        agency=facts.agency,
        date=facts.date,
        language=language,
        text="\n\n".join([block.text for block in blocks]),
        blocks=tuple(blocks),
        cut=tuple(cuts),
        sentences=(),
        problem=problem,
        page=page,
        file_words=count_words(page),
        digest=source.digest,
        found=facts.found,
    )


def _too_large(source: Source) -> Article:
    """Everything is cut, nothing is lost: the raw view shows it."""
    page = source.text
    problem = f"{TOO_LARGE} ({len(page) // 1_000_000} million characters)"
    return replace(
        article_without_text(source.path, problem),
        cut=(Cut(1, page.strip(), "too large", ((0, len(page)),)),),
        page=page,
        file_words=len(page.split()),
        digest=source.digest,
    )
