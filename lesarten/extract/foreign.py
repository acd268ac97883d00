"""Texts that the learned weights do not know: other languages and scripts, verse, lists, clean paragraphs.

They are kept rather than cut by ignorance; only known furniture goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.extract.features import CLASSES, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits
    from lesarten.extract.lines import Piece

KNOWN_LANGUAGES = frozenset(("de", "en"))
"""What the weights were learned on."""
SPACELESS_LONG = 40
"""Characters from which a line is a paragraph in a script without word spaces."""
SHORT_LINES = 0.5
"""Share of the words in short lines from which a text is read as verse, a transcript or a list."""
SHORTEST_LINE = 3
"""Mean words of the short lines of a poem or a list; menus have fewer."""
FEW_FURNITURE = 0.1
"""Share of pieces that look like page furniture in a text that is none."""
FURNITURE_SHARE = 0.3
"""Share of furniture words from which a short line counts as such."""
FEW_PIECES = 8
"""A text of no more pieces and without furniture is no page: somebody saved the article alone."""
FEW_SHORT = 0.1
"""Share of short pieces below which a longer text without furniture is no page either."""
NOT_OUT = 0.05
"""The chance from which a paragraph among nothing but paragraphs is kept."""
FEWEST_BELOW = 2
"""Pieces of a text with a title: it and a paragraph."""
LONGEST_TITLE = 150
SENTENCE_ENDS = frozenset(".!?…。！？؟।,;:：،؛")
"""A title may ask, but what asks may as well be the text."""
FEWEST_DIGITS = 5
"""Digits of a line that can be a date: a day and a year have as many, a year alone stands in titles."""
CLEAN = 0.05
"""Share of words of furniture up to which a paragraph is none: one such word in twenty is chance."""
_DIRT = [NAMES.index(name) for name in CLASSES if name not in ("byline", "stamp", "address")]
"""Days and names of authors stand in any report."""
_DIGITS = NAMES.index("digits")
_CLASS_SUM, _ADDRESS = NAMES.index("class_sum"), NAMES.index("address")
"""Who speaks to "you" and says "here" is a menu or a poet."""


def is_other_script(text: str) -> bool:
    """Whether most letters are not Latin."""
    letters = [character for character in text if character.isalpha()]
    return sum(character > "\u024f" for character in letters) > 0.5 * len(letters)


def is_plain_text(described: Sequence[Traits]) -> bool:
    """Whether a text of mostly short lines shows no sign of being a page: a poem, a transcript, a list."""
    words = sum([traits.count for traits in described]) or 1
    short = [traits.count for traits in described if not traits.long]
    if sum(short) <= SHORT_LINES * words or sum(short) < SHORTEST_LINE * len(short):
        return False
    dirty = sum(_is_furniture(traits) for traits in described)
    return dirty <= FEW_FURNITURE * len(described)


def _is_furniture(traits: Traits) -> bool:
    if traits.known or traits.own is None:
        return True
    return not traits.long and traits.own[_CLASS_SUM] - traits.own[_ADDRESS] > FURNITURE_SHARE


def keep_clean_prose(described: Sequence[Traits], chances: Sequence[float], kept: list[bool]) -> None:
    """Keep every clean paragraph of a text that shows nothing of a page, and where nothing but paragraphs
    stands below a title also those that are not.

    The weights learned whole pages, where three paragraphs alone, or the same one again and again, are
    never the article.
    """
    short = [traits.long for traits in described].count(False)
    if len(described) > FEW_PIECES and short > FEW_SHORT * len(described):
        return
    if short == len(described) or any(_is_furniture(traits) for traits in described):
        return
    alone = short <= 1
    for i, traits in enumerate(described):
        kept[i] = kept[i] or is_clean(traits) or (alone and traits.long and chances[i] > NOT_OUT)


def is_clean(traits: Traits) -> bool:
    """A paragraph without words of furniture; a short line without those, names of authors and dates."""
    own = traits.own
    if own is None:
        return False
    if traits.long:
        return sum(own[number] for number in _DIRT) <= CLEAN
    return own[_CLASS_SUM] <= CLEAN and own[_DIGITS] == 0 and any(map(str.isalpha, "".join(traits.words)))


def keep_foreign(pieces: Sequence[Piece], described: Sequence[Traits], whole: bool) -> list[bool]:
    """All but known furniture; for a Latin language also not what stands outside its paragraphs."""
    long = [
        i for i, (piece, traits) in enumerate(zip(pieces, described, strict=True)) if _is_long(piece, traits)
    ]
    kept = [traits.known is None for traits in described]
    if whole or not long:
        return kept
    first, last = long[0], long[-1]
    title = _line_above(described, first, kept)
    return [
        keep
        and (first if title is None else title) <= i <= last
        and not (i < first and _is_dated(described[i]))
        for i, keep in enumerate(kept)
    ]


def foreign_title(pieces: Sequence[Piece], described: Sequence[Traits], kept: Sequence[bool]) -> int | None:
    """The line that stands alone above the first paragraph of a text; of several nobody can tell."""
    text = [i for i, keep in enumerate(kept) if keep]
    if len(text) < FEWEST_BELOW or not _is_long(pieces[text[1]], described[text[1]]):
        return None
    title = pieces[text[0]]
    alone = len(title.text) <= LONGEST_TITLE and title.text[-1] not in SENTENCE_ENDS
    return text[0] if alone and not _is_dated(described[text[0]]) else None


def _line_above(described: Sequence[Traits], first: int, kept: Sequence[bool]) -> int | None:
    """The nearest line of some words above the first paragraph; a date between is none."""
    for i in range(first - 1, -1, -1):
        if kept[i] and len(described[i].words) >= SHORTEST_LINE and not _is_dated(described[i]):
            return i
    return None


def _is_dated(traits: Traits) -> bool:
    """Whether a short line is for a good part a day or a clock time."""
    digits = sum(map(str.isdigit, "".join(traits.words)))
    return not traits.long and digits >= FEWEST_DIGITS


def _is_long(piece: Piece, traits: Traits) -> bool:
    return traits.long or (is_other_script(piece.text[:SPACELESS_LONG]) and len(piece.text) >= SPACELESS_LONG)
