"""The same quotation in other words. One quotation may correspond to a part of a longer one. Knows two
sentences.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.numberwords import read_number_word
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy

SAME_SHARE = 0.5
"""Share of the shorter quotation's content words that the other one holds, from which both are the same."""

SAME_WORDS = 2
"""At least so many content words are shared."""

LONG = 8
"""From so many content words on, half of them are shared by any two statements on one matter: then the two
must share more, or a run of words."""

SAME_SHARE_OF_LONG = 0.65
SAME_RUN = 5
"""Words in one run, function words included."""

_WRITTEN_OUT = {"'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "n't": " not"}
_CONTRACTED = re.compile(r"(?i)(?<=[a-z])('re|'ve|'ll|'m|n't)\b")


def compare_quotes(a: Side, b: Side) -> list[Discrepancy]:
    """Quotations of two linked sentences that are the same one and differ in more than marks and case."""
    candidates = []
    of_a, of_b = a.of("quote"), b.of("quote")
    for x, fact in enumerate(of_a):
        for y, other in enumerate(of_b):
            share = quote_likeness(fact.text, other.text, a.language)
            if share >= SAME_SHARE and _is_same(share, fact.text, other.text, a.language):
                candidates.append((-share, x, y))
    found, used_a, used_b = [], set[int](), set[int]()
    for _, x, y in sorted(candidates):
        if x in used_a or y in used_b:
            continue
        used_a.add(x)
        used_b.add(y)
        if not same_wording(of_a[x].text, of_b[y].text, a.language):
            found.append(differ("quote", a, b, of_a[x], of_b[y]))
    return found


def _is_same(share: float, a: str, b: str, language: str) -> bool:
    if share >= SAME_SHARE_OF_LONG or min(len(quote_stems(text, language)) for text in (a, b)) < LONG:
        return True
    return longest_run(a, b, language) >= SAME_RUN


def quote_stems(text: str, language: str) -> frozenset[str]:
    """The stems of a quotation's content words; numbers in words are those in digits."""
    return frozenset(
        _number_key(token.text, token.stem) if token.kind == "number" else token.stem
        for token in tokenize(text, language)
        if token.kind in ("word", "number", "negation", "day", "month")
    )


def _number_key(word: str, stem: str) -> str:
    value = read_number_word(word)
    return stem if value is None else str(value)


def quote_likeness(a: str, b: str, language: str) -> float:
    """The share of the shorter quotation's content words that the other one holds; 0 with too few shared."""
    stems_a, stems_b = quote_stems(a, language), quote_stems(b, language)
    shared = len(stems_a & stems_b)
    smaller = min(len(stems_a), len(stems_b))
    return shared / smaller if shared >= min(SAME_WORDS, smaller) and shared else 0.0


def same_wording(a: str, b: str, language: str) -> bool:
    """Whether one quotation stands in the other word for word, but for marks, case, spelling and
    inflection.
    """
    words = (" ".join(quote_words(text, language)) for text in (a, b))
    shorter, longer = sorted((f" {text} " for text in words), key=len)
    return shorter in longer


@lru_cache(maxsize=4096)
def quote_words(text: str, language: str) -> tuple[str, ...]:
    """The stems of all words in order; what English contracts is written out ("we're" as "we are")."""
    if language[:2] == "en":
        straight = text.replace("’", "'")
        text = _CONTRACTED.sub(lambda match: _WRITTEN_OUT[match[1].lower()], straight)
    return tuple(token.stem for token in tokenize(text, language) if token.kind != "mark")


def longest_run(a: str, b: str, language: str) -> int:
    """Words that two quotations have in one run."""
    words_a, words_b = quote_words(a, language), quote_words(b, language)
    matcher = difflib.SequenceMatcher(None, words_a, words_b, autojunk=False)
    return matcher.find_longest_match(0, len(words_a), 0, len(words_b)).size
