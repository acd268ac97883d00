"""The words by which articles find each other: folded, cut short, and packed as numbers.

Plain Python, so that reading an article can pack them without loading what compares them.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\d[\d.,\u00a0\u202f]*\d|[^\W\d_][\w'’]{2,}")
_GROUPING = re.compile(r"[.,\u00a0\u202f](?=\d{3}(?!\d))")
_PACKED = struct.Struct("<IB")

TERM_LETTERS = 7
"""Words are cut to so many letters: German inflection and most of its compounds' heads lie behind them."""

MOST_COUNTED = 255
"""A word counts so often in one article at most: it has to fit a byte, and weighs by its logarithm."""


def terms_of(text: str) -> Iterable[str]:
    """The words and numbers of a text as they are compared: folded, cut to TERM_LETTERS, digits ungrouped."""
    return map(_term, _WORD.findall(text))


def pack_terms(text: str) -> bytes:
    """The different terms of a text, five bytes each: a number made of its letters, and its count.

    Little-endian, 32 and 8 bits. Of a million different terms about a hundred share their number.
    """
    numbers = Counter[int]()
    for word, count in Counter(_WORD.findall(text)).items():
        numbers[crc32(_term(word).encode("utf-8", "surrogatepass"))] += count
    return b"".join(_PACKED.pack(number, min(count, MOST_COUNTED)) for number, count in numbers.items())


def _term(word: str) -> str:
    return _GROUPING.sub("", word) if word[0].isdigit() else word.casefold()[:TERM_LETTERS]
