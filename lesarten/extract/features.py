"""Numbers that describe each piece of a page by itself: its shape and the classes of its words.

The learned weights count on the names and the order of the numbers; no publisher is in them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import repeat
from math import log
from typing import TYPE_CHECKING

from lesarten.extract.lexicon import first_words_of_furniture, fold_line, furniture, word_classes
from lesarten.extract.wording import CLOSING

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
    *("paren_name", "tail_time", "tail_more", "furniture", *CLASSES, "class_sum", "cue"),
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
FURNITURE_WORDS = 7
"""Longer lines are not looked up among the known ones."""
LABEL = 40
"""Characters in which a label ends with a colon."""
MOST_SAID = 60
"""Words of a paragraph that the tables are asked for."""
SIDES = ("(links", "(rechts", "(Mitte", "(left", "(right", "(l.", "(r.", "(l)", "(r)", "(v. l")
"""Where somebody stands in a picture."""
PICTURE_CUES = ("on links", "rom left", "ufnahme vom", "ile photo", "m Bild:", "WATCH |")
"""What only captions say, in two words."""
HEAD = 120
"""Characters of a piece that are searched for clock times and digits."""
CAPITALS = 70
"""Characters whose words are asked whether they begin with a capital."""
TWICE = 40
"""Characters of a text that can say the same twice: a picture's text and its caption."""
TAIL, TAIL_WORDS = 64, 5
"""Characters and words of the end of a piece, where a caption names its photographer."""

LONGEST_KEPT, MOST_KEPT = 60, 2048
"""Characters of lines that are remembered, and how many: an outlet has the same menu on all of its pages."""
_KEPT_LINES: dict[tuple[str, int, int, int, int], Traits] = {}

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|©")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\d:\d\d|\d\d\.\d\d")
_PAREN_NAME = re.compile(r"\((?:[^()]*/[^()]*|[A-ZÄÖÜ][^\s()]*(?: [ ,]*[A-ZÄÖÜ][^\s()]*){0,5}[ ,]*)\)$")
_BOX_OF_AUTHOR = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’-]+ ){2,3}(?:ist|war|arbeitet|schreibt|berichtet|is|was|writes|covers|reports|works)\b"
)
_TAIL_TIME = re.compile(r"\d\d:\d\d|\d\.\d\d\.\d|\b(?:19|20)\d\d\b|\d min\b")
_DIGITS = b"0123456789"
_MORE = frozenset(("mehr", "more", "weiterlesen", "weiter", "infos", "info"))
_MARKS = ".,;:!?…()[]\"'„“”‚‘’»«›‹–-*•|"
_CLOSERS = "\"'”“’‘»«)] "
_END_MARKS = frozenset(".!?…")
_ENDS = frozenset(".!?…:")
_BULLETS = frozenset("*•·–-▪►‣◦○●■+")
_OPENERS = frozenset("„“\"'‘«»")
_BRACKETS, _CLOSED = frozenset("[("), frozenset(")]")
_FUNCTION, _VERB, _OPEN, _FIRST_CLASS = 0, 1, 2, 3
_PICTURE = _FIRST_CLASS + len(CLASSES)
_AUTHOR = _PICTURE + 1
_GROUPS = _AUTHOR + 1
_NO_CLASS = (1 << 8 * _FIRST_CLASS) - 1
"""The most that words without a class of furniture can sum up to."""
_CREDIT = _FIRST_CLASS + CLASSES.index("credit")
_NO_SHARES = (0.0,) * (len(CLASSES) + 1)
_AT = {name: number for number, name in enumerate(NAMES)}
END_MARK, FUNCTION, END_DOTS, CUE = _AT["end_mark"], _AT["function"], _AT["end_dots"], _AT["cue"]
DIGITS, CLASS_SUM = _AT["digits"], _AT["class_sum"]


