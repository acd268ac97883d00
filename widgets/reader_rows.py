"""From an article and a width to the rows of the reader: the cleaned text, or the page with its cuts.

Plain Python, no Textual. The cleaned text is wrapped block by block, its offsets count in the article's
text; the page is wrapped piece by piece, its offsets count in the article's page.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len

from lesarten.words import _, ngettext
from widgets.wrap import printable, wrap

if TYPE_CHECKING:
    from lesarten.model import Article, Block, Cut, Span

RowKind = Literal["title", "kicker", "lead", "heading", "body", "cut", "reason", "gap", "facts", "note"]

MEASURE = 72
"""Characters a line; books have 60 to 75."""

SIDE_SPACE = 2
"""Cells left of the text for the mark of the current sentence, and right of it."""

REASON_WIDTH = 18
"""The margin for the reason of a cut; the longest one in English takes 16."""

REASON_FROM = 72
"""In a view narrower than this the reason stands above the cut instead of beside it."""


MOST_SHOWN = 2_000_000
"""Characters laid out; a book has one million. What is behind would keep the keys waiting for seconds."""


class ReaderRow(NamedTuple):
    """One line of the screen: `text` is `[start:end]` of the article's text, or of its page."""

    kind: RowKind
    text: str
    start: int = 0
    end: int = 0
    group: int = -1
    """Which block or piece of the page it belongs to; -1 for words of the program."""
    reason: str = ""
    """Why it was cut, on the first row of a cut."""


class ReaderStop(NamedTuple):
    """What the cursor moves over: a sentence, or a piece of the page."""

    start: int
    end: int
    top: int
    """Its first row."""
    bottom: int
    """The row behind its last."""
    sentence: int | None
    """The sentence, or the first one of the piece."""
    part: Block | Cut | None = None
    """On the page: what the piece belongs to."""


@dataclass(frozen=True, slots=True)
class ReaderSheet:
    """All rows of an article at a width."""

    rows: tuple[ReaderRow, ...]
    stops: tuple[ReaderStop, ...]
    x: int
    """Cell where the text begins."""
    width: int
    """Cells of a line of text."""
    reason_x: int
    """Cell where the reasons begin; 0 when they stand above their cuts."""


def measure_of(width: int) -> int:
    """Cells of a line of text in a window of this width."""
    return max(1, min(MEASURE, width - 2 * SIDE_SPACE))


def describe_article(article: Article, room: int = MEASURE) -> str:
    """Outlet, date, length, share of cuts in a line; how to name an outlet if none is and `room` allows."""
    date = format_date(article.date) if article.date else _("no date")
    length = ngettext("{n} word", "{n} words", article.words).format(n=article.words)
    share = _("{percent} % cut").format(percent=round(100 * article.cut_share))
    rest = [length, *([", ".join(article.authors)] if article.authors else []), share]
    if article.outlet:
        return " · ".join((article.outlet, date, *rest))
    if article.date:
        unnamed = [[_("no outlet (R names it)"), date], [_("no outlet"), date]]
    else:
        unnamed = [[_("no outlet, no date (R names it)")], [_("no outlet") + ", " + date]]
    hinted, plain = (" · ".join([*words, *rest]) for words in unnamed)
    return hinted if cell_len(hinted) <= room else plain


def format_date(date: str) -> str:
    """An ISO date as one reads it: "2025-07-12T16:29" is 12.07.2025 16:29, "2025-07" is 07.2025."""
    day, _sign, time = date.partition("T")
    return ".".join(reversed(day.split("-"))) + (f" {time[:5]}" if time else "")


