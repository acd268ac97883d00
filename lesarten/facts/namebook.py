"""The names of one article: which of the runs of capitalised words are names, and whom a single word names.

Knows the candidates of all sentences of an article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lesarten.facts.names import is_acronym, is_place, is_title_case, name_key
from lesarten.facts.sources import is_agency
from lesarten.fold import fold_word
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

RECURS = 2
"""A name stands at least so often in an article, unless an office or capitals vouch for it."""

_SHORTEST = 4
"""Letters of a word whose last "s" may be that of the genitive."""

_DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins kein keine keinen "
    "jeder jede jedes diese dieser dieses diesen diesem ihr ihre ihren sein seine seinen unser unsere viele "
    "alle mehr".split()
)
"""German words behind which a single capitalised word is a noun rather than a surname."""

_PERSON = 2
"""Words of an English name that a comma follows at the beginning of a sentence: "Kim Darrow, a spokesman"."""

_CERTAIN_WORDS = 3
"""In German a run of so many capitalised words is a name without further evidence."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """What the sentences of one article know of its names together."""

    full: frozenset[str]
    """Keys of names in full that have evidence."""
    by_word: dict[str, str]
    """From a folded word of a person's name to the key, where only one name has it."""

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Fact]]) -> NameBook:
        """Read the candidates of all sentences."""
        counts = Counter(part for facts in sentences for fact in facts for part in _parts(fact.value))
        full = {
            fact.value
            for facts in sentences
            for fact in facts
            if fact.unit or is_acronym(fact.text) or is_agency(fact.text) or counts[fact.value] >= RECURS
        }
        full |= _inside_others(sentences, counts)
        full -= _genitives(full)
        owners: dict[str, set[str]] = {}
        for key in sorted(full):
            for word in key.split() if " " in key else ():
                owners.setdefault(word, set()).add(key)
        for key in sorted({fact.value for facts in sentences for fact in facts if fact.unit} & full):
            owners.setdefault(key, {key})
        by_word = {
            word: next(iter(keys)) for word, keys in owners.items() if len(keys) == 1 and len(word) > 2
        }
        return cls(frozenset(full), by_word)

    def refine(self, text: str, candidates: Sequence[Fact], language: str) -> list[Fact]:
        """The names of a sentence: candidates with evidence, runs cut to the name they begin with, single
        words.
        """
        names = [name for fact in candidates if (name := self._accept(text, self._cut(text, fact), language))]
        taken = {k for name in names for k in range(name.start, name.end)}
        before = ""
        for token in tokenize(text, language):
            named = token.kind == "word" and token.text[0].isupper() and token.start not in taken
            if named and (name := self._single(token.text, token.start)):
                determined = language[:2] != "en" and before in _DETERMINERS
                if not determined or is_place(name.text) or " " not in name.value:
                    names.append(name)
            before = token.text.lower()
        return sorted(names, key=lambda name: name.start)

    def _cut(self, text: str, fact: Fact) -> Fact:
        """A run that ends with the genitive of a known name: "Trumps Charakter" is Trump, then a noun."""
        words = fact.text.split()
        for k, word in enumerate(words[:-1]):
            bare = _without_genitive(word)
            if bare != word and (fold_word(bare) in self.by_word or is_place(bare)) and not is_place(word):
                end = fact.start + len(" ".join(words[:k])) + bool(k) + len(bare)
                surface = text[fact.start : end]
                return replace(fact, text=surface, end=end, value=name_key(surface))
        return fact

    def _accept(self, text: str, fact: Fact, language: str) -> Fact | None:
        """The longest part of a run that is known as a name, else the run itself if it needs no evidence.

        In English, where only names are capitalised, that part is at the beginning.
        """
        words = fact.value.split()
        for width in range(len(words), 0 if len(words) == 1 else 1, -1):
            for first in range(len(words) - width + 1 if language[:2] != "en" else 1):
                key = " ".join(words[first : first + width])
                if key in self.full:
                    start, end = _end_of(fact, first, behind=True), _end_of(fact, first + width)
                    unit = fact.unit if first == 0 else ""
                    return replace(fact, text=text[start:end], start=start, end=end, value=key, unit=unit)
        certain = (language[:2] == "en" and not is_title_case(text)) or len(words) >= _CERTAIN_WORDS
        if language[:2] == "en" and fact.start == 0:
            certain = certain and len(words) == _PERSON and text[fact.end : fact.end + 1] == ","
            return fact if certain else None
        return fact if certain and fact.start > 0 and len(words) > 1 else None

    def _single(self, word: str, start: int) -> Fact | None:
        """A known surname or a known place, its genitive too."""
        bare = _without_genitive(word)
        for form in (bare, word) if fold_word(bare) in self.by_word or is_place(bare) else (word,):
            fold = fold_word(form)
            if fold in self.by_word:
                return Fact("name", form, start, start + len(form), self.by_word[fold])
            if is_place(form):
                return Fact("name", form, start, start + len(form), name_key(form))
        return None


def _without_genitive(word: str) -> str:
    for ending in ("'s", "’s", "s", "'", "’"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def _parts(key: str) -> set[str]:
    """A name's key and every run of two words and more in it."""
    words = key.split()
    return {key, *(" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1))}


def _inside_others(sentences: Sequence[Sequence[Fact]], counts: Counter[str]) -> set[str]:
    """Runs that stand alone somewhere and elsewhere in a longer one: "Oligarch Michail Chodorkowski"."""
    alone = {fact.value for facts in sentences for fact in facts if " " in fact.value}
    return {key for key in alone if counts[key] >= RECURS}


def _genitives(full: set[str]) -> set[str]:
    """Of some keys those that begin with the genitive of another name: "trumps charakter"."""
    known = {word for key in full for word in key.split()}
    return {
        key
        for key in full
        if any(
            word.endswith("s") and len(word) > _SHORTEST and word[:-1] in known for word in key.split()[:-1]
        )
    }


def _end_of(fact: Fact, width: int, behind: bool = False) -> int:
    """The offset behind the first `width` words of a name, hyphens parting words; with `behind` that of the
    next word's first letter.
    """
    if not width:
        return fact.start
    count, position = 0, 0
    for position, character in enumerate(fact.text):
        if character in " -‑\u00a0":
            count += 1
            if count == width:
                return fact.start + position + behind
    return fact.end
