"""Lays quotations out: the wordings of one quotation below each other, what differs between them marked.

Plain Python; every wording is held against every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from lesarten.words import _, ngettext
from widgets.fact_rows import sigla_step, sign_of
from widgets.listing import BAR, Builder, Page, Run, clip
from widgets.marks import KIND_OF_OP, RANK, Mark, flatten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.listing import RowMeaning, Saying
    from widgets.signs import SignSet

LONGEST_LINE = 84
"""Prose wider than this is hard to read, however wide the terminal."""

SIGLA_X = 3


@dataclass(frozen=True, slots=True)
class QuoteWording:
    """One wording of a quotation and everyone who has it."""

    key: str
    text: str
    sayings: tuple[Saying, ...]
    """By source; at least one."""
    marks: tuple[tuple[int, int, str], ...] = ()
    """What differs from the other wordings."""


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """One quotation in all its wordings."""

    meaning: RowMeaning
    speaker: str
    """Who is said to speak, as the articles write the name; "" when they do not say."""
    via: str
    """The agencies through which it came, or ""."""
    wordings: tuple[QuoteWording, ...]

    @property
    def sources(self) -> frozenset[int]:
        """Who has it."""
        return frozenset(saying.source for wording in self.wordings for saying in wording.sayings)


def mark_wordings(texts: Sequence[str], language: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """For each wording the ranges in which it differs from any other: what is not marked, all of them say.

    Two wordings that are too different mark nothing in each other: nothing in them corresponds.
    """
    from lesarten.diff import diff  # loads the diff library, which no first paint waits for

    found: list[list[Mark]] = [[] for _text in texts]
    for one, two in combinations(range(len(texts)), 2):
        difference = diff(texts[one], texts[two], language)
        if difference.reworded:
            continue
        for edit in difference.edits:
            kind = KIND_OF_OP.get(edit.op)
            if kind in RANK and not edit.is_spelling:
                found[one].append(Mark(*edit.a, kind))
                found[two].append(Mark(*edit.b, kind))
    return tuple(
        tuple((mark.start, mark.end, f"word-{mark.kind}") for mark in flatten(marks, text))
        for marks, text in zip(found, texts, strict=True)
    )


def lay_out_quotes(groups: Sequence[QuoteGroup], sources: int, width: int, signs: SignSet) -> Page:
    """The page of quotations for a width."""
    builder = Builder()
    step = sigla_step(sources)
    x = SIGLA_X + sources * step + 1
    room = min(LONGEST_LINE, max(1, width - x - 1))
    for number, group in enumerate(groups):
        if number:
            builder.gap()
        for place, wording in enumerate(group.wordings):
            lines = [[run] for run in builder.wrapped(x, room, wording.text, "text", 0, wording.marks)]
            lines = lines or [[]]
            for slot, saying in enumerate(wording.sayings):
                siglum = Run(SIGLA_X + saying.source * step, chr(ord("A") + saying.source), "siglum", slot)
                lines[0].append(siglum)
            for line in lines:
                line.append(Run(0, signs.cursor, BAR))
            if not place:
                head = [Run(1, sign_of(group.meaning, signs), group.meaning)]
                head.append(Run(SIGLA_X, clip(describe(group), width - SIGLA_X - 1), "label"))
                lines.insert(0, head)
            slots = tuple(saying.source for saying in wording.sayings)
            builder.put(wording.key, lines, slots, group.meaning == "discrepancy" and not place)
    return builder.page()


def describe(group: QuoteGroup) -> str:
    """Who speaks, through which agency, and how many wordings there are in how many sources."""
    parts = [group.speaker or _("speaker not named")]
    if group.via:
        parts.append(_("through {agency}").format(agency=group.via))
    sources = len(group.sources)
    if sources > 1:
        parts.append(ngettext("{n} source", "{n} sources", sources).format(n=sources))
        many = len(group.wordings)
        different = ngettext("{n} wording", "{n} wordings", many).format(n=many)
        parts.append(different if many > 1 else _("the same words"))
    return " · ".join(parts)