def lay_out_article(
    article: Article, width: int, facts: str = "", note: str = "", limit: int = MOST_SHOWN
) -> ReaderSheet:
    """The cleaned text up to `limit` characters, blocks parted by empty rows; above it `facts` and `note`."""
    measure = measure_of(width)
    x = max(SIDE_SPACE, (width - measure) // 2) if width > 2 * SIDE_SPACE else 0
    text = printable(article.text[:limit])
    rows = [ReaderRow("facts", facts[start:end]) for start, end in wrap(facts, measure)]
    for words in (note,) if note else ():
        rows += [ReaderRow("gap", "")] * bool(rows)
        rows += [ReaderRow("note", words[start:end]) for start, end in wrap(words, measure)]
    for number, block in enumerate(article.blocks):
        if block.start >= len(text):
            break
        if rows:
            rows.append(ReaderRow("gap", ""))
        rows += [
            ReaderRow(block.kind, text[start:end], start, end, number)
            for start, end in wrap(text, measure, block.start, min(block.end, len(text)))
        ]
    stops = _stop_at_sentences(article, rows, len(text))
    rows += _say_what_is_missing(len(article.text) - limit, measure)
    return ReaderSheet(tuple(rows), stops, x, measure, 0)


def _say_what_is_missing(characters: int, measure: int) -> list[ReaderRow]:
    """Rows behind a text that was too long to show as a whole."""
    if characters <= 0:
        return []
    words = _("{n} more characters are not shown here; E opens the file in your editor.").format(n=characters)
    return [ReaderRow("gap", ""), *(ReaderRow("note", words[a:b]) for a, b in wrap(words, measure))]


def _stop_at_sentences(article: Article, rows: list[ReaderRow], shown: int) -> tuple[ReaderStop, ...]:
    numbered = [(row.start, number) for number, row in enumerate(rows) if row.group >= 0]
    starts = [start for start, _number in numbered]
    stops: list[ReaderStop] = []
    for sentence in article.sentences:
        first = bisect_right(starts, sentence.start) - 1
        last = bisect_right(starts, max(sentence.start, sentence.end - 1)) - 1
        if sentence.start >= shown:
            break
        if first >= 0:
            top, bottom = numbered[first][1], numbered[last][1] + 1
            stops.append(ReaderStop(sentence.start, sentence.end, top, bottom, sentence.id))
    return tuple(stops)


class _Part(NamedTuple):
    """A piece of the page: a range, what it belongs to, and a number that its neighbours share or not."""

    start: int
    end: int
    owner: Block | Cut | None
    reason: str | None


def lay_out_page(
    article: Article, width: int, translate: dict[str, str] | None = None, limit: int = MOST_SHOWN
) -> ReaderSheet:
    """The page as it was, with what was cut and why; empty lines collapse. `translate` maps reasons."""
    wide = width >= REASON_FROM
    room = width - 2 * SIDE_SPACE - (REASON_WIDTH + 2 if wide else 0)
    measure = max(1, min(MEASURE, room))
    x = max(SIDE_SPACE, (room - measure) // 2 + SIDE_SPACE) if width > 2 * SIDE_SPACE else 0
    page = printable(article.page[:limit])
    rows: list[ReaderRow] = []
    stops: list[ReaderStop] = []
    first_sentence = _first_sentences(article)
    behind, told = 0, ""
    for group, part in enumerate(_parts_of_page(article, len(page))):
        if rows and article.page.count("\n", behind, part.start) > 1:
            rows.append(ReaderRow("gap", ""))
        kind: RowKind = "cut" if part.reason is not None else "body"
        if part.owner is not None and part.reason is None:
            kind = part.owner.kind  # type: ignore[union-attr]
        reason = (translate or {}).get(part.reason or "", part.reason or "")
        if part.reason is None and part.owner is not None and part.owner.by == "reader":
            reason = _("kept by you")
        shown = reason if reason != told else ""
        told = reason
        if shown and not wide:
            rows.append(ReaderRow("reason", shown))
        top = len(rows)
        for start, end in wrap(page, measure, part.start, part.end):
            first = shown if wide and len(rows) == top else ""
            rows.append(ReaderRow(kind, page[start:end], start, end, group, first))
        sentence = first_sentence.get(id(part.owner))
        if stops and part.owner is not None and stops[-1].part is part.owner:
            stops[-1] = stops[-1]._replace(end=part.end, bottom=len(rows))
        else:
            stops.append(ReaderStop(part.start, part.end, top, len(rows), sentence, part.owner))
        behind = part.end
    rows += _say_what_is_missing(len(article.page) - limit, measure)
    return ReaderSheet(tuple(rows), tuple(stops), x, measure, x + measure + 2 if wide else 0)


def _first_sentences(article: Article) -> dict[int, int]:
    """For each block, by identity, the first of its sentences."""
    starts = [sentence.start for sentence in article.sentences]
    found: dict[int, int] = {}
    for block in article.blocks:
        number = bisect_right(starts, block.start - 1)
        if number < len(starts) and starts[number] < block.end:
            found[id(block)] = number
    return found


def _parts_of_page(article: Article, shown: int) -> list[_Part]:
    """The lines of the first `shown` characters in pieces: kept, cut, or neither."""
    owned: list[_Part] = [
        _Part(start, end, block, None) for block in article.blocks for start, end in block.spans
    ]
    owned += [_Part(start, end, cut, cut.reason) for cut in article.cut for start, end in cut.spans]
    owned.sort(key=lambda part: (part.start, part.end))
    parts: list[_Part] = []
    position = 0
    for part in owned:
        start, end = min(shown, max(position, part.start)), min(shown, part.end)
        parts += _lines_of(article.page, _Part(position, start, None, ""))
        parts += _lines_of(article.page, _Part(start, end, part.owner, part.reason))
        position = max(position, end)
    parts += _lines_of(article.page, _Part(position, shown, None, ""))
    return parts


def _lines_of(page: str, part: _Part) -> list[_Part]:
    """A piece line by line, without empty lines and without white space around."""
    lines: list[_Part] = []
    position = part.start
    while position < part.end:
        stop = page.find("\n", position, part.end)
        stop = part.end if stop < 0 else stop
        start, end = _strip(page, (position, stop))
        if end > start:
            lines.append(_Part(start, end, part.owner, part.reason))
        position = stop + 1
    return lines


def _strip(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
