"""The same person in another role: the other gender, another office of the same kind, "former", "one of".

Knows two sentences; a role stands before the name, or beside it between commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.names import is_role
from lesarten.fold import genderless_stem, stem_word
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy
    from lesarten.tokens import Token

HEAD = 5
"""Letters two compounds must end with alike to name the same kind of office ("-minister")."""

_PARTING = frozenset(
    "at for in with by from to on and or said told who which whose that as when while after before".split()
)
"""Words that end what an office is called."""

_PERSON = re.compile(r"(?:man|woman|person)$")

_REACH = 8
"""Tokens of a role beside a name."""

_STATUS = frozenset(
    "former ex acting interim associate assistant honorary deputy vice one then ehemaliger ehemalige "
    "ehemaligen früherer frühere früheren amtierende amtierender stellvertretende stellvertretender "
    "designierter designierte einer eine".split()
)
"""Words that change what an office means."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office beside a name."""

    phrase: Fact
    """Its words, with what stands before the office."""
    head: str
    """The word for the office."""
    status: frozenset[str]
    """"former", "deputy", "one of" and the like before it."""


def compare_roles(a: Side, b: Side) -> list[Discrepancy]:
    """Roles of the same person that are of the other gender, of another office or of another status."""
    found = []
    for name in a.of("name"):
        for other in b.of("name"):
            if not _same_person(name, other):
                continue
            role_a, role_b = _role(a, name), _role(b, other)
            if role_a and role_b and (noise := _difference(role_a, role_b, a.language)) is not None:
                found.append(differ("role", a, b, role_a.phrase, role_b.phrase, noise=noise))
    return found


def _same_person(a: Fact, b: Fact) -> bool:
    words_a, words_b = a.value.split(), b.value.split()
    if len(words_a) < 2 or len(words_b) < 2:
        return False
    return "".join(words_a) == "".join(words_b) or (words_a[0], words_a[-1]) == (words_b[0], words_b[-1])


def _role(side: Side, name: Fact) -> Role | None:
    tokens = tokenize(side.text, side.language)
    before = [token for token in tokens if token.end <= name.start]
    if before and before[-1].text == ",":
        before = before[:-1]
    if role := _in_phrase(side, _parted(_phrase(before[::-1][:_REACH])[::-1], side)[-1]):
        return role
    behind = [token for token in tokens if token.start >= name.end]
    if behind and behind[0].text == ",":
        return _in_phrase(side, _parted(_phrase(behind[1 : 1 + _REACH]), side)[0])
    return None


def _parted(phrase: Sequence[Token], side: Side) -> list[list[Token]]:
    """English: a phrase between its prepositions; "a professor at Delford" is no professor called Delford."""
    parts: list[list[Token]] = [[]]
    for token in phrase:
        if side.language[:2] == "en" and token.text.lower() in _PARTING:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _phrase(tokens: Sequence[Token]) -> list[Token]:
    phrase = []
    for token in tokens:
        if token.kind == "mark" and token.text not in "-":
            break
        phrase.append(token)
    return phrase


def _in_phrase(side: Side, phrase: Sequence[Token]) -> Role | None:
    """The last office of a phrase, from its article or status on."""
    places = [
        k
        for k, token in enumerate(phrase)
        if token.kind == "word" and is_role(_singular(token.text, side.language))
    ]
    if not places:
        return None
    first, last = places[0], places[-1]
    while first and (
        phrase[first - 1].text.lower() in _STATUS
        or phrase[first - 1].text.lower() in ("of", "der", "die", "the")
        or (phrase[first - 1].kind == "word" and side.language[:2] == "en")
    ):
        first -= 1
    if side.language[:2] != "en":
        first = last
        while first and phrase[first - 1].text.lower() in _STATUS:
            first -= 1
    status = frozenset(
        word
        for token in phrase[first : last + 1]
        for word in token.text.lower().split("-")
        if word in _STATUS
    )
    end = phrase[-1].end if side.language[:2] == "en" else phrase[last].end
    start = phrase[first].start
    return Role(Fact("name", side.text[start:end], start, end, ""), phrase[last].text, status)


def _singular(word: str, language: str) -> str:
    return word.removesuffix("s") if language[:2] == "en" else word


def _difference(a: Role, b: Role, language: str) -> bool | None:
    """None when two roles agree or cannot be told apart, else whether the difference is noise."""
    stem_a, stem_b = stem_word(a.head, language), stem_word(b.head, language)
    if stem_a == stem_b:
        return None if a.status == b.status else False
    if language[:2] == "en" and _PERSON.sub("", stem_a) == _PERSON.sub("", stem_b):
        return False
    bare_a, bare_b = genderless_stem(stem_a), genderless_stem(stem_b)
    if bare_a == bare_b or ((bare_a != stem_a) != (bare_b != stem_b) and _ends_alike(bare_a, bare_b)):
        return False
    shorter, longer = sorted((bare_a, bare_b), key=len)
    if longer.endswith(shorter):
        return True
    return False if language[:2] != "en" and _ends_alike(bare_a, bare_b) else None


def _ends_alike(a: str, b: str) -> bool:
    return a[-HEAD:] == b[-HEAD:]
