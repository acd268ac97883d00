"""What holds digits and is no quantity: laws and paragraphs, telephone numbers, ISBNs, scores, versions,
links; and fractions, which count parts of something.

Knows one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.model import Span

_LABELS = re.compile(
    r"""(?:§+|\b(?:Art(?:ikel|icle)?|Abs(?:atz)?|Nr|No|Nummer|number|Paragraf|Paragraph|Ziffer|Kapitel|chapter|
        section|Seite|page|pp?|S|Platz|Rang|Rank|Formel|Formula|Version|Flug|Flight|Gleis|Zeile|line|Psalm|
        PLZ|Raum|room|Anm|Fn|Band|vol|Resolution|Gesetz(?:es)?|Az|Interstate|Route|Highway|
        Bundesstraße|Ausgabe|issue|Jahrgang|Teil|part|Staffel|season|Folge|episode|Klasse|Stufe|level|Phase)\b)
        \.?:?\s*\d[\d./-]*(?:\s*(?:ff?\.|Abs\.|Absatz|Satz|Nr\.)\s*\d*)*
    |\b(?:Tel(?:efon)?|Fax|phone|call)\b\.?:?\s*[+(\d][\d\s()./-]*\d
    |ISBN[-:\s\d]*[\dXx]
    |(?<![\w.,])(?:\+\d{1,3}[\s/-]?|0\d{2,5}[\s/-]|\(0\d+\)\s?)\d[\d\s/-]{4,}\d
    |(?<![\d.,:])\d{1,3}:\d{1,3}(?![\d.,:]|\s?Uhr)
    |https?://\S+|www\.\S+|\S+@\S+\.\w+
    |\[\d{1,3}\]|\b\d+(?:[.,]\d+)?x\b|\b\d+\.\d+\.\d+(?:\.\d+)*\b
    |\b(?:19|20)\d\d/\d\d(?:\d\d)?\b|\b(?:\d+\s)?\d/\d\d?\b(?!/)
    |\b(?:[\w-]+\s)?(?:Viertel|Drittel|Fünftel|Sechstel|Achtel|Zehntel|thirds|quarters|fifths)\b""",
    re.VERBOSE | re.IGNORECASE,
)


_FRACTION = re.compile(r"(?i)(?:tel|thirds|quarters|fifths)\b")


def mask_labels(text: str) -> list[Span]:
    """The ranges of a sentence whose digits count nothing."""
    if any(map(str.isdigit, text)) or _FRACTION.search(text):
        return [match.span() for match in _LABELS.finditer(text)]
    return []