class Traits:
    """A piece with its numbers; `own` is None for a short one far from every paragraph."""

    __slots__ = (
        "bare",
        "close",
        "count",
        "doubled",
        "known",
        "long",
        "own",
        "prose",
        "said",
        "size",
        "stems",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.size = size = len(text)
        self.words: list[str] = text[:SAMPLE].lower().split()
        count = len(self.words)
        self.bare = text.rstrip(_CLOSERS)
        self.long = count >= SHORT or (count >= FEWEST_WORDS and self.bare[-1:] in _END_MARKS)
        self.count = count if size <= SAMPLE else count * size // SAMPLE
        self.own: list[float] | None = None
        self.prose = False
        self.known: str | None = None
        self.stems: frozenset[str] = frozenset()
        self.said: list[str] = []
        self.close: list[str] = []
        self.doubled = False


def describe(pieces: Sequence[Piece]) -> list[Traits]:
    """Count what each piece shows by itself, in the order of `NAMES`."""
    counts = Counter([piece.text for piece in pieces])
    described = [Traits(piece.text) for piece in pieces]
    gaps = [piece.gap for piece in pieces[1:]] + [3]
    for number in _near_paragraphs(described):
        piece, traits = pieces[number], described[number]
        text, gap_after, times = piece.text, gaps[number], counts[piece.text]
        if traits.size > LONGEST_KEPT:
            _count(traits, piece, gap_after, times)
            continue
        key = (text, piece.gap, gap_after, len(piece.spans), times)
        if known := _KEPT_LINES.get(key):
            described[number] = known
            continue
        _count(traits, piece, gap_after, times)
        if len(_KEPT_LINES) >= MOST_KEPT:
            _KEPT_LINES.clear()
        _KEPT_LINES[key] = traits
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


def _count(traits: Traits, piece: Piece, gap_after: int, times: int) -> None:
    text = piece.text
    words = traits.words
    if len(words) <= SHORT:
        traits.words = traits.said = words = _WORD.findall(text.lower())
        traits.count = len(words)
    else:
        traits.said = [word.strip(_MARKS) for word in words[:MOST_SAID]]
    n = len(words) or 1
    # At most 150 words have 300 characters, so no byte runs over.
    total = sum(map(_lexicon().get, words[:255], repeat(0)))
    counts = total.to_bytes(_GROUPS, "little")
    traits.stems = frozenset({word[:6] for word in words if len(word) > 4})
    traits.known = _look_up(text, words)
    traits.doubled = len(text) > TWICE and text.find(text[: TWICE // 2], TWICE // 2) > 0
    if total > _NO_CLASS:
        marks = counts[_FIRST_CLASS:_PICTURE]
        weight = 1 / n if n > SHORT else 1 / (n + 2)
        shares: Sequence[float] = [*[count * weight for count in marks], sum(marks) * weight]
    else:
        shares = _NO_SHARES
    inner = _inner_ends(text) if n >= SHORT else 0
    traits.own = own = [
        log(traits.size),
        log(traits.count or 1),
        *_shape(text, traits.bare, counts, n, traits.count or 1, inner),
        min(piece.gap, 3),
        min(gap_after, 3),
        min(len(piece.spans), 4),
        min(times, 4),
        *_tail(text, traits, counts[_CREDIT], inner),
        traits.known is not None,
        *shares,
        _has_cue(text, counts, words),
    ]
    prose = own[FUNCTION] >= PROSE_SHARE and own[END_MARK] and not own[END_DOTS]
    traits.prose = traits.long and bool(prose)


def _with_marks(words: frozenset[str]) -> frozenset[str]:
    """Words as they come in a text, with marks and brackets around them."""
    forms = ("{}", "({})", "({}", "{})", "{}.", "{},", "{}:", "({}.)")
    return frozenset([form.format(word) for word in words for form in forms])


def _has_cue(text: str, counts: bytes, words: list[str]) -> bool:
    """Whether a piece speaks of a picture or of a film, or of who wrote the article."""
    if counts[_PICTURE] or any(map(text.__contains__, PICTURE_CUES)):
        return True
    if "(" in text and any(map(text.__contains__, SIDES)):
        return True
    if counts[_AUTHOR] and _BOX_OF_AUTHOR.match(text):
        return True
    return words[-1:] == ["min"] and ":" in text[-10:]


def _look_up(text: str, words: Sequence[str]) -> str | None:
    """The reason to cut a line that is known, or that a known label opens: "Lesen Sie auch: …"."""
    # A first word of letters alone is that of the folded line, too; most lines are done with it.
    if words and words[0] not in first_words_of_furniture() and words[0].isalpha():
        return None
    reason = furniture().get(fold_line(text)) if len(words) <= FURNITURE_WORDS else None
    if reason:
        return reason
    end = text.find(":", 0, LABEL)
    return furniture().get(fold_line(text[:end])) if end > 0 else None


def _shape(text: str, bare: str, counts: bytes, n: int, all_words: int, inner: int) -> tuple[float, ...]:
    """From "end_mark" to "open_start"; `n` words are counted of all, `inner` ends stand inside."""
    end = bare[-1:] or text[-1]
    start = text[0]
    head = text[:HEAD]
    octets = head.encode("utf-8", "replace")
    digits = len(octets) - len(octets.translate(None, _DIGITS))
    words = text[:CAPITALS].split()
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
        text.count(",") / all_words,
        start in _BRACKETS,
        text[-1] in _CLOSED,
        digits > 2 and _TIME.search(head) is not None,
        len(text) / all_words,
        min(inner, 4) if n > SHORT else 0,
        start in _OPENERS,
        min(counts[_OPEN], 2) / n,
    )


def _inner_ends(text: str) -> int:
    """End marks with more behind them: a paragraph has several, a caption or a teaser one or none."""
    return text.count(". ") + text.count("? ") + text.count("! ")


def _tail(text: str, traits: Traits, credit_count: int, inner: int) -> tuple[float, ...]:
    """From "credit_tail" to "tail_more"; `credit_count` words of credits are in the sample."""
    words = traits.words
    last = words if len(words) < SHORT else _WORD.findall(text[-TAIL:].lower())
    last = last[-TAIL_WORDS:]
    tail = text[-24:]
    traits.close = last[-CLOSING:]
    return (
        len(_credit_words().intersection(last)),
        len(_credit_words().intersection(words[:2])) if credit_count else 0,
        inner > 0 and traits.bare[-1:] not in _ENDS,
        "http" in text or "www." in text or "@" in text,
        text[-1] == ")" and _PAREN_NAME.search(text[-90:]) is not None,
        _DIGIT.search(tail) is not None and _TAIL_TIME.search(tail) is not None,
        bool(last) and last[-1] in _MORE,
    )
