"""What a list shows of an article whose text is not at hand.

Plain data; knows neither where it is kept nor how it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.library import Signature
    from lesarten.model import Article

FIRST_WORDS = 12
"""So many words stand for the title of an article that has none: more than a list line holds."""


BY_READER = "your decision"
"""The reason of what a reader decided: where a name was found that a reader gave."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the list keeps of an article that was read; the text itself is dropped."""

    path: str
    signature: Signature
    """The file's when it was read."""
    digest: str
    """SHA-256 of the bytes, empty when they could not be read."""
    title: str | None
    first_words: str
    """The text's first words, for articles without a title."""
    outlet: str | None
    date: str | None
    words: int
    cut_share: float
    problem: str | None
    by_reader: bool = False
    """Whether outlet or date is what the reader says."""


def make_card(path: str, signature: Signature, article: Article) -> Card:
    """Keep of an article what the list shows."""
    return Card(
        path=path,
        signature=signature,
        digest=article.digest,
        title=article.title,
        first_words=" ".join(article.text.split(maxsplit=FIRST_WORDS)[:FIRST_WORDS]),
        outlet=article.outlet,
        date=article.date,
        words=article.words,
        cut_share=article.cut_share,
        problem=article.problem,
        by_reader=any(field in ("outlet", "date") and where == BY_READER for field, where in article.found),
    )
