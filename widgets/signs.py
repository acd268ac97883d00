"""The signs in the gutter of a comparison: one meaning each, on every screen.

Plain Python; knows the engine's beads, not how a sign is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from lesarten.model import Bead, Collation

Meaning = Literal["same", "differs", "discrepancy", "moved", "only_a", "only_b"]

MEANINGS: tuple[Meaning, ...] = ("same", "differs", "discrepancy", "moved", "only_a", "only_b")


class SignSet(NamedTuple):
    """The characters for the meanings and the rules around them; every one is one cell wide."""

    same: str = "="
    differs: str = "≈"
    discrepancy: str = "≠"
    moved: str = "↕"
    only_a: str = "◂"
    only_b: str = "▸"
    alone: str = "·"
    """Before the text of a sentence that only one side has."""
    rule: str = "│"
    """Between the two columns where no sign stands."""
    cross: str = "┼"
    line: str = "─"
    cursor: str = "▌"
    """Beside the bead or sentence that the keys act on."""
    window: str = "▐"
    """In the overview, beside what is on screen."""
    cut: str = "┊"
    """Before what was cut from a page."""
    ellipsis: str = "…"
    middot: str = "·"

    def of(self, meaning: Meaning) -> str:
        """The character for a meaning."""
        return str(getattr(self, meaning))


UNICODE = SignSet()
ASCII = SignSet(
    same="=",
    differs="~",
    discrepancy="#",
    moved="^",
    only_a="<",
    only_b=">",
    alone="-",
    rule="|",
    cross="+",
    line="-",
    cursor="*",
    window="]",
    cut=":",
    ellipsis="...",
    middot="-",
)
"""For locales that are not UTF-8."""


def choose_signs(ascii_only: bool) -> SignSet:
    """The sign set for a terminal that can or cannot show more than ASCII."""
    return ASCII if ascii_only else UNICODE


def has_discrepancy(bead: Bead) -> bool:
    """Whether facts differ in this bead, spelling aside."""
    return any(not discrepancy.noise for discrepancy in bead.discrepancies)


def has_difference(bead: Bead, noise: bool = True) -> bool:
    """Whether a paired bead's words differ; spelling counts only while `noise` is shown.

    A pair without edits was not compared word by word: nobody can call it the same.
    """
    if bead.kind != "paired":
        return False
    if bead.reworded or has_discrepancy(bead):
        return True
    if noise and bead.discrepancies:
        return True
    return not bead.edits or any(
        edit.op != "equal" and (noise or not edit.is_spelling) for edit in bead.edits
    )


def count_facts(collation: Collation) -> int:
    """How many facts differ in sentences that tell the same: each once, however many beads show it."""
    inside = (item for bead in collation.beads for item in bead.discrepancies)
    return sum(not item.noise for item in {*inside, *collation.discrepancies})


def count_spelling(collation: Collation) -> int:
    """How many differences of spelling, punctuation or form of address the noise switch hides.

    In a pair that is too reworded to be compared word by word, those of names alone are known.
    """
    return sum(
        sum(item.noise for item in bead.discrepancies)
        if bead.reworded
        else sum(edit.is_spelling for edit in bead.edits)
        for bead in collation.beads
        if bead.kind == "paired"
    )


def sign(bead: Bead, noise: bool = True) -> Meaning:
    """The meaning that the gutter shows for a bead: the gravest one it has."""
    if bead.kind == "only_a":
        return "only_a"
    if bead.kind == "only_b":
        return "only_b"
    pair = pair_sign(bead, noise)
    return "moved" if bead.moved and pair != "discrepancy" else pair


def pair_sign(bead: Bead, noise: bool = True) -> Meaning:
    """How alike the two sides of a paired bead are, wherever each is told: beside the moved sign, too."""
    if has_discrepancy(bead):
        return "discrepancy"
    return "differs" if has_difference(bead, noise) else "same"


def gutter_signs(bead: Bead, noise: bool = True) -> tuple[Meaning, ...]:
    """What stands beside a bead wherever it is shown: whether it moved, then how alike its sides are."""
    if bead.kind != "paired":
        return (sign(bead, noise),)
    alike = pair_sign(bead, noise)
    return ("moved", alike) if bead.moved else (alike,)
