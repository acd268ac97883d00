"""The words that are copied from a comparison: a side of a bead, or both sides with their sources named.

Plain Python.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from lesarten.words import _
from widgets.margin import tell_facts
from widgets.naming import SentenceNames
from widgets.order import ids_of
from widgets.signs import UNICODE

if TYPE_CHECKING:
    from lesarten.model import Article, Bead, Collation
    from widgets.marks import Side

ALL_OF_IT = 10_000
"""Cells: a line that is copied is not cut."""


def article_of(collation: Collation, side: Side) -> Article:
    """The article on a side."""
    return collation.a if side == "a" else collation.b


def side_words(collation: Collation, bead: Bead, side: Side) -> str:
    """A bead's sentences on one side, as they stand in the article, joined by spaces."""
    article = article_of(collation, side)
    return " ".join(article.sentences[id_].text for id_ in ids_of(bead, side))


def name_source(article: Article) -> str:
    """Outlet or file name, and the date if the text gives one."""
    name = article.outlet or PurePath(article.path).stem
    return f"{name}, {article.date}" if article.date else name


def bead_text(collation: Collation, bead: Bead, with_sources: bool = True) -> str:
    """Both sides of a bead, one paragraph each; with sources, each under the line that names it.

    Then the sentences elsewhere follow that hold what differs from one in it, without which the copy would
    not show what the sign beside the bead says, and a last line that says which facts differ, where some do.
    """
    paragraphs: list[str] = []
    sides: tuple[Side, ...] = ("a", "b")
    for side in sides:
        words = side_words(collation, bead, side) or _("(not told here)")
        article = article_of(collation, side)
        title = f", „{article.title}“" if article.title and article.language == "de" else ""
        if article.title and not title:
            title = f", “{article.title}”"
        paragraphs.append(
            f"{side.upper()} {name_source(article)}{title}:\n{words}" if with_sources else words
        )
    if with_sources:
        paragraphs += _told_elsewhere(collation, bead)
        if facts := tell_facts(bead, False, ALL_OF_IT, names=SentenceNames(collation)):
            paragraphs.append(f"{UNICODE.discrepancy} {facts}")
    return "\n\n".join(paragraphs)


def _told_elsewhere(collation: Collation, bead: Bead) -> list[str]:
    """Each sentence outside a bead that differs in a fact from one in it, under its source."""
    places: set[tuple[Side, int]] = set()
    for item in bead.discrepancies:
        if not item.noise:
            places |= {("a", item.a_id)} if item.a_id not in bead.a else set()
            places |= {("b", item.b_id)} if item.b_id not in bead.b else set()
    title = _("{siglum} {source}, elsewhere in the text:")
    return [
        title.format(siglum=side.upper(), source=name_source(article_of(collation, side)))
        + f"\n{article_of(collation, side).sentences[id_].text}"
        for side, id_ in sorted(places)
    ]
