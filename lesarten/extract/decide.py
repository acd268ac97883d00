"""Which pieces belong to the article, and which one is its title: the learned part of cleaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lesarten.extract.context import Decisions, afterthoughts, surroundings
from lesarten.extract.features import CLASS_SUM, DIGITS, describe
from lesarten.extract.shape import BULLETS
from lesarten.extract.titles import NAMES as TITLE_NAMES
from lesarten.extract.titles import title_candidates, title_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits
    from lesarten.extract.lines import Piece
    from lesarten.extract.weights import Weights

SURE_OUT, SURE_IN = 0.01, 0.85
"""A first answer beyond these is final; looking again would cost most of the time and change nothing."""
TITLE_CHANCE = 0.1
"""Below it there is no title: null is an answer."""

ITEM = 0.3
"""Factor on the chance of an item of a list: menus have many, and a title is seldom one."""
LIKELY_CHANCE, LIKELY_SHARE = 0.08, 0.6
"""A less likely title must have most of its words in the article."""
NEAR_TEXT, IN_HEAD, OF_TEXT, REPEATED_WORDS = 15, 0.9, 0.5, 4
"""What is repeated near above the text and of its words, or stands in the first line, is the title."""
ONE_WORD = 0.2
"""Share of furniture words in a title with one of them, such as "help"."""
KICKER_WORDS = 3
SECOND_TITLE = 0.3
"""Of two lines in a row that both can be the title, the upper may only be so many times likelier."""


class Decided(NamedTuple):
    """What the learned weights say of a page."""

    described: list[Traits]
    chances: list[float]
    """For each piece the probability that it belongs to the article (the title's is not meaningful)."""
    title: int | None
    """Position of the title."""


def decide(page: str, pieces: Sequence[Piece], weights: Weights) -> Decided:
    """Judge the pieces of a page twice: each with its surroundings, then with what became of those."""
    described = describe(pieces)
    numbers = surroundings(described, weights.wording.rows(described))
    first = [
        0.0 if row is None else (weights.first_long if traits.long else weights.first_short).chance(row)
        for traits, row in zip(described, numbers, strict=True)
    ]
    title = _choose_title(page, pieces, described, first, numbers, weights)
    chances = _look_again(described, first, numbers, title, weights)
    return Decided(described, chances, title)


def _choose_title(
    page: str,
    pieces: Sequence[Piece],
    described: Sequence[Traits],
    chances: Sequence[float],
    numbers: Sequence[tuple[float, ...] | None],
    weights: Weights,
) -> int | None:
    candidates = title_candidates(pieces, described, chances)
    rows = title_numbers(page, pieces, described, chances, candidates)
    answers = {
        i: weights.title.chance((*(numbers[i] or ()), *described[i].details(), *row))
        * (ITEM if pieces[i].text[0] in BULLETS else 1)
        for i, row in zip(candidates, rows, strict=True)
    }
    best = max(answers, key=lambda i: (answers[i], -i), default=None)
    if best is None or answers[best] < TITLE_CHANCE:
        return _likely_title(pieces, candidates, rows, answers, described)
    below = best + 1
    short = len(described[best].words) <= KICKER_WORDS
    if short and answers.get(below, 0.0) > SECOND_TITLE * answers[best] and not described[below].long:
        return below  # a few words above a title are its kicker
    return best


def _likely_title(
    pieces: Sequence[Piece],
    candidates: Sequence[int],
    rows: Sequence[list[float]],
    answers: dict[int, float],
    described: Sequence[Traits],
) -> int | None:
    """A line above the text whose words are nearly all the article's, when no line is clearly the title."""
    for i, row in zip(candidates, rows, strict=True):
        numbers = dict(zip(TITLE_NAMES, row, strict=True))
        above = numbers["before_text"] > 0 and not described[i].long
        if (
            above
            and pieces[i].text[0] not in BULLETS
            and numbers["share_kept"] >= LIKELY_SHARE
            and answers[i] >= LIKELY_CHANCE
            and numbers["stems"] > 2
        ):
            return i
    repeated = _repeated_title(candidates, rows, described)
    return repeated if repeated is not None else _first_line(pieces, candidates, rows, described)


def _repeated_title(
    candidates: Sequence[int], rows: Sequence[list[float]], described: Sequence[Traits]
) -> int | None:
    """The line nearest above the text that a page repeats, or that its first line holds."""
    for i, row in zip(reversed(candidates), reversed(rows), strict=True):
        numbers = dict(zip(TITLE_NAMES, row, strict=True))
        near = 0 < numbers["before_text"] <= NEAR_TEXT and not described[i].long
        often = numbers["times"] > 1 and numbers["share_kept"] >= OF_TEXT
        repeated = often or (i and numbers["share_head"] >= IN_HEAD)
        if near and repeated and numbers["stems"] >= 2 and len(described[i].words) >= REPEATED_WORDS:
            return i
    return None


def _first_line(
    pieces: Sequence[Piece],
    candidates: Sequence[int],
    rows: Sequence[list[float]],
    described: Sequence[Traits],
) -> int | None:
    """A text's very first line, near above the text, when it is a few words and no sign of a page."""
    if not candidates or candidates[0] != 0:
        return None
    traits, text = described[0], pieces[0].text
    above = 0 < dict(zip(TITLE_NAMES, rows[0], strict=True))["before_text"] <= NEAR_TEXT
    words = traits.own is not None and traits.own[CLASS_SUM] <= ONE_WORD and not traits.own[DIGITS]
    bare = words and not traits.known and not traits.long and text[-1] not in ".:,;…"
    return 0 if above and bare and len(traits.words) >= REPEATED_WORDS else None


def _look_again(
    described: Sequence[Traits],
    first: Sequence[float],
    numbers: Sequence[tuple[float, ...] | None],
    title: int | None,
    weights: Weights,
) -> list[float]:
    decisions = Decisions(described, first, title)
    chances = list(first)
    for i, (traits, row) in enumerate(zip(described, numbers, strict=True)):
        # What is known is cut whatever the trees say.
        if row is not None and SURE_OUT < first[i] < SURE_IN and traits.known is None:
            trees = weights.second_long if traits.long else weights.second_short
            chances[i] = trees.chance(row + afterthoughts(decisions, i))
    return chances
