"""Decides whether an end mark ends a sentence: the vetoes of the words, brackets and quotes around it.

Knows one line at a time, and nothing of how candidates are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.lexicon import function_words, known_languages, read_sections

if TYPE_CHECKING:
    from re import Match

OPENERS = "\"'„“”«»‚‘’›‹(\\[¿¡*_"
"""Marks that may stand before the first word of a sentence, for a character class."""

CLOSERS = "\"'“”«»’‘›‹)\\]*_"
"""Marks that may stand between an end mark and the white space behind it, for a character class."""

_NEXT = re.compile(rf"(?:[–—•·-]+\s*)?[{OPENERS}]*\s?(\w*)")
_LAST_WORD = re.compile(rf"[^\s{OPENERS})\]]*$")
_PIECES = re.compile(r"(?:\b[^\W\d_]{1,2}\.[ \u00a0\u202f]?)+$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,4}$")
_INITIALS = re.compile(r"(?:[^\W\d_]+-)?[^\W\d_](?:[.-]+[^\W\d_])*$")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})$")
_CARDINAL = re.compile(r"(?:^|[–/-])(\d{1,3})$")
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])$")
_ABBREVIATES = re.compile(r"[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xzß][b-df-hj-np-tv-xzß]{1,4}$")
"""Letters without a vowel or y, not all capitals: no word, so an abbreviation ("Hptm", "Std")."""

_MEASURES = frozenset("kg km cm mm mg ml cl dl qm kB kW kWh hl hPa kcal Pkw Lkw".split(" "))
"""Measures are written without a full stop."""

_WORDS = {name: frozenset(words) for name, words in read_sections("boundary_words").items()}
_DESIGNATORS, _COUNTING = _WORDS["designators"], _WORDS["counting"]
_ORDINAL_NOUNS, _TIME_GOES_ON = _WORDS["ordinal"], _WORDS["time"]
_INQUIT = re.compile(rf"(?:[A-Z][\w.'’-]* ){{1,4}}(?:{'|'.join(sorted(_WORDS['inquit']))})\b")

_STARTS_QUOTE = re.compile(r"(?:(?<=\s)|^)[\"'„“»«‚‘]+(?=\S)|[„‚]")
_ENDS_QUOTE = re.compile(r"[\"“”»«’‘](?=[\s,.;:!?)\]–-]|$)")
_AROUND = "\"'„“”«»‚‘’›‹"
_LONGEST_ORDINAL = 3
"""Digits of a number that may be an ordinal."""

_DAYS_OF_MONTH = 31
_SPACES = " \t\u00a0\u202f\u2009"

_EXCLAIMING_NAMES = frozenset({"yahoo", "jeopardy", "joomla", "wham"})
"""Names written with an exclamation mark."""

_SURNAMES = frozenset({"Will", "May", "Long", "Down", "Mag", "So", "An", "Viel"})
"""Function words that are also surnames: no evidence of a new sentence behind an initial."""

_LONGEST_TITLE = 150
"""Letters from a quote mark to an end mark inside a title."""

_LONGEST_BRACKET = 1000
"""Letters a bracket may still hold: one that is closed later is no bracket but a stray mark."""

_TITLE_WORDS = 4
"""A quotation of at most so many words, opened in mid-sentence and without an end mark of its own, is a
title."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The rules of one language."""

    abbreviations: dict[str, str]
    """From an abbreviation as it is written, without its last full stop, to its kind."""
    starters: frozenset[str]
    """Capitalised function words: behind an abbreviation they open a sentence."""
    ordinals: bool
    """Whether a number with a full stop is an ordinal."""

    def is_plain(self, text: str) -> bool:
        """Whether what stands between the last space and a full stop ends a sentence before a capital letter,
        whatever else stands around: a common word, a year, a number with grouping.
        """
        word = text.strip(_AROUND).rpartition("-")[2]
        if word.isdigit():
            return len(word) > _LONGEST_ORDINAL and word == text
        return (
            word.isalpha()
            and (len(word) > 2 or (len(word) == 2 and word.islower() and not _vowelless(word)))
            and word not in self.abbreviations
            and not abbreviates(word)
            and not _ROMAN.match(word)
            and not (self.ordinals and word.endswith("str"))
        )

    def ends(self, text: str, start: int, candidate: Match[str]) -> bool:
        """Whether the candidate ends the sentence that began at `start`.

        `candidate` matches the end marks, group 1 the closing marks behind them, then white space.
        """
        at = candidate.start()
        found = _NEXT.match(text, candidate.end())
        following = found[1] if found else ""
        if following[:1].islower() and following.islower():
            return False
        if candidate.end() == at + 1 and text[at] == ".":
            return following in self.starters
        marks = text[at : candidate.start(1)]
        bracket = _bracket_verdict(text, start, candidate, following in self.starters, marks)
        if bracket is not None:
            return bracket
        if marks == ".":
            return self._full_stop_ends(text, start, at, following)
        if not marks.strip(".…"):
            return self._ellipsis_ends(text, start, at, following)
        return self._exclamation_ends(text, start, candidate, following)

    def _full_stop_ends(self, text: str, start: int, at: int, following: str) -> bool:
        word = _last_word(text, start, at)
        before = text[start : at - len(word)]
        dotted = before[-2:].rstrip(_SPACES)[-1:] == "." and 0 < len(word) <= 4 and word.isalpha()
        pieces = _PIECES.search(before) if dotted else None
        whole = "".join((pieces[0] + word).split()) if pieces else word
        if number := _CARDINAL.search(word):
            return self._number_ends(number[1], before, following)
        if _DAY_MONTH.match(word) and following[:1].isdigit():
            return False
        kind = self.abbreviations.get(whole) or self.abbreviations.get(word.rpartition("-")[2], "")
        if not kind and "." in whole:
            kind = self.abbreviations.get(whole.lower(), "")
        if kind and not (
            kind == "number" and len(word) == 1 and word.isupper() and not following[:1].isdigit()
        ):
            return self._abbreviation_ends(kind, word, following)
        if word and (_INITIALS.match(word) or (_DOTTED.match(word) and whole[0].isalpha())):
            return self._initial_ends(word, before, following)
        if word and self.ordinals and _ROMAN.match(word):
            return following in self.starters or _last_word(before.rstrip()).lower() in _DESIGNATORS
        if abbreviates(word) or (self.ordinals and word.endswith("str")):
            return following in self.starters
        return True

    def _number_ends(self, number: str, before: str, following: str) -> bool:
        if not before.strip(_SPACES):
            return False
        if self.ordinals and following.lower() in _ORDINAL_NOUNS:
            return False
        if not self.ordinals or following in self.starters:
            return True
        if following[:1].isdigit():
            return int(number) > _DAYS_OF_MONTH or len(following) == len("000")
        previous = _last_word(before.rstrip(_SPACES))
        counted = (
            previous[:1].isupper() and previous not in self.starters and previous not in self.abbreviations
        )
        return counted or previous.lower() in _COUNTING

    def _abbreviation_ends(self, kind: str, word: str, following: str) -> bool:
        if kind == "never":
            return False
        if kind == "end":
            return following.lower() not in _TIME_GOES_ON
        numbered = following[:1].isdigit() or bool(following and _ROMAN.match(following))
        if kind == "number":
            return not numbered and (following in self.starters or not _vowelless(word))
        return following in self.starters and not (kind == "date" and numbered)

    def _initial_ends(self, word: str, before: str, following: str) -> bool:
        previous = _last_word(before.rstrip(_SPACES))
        if previous.lower() in _DESIGNATORS or not following:
            return True
        if not self.ordinals and word == "I" and previous[:1].islower():
            return True
        return following in self.starters and following not in _SURNAMES

    def _ellipsis_ends(self, text: str, start: int, at: int, following: str) -> bool:
        if at == start:
            return False
        if text[at - 1] in "([":
            return False
        return text[at - 1] not in _SPACES or following in self.starters

    def _exclamation_ends(self, text: str, start: int, candidate: Match[str], following: str) -> bool:
        at = candidate.start()
        if at > start and text[at - 1] in "([":
            return False
        opened = following in self.starters
        if _last_word(text, start, at).lower() in _EXCLAIMING_NAMES and not opened:
            return False
        if candidate[1]:
            if not self.ordinals and _INQUIT.match(text, candidate.end()):
                return False
            return opened or not _closes_title(text, start, candidate)
        return not _inside_title(text, start, candidate)


