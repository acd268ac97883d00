"""Names of people, places and organisations, with the role that stands before them.

Knows one sentence and, from its article, which names are known in full; no list of names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.facts.sources import is_agency
from lesarten.fold import fold_word
from lesarten.lexicon import function_words, read_phrases, read_sections
from lesarten.model import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.tokens import Token

_PARTICLES = frozenset(
    ["von", "van", "de", "der", "den", "bin", "al", "el", "ibn", "da", "di", "du", "la", "le", "of", "the"]
)
_SHORTEST_NOUN = 5
"""Letters beyond which the ending of a word tells a common noun."""

_ADJECTIVE = re.compile(r"[a-zäöüß]{3}(?:e|en|er|es)$")
"""What opens a German sentence in capitals and ends like this is an adjective more often than a first
name."""

LONGEST = 6
"""Words of a name."""

_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE_SHARE = 0.7
"""Share of the longer words of a headline that are capitalised; in prose full of names hardly half are."""

_SHORTEST_HEAD = 3
"""Letters of a name in capitals at the head of a compound: "US-", "TV-" and "EU-" say little."""

_PLACE_NOUNS = (
    "hauptstadt", "hafenstadt", "küstenstadt", "kleinstadt", "großstadt", "millionenstadt", "grenzstadt",
    "küstenort", "badeort", "ortschaft", "provinz", "region", "grenzregion", "fluss", "insel", "halbinsel",
    "gemeinde", "landkreis", "bundesstaat", "oblast", "stadtteil", "vorort", "kibbuz",
)  # fmt: skip
"""What a German place is called before its name."""

_ABBREVIATED = frozenset(
    "PKW LKW AKW KKW TV KI AI PR PC DVD CD CEO CFO ICE IC ID IT VIP PDF SMS QR GPS WC DNA RNA HIV BIP GDP "
    "MVP OK AG PS UV LED".split()
)
"""Capitals that stand for a common noun."""


@lru_cache(maxsize=1)
def _roles() -> tuple[frozenset[str], tuple[str, ...]]:
    sections = read_sections("roles")
    endings = tuple(word[1:] for word in sections["de"])
    return frozenset([*sections["en"], *endings]), endings


def is_role(word: str) -> bool:
    """Whether a word names an office or a part someone plays."""
    words, endings = _roles()
    lowered = word.lower()
    return (
        lowered in words
        or lowered.removesuffix("s") in words
        or (len(lowered) > 7 and lowered.endswith(endings))
    )


@lru_cache(maxsize=1)
def _common_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    sections = read_sections("common_nouns")
    return frozenset(sections[""]), sections["endings"]


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(
        word for lines in read_phrases("places").values() for line in lines for word in line.split()
    )


def is_place(word: str) -> bool:
    """Whether a word is the name of a country, a capital or a great city, its genitive too."""
    return word in _places() or (word.endswith("s") and word[:-1] in _places())


def find_names(text: str, tokens: Sequence[Token], language: str) -> list[Fact]:
    """The names of two words and more, and acronyms; a fact's unit is the role before the name, its
    surface stem.

    German capitalises every noun, so a name there is a run of capitalised words of which none is known as a
    common noun by its ending, its use as a role, or a short list.
    """
    facts: list[Fact] = []
    run: list[int] = []
    for k in range(len(tokens) + 1):
        if k < len(tokens) and _continues(tokens, k, run, language, text):
            run.append(k)
            continue
        facts.extend(_close(text, tokens, run, language))
        opens = k < len(tokens) and _begins(tokens, k, language) and not _is_opener(tokens[k].text, language)
        run = [k] if opens else []
    return facts + _heads_of_compounds(tokens, language)


def _heads_of_compounds(tokens: Sequence[Token], language: str) -> list[Fact]:
    """German: what a compound begins with in capitals is a name of its own ("ASEAN-Außenminister")."""
    found = []
    for token in tokens if language[:2] != "en" else ():
        head = token.text.partition("-")[0]
        if "-" in token.text and len(head) >= _SHORTEST_HEAD and is_acronym(head):
            found.append(Fact("name", head, token.start, token.start + len(head), name_key(head)))
    return found


def _begins(tokens: Sequence[Token], k: int, language: str) -> bool:
    token = tokens[k]
    return (
        token.kind == "word"
        and token.text[0].isupper()
        and token.text.lower() not in function_words(language)
        and not is_role(token.text)
        and not _is_common(token.text, language)
        and (language[:2] == "en" or not is_place(token.text))
    )


def _is_common(word: str, language: str) -> bool:
    lowered = word.lower()
    if language[:2] == "en":
        return False
    if "-" in word:
        lowered = lowered.rpartition("-")[2]
        if lowered[:1] and word.rpartition("-")[2][:1].isupper() and len(lowered) > 4:
            return True
    nouns, endings = _common_nouns()
    return lowered in nouns or (len(lowered) > _SHORTEST_NOUN and lowered.endswith(endings))


def _is_opener(word: str, language: str) -> bool:
    """Whether a German noun stands before names more often than in them ("Sieg Bayerns")."""
    return language[:2] != "en" and word.lower() in read_sections("common_nouns")["openers"]


def _continues(tokens: Sequence[Token], k: int, run: list[int], language: str, text: str) -> bool:
    if not run or len(run) >= LONGEST or tokens[run[-1]].text.endswith(("'s", "’s")):
        return False
    token, last = tokens[k], tokens[run[-1]]
    gap = text[last.end : token.start]
    if token.text == "." and len(last.text) <= 2 and not gap:
        return True
    if gap not in (" ", "\u00a0", "") or (not gap and last.text != "."):
        return False
    if token.text in _PARTICLES:
        return _may_hold_particle(tokens, run[0], language) and _begins_behind(tokens, k, language)
    return _begins(tokens, k, language) or (
        token.kind == "word" and len(token.text) <= 3 and token.text[0].isupper()
    )


def _may_hold_particle(tokens: Sequence[Token], first: int, language: str) -> bool:
    """German: "Ursula von der Leyen" behind a role or a mark, but not "das Treffen von Lawrow"."""
    if language[:2] == "en":
        return True
    return first > 0 and (is_role(tokens[first - 1].text) or tokens[first - 1].text == ",")


def _begins_behind(tokens: Sequence[Token], k: int, language: str) -> bool:
    """Whether a name goes on behind one or two particles."""
    while k < len(tokens) and tokens[k].text in _PARTICLES:
        k += 1
    return k < len(tokens) and _begins(tokens, k, language)


def _close(text: str, tokens: Sequence[Token], run: list[int], language: str) -> list[Fact]:
    while run and (tokens[run[-1]].kind == "mark" or tokens[run[-1]].text in _PARTICLES):
        run = run[:-1]
    if run and run[0] == 0 and len(run) > 1 and _ADJECTIVE.search(tokens[0].text):
        run = run[1:]
    words = [tokens[k] for k in run]
    if not words:
        return []
    before = _role_before(tokens, run[0], language)
    alone = len(words) == 1
    first = words[0].text.removesuffix("'s").removesuffix("’s")
    if alone and not (is_acronym(first) or is_agency(first) or _is_place_noun(before)):
        return []
    start, end = words[0].start, words[-1].end
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return [Fact("name", text[start:end], start, end, name_key(text[start:end]), before)]


def is_acronym(word: str) -> bool:
    """Such as "ASEAN", "USA", "N.A.A.C.P."; not what merely abbreviates a noun ("PKW")."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha() and letters not in _ABBREVIATED


@lru_cache(maxsize=1024)
def is_title_case(text: str) -> bool:
    """Whether an English sentence is a headline that capitalises every longer word."""
    words = [word for word in _LONGER_WORD.findall(text) if word]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words)


def name_key(name: str) -> str:
    """A name's normal form: folded words, hyphens as spaces."""
    return " ".join(
        filter(None, (fold_word(part) for part in name.replace("-", " ").replace("‑", " ").split()))
    )


def _role_before(tokens: Sequence[Token], first: int, language: str) -> str:
    """The office before a name, or in German the kind of place ("Hafenstadt Wonsan")."""
    if not first or tokens[first - 1].kind != "word":
        return ""
    word = tokens[first - 1].text
    if language[:2] != "en":
        return word if word[0].isupper() and (is_role(word) or _is_place_noun(word)) else ""
    return word if is_role(word) else ""


def _is_place_noun(word: str) -> bool:
    return word.lower().endswith(_PLACE_NOUNS)
