"""Names: another spelling of the same one, another name in the same place.

Knows two sentences.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.names import name_key
from lesarten.fold import fold_word
from lesarten.similarity.words import sound

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, Fact

SPELLING_RATIO = 0.8
"""Letters shared by two spellings of one name ("Selenskyj", "Selenskij"); less is another name."""

_SHORTEST_SPELLING = 5
_FORMS = 4
"""Letters that two forms of one word share at its beginning ("Tea Party", "Tea Partiers")."""


def compare_spellings(a: Side, b: Side) -> list[Discrepancy]:
    """The same name written in another way: noise."""
    return [
        differ("name", a, b, fact, other, noise=True)
        for fact in a.of("name")
        for other in b.of("name")
        if fact.text != other.text and is_spelling(fact, other)
    ]


def is_spelling(a: Fact, b: Fact) -> bool:
    """Whether two names differ in case, hyphens, spaces or a few letters only."""
    key_a, key_b = letters_of(a.text), letters_of(b.text)
    if key_a == key_b:
        return True
    words_a, words_b = name_key(a.text).split(), name_key(b.text).split()
    if min(len(words_a), len(words_b)) > 1 and (words_a[0], words_a[-1]) == (words_b[0], words_b[-1]):
        return len(words_a) != len(words_b) or all(map(_may_be_middle, words_a, words_b))
    words_a, words_b = a.text.split(), b.text.split()
    if len(words_a) != len(words_b) or min(len(key_a), len(key_b)) < _SHORTEST_SPELLING:
        return False
    if len(words_a) == 1:
        return _sounds_alike(key_a, key_b) and _may_be_one(a, b)
    return all(_alike(x, y) for x, y in zip(words_a, words_b, strict=True))


def _may_be_middle(a: str, b: str) -> bool:
    """Whether two words between first name and surname can be one: "Jong" and "Yong" are two people's."""
    return _alike(a, b) or a.startswith(b) or b.startswith(a)


def first_sound(name: str) -> str:
    """What spellings of one name begin with: the same for "Selenskyj" and "Zelensky"."""
    return sound(fold_word(name[:1]))


def _may_be_one(a: Fact, b: Fact) -> bool:
    """Whether two facts can be of one person: names in full are alike, or one is a surname alone."""
    words_a, words_b = a.value.split(), b.value.split()
    if len(words_a) == 1 or len(words_b) == 1:
        return True
    return len(words_a) == len(words_b) and all(_alike(x, y) for x, y in zip(words_a, words_b, strict=True))


def _sounds_alike(a: str, b: str) -> bool:
    """Whether two folded words are transliterations of one ("lawrow", "lavrov").

    "s" for "z" at the beginning alone makes another name: in German the two sound apart ("Zander", "Sander").
    """
    if min(len(a), len(b)) < _SHORTEST_SPELLING or (a[0] == "h") != (b[0] == "h") or sound(a) != sound(b):
        return False
    return {a[0], b[0]} != {"s", "z"} or a[1:] != b[1:]


def _alike(a: str, b: str) -> bool:
    fold_a, fold_b = fold_word(a), fold_word(b)
    if fold_a == fold_b or ("-" not in a + b and _sounds_alike(fold_a, fold_b)):
        return True
    if fold_a[:1] != fold_b[:1]:
        return False
    return difflib.SequenceMatcher(None, fold_a, fold_b, autojunk=False).ratio() >= SPELLING_RATIO


def letters_of(name: str) -> str:
    """A name's letters and digits alone, folded."""
    return "".join(character for character in fold_word(name) if character.isalnum())


def compare_names(a: Side, b: Side) -> list[Discrepancy]:
    """Another name in the same place: one first name with two surnames, or a name with a part more."""
    of_a = [fact for fact in a.of("name") if len(fact.value.split()) > 1]
    of_b = [fact for fact in b.of("name") if len(fact.value.split()) > 1]
    values_a, values_b = {fact.value for fact in of_a}, {fact.value for fact in of_b}
    found = []
    for fact in of_a:
        for other in of_b:
            if fact.value in values_b or other.value in values_a or is_spelling(fact, other):
                continue
            if _may_be_one(fact, other):
                continue
            if _same_first_name(fact, other) or _is_longer(fact, other) or _is_longer(other, fact):
                found.append(differ("name", a, b, fact, other))
    return found


def _same_first_name(a: Fact, b: Fact) -> bool:
    words_a, words_b = a.value.split(), b.value.split()
    first = words_a[0]
    return (
        len(words_a) == len(words_b) == 2
        and first == words_b[0]
        and len(first) > 2
        and not _alike(words_a[1], words_b[1])
        and words_a[1][:_FORMS] != words_b[1][:_FORMS]
    )


def _is_longer(longer: Fact, shorter: Fact) -> bool:
    """Such as "St. Louis Tea Party Coalition" and "St. Louis Tea Party"."""
    words, start = longer.value.split(), shorter.value.split()
    return len(start) > 2 and len(words) > len(start) and words[: len(start)] == start
