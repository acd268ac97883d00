"""How well some letters name a command: what the palette goes by.

Knows words, nothing of commands. Letters strewn over a name are no match: they would name everything.
"""

from __future__ import annotations

import re

WHOLE, BEGINS, INSIDE, KNOWN_AS = 4.0, 3.0, 2.0, 1.0
"""How much a word typed is worth that is a word of the name, begins one, stands inside one, or begins a
word that the command is known by beside its name."""

LETTERS_INSIDE = 3
"""Fewer letters than this must begin a word: inside of words they stand anywhere."""


def rate(typed: str, name: str, known_as: str = "") -> tuple[float, tuple[tuple[int, int], ...]]:
    """How well what was typed names a command, and the ranges of the name that it went by; 0 for not at all.

    Every word typed must be found, in whatever order.
    """
    worth, spans = 0.0, []
    words = typed.casefold().split()
    for word in words:
        value, span = _rate_word(word, name)
        if not value and re.search(rf"\b{re.escape(word)}", known_as.casefold()):
            value = KNOWN_AS
        if not value:
            return 0.0, ()
        worth += value
        spans += [span] if span else []
    return (worth / len(words), tuple(spans)) if words else (0.0, ())


def _rate_word(word: str, name: str) -> tuple[float, tuple[int, int] | None]:
    letters = re.escape(word)
    patterns = [(WHOLE, rf"\b{letters}\b"), (BEGINS, rf"\b{letters}")]
    if len(word) >= LETTERS_INSIDE:
        patterns.append((INSIDE, letters))
    for value, pattern in patterns:
        if found := re.search(pattern, name, re.IGNORECASE):
            return value, found.span()
    return 0.0, None
