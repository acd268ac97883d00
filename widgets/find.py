"""Finding in a text as a reader means it: ä is ae, ß is ss, case and the shape of quotes do not matter.

Plain Python; gives ranges of the text as it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.model import Span

SPELLED_OUT = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "ſ": "s",
    "„": '"', "“": '"', "”": '"', "‟": '"', "«": '"', "»": '"',
    "‚": "'", "‘": "'", "’": "'", "‹": "'", "›": "'",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...",
}  # fmt: skip
"""What one may type for a character, after folding its case."""


@lru_cache(maxsize=4096)
def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in its searchable form, and for each of its characters the index it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for form in _fold_character(character):
            folded.append(form)
            origins.append(index)
    return "".join(folded), (*origins, len(text))


@lru_cache(maxsize=2048)
def _fold_character(character: str) -> str:
    lower = character.casefold()
    if lower in SPELLED_OUT:
        return SPELLED_OUT[lower]
    if character.isspace():
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return plain or ("" if unicodedata.combining(character) else lower)


class _Forms(dict[int, str]):
    """The searchable form of each character, by code point, made when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _fold_character(chr(code))
        return form


_FORMS = _Forms()


def fold_text(text: str) -> str:
    """The searchable form alone: several times faster than with the origins of its characters."""
    return text.translate(_FORMS)


def compile_query(query: str, *, regex: bool = False, words: bool = False) -> re.Pattern[str] | None:
    """The pattern for folded texts; None for a query that finds nothing (empty, or a broken expression)."""
    pattern = query if regex else r"\s+".join(re.escape(fold(part)[0]) for part in query.split())
    if not pattern:
        return None
    if words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        return None


def find_spans(text: str, pattern: re.Pattern[str] | None) -> list[Span]:
    """Where a pattern of `compile_query` stands in a text: ranges of the text itself, never empty."""
    if pattern is None:
        return []
    folded, origins = fold(text)
    found = (match.span() for match in pattern.finditer(folded))
    return [(origins[start], origins[end - 1] + 1) for start, end in found if end > start]
