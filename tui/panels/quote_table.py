"""Makes the quotations panel's groups from the engine's list: wordings, who has them, who speaks.

Knows the engine and rows of plain data; runs in the workshop.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.fold import fold_word
from lesarten.quotelist import list_quotes
from widgets.listing import RowMeaning, Saying
from widgets.quote_rows import QuoteGroup, QuoteWording, mark_wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lesarten.model import Article
    from lesarten.quotelist import QuoteRow, Wording

_LETTERS = re.compile(r"\w+")


def make_quote_groups(articles: Sequence[Article], names: Sequence[str]) -> tuple[QuoteGroup, ...]:
    """The quotations in several wordings first, then those of several sources, then the rest by place.

    `names` are the names in the articles as they are written there, fullest first.
    """
    language = next((article.language for article in articles if article.language), "de")
    groups = [_group(row, articles, names, language) for row in list_quotes(articles)]
    rank = {"discrepancy": 0, "same": 1, "alone": 2}
    return tuple(sorted(groups, key=lambda group: (rank[group.meaning], -len(group.sources))))


def _group(row: QuoteRow, articles: Sequence[Article], names: Sequence[str], language: str) -> QuoteGroup:
    wordings: dict[str, list[Wording]] = {}
    for wording in row.wordings:
        key = " ".join(_LETTERS.findall(wording.text.casefold()))
        wordings.setdefault(key, []).append(wording)
    texts = [found[0].text for found in wordings.values()]
    marks = mark_wordings(texts, language)
    meaning: RowMeaning = "discrepancy" if row.differs else "same" if len(row.sources) > 1 else "alone"
    return QuoteGroup(
        meaning,
        _full_name(row.speaker, names),
        ", ".join(dict.fromkeys(_agencies(row.wordings, articles))),
        tuple(
            QuoteWording(key, text, tuple(_sayings(found)), marked)
            for (key, found), text, marked in zip(wordings.items(), texts, marks, strict=True)
        ),
    )


def _sayings(found: Iterable[Wording]) -> Iterable[Saying]:
    """One for each source: the first place where it gives these words."""
    seen = set[int]()
    for wording in found:
        if wording.source not in seen:
            seen.add(wording.source)
            yield Saying(wording.source, wording.sentence, wording.text, (wording.start, wording.end))


def _full_name(speaker: str, names: Sequence[str]) -> str:
    """The speaker's name as the articles write it in full."""
    if not speaker:
        return ""
    for name in names:
        words = [fold_word(word) for word in _LETTERS.findall(name)]
        if speaker in words or speaker.split() == words:
            return name
    return speaker[:1].upper() + speaker[1:]


def _agencies(wordings: Iterable[Wording], articles: Sequence[Article]) -> Iterable[str]:
    """The agencies as their sentences write them."""
    seen = set[str]()
    for wording in wordings:
        if not wording.via or wording.via in seen:
            continue
        seen.add(wording.via)
        sentence = articles[wording.source].sentences[wording.sentence].text
        found = re.search(rf"(?<!\w){re.escape(wording.via)}(?!\w)", sentence, re.IGNORECASE)
        yield found.group() if found else wording.via.upper()
