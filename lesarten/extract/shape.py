"""What the characters of a piece show: how it begins and ends, its marks, digits, capitals and last words.

Knows neither what the words mean nor where the piece stands. All pieces of a page are asked all of it, so a
cheap question comes before an expensive one.
"""

from __future__ import annotations

import re
from itertools import repeat

CLOSERS = "\"'”“’‘»«)] "
"""What may stand behind the last mark of a piece."""
END_MARKS = frozenset(".!?…")
HEAD = 120
"""Characters of a piece that are searched for clock times and digits."""
CAPITALS = 70
"""Characters whose words are asked whether they begin with a capital."""
TAIL, TAIL_WORDS = 64, 5
"""Characters and words of the end of a piece, where a caption names its photographer."""
TAIL_STAMP, TAIL_NAME = 24, 90
"""Characters of the end in which a time, and a name in brackets, is looked for."""
MOST_INNER, MOST_VERBS, MOST_OPEN = 4, 3, 2
"""More of these say no more."""

MARKS = ".,;:!?…()[]\"'„“”‚‘’»«›‹–-*•|"
"""What stands around a word, and is no part of it."""
_ALL_MARKS = repeat(MARKS)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|©")
_TIME = re.compile(r"\d:\d\d|\d\d\.\d\d")
_PAREN_NAME = re.compile(r"\((?:[^()]*/[^()]*|[A-ZÄÖÜ][^\s()]*(?: [ ,]*[A-ZÄÖÜ][^\s()]*){0,5}[ ,]*)\)$")
_TAIL_TIME = re.compile(r"\d\d:\d\d|\d\.\d\d\.\d|\b(?:19|20)\d\d\b|\d min\b")
_DIGITS = b"0123456789"
_MORE = frozenset(("mehr", "more", "weiterlesen", "weiter", "infos", "info"))
_ENDS = frozenset(".!?…:")
_BULLETS = frozenset("*•·–-▪►‣◦○●■+")
_OPENERS = frozenset("„“\"'‘«»")
_BRACKETS, _CLOSED = frozenset("[("), frozenset(")]")


def find_words(text: str) -> list[str]:
    """The words of a text in lower case, without the marks around them."""
    return _WORD.findall(text.lower())


def strip_marks(words: list[str]) -> list[str]:
    """Words without the marks around them."""
    return list(map(str.strip, words, _ALL_MARKS))


def last_words(text: str) -> list[str]:
    """The last words of `find_words` in the end of a text, at most `TAIL_WORDS`."""
    tail = text[-TAIL:].lower()
    words = strip_marks(tail.rsplit(None, TAIL_WORDS)[-TAIL_WORDS:])
    # Letters and digits, with single hyphens, are a word as they are; most ends are done with that.
    letters = "".join(words)
    if "" not in words and "--" not in letters and letters.replace("-", "").isalnum():
        return words
    return _WORD.findall(tail)[-TAIL_WORDS:]


def inner_ends(text: str) -> int:
    """End marks with more behind them: a paragraph has several, a caption or a teaser one or none."""
    ends = text.count(". ")
    if "?" in text:
        ends += text.count("? ")
    if "!" in text:
        ends += text.count("! ")
    return ends


def shape(text: str, bare: str, counts: bytes, n: int, all_words: int, inner: int) -> tuple[float, ...]:
    """From "end_mark" to "open_start". Of all words `n` are counted; `counts` begins with the function words
    among them, the verbs and what only sentences have; `inner` ends stand inside.
    """
    end = bare[-1:] or text[-1]
    start = text[0]
    head = text[:HEAD]
    octets = head.encode("utf-8", "replace")
    digits = len(octets) - len(octets.translate(None, _DIGITS))
    words = text[:CAPITALS].split()
    functional, verbs, opening = counts[:3]
    return (
        end in END_MARKS,
        end == ":",
        end == "?",
        end == "…" or bare[-3:] == "...",
        end == "!",
        functional / n,
        verbs if verbs < MOST_VERBS else MOST_VERBS,
        sum(map(str.istitle, words)) / len(words),
        text.isupper(),
        digits / len(head),
        start in _BULLETS,
        start.islower(),
        ("|" in head) + ("·" in head) + ("›" in head) + (end == "»") + ("/" in head and " / " in head),
        "„" in text or "“" in text or '"' in text or "«" in text,
        text.count(",") / all_words,
        start in _BRACKETS,
        text[-1] in _CLOSED,
        digits > 2 and _TIME.search(head) is not None,
        len(text) / all_words,
        inner if inner < MOST_INNER else MOST_INNER,
        start in _OPENERS,
        (opening if opening < MOST_OPEN else MOST_OPEN) / n,
    )


def tail(text: str, bare: str, last: list[str], inner: int, linked: bool) -> tuple[float, ...]:
    """From "tail_open" to "tail_more". `linked` says whether the piece holds an address."""
    end = text[-TAIL_STAMP:]
    # Each time has one of these, and they are found faster than digits.
    any_time = ":" in end or "." in end[:-1] or "20" in end or "19" in end or "min" in end
    return (
        inner > 0 and bare[-1:] not in _ENDS,
        linked,
        text[-1] == ")" and _PAREN_NAME.search(text[-TAIL_NAME:]) is not None,
        any_time and _TAIL_TIME.search(end) is not None,
        bool(last) and last[-1] in _MORE,
    )
