"""More renderings of what cleaning learns from: the parts of a page that scrapers take for its article.

One takes the element right around the paragraphs, another one three levels farther out; one sets every
block on a line of its own, another one cuts at links, too. All of them are met in folders of articles.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import html as parser

if TYPE_CHECKING:
    import random
    from pathlib import Path

BLOCKS = frozenset(
    "address article aside blockquote body br button dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select summary table td th tr ul"
    " video audio".split()
)
"""Elements whose text stands on lines of its own."""
UNSEEN = frozenset("script style noscript template svg head iframe".split())
TEXT = ("p", "div", "h2", "h3", "li", "blockquote", "span")
"""Elements that hold a paragraph of an article."""
OPENING = 8
"""Words that a paragraph is known by."""
FEWEST = 3
"""Paragraphs that must be found again to tell where a page's article stands."""
MOST = 0.8
"""Share of the paragraphs that a region holds."""
WIDER = 2
"""Regions of a page beside the narrowest one."""
STEP = 40
"""Characters; regions that differ by less are the same."""
_WORD = re.compile(r"\w+")


def render_regions(path: Path, gold: dict[str, Any], rng: random.Random) -> list[tuple[str, bool]]:
    """Texts of regions of the page at `path` (gzipped HTML), each with whether it is cut at links, too.

    Empty where the article of `gold` is not found on the page.
    """
    root = parser.document_fromstring(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
    whole: list[str] = []
    cut: list[str] = []
    seen: set[tuple[int, bool]] = set()
    for region in _find_regions(root, gold):
        for texts, inside in ((whole, False), (cut, True)):
            gap = "\n" if inside else rng.choice(("\n", "\n\n"))
            text = gap.join(_lines(region, inside))
            size = (len(text) // STEP, inside)
            if size not in seen:
                seen.add(size)
                texts.append(text)
    wider = rng.sample(whole[1:], min(WIDER, len(whole[1:])))
    split = rng.sample(cut, min(1, len(cut)))
    return [(text, False) for text in (*whole[:1], *wider)] + [(text, True) for text in split]


def _find_regions(root: Any, gold: dict[str, Any]) -> list[Any]:
    """The elements that hold most paragraphs, the narrowest first."""
    wanted = {tuple(words) for _, text in gold["body"] if len(words := _opening(text)) == OPENING}
    found = [element for element in root.iter(*TEXT) if tuple(_opening(element.text_content())) in wanted]
    holding = {element for paragraph in found for element in paragraph.iterancestors()}
    inner = [element for element in found if element not in holding]
    if len(inner) < FEWEST:
        return []
    around = Counter(element for paragraph in inner for element in (paragraph, *paragraph.iterancestors()))
    return [
        element
        for element in (inner[0], *inner[0].iterancestors())
        if around[element] >= MOST * len(inner) and element.tag not in ("body", "html")
    ]


def _opening(text: str) -> list[str]:
    return _WORD.findall(text[:200].lower())[:OPENING]


def _lines(region: Any, cut_inside: bool) -> list[str]:
    """The lines of an element; `cut_inside` ends one at every tag, as careless scrapers do."""
    lines: list[str] = []
    parts: list[str] = []

    def end_line() -> None:
        if line := " ".join("".join(parts).split()):
            lines.append(line)
        parts.clear()

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return
        block = cut_inside or element.tag in BLOCKS
        if block:
            end_line()
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if block:
            end_line()

    walk(region)
    end_line()
    return lines
