"""Quotations: marks paired inside one paragraph, titles and scare quotes told apart, and who is said to
speak.

Knows one paragraph; straight marks are read by what stands beside them, so a missing one shifts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.facts.sources import find_speaker, has_inquit
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lesarten.model import Span

LONGEST = 1500
"""Letters between two marks beyond which they do not belong together."""

SCARE_WORDS = 3
"""A quotation of fewer words puts a word at a distance, unless the sentence says that someone said it."""

_PAIRS = re.compile(
    rf"""„(?P<low>[^„“”"\n]{{1,{LONGEST}}})[“”"]
    |“(?P<curly>[^“”„\n]{{1,{LONGEST}}})[”"]
    |»(?P<inward>[^»«\n]{{1,{LONGEST}}})«
    |«(?P<outward>[^»«\n]{{1,{LONGEST}}})»
    |(?<![\w"])"(?P<straight>[^\s"](?:[^"\n]{{0,{LONGEST}}}[^\s"])?)"(?!\w)
    |(?<!\w)‚(?P<single>[^‚‘’'\n]{{1,{LONGEST}}})[‘’']
    |(?<!\w)‘(?P<english>[^‘\n]{{1,{LONGEST}}}?)’(?!\w)
    |(?<![\w'])'(?P<apostrophes>[A-ZÄÖÜ](?:[^'\n]|(?<=\w)'(?=\w)){{7,{LONGEST}}}?)
        (?:(?<=[.,!?…])'(?!\w)|'(?=[,.;!?](?:\s|$)))""",
    re.VERBOSE,
)


def quotation_spans(text: str) -> list[Span]:
    """The ranges between quote marks, marks left out, in order; nested ones are part of the outer one."""
    return [match.span(match.lastgroup or 0) for match in _PAIRS.finditer(text)]


def find_quotations(
    text: str, language: str, spans: Sequence[Span] | None = None, known: Mapping[str, str] | None = None
) -> list[Fact]:
    """The quotations of a sentence; `spans` are ranges of quoted text found in its paragraph.

    `known` leads from words of names to whole ones, which tells a speaker from another noun. A fact's text
    is what stands between the marks, its unit who is said to speak. Names and titles in quote
    marks and words at a distance are left out.
    """
    facts = []
    for start, end in quotation_spans(text) if spans is None else spans:
        surface = text[start:end].strip().rstrip(",")
        words = [token for token in tokenize(surface, language) if token.kind != "mark"]
        if len(words) < 2 or _is_title(surface):
            continue
        if len(words) < SCARE_WORDS and not has_inquit(text, language):
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        value = " ".join(token.fold for token in words)
        speaker = find_speaker(text, (start, end), language, known or {})
        facts.append(Fact("quote", surface, start, start + len(surface), value, speaker))
    return facts


def _is_title(surface: str) -> bool:
    """A few words, all of them capitalised, are a name: "Truth Social", "Fox News Sunday"."""
    words = surface.split()
    return len(words) <= SCARE_WORDS + 1 and all(word[0].isupper() or not word[0].isalpha() for word in words)
