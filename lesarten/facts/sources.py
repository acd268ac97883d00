"""Who is said to be the source: agencies, reporting verbs, "laut …", and words of doubt.

Knows one sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.fold import fold_word
from lesarten.lexicon import read_sections
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lesarten.model import Span
    from lesarten.tokens import Token

_REPORTED = frozenset(
    ["sei", "seien", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge"]
)  # fmt: skip
"""German forms of reported speech that are hardly ever anything else, unless someone says "ich"."""

_SUBJUNCTIVE = _REPORTED | frozenset(
    "gebe gehe komme bleibe stehe liege lasse mache nehme bringe sehe wisse halte finde brauche bestehe "
    "gelte betrage wäre wären hätte hätten würde würden".split()
)
"""Further forms that reported speech has in common with wishes and conditions."""

_FROM = re.compile(
    r"(?i)\b(?:laut(?: Angaben(?: (?:von|der|des))?)?|nach (?:eigenen )?(?:Angaben|Aussagen?|Berichten|"
    r"Einschätzung|Darstellung|Informationen)"
    r"(?: (?:von|der|des|aus|verschiedener))?|unter Berufung auf|according to|citing)\b"
)
_AFTERWARDS = re.compile(r"\b(?P<source>(?:[a-zäöüß]+en? )?(?:[A-ZÄÖÜ][\w-]+ )*[A-ZÄÖÜ][\w-]+) zufolge\b")
_FIRST_PERSON = re.compile(r"\b[Ii]ch\b")
_COMMON_SOURCE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|its|their|two|three|several|some|local|other|senior|police|court|state|federal|city)\s+)*"
    r"(?:officials?|witnesses|sources?|police|authorities|reports?|documents?|records|prosecutors|investigators|people|"
    r"residents|lawyers?|analysts?|experts?|researchers|filings?|statements?|complaint|lawsuit|indictment|poll|study)\b"
)
"""Who English news is taken from without a name."""

_LONGEST_SOURCE = 7
_SPEAKER_REACH = 300
"""Letters from a quotation within which its speaker is named."""


@lru_cache(maxsize=64)
def _words(section: str, language: str) -> frozenset[str]:
    sections = read_sections("sources")
    codes = (language[:2],) if f"{section} {language[:2]}" in sections else ("de", "en")
    return frozenset(word for code in codes for word in sections[f"{section} {code}"])


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(fold_word(word) for word in read_sections("sources")["agencies"])


def is_agency(word: str) -> bool:
    """Whether a word names a news agency: in capitals, or as a name ("Tass", "dpa")."""
    return fold_word(word) in _agencies() and (not word.islower() or word in ("dpa", "epd", "sid"))


@lru_cache(maxsize=1024)
def has_inquit(text: str, language: str) -> bool:
    """Whether a sentence says that someone says something."""
    verbs = _words("verbs", language)
    return any(token.text.lower() in verbs for token in tokenize(text, language)) or bool(
        _FROM.search(text) or re.search(r"(?<=, )so [A-ZÄÖÜ]", text)
    )


def find_speaker(text: str, quotation: Span, language: str, known: Mapping[str, str]) -> str:
    """Who is said to speak, or "": the known name or agency beside the reporting verb nearest to the
    quotation.

    `known` leads from a folded word of a name to the whole of it.
    """
    start, end = quotation[0] - _SPEAKER_REACH, quotation[1] + _SPEAKER_REACH
    near = [token for token in tokenize(text, language) if start < token.start < end]
    tokens = [token for token in near if not quotation[0] <= token.start < quotation[1]]
    verbs = _words("verbs", language)
    places = [k for k, token in enumerate(tokens) if token.text.lower() in verbs or token.text == "so"]
    if not places:
        return ""
    nearest = min(
        places, key=lambda k: min(abs(tokens[k].start - quotation[1]), abs(tokens[k].end - quotation[0]))
    )
    behind = tokens[nearest + 1 : nearest + 1 + _LONGEST_SOURCE]
    before = tokens[max(0, nearest - _LONGEST_SOURCE) : nearest]
    return _speaker_in(behind, known) or _speaker_in(before[::-1], known)


def _speaker_in(tokens: Sequence[Token], known: Mapping[str, str]) -> str:
    for token in tokens:
        if token.text in ".;:":
            return ""
        if (
            token.kind == "word"
            and token.text[0].isupper()
            and (token.fold in known or is_agency(token.text))
        ):
            return known.get(token.fold, token.fold)
    return ""


def find_attributions(text: str, language: str) -> list[Fact]:
    """Phrases that name a source: "laut KCNA", "Medienberichten zufolge", "according to …"; value: the
    source.
    """
    facts = []
    for match in _FROM.finditer(text):
        end = _source_end(text, match.end(), language)
        if end > match.end():
            surface = text[match.start() : end]
            facts.append(
                Fact("attribution", surface, match.start(), end, _source(text[match.end() : end], language))
            )
    for match in _AFTERWARDS.finditer(text):
        surface = match[0]
        facts.append(
            Fact("attribution", surface, match.start(), match.end(), _source(match["source"], language))
        )
    for token in tokenize(text, language):
        if is_agency(token.text) and not any(fact.start <= token.start < fact.end for fact in facts):
            facts.append(Fact("attribution", token.text, token.start, token.end, token.fold))
    return facts


def _source_end(text: str, start: int, language: str) -> int:
    """Where the noun phrase behind "laut" ends: at its last capitalised word before a mark or a verb."""
    end = start
    if language[:2] == "en" and (match := _COMMON_SOURCE.match(text, start)):
        return match.end()
    for token in tokenize(text, language):
        if token.start < start:
            continue
        if token.start - start > 90 or (token.kind == "mark" and token.text not in "-."):
            break
        if token.text[0].isupper():
            end = token.end
        elif end > start and not (
            token.kind == "function" and token.text in ("der", "des", "von", "of", "the", "und")
        ):
            break
    return end


def _source(text: str, language: str) -> str:
    tokens = [token for token in tokenize(text, language) if token.kind == "word" and token.text[0].isupper()]
    agencies = [token.fold for token in tokens if is_agency(token.text)]
    return agencies[0] if agencies else (tokens[-1].fold if tokens else fold_word(text.strip()))


def find_certainty(text: str, language: str) -> list[Fact]:
    """Words that say how sure the text is: "offenbar", "soll", "reportedly"."""
    certain = _words("certainty", language)
    modal = _words("modal", language)
    return [
        Fact("certainty", token.text, token.start, token.end, token.fold)
        for token in tokenize(text, language)
        if token.text.lower() in certain or token.text in modal
    ]


def find_reported_verb(text: str, language: str) -> Fact | None:
    """The first German verb of reported speech outside quotation marks ("sei", "habe"), as an attribution.

    None in other languages and where someone says "ich", with whom "habe" is no reported speech.
    """
    if language[:2] == "en" or _FIRST_PERSON.search(text):
        return None
    for token in tokenize(text, language):
        if token.text in _REPORTED:
            return Fact("attribution", token.text, token.start, token.end, "")
        if token.fold == '"':
            return None
    return None


def is_reported(text: str, language: str) -> bool:
    """Whether a sentence shows any sign of reported speech: a source, a verb of saying, a subjunctive."""
    return (
        has_inquit(text, language)
        or bool(find_attributions(text, language))
        or (language[:2] != "en" and any(token.text in _SUBJUNCTIVE for token in tokenize(text, language)))
    )
