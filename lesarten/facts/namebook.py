"""The names of one article: which of the runs of capitalised words are names, and whom a single word names.

Knows the candidates of all sentences of an article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lesarten.facts.names import is_acronym, is_place, name_key
from lesarten.facts.sources import is_agency
from lesarten.fold import fold_word
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

RECURS = 2
"""A name stands at least so often in an article, unless an office or capitals vouch for it."""

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
        counts = Counter(fact.value for facts in sentences for fact in facts)
        full = {
            fact.value
            for facts in sentences
            for fact in facts
            if fact.unit or is_acronym(fact.text) or is_agency(fact.text) or counts[fact.value] >= RECURS
        }
        owners: dict[str, set[str]] = {}
        for facts in sentences:
            for fact in facts:
                key = fact.value
                if key in full and len(key.split()) > 1 and (fact.unit or key in full):
                    for word in key.split():
                        owners.setdefault(word, set()).add(key)
        by_word = {
            word: next(iter(keys)) for word, keys in owners.items() if len(keys) == 1 and len(word) > 2
        }
        return cls(frozenset(full), by_word)

    def refine(self, text: str, candidates: Sequence[Fact], language: str) -> list[Fact]:
        """The names of a sentence: candidates with evidence, runs cut to the name they begin with, single
        words.
        """
        names = [name for fact in candidates if (name := self._accept(text, fact, language))]
        taken = {k for name in names for k in range(name.start, name.end)}
        for token in tokenize(text, language):
            if token.kind != "word" or not token.text[0].isupper():
                continue
            if token.start in taken:
                continue
            if name := self._single(token.text, token.start):
                names.append(name)
        return sorted(names, key=lambda name: name.start)

    def _accept(self, text: str, fact: Fact, language: str) -> Fact | None:
        key = fact.value
        if key in self.full:
            return replace(fact, value=key)
        words = key.split()
        for width in range(len(words) - 1, 1, -1):
            if " ".join(words[:width]) in self.full:
                end = _end_of(fact, width)
                return replace(fact, text=text[fact.start : end], end=end, value=" ".join(words[:width]))
        certain = language[:2] == "en" or len(words) >= _CERTAIN_WORDS
        return fact if certain and fact.start > 0 else None

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


def _end_of(fact: Fact, width: int) -> int:
    """The offset behind the first `width` words of a name, hyphens parting words."""
    count, position = 0, 0
    for position, character in enumerate(fact.text):
        if character in " -‑\u00a0":
            count += 1
            if count == width:
                return fact.start + position
    return fact.end
