"""Numbers that describe each piece of a page by itself: its shape and the classes of its words.

The learned weights count on the names and the order of the numbers; no publisher is in them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from lesarten.extract.lexicon import first_words_of_furniture, fold_line, furniture, word_classes
from lesarten.extract.shape import (
    CLOSERS,
    END_MARKS,
    HEAD,
    TAIL_WORDS,
    details,
    find_words,
    last_words,
    signs,
    strip_marks,
    tail,
)
from lesarten.extract.wording import CLOSING, Odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.lines import Piece

CLASSES = (
    *("share", "nav", "subscribe", "cookie", "related", "comment", "player", "ad", "imprint", "credit"),
    *("byline", "stamp", "address"),
)
"""Word classes that speak for page furniture."""

NAMES = (
    *("chars", "words", "end_mark", "end_colon", "end_question", "function", "verb", "capital", "digits"),
    *("quote", "comma", "mean_word", "open_start", "gap_before", "twice", "credit_tail", "credit_head"),
    *("tail_time", "tail_more", "paren_name", "furniture", *CLASSES, "class_sum", "cue"),
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
SAMPLE = 300
"""Characters whose words are counted: more of a paragraph takes time and says the same."""
MOST_VERBS, MOST_OPEN = 3, 2
"""More of these say no more."""
FURNITURE_WORDS = 7
"""Longer lines are not looked up among the known ones."""
LABEL = 40
"""Characters in which a label ends with a colon."""
MOST_SAID = 60
"""Words of a paragraph that the tables are asked for."""
PICTURE_CUES = ("on links", "rom left", "ufnahme vom", "ile photo", "m Bild:", "WATCH |")
"""What only captions say, in two words."""

LONGEST_KEPT, MOST_KEPT = 60, 2048
"""Characters of lines that are remembered, and how many: an outlet has the same menu on all of its pages."""
_Key = tuple[str, int, int]
"""The text of a line, blank lines before it, and how often the page has it."""
_KEPT_LINES: dict[_Key, Traits] = {}

_SIDE = re.compile(r"\((?:links|rechts|Mitte|left|right|[lr][.)]|v\. l)")
"""Where somebody stands in a picture."""
_BOX_OF_AUTHOR = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’-]+ ){2,3}(?:ist|war|arbeitet|schreibt|berichtet|is|was|writes|covers|reports|works)\b"
)
_SEEN = re.compile(r"\b(?:was|were|is|are|been|being) (?:\w+ )?pictured\b")
"""What a sentence of an article says where a caption says "pictured"."""
_STEM = slice(6)
"""The letters of a word that stand for it, when it has more than four."""
_FUNCTION, _VERB, _OPEN, _FIRST_CLASS = 0, 1, 2, 3
_PICTURE = _FIRST_CLASS + len(CLASSES)
_AUTHOR = _PICTURE + 1
_GROUPS = _AUTHOR + 1
_NO_CLASS = (1 << 8 * _FIRST_CLASS) - 1
"""The most that words without a class of furniture can sum up to."""
_CREDIT = _FIRST_CLASS + CLASSES.index("credit")
_NO_SHARES = (0.0,) * (len(CLASSES) + 1)
_AT = {name: number for number, name in enumerate(NAMES)}
END_MARK, CUE = _AT["end_mark"], _AT["cue"]
DIGITS, STAMP, CLASS_SUM = _AT["digits"], _AT["stamp"], _AT["class_sum"]


class Traits:
    """A piece with its numbers; `own` is None for a short one far from every paragraph."""

    __slots__ = (
        "bare",
        "close",
        "count",
        "known",
        "long",
        "odds",
        "own",
        "prose",
        "said",
        "size",
        "stems",
        "text",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = size = len(text)
        self.words: list[str] = text[:SAMPLE].lower().split()
        count = len(self.words)
        self.bare = text.rstrip(CLOSERS)
        self.long = count >= SHORT or (count >= FEWEST_WORDS and self.bare[-1:] in END_MARKS)
        self.count = count if size <= SAMPLE else count * size // SAMPLE
        self.own: list[float] | None = None
        self.prose = False
        self.known: str | None = None
        self.stems: frozenset[str] = frozenset()
        self.said: list[str] = []
        self.close: list[str] = []
        self.odds: Odds | None = None

    def details(self) -> tuple[float, ...]:
        """What only a doubtful piece is asked: the numbers of `DETAILS`."""
        return details(self.text, self.bare)


def describe(pieces: Sequence[Piece]) -> list[Traits]:
    """Count what each piece shows by itself, in the order of `NAMES`."""
    times = Counter([piece.text for piece in pieces])
    page = _Page("\n".join(times))
    keys = [(text, gap, times[text]) for text, _spans, _line, gap in pieces]
    described = [_KEPT_LINES.get(key) or Traits(key[0]) for key in keys]
    near = _near_paragraphs(described)
    for number in near:
        traits = described[number]
        if traits.own is None:
            page.count(traits, *keys[number][1:])
            if traits.size <= LONGEST_KEPT:
                _keep(keys[number], traits)
    if len(near) < len(described):
        for number in set(range(len(described))).difference(near):
            if described[number].own is not None:
                described[number] = Traits(keys[number][0])
    return described


def _keep(key: _Key, traits: Traits) -> None:
    if len(_KEPT_LINES) >= MOST_KEPT:
        _KEPT_LINES.clear()
    _KEPT_LINES[key] = traits


def _near_paragraphs(described: Sequence[Traits]) -> list[int]:
    """The positions of paragraphs and of what stands near one; all when there is none."""
    last = len(described)
    paragraphs = [number for number, traits in enumerate(described) if traits.long]
    if len(paragraphs) < FEW_PARAGRAPHS and last < MOST_LINES:
        return list(range(last))
    near: list[int] = []
    start, end = 0, HEAD_LINES
    for number in paragraphs:
        if number - NEAR_BEFORE > end:
            near.extend(range(start, end))
            start = number - NEAR_BEFORE
        end = max(end, number + NEAR_AFTER + 1)
    near.extend(range(start, min(end, last)))
    return near


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, int]:
    """Each known word with a one in the byte of each of its classes: adding them counts all at once."""
    classes = word_classes()
    groups = [classes["german"] | classes["english"], classes["verb"], classes["open"]]
    groups += [classes[name] for name in CLASSES]
    groups += [_with_marks(classes["picture"]), _with_marks(classes["author"])]
    bits: dict[str, int] = {}
    for number, group in enumerate(groups):
        for word in group:
            bits[word] = bits.get(word, 0) + (1 << 8 * number)
    return bits


class _Page:
    """What is the same for all pieces of a page: the tables, and which cues it has at all."""

    __slots__ = ("credits", "cues", "first_words", "lexicon")

    def __init__(self, page: str) -> None:
        self.lexicon = _lexicon()
        self.credits = word_classes()["credit"]
        self.first_words = first_words_of_furniture()
        # Most pages have none, and to search a page once is cheaper than to search its pieces.
        self.cues = [cue for cue in PICTURE_CUES if cue in page]

    def count(self, traits: Traits, gap: int, times: int) -> None:
        """Fill in the numbers of one piece, which stands so many times on the page."""
        last = _read_words(traits)
        text, words = traits.text, traits.words
        n, all_words, size = len(words) or 1, traits.count or 1, traits.size
        # At most 150 words have 300 characters, so no byte runs over.
        total = sum(filter(None, map(self.lexicon.get, words if n < 256 else words[:255])))
        counts = total.to_bytes(_GROUPS, "little")
        shares: Sequence[float] = _NO_SHARES
        cue = False
        if total > _NO_CLASS:
            shares = _shares(counts[_FIRST_CLASS:_PICTURE], n)
            cue = counts[_PICTURE] > 0 and _SEEN.search(text) is None
            cue = cue or (counts[_AUTHOR] > 0 and _BOX_OF_AUTHOR.match(text) is not None)
        traits.stems = frozenset([word[_STEM] for word in words if len(word) > 4])
        traits.known = known = self._look_up(text, words)
        traits.close = last[-CLOSING:]
        end, head = traits.bare[-1:] or text[-1], text[:HEAD]
        digits, capitals = signs(head)
        functional, verbs, opening = counts[:_FIRST_CLASS]
        ended = end in END_MARKS
        traits.own = [
            log(size),
            log(all_words),
            ended,
            end == ":",
            end == "?",
            functional / n,
            verbs if verbs < MOST_VERBS else MOST_VERBS,
            capitals,
            digits / len(head),
            "„" in text or "“" in text or '"' in text or "«" in text,
            text.count(",") / all_words,
            size / all_words,
            (opening if opening < MOST_OPEN else MOST_OPEN) / n,
            gap if gap < 3 else 3,
            times if times < 4 else 4,
            0 if self.credits.isdisjoint(last) else len(self.credits.intersection(last)),
            len(self.credits.intersection(words[:2])) if counts[_CREDIT] else 0,
            *tail(text, last),
            known is not None,
            *shares,
            cue or self._has_cue(text, words),
        ]
        if traits.long:
            whole = ended and end != "…" and traits.bare[-3:] != "..."
            traits.prose = whole and functional >= PROSE_SHARE * n

    def _look_up(self, text: str, words: Sequence[str]) -> str | None:
        """The reason to cut a line that is known, or that a known label opens: "Lesen Sie auch: …"."""
        # A first word of letters alone is that of the folded line, too; most lines are done with it.
        if words and words[0] not in self.first_words and words[0].isalpha():
            return None
        reason = furniture().get(fold_line(text)) if len(words) <= FURNITURE_WORDS else None
        if reason:
            return reason
        end = text.find(":", 0, LABEL)
        return furniture().get(fold_line(text[:end])) if end > 0 else None

    def _has_cue(self, text: str, words: Sequence[str]) -> bool:
        """Whether a piece speaks of a picture or of a film."""
        if "(" in text and _SIDE.search(text):
            return True
        if words and words[-1] == "min" and ":" in text[-10:]:
            return True
        return bool(self.cues) and any(map(text.__contains__, self.cues))


def _read_words(traits: Traits) -> list[str]:
    """Fill in the words of a piece without the marks around them; gives the last of them."""
    text, words = traits.text, traits.words
    if len(words) > SHORT:
        traits.said = strip_marks(words[:MOST_SAID])
        return last_words(text)
    traits.words = traits.said = words = find_words(text)
    traits.count = len(words)
    return words[-TAIL_WORDS:] if len(words) < SHORT else last_words(text)


def _shares(marks: bytes, n: int) -> Sequence[float]:
    """The share of each class among `n` words, and of all of them."""
    weight = 1 / n if n > SHORT else 1 / (n + 2)
    return [*[count * weight for count in marks], sum(marks) * weight]


def _with_marks(words: frozenset[str]) -> frozenset[str]:
    """Words as they come in a text, with marks and brackets around them."""
    forms = ("{}", "({})", "({}", "{})", "{}.", "{},", "{}:", "({}.)", "({}).", "({}.).")
    return frozenset([form.format(word) for word in words for form in forms])
