"""What a comparison says in words when there is little to see, always with the key that helps.

Plain Python.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from lesarten.words import _, ngettext, show_problem
from widgets.rows import FOLD_FROM
from widgets.signs import UNICODE, SignSet, count_facts, has_discrepancy, sign
from widgets.wrap import printable

if TYPE_CHECKING:
    from lesarten.model import Collation
    from widgets.rows import Filter, Options, Sheet


LIKELY_FROM = 0.5
"""A score is the chance that a link is right: below an even one it is doubtful."""


def certainty_word(score: float, *, sure: bool) -> str:
    """How sure a link is, in a word: `sure` as the engine says, likely from an even chance on."""
    if sure:
        return _("sure")
    return _("likely") if score >= LIKELY_FROM else _("doubtful")


def name_witnesses(collation: Collation) -> str:
    """Which other articles supported the links between two, in a sentence; "" when none did."""
    names = [printable(PurePath(path).stem) for path in collation.witnesses]
    words = ngettext(
        "What {n} other article on the event says was weighed as well ({names}).",
        "What {n} other articles on the event say was weighed as well ({names}).",
        len(names),
    )
    return words.format(n=len(names), names=", ".join(names)) if names else ""


def count_differing(counted: str, differing: int, signs: SignSet) -> str:
    """Things counted, "9 pairs", and how many of them bear the sign of a fact that differs.

    Pairs of sentences, rows of a table and quotations are not the same things, and one fact may make
    several of them differ: a figure never stands without what it counts.
    """
    return _("{counted}, {n} with {sign}").format(counted=counted, n=differing, sign=signs.discrepancy)


def share_in_pairs(similarity: float) -> str:
    """How alike two articles are, 0 to 1, in the words of the matrix: the share of both texts in pairs."""
    return _("{share} % in pairs").format(share=round(similarity * 100))


def count_pairs(collation: Collation, signs: SignSet | None = None) -> str:
    """How many facts differ, in how many of how many pairs: "3 facts differ (≠) in 4 of 9 pairs".

    A fact of a sentence elsewhere stands beside two pairs: facts and pairs are counted apart, and of each
    there is one number on all screens. `collation` has its discrepancies gathered into its beads;
    without `signs` the words stand beside the sign already.
    """
    paired = [bead for bead in collation.beads if bead.kind == "paired"]
    facts, differing = count_facts(collation), sum(has_discrepancy(bead) for bead in paired)
    if not facts or not differing:
        pairs = ngettext("{n} pair", "{n} pairs", len(paired)).format(n=len(paired))
        return _("{pairs}, no fact differs").format(pairs=pairs)
    where = ngettext("in {some} of {n} pair", "in {some} of {n} pairs", len(paired))
    sign = f" ({signs.discrepancy})" if signs else ""
    return f"{name_facts(facts)}{sign} {where.format(some=differing, n=len(paired))}"


def name_facts(count: int) -> str:
    """So many facts differ."""
    return ngettext("{n} fact differs", "{n} facts differ", count).format(n=count)


def count_links(collation: Collation) -> int:
    """How many links the pairs hold: those that can be counted on screen.

    A sentence may have more links than its pair shows.
    """
    return sum(link.a in bead.a and link.b in bead.b for bead in collation.beads for link in collation.links)


def explain(collation: Collation, choice: Filter, counts: dict[Filter, int]) -> str:
    """What stands above the rows: nothing in common, identical, no match; empty when all is well."""
    if not collation.beads:
        return _("Neither text has a sentence to compare. esc goes back, r shows what was cut.")
    if choice != "all" and not counts[choice]:
        return name_emptiness(choice) + " " + _("f shows the next kind, and all in the end.")
    if not counts["shared"]:
        problem = f" ({show_problem(collation.alignment.problem)})" if collation.alignment.problem else ""
        return _("Nothing in common") + problem + ". " + _("- lowers the threshold; . goes to the next pair.")
    if all(sign(bead) == "same" for bead in collation.beads):
        return _("The two texts are identical, sentence by sentence. . goes to the next pair.")
    return ""


def name_emptiness(choice: Filter) -> str:
    """Say what a filter did not find."""
    return {
        "all": "",
        "shared": _("No sentence is told by both."),
        "differing": _("Every shared sentence has the same words on both sides."),
        "discrepancies": _("No facts differ between shared sentences."),
        "only_a": _("A has no sentence that B lacks."),
        "only_b": _("B has no sentence that A lacks."),
    }[choice]


def name_filter(choice: Filter, signs: SignSet = UNICODE) -> str:
    """The words for a filter, with the signs of what it shows."""
    return {
        "all": _("all"),
        "shared": _("told by both ({signs})").format(
            signs=f"{signs.same} {signs.differs} {signs.discrepancy}"
        ),
        "differing": _("not word for word ({signs})").format(signs=f"{signs.differs} {signs.discrepancy}"),
        "discrepancies": _("a fact differs ({signs})").format(signs=signs.discrepancy),
        "only_a": _("only A ({signs})").format(signs=signs.only_a),
        "only_b": _("only B ({signs})").format(signs=signs.only_b),
    }[choice]


def count_shown(
    choice: Filter, counts: dict[Filter, int], signs: SignSet = UNICODE, collation: Collation | None = None
) -> str:
    """What a filter shows and how much of what there is: "not word for word (≈ ≠): 9 of 10 pairs"."""
    if choice == "discrepancies" and collation is not None:
        return _("only {sign}: {figures}").format(sign=signs.discrepancy, figures=count_pairs(collation))
    figure = str(counts[choice])
    if choice in ("differing", "discrepancies"):
        pairs = ngettext("{some} of {n} pair", "{some} of {n} pairs", counts["shared"])
        figure = pairs.format(some=counts[choice], n=counts["shared"])
    return f"{name_filter(choice, signs)}: {figure}"


def name_folds(sheet: Sheet, top: int, height: int) -> str:
    """How many runs are folded in a sheet, and where they are when none is in the window."""
    folds = [stop for stop in sheet.stops if stop.kind == "fold"]
    if not folds:
        return _("nothing to fold: no run of {n} sentences that one side alone has").format(n=FOLD_FROM)
    words = ngettext("{n} run of one side folded", "{n} runs of one side folded", len(folds))
    words = words.format(n=len(folds))
    above = [stop.top + stop.height <= top for stop in folds]
    below = [stop.top >= top + height for stop in folds]
    if not all(up or down for up, down in zip(above, below, strict=True)):
        return _("{folds}: enter opens one").format(folds=words)
    if all(below):
        return _("{folds}, further down").format(folds=words)
    return (_("{folds}, further up") if all(above) else _("{folds}, further up and down")).format(folds=words)


def name_change(before: Options, after: Options, folds: str, counts: dict[Filter, int]) -> str:
    """What a switch changed, where the rows alone do not say it; `folds` says which runs are folded now."""
    if after.order != before.order:
        return _("in the order of {side}").format(side=after.order.upper())
    if after.noise != before.noise:
        return (
            _("differences of spelling count") if after.noise else _("differences of spelling do not count")
        )
    if after.fold != before.fold:
        return folds if after.fold else _("all runs are open")
    if after.filter != before.filter:
        same = counts["shared"] - counts["differing"]
        if after.filter == "differing":
            left_out = ngettext(
                "left out: {n} pair with the same words", "left out: {n} pairs with the same words", same
            )
            return left_out.format(n=same) if same else _("no pair has the same words")
        pairs = ngettext("{n} pair", "{n} pairs", counts["shared"]).format(n=counts["shared"])
        alone = ngettext("{n} sentence only in A", "{n} sentences only in A", counts["only_a"])
        rest = _("{n} only in B").format(n=counts["only_b"])
        return " + ".join((pairs, alone.format(n=counts["only_a"]), rest))
    return ""
