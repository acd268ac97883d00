"""What a line says of the day that it names: of publication, of a change, of a printed issue, of a picture.

Knows single lines, and neither dates nor places.
"""

from __future__ import annotations

import re

from lesarten.pattern import Pattern


class Label:
    """An expression without case, and parts in lower case one of which is in all that it finds.

    Looking for the parts takes a third of the time, and most lines hold none.
    """

    __slots__ = ("_parts", "_pattern")

    def __init__(self, source: str, *parts: str) -> None:
        self._pattern, self._parts = Pattern(source, re.I), parts

    def is_in(self, text: str) -> bool:
        """Whether a line holds it."""
        lower = text.lower()
        # An expression without case takes these two letters for an s and an i.
        maybe = any(map(lower.__contains__, self._parts)) or "ſ" in lower or "İ" in text
        return maybe and self._pattern.search(text) is not None


PUBLISHED = Label(
    r"(?<!re)publi|veröffentlicht|erstellt|posted|erschienen|date\b|datum\b|first",
    *("publi", "veröffentlicht", "erstellt", "posted", "erschienen", "date", "datum", "first"),
)
UPDATED = Label(
    r"aktualisiert|update|modified|geändert|stand\b|zuletzt|bearbeitet",
    *("aktualisiert", "update", "modified", "geändert", "stand", "zuletzt", "bearbeitet"),
)
ISSUE = Label("ausgabe|issue|edition", "ausgabe", "issue", "edition")
"""The date of a printed issue is not the article's."""
PICTURE = Label(r"\b(?:Foto|Photo|Bild|Image|Audio|Video):", "oto:", "bild:", "image:", "audio:", "video:")
"""Captions have days of their own."""
