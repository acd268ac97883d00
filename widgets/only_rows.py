"""Lays out what one source alone says: sentences in order, or facts with their types. Plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.fact_rows import GAP, label_width
from widgets.listing import BAR, Builder, Page, Run
from widgets.margin import name_type
from widgets.quote_rows import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Sentence
    from widgets.fact_rows import FactRow
    from widgets.signs import SignSet

HEADINGS = frozenset({"title", "kicker", "heading"})
TEXT_X = 3


def lay_out_sentences(sentences: Sequence[Sentence], source: int, width: int, signs: SignSet) -> Page:
    """One item a sentence, its number in the article before it."""
    builder = Builder()
    digits = max((len(str(sentence.id + 1)) for sentence in sentences), default=1)
    x = TEXT_X + digits + 2
    room = min(LONGEST_LINE, max(1, width - x - 1))
    for place, sentence in enumerate(sentences):
        if place and sentence.id != sentences[place - 1].id + 1:
            builder.gap()
        kind = "head" if sentence.kind in HEADINGS else "text"
        lines = [[run] for run in builder.wrapped(x, room, sentence.text, kind, 0)] or [[]]
        for line in lines:
            line.append(Run(0, signs.cursor, BAR))
        lines[0].append(Run(1, signs.alone, "alone"))
        lines[0].append(Run(TEXT_X, str(sentence.id + 1).rjust(digits), "label"))
        builder.put(f"{source}:{sentence.text}", lines, (source,))
    return builder.page()


def lay_out_only_facts(rows: Sequence[FactRow], source: int, width: int, signs: SignSet) -> Page:
    """One item a fact: its type and its words."""
    builder = Builder()
    label = label_width(rows)
    x = TEXT_X + (label + GAP if label else 0)
    for row in rows:
        room = max(1, width - x - 1)
        # That another source says nothing of the kind stands first, and is no fact of this one.
        own = (said.text for said in row.sayings if said.source == source and not said.quiet)
        words = next(own, row.sayings[0].text)
        lines = [[run] for run in builder.wrapped(x, room, words, "text", 0, most=3)] or [[]]
        for line in lines:
            line.append(Run(0, signs.cursor, BAR))
        lines[0].append(Run(1, signs.alone, "alone"))
        if label:
            lines[0].append(Run(TEXT_X, name_type(row.type), "label"))
        builder.put(f"{source}:{row.key}", lines, (source,))
    return builder.page()
