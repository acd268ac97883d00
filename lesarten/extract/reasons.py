"""Why a piece is cut, in words a reader understands: one of `lesarten.words.REASONS`."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from lesarten.extract.features import CLASSES, NAMES
from lesarten.extract.lexicon import word_classes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lesarten.extract.decide import Decided
    from lesarten.extract.features import Traits
    from lesarten.extract.lines import Piece

_AT = {name: number for number, name in enumerate(NAMES)}
_REASON_OF_CLASS = {
    "share": "navigation",
    "nav": "navigation",
    "subscribe": "advertisement",
    "cookie": "imprint",
    "related": "related articles",
    "comment": "comment rules",
    "player": "player",
    "ad": "advertisement",
    "imprint": "imprint",
    "credit": "caption",
    "byline": "metadata",
    "stamp": "metadata",
}
_PAREN_NAME, _CREDIT_TAIL, _CREDIT_HEAD = _AT["paren_name"], _AT["credit_tail"], _AT["credit_head"]
_DIGITS, _IMPRINT, _CLASS_SUM = _AT["digits"], _AT["imprint"], _AT["class_sum"]
_FIRST_CLASS, _LAST_CLASS = _AT[CLASSES[0]], _AT["stamp"]
"""The classes stand in a row, those with a reason first."""
_METADATA = CLASSES.index("byline")
"""Bylines and stamps are the last of them: whole sentences, too, say "by" and "in July"."""
SAME_TITLE = 0.8
"""Share of common words from which a line repeats the title."""
STAMP_DIGITS = 0.12
"""Share of digits in a line that is mostly a date."""
TELLING = 0.08
"""Share of a class's words from which a line is of that class."""
TEASER_WORDS = 5
"""A shorter line between paragraphs is furniture, a longer one a link to another article."""


def give_reasons(
    pieces: Sequence[Piece],
    decided: Decided,
    kept: Sequence[bool],
    told: Mapping[int, str],
) -> list[str]:
    """A reason for every piece that is not kept, which some were `told`; an empty string for the others."""
    title = decided.title
    name = pieces[title].text if title is not None else ""
    text = [i for i, keep in enumerate(kept) if keep and i != title]
    first, last = (text[0], text[-1]) if text else (len(kept), -1)
    reasons: list[str] = []
    comments = False
    shortest, longest = sizes(name)
    for i, (piece, keep, traits) in enumerate(zip(pieces, kept, decided.described, strict=True)):
        if keep:
            reasons.append("")
        elif i in told:
            reasons.append(told[i])
        elif name and shortest <= len(piece.text) <= longest and repeats(piece.text, name):
            reasons.append("repeated title")
        else:
            comments = comments or traits.known == "comment rules"
            reasons.append(_reason(piece.text, traits, first <= i <= last, i > last, comments))
    return reasons


def repeats(text: str, title: str) -> bool:
    """Whether a line holds nearly all words of a title and few others."""
    shortest, longest = sizes(title)
    if not shortest <= len(text) <= longest:
        return False
    lower = text.lower()
    wanted, telling = _words(title)
    if not any(map(lower.__contains__, telling)):
        return False
    words = set(lower.split())
    common = len(words & wanted)
    return common >= SAME_TITLE * len(wanted) and common >= 0.5 * len(words)


def sizes(title: str) -> tuple[float, int]:
    """Characters of the shortest and the longest line that can repeat a title."""
    return 0.5 * len(title), 3 * len(title)


@lru_cache(maxsize=8)
def _words(title: str) -> tuple[frozenset[str], list[str]]:
    """The words of a title, and so many of the longest that a line without them is no repetition."""
    words = frozenset(title.lower().split())
    fewest = ceil(SAME_TITLE * len(words))
    return words, sorted(words, key=len, reverse=True)[: len(words) - fewest + 1]


@lru_cache(maxsize=1)
def _opens_metadata() -> frozenset[str]:
    return word_classes()["byline"] | word_classes()["stamp"]


def _reason(text: str, traits: Traits, inside: bool, behind: bool, comments: bool) -> str:
    if traits.known:
        return traits.known
    if traits.own is None:
        return "navigation"
    own = traits.own
    if own[_PAREN_NAME] or own[_CREDIT_TAIL] or own[_CREDIT_HEAD] or "©" in text:
        return "imprint" if behind and own[_IMPRINT] else "caption"
    if own[_DIGITS] > STAMP_DIGITS:
        return "metadata"
    if own[_CLASS_SUM]:
        shares = own[_FIRST_CLASS : _LAST_CLASS + 1]
        if (
            len(traits.words) >= TEASER_WORDS
            and not own[_DIGITS]
            and traits.words[0] not in _opens_metadata()
        ):
            shares = shares[:_METADATA]
        elif own[_LAST_CLASS] > TELLING and not traits.long:
            return "metadata"
        share = max(shares)
        best = CLASSES[shares.index(share)]
        if share > TELLING or (traits.long and share > 0 and best in ("cookie", "comment", "imprint")):
            return _REASON_OF_CLASS[best]
    if traits.long and behind and comments:
        return "comment rules"
    if traits.long:
        return "another story" if behind else "caption" if inside else "navigation"
    return "related articles" if (inside or behind) and len(traits.words) >= TEASER_WORDS else "navigation"
