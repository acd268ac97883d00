"""What every form of an exported comparison says: its sources, its figures, its beads with their marks.

Plain values without a form; knows no terminal, and the text of an article only as made printable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.discrepancies import explain
from lesarten.words import _, ngettext, show_problem
from tui.printing import visible
from tui.text import heading_of
from widgets.margin import name_type, place_between, place_in_bead
from widgets.marks import Mark, SideText, gather_discrepancies, mark_bead
from widgets.naming import SentenceNames
from widgets.notes import share_in_pairs
from widgets.rows import prepare
from widgets.signs import Meaning, gutter_signs, has_discrepancy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lesarten.model import Article, Bead, Collation, Discrepancy


@dataclass(frozen=True, slots=True)
class Witness:
    """A source as an export names it; every string is one line of printable characters."""

    siglum: str
    title: str
    """The title, or the first words of an article without one."""
    outlet: str
    date: str
    """ISO 8601; empty when the text does not say it, as all of these."""
    authors: str
    path: str
    problem: str
    language: str

    @property
    def facts(self) -> tuple[str, ...]:
        """Outlet, date, authors and file, those that are known."""
        known = (self.outlet, self.date.replace("T", " "), self.authors, self.path)
        return tuple(part for part in known if part)


@dataclass(frozen=True, slots=True)
class Part:
    """A bead with everything an export says about it."""

    number: int
    """From 1, in the order of display."""
    bead: Bead
    meaning: Meaning
    """How alike its sides are, or which side alone has it; whether it moved is said beside it."""
    signs: tuple[Meaning, ...]
    """What stands between its sides: the same as on the screen."""
    a: SideText
    b: SideText
    marks: tuple[list[Mark], list[Mark]]
    """In A's text and in B's, sorted, without overlaps."""
    discrepancies: tuple[str, ...]
    """In words, those of spelling alone only while noise is shown."""


@dataclass(frozen=True, slots=True)
class Content:
    """A comparison, ready to be written in a form."""

    a: Witness
    b: Witness
    figures: tuple[str, ...]
    """How many pairs, how many sentences only one side has, how many facts differ, how much is shared."""
    parts: tuple[Part, ...]
    discrepancies: tuple[tuple[bool, str], ...]
    """All of them: (only the spelling differs, words)."""


def make_content(collation: Collation, noise: bool = True) -> Content:
    """Gather what an export says; with `noise` off, differences of spelling alone are left out."""
    shown = gather_discrepancies(collation)
    return Content(
        _witness("A", collation.a),
        _witness("B", collation.b),
        pair_figures(shown),
        tuple(_parts(shown, noise)),
        tuple(
            (item.noise, describe(item)) for item in all_discrepancies(collation) if noise or not item.noise
        ),
    )


def all_discrepancies(collation: Collation) -> list[Discrepancy]:
    """Those of the beads in their order, then those between beads with the names of their sentences."""
    names = SentenceNames(collation)
    between = [place_between(item, names) for item in collation.discrepancies]
    return [item for bead in collation.beads for item in bead.discrepancies] + between


def describe(item: Discrepancy) -> str:
    """A discrepancy with its type, on one line: "number: A: 14.000 · B: 10.000"."""
    return f"{name_type(item.type)}: {visible(explain(item))}"


def pair_figures(gathered: Collation) -> tuple[str, ...]:
    """The figures of a comparison whose discrepancies were gathered, or why there is nothing to compare."""
    if gathered.alignment.problem:
        return (visible(show_problem(gathered.alignment.problem)),)
    pairs = [bead for bead in gathered.beads if bead.kind == "paired"]
    differing = sum(has_discrepancy(bead) for bead in pairs)
    return (
        ngettext("{n} pair", "{n} pairs", len(pairs)).format(n=len(pairs)),
        _("{n} only in A").format(n=sum(len(bead.a) for bead in gathered.beads if bead.kind == "only_a")),
        _("{n} only in B").format(n=sum(len(bead.b) for bead in gathered.beads if bead.kind == "only_b")),
        ngettext("{n} with facts that differ", "{n} with facts that differ", differing).format(n=differing),
        share_in_pairs(gathered.similarity),
    )


def meaning_words(meaning: Meaning) -> str:
    """What a sign means, for a legend."""
    return {
        "same": _("same"),
        "differs": _("worded differently"),
        "discrepancy": _("facts differ"),
        "moved": _("told at another place"),
        "only_a": _("only in A"),
        "only_b": _("only in B"),
    }[meaning]


def _parts(gathered: Collation, noise: bool) -> Iterator[Part]:
    texts, names = prepare(gathered), SentenceNames(gathered)
    for index, bead in enumerate(gathered.beads):
        a, b = texts.a[index], texts.b[index]
        found = [item for item in bead.discrepancies if noise or not item.noise]
        words = tuple(describe(place_in_bead(item, bead, names)) for item in found)
        signs = gutter_signs(bead, noise)
        yield Part(index + 1, bead, signs[-1], signs, a, b, mark_bead(bead, a, b, noise), words)


def _witness(siglum: str, article: Article) -> Witness:
    return Witness(
        siglum,
        heading_of(article),
        visible(article.outlet or ""),
        visible(article.date or ""),
        visible(", ".join(article.authors)),
        visible(article.path),
        visible(show_problem(article.problem or "")),
        article.language or "",
    )