@lru_cache(maxsize=8)
def boundaries(language: str) -> Boundaries:
    """The rules for a language; one without lists of its own is read with all of them."""
    kinds: dict[str, str] = {}
    for section, words in read_sections("abbreviations").items():
        kind, _, only = section.partition(" ")
        if only and only not in known_languages(language):
            continue
        for word in words:
            for form in {word, word[0].upper() + word[1:]}:
                if form == word or len(form) > 1 or kind == "number":
                    kinds.setdefault(form, kind)
    starters = frozenset(word.capitalize() for word in function_words(language))
    return Boundaries(kinds, starters, ordinals=language[:2] != "en")


def abbreviates(word: str) -> bool:
    """Whether a word without vowels looks like an abbreviation ("Hptm"); a measure ("kg") has no full
    stop.
    """
    return bool(_ABBREVIATES.match(word)) and word not in _MEASURES


def _last_word(text: str, start: int = 0, end: int | None = None) -> str:
    stop = len(text) if end is None else end
    begin = max(start, stop - 40)
    word = text[max(text.rfind(" ", begin, stop) + 1, begin) : stop]
    if word.isalnum():  # most are, and the expression looks at each letter again and again
        return word
    found = _LAST_WORD.search(text, begin, stop)
    return found[0] if found else ""


