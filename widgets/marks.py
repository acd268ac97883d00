"""Which characters of a bead's text stand out, and why: edits and discrepancies as plain ranges.

Plain Python; knows no column and no colour. Offsets count in a bead's text of one side: its sentences
joined by one space.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from widgets.wrap import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lesarten.model import Article, Bead, Collation, Discrepancy, Edit, Span

Side = Literal["a", "b"]
MarkKind = Literal["discrepancy", "value", "differs", "added", "moved", "letters", "inflected", "spelling"]

RANK: tuple[MarkKind, ...] = (
    "spelling",
    "inflected",
    "moved",
    "added",
    "differs",
    "letters",
    "value",
    "discrepancy",
)
"""Where two marks meet, the later one is seen."""

KIND_OF_OP: dict[str, MarkKind] = {
    "fold": "spelling",
    "inflect": "inflected",
    "value": "value",
    "replace": "differs",
    "insert": "added",
    "delete": "added",
    "move": "moved",
}

LOUD: tuple[MarkKind, ...] = ("differs", "added", "letters")
"""Marks for words that the other side does not have."""

LONGEST_NEAR_WORD = 40
"""Only words up to this length are compared letter by letter; longer ones are not words."""


LONGEST_FACT = 40
"""Longer facts, quotations above all, are not marked as a whole: only their words that differ."""


POINTS = frozenset(" .,;:!?…\"„“”‟»«‚‘’‹›'()[]–—-")
"""Characters that are not marked at the ends of a mark, unless nothing else differs."""

LEAST_MATCHED = 0.25
"""Of two or three sentences in a bead, one that shares less than this is another sentence: marking nearly all
of its words would only make it hard to read."""


class Mark(NamedTuple):
    """A range of a bead's text on one side that stands out."""

    start: int
    end: int
    kind: MarkKind


class SideText(NamedTuple):
    """A bead's text on one side, printable, and where each of its sentences stands in it."""

    text: str
    sentences: tuple[tuple[int, int, int], ...]
    """(sentence id, start, end)."""

    def offset_of(self, sentence: int) -> int | None:
        """Where a sentence begins, or None when it is not here."""
        return next((start for id_, start, _end in self.sentences if id_ == sentence), None)


def side_text(article: Article, ids: Iterable[int]) -> SideText:
    """Join sentences of an article as a bead does, with their places."""
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    position = 0
    for id_ in ids:
        text = article.sentences[id_].text
        places.append((id_, position, position + len(text)))
        parts.append(text)
        position += len(text) + 1
    return SideText(printable(" ".join(parts)), tuple(places))


def mark_bead(bead: Bead, a: SideText, b: SideText, noise: bool = True) -> tuple[list[Mark], list[Mark]]:
    """What stands out in a paired bead, sorted and without overlaps: (in A's text, in B's text).

    With `noise` off, differences of spelling alone are not marked. A reworded bead has no marks for
    words, only for facts. A single word that stands elsewhere in the sentence is marked only where nothing
    else is: between words that differ it says little, and many of them make a text restless.
    """
    found: tuple[list[Mark], list[Mark]] = ([], [])
    if bead.kind != "paired":
        return found
    edits = () if bead.reworded else bead.edits
    alone = [edit for edit in edits if _is_lone_move(edit, a.text, b.text)]
    for edit in edits:
        if edit not in alone:
            _mark_edit(edit, a.text, b.text, noise, found)
    for discrepancy in bead.discrepancies:
        _mark_discrepancy(discrepancy, a, b, noise, found)
    if not any(found):  # then it is all that there is to see
        for edit in alone:
            _mark_edit(edit, a.text, b.text, noise, found)
    flat = flatten(found[0], a.text), flatten(found[1], b.text)
    bare = _trim_points(flat[0], a.text), _trim_points(flat[1], b.text)
    shown = bare if any(bare) else flat
    return _without_strangers(shown[0], a), _without_strangers(shown[1], b)


def _is_lone_move(edit: Edit, a: str, b: str) -> bool:
    """Whether it is one word that stands at another place, no run of words."""
    return edit.op == "move" and max(len(a[slice(*edit.a)].split()), len(b[slice(*edit.b)].split())) < 2


def _trim_points(marks: list[Mark], text: str) -> list[Mark]:
    """Marks without the punctuation at their ends: a line under a full stop says nothing."""
    trimmed: list[Mark] = []
    for start, end, kind in marks:
        while start < end and text[start] in POINTS:
            start += 1
        while end > start and text[end - 1] in POINTS:
            end -= 1
        if end > start:
            trimmed.append(Mark(start, end, kind))
    return trimmed


