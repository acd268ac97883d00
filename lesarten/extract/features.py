"""Numbers that describe each piece of a page by itself: its shape and the classes of its words.

The learned weights count on the names and the order of the numbers; no publisher is in them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from lesarten.extract.lexicon import fold_line, furniture, word_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.lines import Piece

CLASSES = (
    *("share", "nav", "subscribe", "cookie", "related", "comment", "player", "ad", "imprint", "credit"),
    *("byline", "stamp", "address"),
)
"""Word classes that speak for page furniture."""

NAMES = (
    *("chars", "words", "end_mark", "end_colon", "end_question", "end_dots", "end_exclamation"),
    *(
        "function",
        "verb",
        "capital",
        "capitals",
        "digits",
        "bullet",
        "lower_start",
        "divider",
        "quote",
        "comma",
    ),
    *("bracket_start", "bracket_end", "time", "mean_word", "sentences", "quote_start", "open_start"),
    *("gap_before", "gap_after", "parts", "twice", "credit_tail", "credit_head", "tail_open", "address_mark"),
    *("paren_name", "tail_time", "tail_more", "furniture", *CLASSES, "class_sum"),
)
"""What the numbers of `describe` are, in order."""

SHORT = 12
"""Words; from here on a piece is read as a paragraph, below as a heading or an item of a list."""
FEWEST_WORDS = 7
"""A whole sentence of so many words is a paragraph too."""
PROSE_SHARE = 0.18
"""Share of function words from which words are sentences; lists of names and links stay below."""
NEAR_BEFORE, NEAR_AFTER = 10, 6
"""A short piece farther than this from any paragraph is not looked at: it is no part of an article."""
FEW_PARAGRAPHS, MOST_LINES = 2, 200
"""A small text almost without paragraphs is looked at whole: it can be a poem."""
HEAD_LINES = 2
"""The first lines are always counted: a page's own title often stands there."""
TOPIC_WORDS = 50
"""So many words of a piece tell its topic; more take time and say the same."""
FURNITURE_WORDS = 7
"""Longer lines are not looked up among the known ones."""
HEAD = 120
"""Characters of a piece that are searched for clock times and digits."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|©")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\d:\d\d|\d\d\.\d\d")
_PAREN_NAME = re.compile(r"\((?:[^()]*/[^()]*|(?:[A-ZÄÖÜ][^\s()]*[ ,]*){1,6})\)$")
_TAIL_TIME = re.compile(r"\d\d:\d\d|\d\.\d\d\.\d|\b(?:19|20)\d\d\b|\d min\b")
_MORE = frozenset(("mehr", "more", "weiterlesen", "weiter", "infos", "info"))
_CLOSERS = "\"'”“’‘»«)] "
_END_MARKS = frozenset(".!?…")
_BULLETS = frozenset("*•·–-▪►‣◦○●■+")
_FUNCTION, _VERB, _OPEN, _FIRST_CLASS = 0, 1, 2, 3
_AT = {name: number for number, name in enumerate(NAMES)}
END_MARK, FUNCTION, END_DOTS = _AT["end_mark"], _AT["function"], _AT["end_dots"]


class Traits:
    """A piece with its numbers; `own` is None for a short one far from every paragraph."""

    __slots__ = ("bare", "known", "long", "own", "prose", "size", "stems", "words")

    def __init__(self, text: str) -> None:
        self.size = len(text)
        words = text.split()
        self.bare = text.rstrip(_CLOSERS)
        self.long = len(words) >= SHORT or (len(words) >= FEWEST_WORDS and self.bare[-1:] in _END_MARKS)
        self.words: list[str] = words
        self.own: list[float] | None = None
        self.prose = False
        self.known: str | None = None
        self.stems: frozenset[str] = frozenset()


def describe(pieces: Sequence[Piece]) -> list[Traits]:
    """Count what each piece shows by itself, in the order of `NAMES`."""
    counts = Counter([piece.text for piece in pieces])
    described = [Traits(piece.text) for piece in pieces]
    gaps = [piece.gap for piece in pieces[1:]] + [3]
    for number in _near_paragraphs(described):
        piece = pieces[number]
        _count(described[number], piece, gaps[number], counts[piece.text])
    return described


def _near_paragraphs(described: Sequence[Traits]) -> list[int]:
    """The positions of paragraphs and of what stands near one; all when there is none."""
    last = len(described)
    paragraphs = [number for number, traits in enumerate(described) if traits.long]
    if len(paragraphs) < FEW_PARAGRAPHS and last < MOST_LINES:
        return list(range(last))
    near = list(range(min(HEAD_LINES, last)))
    done = len(near)
    for number in paragraphs:
        near.extend(range(max(done, number - NEAR_BEFORE), min(last, number + NEAR_AFTER + 1)))
        done = max(done, number + NEAR_AFTER + 1)
    return near


@lru_cache(maxsize=1)
def _credit_words() -> frozenset[str]:
    return word_classes()["credit"]


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[int, ...]]:
    """Each known word with the numbers of its classes."""
    classes = word_classes()
    groups = [classes["german"] | classes["english"], classes["verb"], classes["open"]]
    groups += [classes[name] for name in CLASSES]
    numbers: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(groups):
        for word in group:
            numbers[word] = (*numbers.get(word, ()), number)
    return numbers


def _count(traits: Traits, piece: Piece, gap_after: int, times: int) -> None:
    text = piece.text
    words = traits.words
    lower = text.lower().split() if len(words) > SHORT else _WORD.findall(text.lower())
    traits.words = lower
    n = len(lower) or 1
    counts = [0] * (_FIRST_CLASS + len(CLASSES))
    known = _lexicon()
    for numbers in [known[word] for word in lower if word in known]:
        for number in numbers:
            counts[number] += 1
    traits.stems = frozenset([word[:6] for word in lower[:TOPIC_WORDS] if len(word) > 4])
    weight = 1 / n if n > SHORT else 1 / (n + 2)
    shares = [count * weight for count in counts[_FIRST_CLASS:]]
    own = [log(len(text)), log(n)]
    own += _shape(text, traits.bare, words, counts, n)
    own += (min(piece.gap, 3), min(gap_after, 3), min(len(piece.spans), 4), min(times, 4))
    own += _tail(text, traits.bare, lower, n)
    traits.known = furniture().get(fold_line(text)) if n <= FURNITURE_WORDS else None
    own.append(traits.known is not None)
    own += shares
    own.append(sum(shares))
    traits.own = own
    prose = own[FUNCTION] >= PROSE_SHARE and own[END_MARK] and not own[END_DOTS]
    traits.prose = traits.long and bool(prose)


def _shape(text: str, bare: str, words: list[str], counts: list[int], n: int) -> tuple[float, ...]:
    """From "end_mark" to "open_start"."""
    end = bare[-1:] or text[-1]
    start = text[0]
    head = text[:HEAD]
    digits = len(_DIGIT.findall(head))
    return (
        end in _END_MARKS,
        end == ":",
        end == "?",
        end == "…" or bare.endswith("..."),
        end == "!",
        counts[_FUNCTION] / n,
        min(counts[_VERB], 3),
        sum(map(str.istitle, words)) / len(words),
        text.isupper(),
        digits / len(head),
        start in _BULLETS,
        start.islower(),
        ("|" in head) + ("·" in head) + ("›" in head) + (end == "»") + (" / " in head),
        "„" in text or "“" in text or '"' in text or "«" in text,
        text.count(",") / n,
        start in "[(",
        text[-1] in ")]",
        digits > 2 and _TIME.search(head) is not None,
        len(text) / n,
        min(_inner_ends(text), 4) if n > SHORT else 0,
        start in "„“\"'‘«»",
        min(counts[_OPEN], 2) / n,
    )


def _inner_ends(text: str) -> int:
    """End marks with more behind them: a paragraph has several, a caption or a teaser one or none."""
    return text.count(". ") + text.count("? ") + text.count("! ")


def _tail(text: str, bare: str, lower: list[str], n: int) -> tuple[float, ...]:
    """From "credit_tail" to "tail_more"."""
    credit = _credit_words()
    tail = text[-24:]
    ended = bare[-1:] in ".!?…:"
    return (
        len(credit.intersection(lower[-5:])),
        len(credit.intersection(lower[:2])),
        n >= SHORT and not ended and _inner_ends(text) > 0,
        "http" in text or "www." in text or "@" in text,
        text[-1] == ")" and _PAREN_NAME.search(text[-90:]) is not None,
        _DIGIT.search(tail) is not None and _TAIL_TIME.search(tail) is not None,
        lower[-1] in _MORE if lower else False,
    )