def _vowelless(word: str) -> bool:
    return not any(vowel in word.lower() for vowel in "aeiouyäöü")


def _bracket_verdict(text: str, start: int, candidate: Match[str], opened: bool, marks: str) -> bool | None:
    """False inside a bracket opened in mid-sentence, None when brackets do not matter."""
    at = candidate.start()
    for left, right in ("()", "[]"):
        depth = text.count(left, start, at) - text.count(right, start, at)
        if depth <= 0 or text[start] == left:
            continue
        if right in candidate[1]:
            return marks == "." and opened and None
        if text.find(right, at, min(at + _LONGEST_BRACKET, candidate.endpos)) >= 0:
            return False
    return None


def _openings(text: str, start: int, at: int) -> list[Match[str]]:
    return list(_STARTS_QUOTE.finditer(text, max(start, at - _LONGEST_TITLE), at))


def _closes_title(text: str, start: int, candidate: Match[str]) -> bool:
    """Whether the quotation that ends with this mark is the title behind a noun: Der Film „Wer …?“
    Premiere.
    """
    openings = _openings(text, start, candidate.start())
    if not openings:
        return False
    previous = _last_word(text[start : openings[-1].start()].rstrip())
    return previous[:1].isupper() and previous[-1:].isalpha()


def _inside_title(text: str, start: int, candidate: Match[str]) -> bool:
    """Whether the mark stands inside a short quotation that is part of a sentence: „Yahoo! Internet“."""
    openings = _openings(text, start, candidate.start())
    if not openings or openings[-1].start() == start:
        return False
    opening = openings[-1]
    if text[start : opening.start()].rstrip()[-1:] in ":,":
        return False
    at = candidate.start()
    closing = _ENDS_QUOTE.search(text, at, min(at + _LONGEST_TITLE, candidate.endpos))
    if not closing or text[closing.start() - 1] in ".!?…":
        return False
    return len(text[opening.end() : closing.start()].split()) <= _TITLE_WORDS
