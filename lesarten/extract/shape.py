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
BULLETS = frozenset("*•·–-▪►‣◦○●■+")
"""What the items of a list begin with."""
PICTURES = "Foto|Bild|Image|Picture|Photo|Pic|Grafik|Graphic"
"""What a picture's credit calls it, for expressions."""
HEAD = 120
"""Characters of a piece whose digits and capitals are counted."""
MOST_CAPITALS = 3
"""Capital letters a word from which a text is in capitals."""
TAIL, TAIL_WORDS = 64, 5
"""Characters and words of the end of a piece, where a caption names its photographer."""
TAIL_STAMP, TAIL_NAME = 24, 90
"""Characters of the end in which a time, and a name in brackets, is looked for."""
MOST_INNER = 4
"""More end marks inside say no more."""
LONGEST_REPEATED = 20
"""Characters that begin a text again in it where it says the same twice: a picture's text and its caption."""
DETAILS = (
    *("end_exclamation", "upper", "bullet", "lower_start", "divider", "quote_start", "bracket_start"),
    *("bracket_end", "time", "sentences", "tail_open", "doubled"),
)
"""What the numbers of `details` are, in order."""

MARKS = ".,;:!?…()[]\"'„“”‚‘’»«›‹–-*•|"
"""What stands around a word, and is no part of it."""
_ALL_MARKS = repeat(MARKS)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|©")
_PAREN_NAME = re.compile(r"\((?:[^()]*/[^()]*|[A-ZÄÖÜ][^\s()]*(?: [ ,]*[A-ZÄÖÜ][^\s()]*){0,5}[ ,]*)\)$")
_TIME = re.compile(r"\d:\d\d|\d\d\.\d\d")
_TAIL_TIME = re.compile(r"\d\d:\d\d|\d\.\d\d\.\d|\b(?:19|20)\d\d\b(?!\.$)|\d min\b")
"""A time or a day; a year with a full stop behind it ends a sentence."""
_DIGITS, _CAPITALS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ENDS = frozenset(".!?…:")
_OPENERS = frozenset("„“\"'‘«»")
_BRACKETS, _CLOSED = frozenset("[("), frozenset(")]")
OPENER = 60
"""Characters of the longest line that opens a reader's comment: a name, and when it was written."""
_AGO = re.compile(
    r"\S (?:vor (?:\d+|eine[mr]?) (?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)(?:e?n)?"
    r"|(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago)$"
)
_SAYS = re.compile(r"(?:\d+\. )?\S.{0,40} (?:sagt|schreibt|schrieb|meint|says|said|writes|wrote):$")
_LINKED = re.compile(
    r"[.!?…»“”\"] ?(?:mehr|weiterlesen|(?:mehr|weiter) (?:lesen|erfahren|dazu)|(?:read|learn) more"
    r"|(?:continue|keep) reading)[ .:>»›→…]*$",
    re.IGNORECASE,
)
_MORE = frozenset(("mehr", "more", "weiterlesen", "weiter", "infos", "info"))


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


def signs(head: str) -> tuple[int, float]:
    """How many digits a beginning has, and capital letters for each of its words."""
    octets = head.encode("utf-8", "replace")
    letters = octets.translate(None, _DIGITS)
    capitals = len(letters) - len(letters.translate(None, _CAPITALS))
    return len(octets) - len(letters), min(capitals / (head.count(" ") + 1), MOST_CAPITALS)


def tail(text: str, last: list[str]) -> tuple[bool, bool, bool]:
    """From "tail_time" to "paren_name"."""
    end = text[-TAIL_STAMP:]
    # Each time has one of these, and they are found faster than digits.
    any_time = ":" in end or "." in end[:-1] or "20" in end or "19" in end or "min" in end
    return (
        any_time and _TAIL_TIME.search(end) is not None,
        bool(last) and last[-1] in _MORE and text[-1] not in _ENDS,  # "noch mehr." is the end of a sentence
        text[-1] == ")" and _PAREN_NAME.search(text[-TAIL_NAME:]) is not None,
    )


def opens_comment(text: str) -> bool:
    """Whether a line is the name above a reader's comment: "Ada vor 2 Stunden", "Ada says:"."""
    if len(text) > OPENER:
        return False
    if text[-1] == ":":
        return _SAYS.match(text) is not None
    return ("vor " in text or text[-3:] == "ago") and _AGO.search(text) is not None


def ends_in_link(text: str) -> bool:
    """Whether behind its last sentence stands the link to the rest, as behind a teaser."""
    if text[-1] in END_MARKS and text[-6:-1] != " more":  # most paragraphs
        return False
    return _LINKED.search(text, max(0, len(text) - TAIL_STAMP)) is not None


def inner_ends(text: str) -> int:
    """End marks with more behind them: a paragraph has several, a caption or a teaser one or none."""
    return text.count(". ") + text.count("? ") + text.count("! ")


def details(text: str, bare: str) -> tuple[float, ...]:
    """The numbers of `DETAILS`, which only doubtful pieces are asked; `bare` is without closing marks."""
    start, last, inner, opening = text[0], text[-1], inner_ends(text), text[:LONGEST_REPEATED]
    return (
        bare[-1:] == "!",
        text.isupper(),
        start in BULLETS,
        start.islower(),
        ("|" in text) + ("·" in text) + ("›" in text) + (last == "»") + (" / " in text),
        start in _OPENERS,
        start in _BRACKETS,
        last in _CLOSED,
        _TIME.search(text, 0, HEAD) is not None,
        inner if inner < MOST_INNER else MOST_INNER,
        inner > 0 and bare[-1:] not in _ENDS,
        len(text) > 2 * LONGEST_REPEATED and text.find(opening, LONGEST_REPEATED) > 0,
    )
