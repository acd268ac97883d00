"""What is set apart calmly while reading: quotations and numbers, by their shape alone.

Plain Python. It decides nothing about facts; it only helps the eye.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.model import Span

QUOTATION = re.compile(r"„[^“”\"\n]+[“”\"]|“[^”\n]+”|»[^«\n]+«|«[^»\n]+»|(?<!\w)\"[^\"\n]+\"")
"""Marks that open and close inside a paragraph."""

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,’'\u00a0\u202f\u2009]\d+)*(?:\s?%)?(?!\w)")
"""A run of digits with the marks that group them, and a percent sign."""


def find_accents(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Ranges of quotations and of numbers in `text[start:end]`, as offsets into the text."""
    quotations = [match.span() for match in QUOTATION.finditer(text, start, end)]
    numbers = [match.span() for match in NUMBER.finditer(text, start, end)]
    return quotations, numbers
