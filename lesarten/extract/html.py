"""An HTML page becomes the text that stands on it, and what trafilatura takes for its article.

The page's text is ours, so that every cut can be shown; trafilatura's choice is evidence for the classifier.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from lesarten.extract.dates import find_stamps

_BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p
    pre section select summary table tbody td tfoot th thead title tr ul""".split()
)
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote article section ul ol table figure header footer".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_HIDDEN = frozenset("script style template svg noscript iframe object math".split())
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_LINE, _PARAGRAPH = "\x01", "\x02"
"""Stand for the ends of blocks; a source holds no control characters."""
_BREAKS = re.compile(r"[\x01\x02 ]*[\x01\x02][\x01\x02 ]*")
_WORD = re.compile(r"\w+")
_PUBLISHED = (
    re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\""),
    re.compile(r"article:published_time[\"']\s+content=[\"']([^\"']{4,40})"),
    re.compile(r"content=[\"']([^\"']{4,40})[\"']\s+(?:property|name)=[\"']article:published_time"),
    re.compile(
        r"(?:name|itemprop)=[\"'](?:date|datePublished|DC\.date\.issued)[\"']\s+content=[\"']([^\"']{4,40})",
        re.I,
    ),
)
RUN = 4
"""Words in a row that are looked up in trafilatura's text."""
COVERED = 0.6
"""Share of a piece's words in such runs from which trafilatura kept it."""


class Evidence(NamedTuple):
    """What trafilatura says of a page."""

    runs: frozenset[tuple[str, ...]]
    """The runs of four words of its article."""
    lines: frozenset[str]
    """Its lines, for what is shorter."""
    title: str | None
    date: str | None
    outlet: str | None
    authors: tuple[str, ...]
    headings: frozenset[str] = frozenset()
    """The lines that the page marks as headings below its first."""
    tops: frozenset[str] = frozenset()
    """Those that it marks as its first."""

    def keeps(self, text: str) -> bool:
        """Whether trafilatura kept a piece of the page."""
        words = _WORD.findall(text.lower())
        if len(words) < RUN:
            return " ".join(words) in self.lines
        hit = [False] * len(words)
        for i in range(len(words) - RUN + 1):
            if tuple(words[i : i + RUN]) in self.runs:
                hit[i : i + RUN] = [True] * RUN
        return sum(hit) >= COVERED * len(words)


class PageText(NamedTuple):
    """What stands on a page."""

    text: str
    """Without its tags: a line a block, a blank line between paragraphs."""
    headings: frozenset[str]
    """The lines marked h2 to h6."""
    tops: frozenset[str]
    """The lines marked h1."""


def read_page(html: str) -> PageText:
    """Take a page's text from its tags, and what it marks as headings."""
    parser = _PageText()
    parser.feed(html)
    parser.close()
    tops = frozenset(text for tag, text in parser.headings if tag == "h1")
    return PageText(parser.text(), frozenset(text for tag, text in parser.headings if tag != "h1"), tops)


class _PageText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._hidden = 0
        self._heading = 0
        self.headings: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self._parts.append(_PARAGRAPH if tag in _PARAGRAPHS else _LINE)
        if tag in _HEADINGS:
            self._heading = len(self._parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _HEADINGS and self._heading:
            self.headings.append((tag, _squeeze("".join(self._parts[self._heading :]))))
            self._heading = 0
            self._parts.append(_PARAGRAPH)
        elif tag in _BLOCKS:
            self._parts.append(_PARAGRAPH if tag in _PARAGRAPHS else _LINE)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def text(self) -> str:
        """White space folded; a blank line where a paragraph ends."""
        text = _SPACE.sub(" ", "".join(self._parts))
        return _BREAKS.sub(lambda breaks: "\n\n" if _PARAGRAPH in breaks.group() else "\n", text).strip()


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text.replace(_LINE, " ").replace(_PARAGRAPH, " ")).strip()


def find_evidence(html: str) -> Evidence:
    """Ask trafilatura for the article and for what the page's head says of it."""
    # Deferred: half a second that only HTML costs.
    from trafilatura import bare_extraction

    found = bare_extraction(
        html, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if found is None:
        return Evidence(frozenset(), frozenset(), None, _published(html), None, ())
    data = found if isinstance(found, dict) else found.as_dict()
    text = str(data.get("text") or "")
    words = [_WORD.findall(line.lower()) for line in text.split("\n")]
    runs = frozenset(tuple(line[i : i + RUN]) for line in words for i in range(len(line) - RUN + 1))
    authors = tuple(name.strip() for name in str(data.get("author") or "").split(";") if name.strip())
    return Evidence(
        runs,
        frozenset(" ".join(line) for line in words if line),
        _text_or_none(data.get("title")),
        _published(html),
        _text_or_none(data.get("sitename")),
        authors,
    )


def _published(html: str) -> str | None:
    """The day of publication that the page's head states; days of changes are not asked for."""
    for pattern in _PUBLISHED:
        for match in pattern.finditer(html):
            for stamp in find_stamps(match[1]):
                return stamp.iso
    return None


def _text_or_none(value: object) -> str | None:
    return _SPACE.sub(" ", str(value)).strip() or None if value else None