def _without_strangers(marks: list[Mark], side: SideText) -> list[Mark]:
    """Of several sentences, leave only facts marked in those that share next to nothing."""
    if len(side.sentences) < 2:
        return marks
    kept: list[Mark] = []
    for _id, start, end in side.sentences:
        here = [
            Mark(max(mark.start, start), min(mark.end, end), mark.kind)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        is_stranger = _share_matched(here, end - start) < LEAST_MATCHED
        kept += [mark for mark in here if not is_stranger or mark.kind not in LOUD]
    return kept


def _share_matched(marks: list[Mark], length: int) -> float:
    """The part of a sentence's characters that the other side has too."""
    quiet = ("spelling", "inflected", "moved")
    return 1 - sum(mark.end - mark.start for mark in marks if mark.kind not in quiet) / max(1, length)


def _mark_edit(edit: Edit, a: str, b: str, noise: bool, found: tuple[list[Mark], list[Mark]]) -> None:
    kind = "spelling" if edit.noise else KIND_OF_OP.get(edit.op)
    if kind is None or (kind == "spelling" and not noise):
        return
    found[0].append(Mark(*edit.a, kind))
    found[1].append(Mark(*edit.b, kind))
    if kind in ("differs", "value"):
        a_letters, b_letters = near_letters(a[slice(*edit.a)], b[slice(*edit.b)])
        found[0].extend(Mark(edit.a[0] + s, edit.a[0] + e, "letters") for s, e in a_letters)
        found[1].extend(Mark(edit.b[0] + s, edit.b[0] + e, "letters") for s, e in b_letters)


def plain_side(item: Discrepancy) -> Side | None:
    """The side that names no source or doubt: its words are the statement in which that is missing.

    None for discrepancies of other types, and where both sides give words of their own.
    """
    return item.plain or None


def _mark_source(
    item: Discrepancy, a: SideText, b: SideText, found: tuple[list[Mark], list[Mark]], plain: Side
) -> None:
    """Mark the phrase that names the source or the doubt; the statement on the other side is no fact."""
    side, text = (1, b) if plain == "a" else (0, a)
    id_, span = (item.b_id, item.b_span) if plain == "a" else (item.a_id, item.a_span)
    base = text.offset_of(id_)
    if base is not None:
        found[side].append(Mark(base + span[0], base + span[1], "discrepancy"))


def _mark_discrepancy(
    item: Discrepancy, a: SideText, b: SideText, noise: bool, found: tuple[list[Mark], list[Mark]]
) -> None:
    if item.noise and not noise:
        return
    if (plain := plain_side(item)) is not None:
        _mark_source(item, a, b, found, plain)
        return
    kind: MarkKind = "spelling" if item.noise else "discrepancy"
    places: list[list[Mark]] = [[], []]
    inside: list[list[Mark]] = [[], []]
    for side, text, id_, span in ((0, a, item.a_id, item.a_span), (1, b, item.b_id, item.b_span)):
        base = text.offset_of(id_)
        if base is not None:
            places[side] = [Mark(base + span[0], base + span[1], kind)]
            inside[side] = _differing_inside(places[side][0], found[side])
    is_long = any(mark.end - mark.start > LONGEST_FACT for side in places for mark in side)
    if is_long and not any(inside) and all(places):
        inside = _diff_fact(places[0][0], places[1][0], a.text, b.text)
    chosen = inside if is_long and any(inside) else places
    found[0].extend(chosen[0])
    found[1].extend(chosen[1])


def _diff_fact(one: Mark, two: Mark, a: str, b: str) -> list[list[Mark]]:
    """The differing words of two long facts in a pair that is too reworded to have edits of its own."""
    from lesarten.diff import diff  # loads the diff library, which the first paint does not wait for

    result = diff(a[one.start : one.end], b[two.start : two.end])
    if result.reworded:
        return [[], []]
    loud = [edit for edit in result.edits if KIND_OF_OP.get(edit.op) in ("differs", "added", "value")]
    return [
        [Mark(one.start + edit.a[0], one.start + edit.a[1], one.kind) for edit in loud],
        [Mark(two.start + edit.b[0], two.start + edit.b[1], two.kind) for edit in loud],
    ]


def _differing_inside(whole: Mark, marks: list[Mark]) -> list[Mark]:
    """The words of a long fact, a quotation above all, that are not the same on both sides."""
    return [
        Mark(max(mark.start, whole.start), min(mark.end, whole.end), whole.kind)
        for mark in marks
        if mark.kind in ("differs", "added", "value") and mark.start < whole.end and mark.end > whole.start
    ]


@lru_cache(maxsize=4096)
def near_letters(a: str, b: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The differing letters of two nearly equal words; nothing for words that share less than half."""
    if not a or not b or " " in a.strip() or " " in b.strip() or max(len(a), len(b)) > LONGEST_NEAR_WORD:
        return (), ()
    from lesarten.diff import diff_letters  # loads the diff library, which the first paint does not wait for

    a_spans, b_spans = diff_letters(a, b)
    changed = sum(end - start for start, end in (*a_spans, *b_spans))
    if not changed or changed * 2 > len(a) + len(b):
        return (), ()
    return tuple(a_spans), tuple(b_spans)


def flatten(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Lay marks over each other by rank and give the ranges that are seen, trimmed of white space."""
    ranked = [0] * len(text)
    for start, end, kind in marks:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        rank = RANK.index(kind) + 1
        for index in range(max(0, start), min(end, len(text))):
            ranked[index] = max(ranked[index], rank)
    flat: list[Mark] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or ranked[index] != ranked[start]:
            if ranked[start]:
                flat.append(Mark(start, index, RANK[ranked[start] - 1]))
            start = index
    return flat


def gather_discrepancies(collation: Collation) -> Collation:
    """The collation as it is shown: a fact that differs from a sentence of another bead stands in both beads.

    In the engine's collation such discrepancies stand apart. A sentence that nobody else tells keeps none.
    """
    if not collation.discrepancies:
        return collation
    home_a = {id_: index for index, bead in enumerate(collation.beads) for id_ in bead.a}
    home_b = {id_: index for index, bead in enumerate(collation.beads) for id_ in bead.b}
    beads = list(collation.beads)
    for item in collation.discrepancies:
        for index in dict.fromkeys((home_a.get(item.a_id), home_b.get(item.b_id))):
            if index is None:
                continue
            bead = beads[index]
            if bead.kind == "paired" and item not in bead.discrepancies:
                beads[index] = replace(bead, discrepancies=(*bead.discrepancies, item))
    return replace(collation, beads=tuple(beads))
