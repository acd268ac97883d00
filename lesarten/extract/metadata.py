"""What a page says of its article: outlet, authors, agency and date, each with where it was found.

It reads what was cut and what stands around the title. What the text does not say stays None.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from lesarten.extract.bylines import (
    LONGEST_STAMP,
    may_be_byline,
    opens_byline,
    read_bare_name,
    read_byline,
)
from lesarten.extract.dates import find_stamps
from lesarten.extract.labels import ISSUE, PICTURE, PUBLISHED, UPDATED
from lesarten.extract.lexicon import word_classes
from lesarten.extract.shape import BULLETS
from lesarten.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lesarten.extract.lines import Piece

_AGENCY_WORD = (
    r"dpa(?:-infocom)?|AFP|Reuters|APA|epd|KNA|SID|sid|AP|ANSA|EFE|Xinhua|dts|ddp|Keystone-SDA|SDA|PA Media"
)
_DATELINE = Pattern(rf"^[A-ZÄÖÜ][\w./ -]{{1,40}} \((?:[\w.]+/)?(?P<agency>{_AGENCY_WORD})(?:/[\w.]+)?\)")
_CREDIT = Pattern(
    rf"^(?:Quellen?: *|Sources?: *|\(|--? ?)?(?:[\w.]+, ?)*(?:[\w.]+/)?"
    rf"(?P<agency>{_AGENCY_WORD})(?:/[\w.]+)*\)?$"
)
_TOP = r"(?:de|at|ch|com|net|org|co\.uk|eu|info|news|uk|ie|ca|in)(?![\w.]|/\w)"
_DOMAIN = Pattern(
    rf"(?<![\w.])(?:https?://)?(?:www\.)?(?:(?P<box>[\w.-]{{1,64}})@)?(?P<domain>[a-z0-9-]{{1,63}}\.{_TOP})",
    re.I,
)
"""The longest box and name that the mail and the name system allow; without them a line of a million hyphens
would be read a million times."""
_HAS_DOMAIN = Pattern(rf"\.(?<=[a-z0-9-]\.){_TOP}", re.I)
"""A first look, from the full stop on, which is quickly found: nearly all of a page stand in no address."""
_OFFICES = frozenset(
    "info redaktion kontakt leserbriefe leserservice service news newsdesk editor contact post".split()
)
"""Boxes of an outlet; those of persons are often elsewhere."""
FEWEST_NAMED = 2
"""Lines of a page, its one address included, that the name of a site must exceed to be the page's own."""
_STRANGERS = Pattern(
    r"facebook|twitter|youtube|instagram|whatsapp|tiktok|google|apple|microsoft|linkedin|pinterest|reddit|telegram|"
    r"getty|shutterstock|istock|alamy|imago|gravatar|disqus|wordpress|outbrain|taboola|paypal|amazon|spotify|t\.co",
    re.I,
)
_HAS_YEAR = Pattern(r"(?:19|20)\d\d|\d\.\d\d?\.\d\d")
_ISSUE_OF = Pattern(r"\b(?:(?:print)?ausgabe (?:vom|von)|(?:print )?(?:issue|edition) (?:of|dated))\b", re.I)
_ISSUE_PARTS = ("usgabe", "USGABE", "ssue ", "dition ")
"""One of them is in every line that names an issue: looking for it takes a tenth of the time."""
NEAR_ISSUE = 40
"""Characters behind "Ausgabe vom" in which its day stands."""
DATELINE, CREDIT = 50, 60
"""Characters in which place and agency open a paragraph, and of a line that names an agency alone."""
DAY = 10
"""Characters of an ISO date without its clock time."""
SHORT_YEAR = slice(2, 4)
"""The part of an ISO date that a page writes of every year, "25" of 2025."""
_ENTRY = Pattern(r"^\W*[0-2]?\d(?::[0-5]\d|\.[0-5]\d Uhr:)|[0-2]\d:[0-5]\d$")
_HOUR_MINUTE = Pattern(r"(\d\d?)[:.](\d\d)")
FEW_LATER = 0.4
"""Part of the steps from an entry to the next in which the time grows: from one day to the day before."""
TICKER_ENTRIES = 8
"""Lines with a clock time at one end that make a live ticker; a player and a date line are fewer."""
_TODAY = Pattern(r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|\w+tag,|mittwoch", re.I)
"""A line that begins with a weekday and names no clock time is the day a page was called up."""
_BEFORE_DAY = frozenset("am vom bis seit ab on of since until from".split())
_OF_THE_SITE = frozenset(("comment rules", "imprint", "navigation", "metadata"))
"""What is cut for these reasons can name the site's own address."""
_NO_BYLINE = frozenset(("body", "title", "heading", "another story"))
_OF_THE_ARTICLE = frozenset(("title", "lead", "body"))
_KEPT = frozenset(("title", "kicker", "lead", "heading", "body"))
ABOVE, BELOW = 12, 3
"""Pieces above the title, and paragraphs below it, between which date and byline stand."""
PARAGRAPH = 80
"""Characters of a paragraph that ends the head of an article."""
LABEL = 30
"""Characters of a line above a date that is its label."""
MOST_FUNCTION_WORDS, MOST_REST_WORDS = 2, 14
"""Beside its date, a line of metadata holds names and labels, no sentence."""
BEHIND = 14
"""Pieces behind the article where a signature, an agency or a date can stand."""
STAMP_LINE = 160
"""Characters of a line that can be one of date and names."""
DATE_REASONS = frozenset(("metadata", "navigation", "player", "caption", "repeated title", "advertisement"))
"""Dates of other reasons belong to teasers, comments or laws."""


class Facts(NamedTuple):
    """What was found, None or empty when it was not."""

    outlet: str | None
    authors: tuple[str, ...]
    agency: str | None
    date: str | None
    found: tuple[tuple[str, str], ...]
    labelled: bool = False
    """The text itself calls the date that of publication."""


def find_metadata(
    pieces: Sequence[Piece], verdicts: Sequence[str], title: int | None, outlet: tuple[str, int] | None
) -> Facts:
    """Read the pieces around the title and behind the article; `outlet` is what stood beside the title."""
    kept = [i for i, verdict in enumerate(verdicts) if verdict in ("body", "lead", "heading")]
    if not kept:
        return Facts(None, (), None, None, ())
    window = _window(pieces, title, kept)
    behind = range(kept[-1] + 1, min(len(pieces), kept[-1] + 1 + BEHIND))
    found: list[tuple[str, str]] = []

    def note(field: str, i: int) -> None:
        found.append((field, f"line {pieces[i].line}: {pieces[i].text[:80]}"))

    printed = _PrintedDays(pieces)
    inside = set(window)
    repeated = [i for i in range(kept[0]) if verdicts[i] == "repeated title" and i not in inside]
    date = (
        _find_date(pieces, verdicts, [*window, *repeated], printed)
        or _find_late_date(pieces, verdicts, behind)
        or _find_only_day(pieces, verdicts, printed)
    )
    update = date is not None and _is_update(pieces, date[1])
    times = _clock_times(pieces if update else [pieces[i] for i in kept]) if date else []
    if len(times) >= TICKER_ENTRIES and (update or _runs_for_days(times)):
        date = None  # what runs for days shows when it was changed last
    if date:
        note("date", date[1])
    authors = _find_authors(pieces, verdicts, window, title)
    if authors:
        note("authors", authors[1])
    agency = _find_agency(pieces, verdicts, [*window, *behind], kept[0])
    if agency:
        note("agency", agency[1])
    outlet = outlet or _find_outlet(pieces, verdicts)
    if outlet:
        note("outlet", outlet[1])
    return Facts(
        outlet[0] if outlet else None,
        authors[0] if authors else (),
        agency[0] if agency else None,
        date[0] if date else None,
        tuple(found),
        labelled=date is not None and _is_labelled(pieces, date[1]),
    )


def _window(pieces: Sequence[Piece], title: int | None, kept: Sequence[int]) -> list[int]:
    """Positions from the title down to the third paragraph, then from the title up."""
    top = title if title is not None and title <= kept[0] + 2 else kept[0]
    # A summary in points above the date is no paragraph of the text.
    paragraphs = (i for i in kept if len(pieces[i].text) > PARAGRAPH and pieces[i].text[0] not in BULLETS)
    first = list(islice(paragraphs, BELOW))
    bottom = max(first[-1] if first else kept[-1], kept[0] + BELOW)
    return [*range(top, min(len(pieces), bottom + 1)), *range(top - 1, max(-1, top - ABOVE - 1), -1)]


class _PrintedDays(dict[str, frozenset[str]]):
    """The days of a year's printed issues that a page names; its own day is often the one before."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    def __missing__(self, year: str) -> frozenset[str]:
        texts = [piece.text for piece in self._pieces if year in piece.text]
        days = self[year] = frozenset(
            stamp.iso[:DAY]
            for text in texts
            if any(map(text.__contains__, _ISSUE_PARTS))
            for match in _ISSUE_OF.finditer(text)
            for stamp in find_stamps(text[match.end() : match.end() + NEAR_ISSUE])[:1]
        )
        return days


def _find_date(
    pieces: Sequence[Piece],
    verdicts: Sequence[str],
    window: Sequence[int],
    printed: _PrintedDays,
) -> tuple[str, int] | None:
    """The first date labelled as published, else the first without a label, else the first update."""
    found: dict[str, tuple[str, int]] = {}
    for i in window:
        if verdicts[i] not in DATE_REASONS or not _is_date_line(pieces[i].text, verdicts[i]):
            continue
        if _goes_on(pieces, i):
            continue
        label = pieces[i - 1].text if i and len(pieces[i - 1].text) < LABEL else ""
        position = 0
        for stamp in find_stamps(pieces[i].text):
            before = label + " " + pieces[i].text[position : stamp.start]
            kind = "plain"
            if UPDATED.is_in(before):
                kind = "updated"
            elif PUBLISHED.is_in(before):
                kind = "published"
            if kind == "published" or stamp.iso[:DAY] not in printed[stamp.iso[SHORT_YEAR]]:
                found.setdefault(kind, (stamp.iso, i))
            position, label = stamp.end, ""
    return found.get("published") or found.get("plain") or found.get("updated")


def _is_update(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line of dates names that of a change and no other."""
    label = pieces[i - 1].text if i and len(pieces[i - 1].text) < LABEL else ""
    text = pieces[i].text
    return UPDATED.is_in(label + " " + text) and len(find_stamps(text)) == 1


def _is_labelled(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line of dates, or the label above it, says "published"."""
    label = pieces[i - 1].text if i and len(pieces[i - 1].text) < LABEL else ""
    return PUBLISHED.is_in(label + " " + pieces[i].text)


def _clock_times(pieces: Sequence[Piece]) -> list[int]:
    """The minutes of the day that lines begin or end with, in the order of the page."""
    texts = [piece.text for piece in pieces if ":" in piece.text]
    clocked = [text for text in texts if ":" in text[:12] or ":" in text[-4:]]
    times = [match.group() for text in clocked if (match := _ENTRY.search(text))]
    return [60 * int(hour) + int(minute) for time in times for hour, minute in _HOUR_MINUTE.findall(time)[:1]]


def _runs_for_days(times: Sequence[int]) -> bool:
    """Whether the newest entry of a ticker stands first, and older days below it."""
    steps = [after - before for before, after in pairwise(times)]
    later = sum(step > 0 for step in steps)
    return 0 < later < FEW_LATER * len(steps)


def _is_date_line(text: str, reason: str) -> bool:
    """Whether a line is one of dates and names rather than a sentence or a caption with a date in it."""
    stamps = find_stamps(text) if len(text) < STAMP_LINE and _has_year(text) else []
    if not stamps or "©" in text or " (@" in text or ISSUE.is_in(text):
        return False
    if reason == "repeated title":
        return stamps[-1].end == len(text)
    rest = text[: stamps[0].start] + text[stamps[-1].end :]
    words = rest.lower().split()
    functional = sum(word in word_classes()["german"] or word in word_classes()["english"] for word in words)
    clock = any("T" in stamp.iso for stamp in stamps)
    picture = reason == "caption" or PICTURE.is_in(text)
    if picture and not clock and not PUBLISHED.is_in(rest):
        return False
    return functional <= MOST_FUNCTION_WORDS and len(words) <= MOST_REST_WORDS


def _has_year(text: str) -> bool:
    """Whether a line can hold a day with its year; most hold nothing like one."""
    maybe = "20" in text or "19" in text or text.count(".") > 1
    return maybe and _HAS_YEAR.search(text) is not None


def _goes_on(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a date is part of a sentence that a scraper cut before it: "… on the radio at" above it."""
    above = pieces[i - 1].text if i else ""
    return pieces[i].text.endswith(".") and above.rpartition(" ")[2].lower() in _BEFORE_DAY


def _find_only_day(
    pieces: Sequence[Piece], verdicts: Sequence[str], printed: _PrintedDays
) -> tuple[str, int] | None:
    """The day in lines of dates anywhere, when a page names just one: teasers would name others."""
    found: dict[str, tuple[str, int]] = {}
    for i, piece in enumerate(pieces):
        if verdicts[i] in _KEPT or len(piece.text) >= STAMP_LINE or not _has_year(piece.text):
            continue
        reason = "metadata" if verdicts[i] != "repeated title" else verdicts[i]
        if _TODAY.match(piece.text) and ":" not in piece.text:
            continue
        if _is_date_line(piece.text, reason) and not _goes_on(pieces, i):
            for stamp in find_stamps(piece.text):
                if len(stamp.iso) >= DAY:
                    found.setdefault(stamp.iso[:DAY], (stamp.iso, i))
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only and only[0][:DAY] not in printed[only[0][SHORT_YEAR]] else None


def _find_late_date(
    pieces: Sequence[Piece], verdicts: Sequence[str], behind: Sequence[int]
) -> tuple[str, int] | None:
    """A date right behind the article counts only with a label: others are those of teasers."""
    for i in behind:
        text = pieces[i].text
        label = pieces[i - 1].text if len(pieces[i - 1].text) < LABEL else ""
        if (
            verdicts[i] == "metadata"
            and len(text) < STAMP_LINE
            and (PUBLISHED.is_in(label + " " + text) or UPDATED.is_in(text))
        ):
            for stamp in find_stamps(text):
                return stamp.iso, i
    return None


def _find_authors(
    pieces: Sequence[Piece], verdicts: Sequence[str], window: Sequence[int], title: int | None
) -> tuple[tuple[str, ...], int] | None:
    """A line that says who wrote it; else a name alone above or beside a date, between title and text."""
    lines = [i for i in window if verdicts[i] not in _NO_BYLINE]
    for i in lines:
        text = pieces[i].text
        if not may_be_byline(text):
            continue
        below = opens_byline(text) and i + 1 < len(pieces)
        names = read_byline(pieces[i + 1].text, bare=True) if below else read_byline(text)
        if names:
            return names, i
    if title is None or not lines:
        return None
    first = min(lines)
    texts = [piece.text for piece in pieces[first : max(lines) + 3]]
    dated = [_has_stamp(text) for text in texts]
    if not any(dated):
        return None
    # Asked without the article first: to put it together takes longer.
    named = [i for i in lines if i > title and read_bare_name(texts, i - first, dated, "")]
    if not named:
        return None
    article = "\n".join([piece.text for i, piece in enumerate(pieces) if verdicts[i] in _OF_THE_ARTICLE])
    found = ((read_bare_name(texts, i - first, dated, article), i) for i in named)
    return next((names for names in found if names[0]), None)


def _has_stamp(text: str) -> bool:
    """Whether a short line says when: by a date, or by "published" and how long ago."""
    if len(text) > LONGEST_STAMP or not any(map(str.isdigit, text)):
        return False
    labelled = PUBLISHED.is_in(text) or UPDATED.is_in(text)
    return bool(labelled or (_has_year(text) and find_stamps(text)))


def _find_agency(
    pieces: Sequence[Piece], verdicts: Sequence[str], where: Sequence[int], first: int
) -> tuple[str, int] | None:
    opening = pieces[first].text
    dateline = _DATELINE.match(opening) if "(" in opening[:DATELINE] else None
    if dateline:
        return dateline["agency"], first
    for i in where:
        if verdicts[i] in _OF_THE_ARTICLE:
            continue
        text = pieces[i].text
        if len(text) < CREDIT and "©" not in text and (match := _CREDIT.match(text)):
            return match["agency"], i
    return None


def _find_outlet(pieces: Sequence[Piece], verdicts: Sequence[str]) -> tuple[str, int] | None:
    """A site's own address in what was cut, when there is only one: "redaktion@outlet.de", "outlet.de-Forum".

    A single link of a menu can lead anywhere: its name must stand in other lines too.
    """
    found = list(_domains(pieces, verdicts))
    if len({domain for domain, _, _ in found}) != 1:
        return None
    domain, first, _ = found[0]
    office = any(office for _, _, office in found)
    if not office and all(i == first for _, i, _ in found) and verdicts[first] == "navigation":
        name = re.compile(rf"\b{re.escape(domain.partition('.')[0])}\b", re.I)
        named = sum(
            name.search(piece.text) is not None
            for piece, verdict in zip(pieces, verdicts, strict=True)
            if verdict not in _KEPT
        )
        if named <= FEWEST_NAMED:
            return None
    return domain, first


def _domains(pieces: Sequence[Piece], verdicts: Sequence[str]) -> Iterator[tuple[str, int, bool]]:
    """The addresses in what was cut, each with its piece and whether it is the box of an office."""
    for i in [i for i, verdict in enumerate(verdicts) if verdict in _OF_THE_SITE]:
        text = pieces[i].text
        if "." in text and _HAS_DOMAIN.search(text):
            for match in _DOMAIN.finditer(text):
                domain = match["domain"].lower()
                office = (match["box"] or "").lower() in _OFFICES
                if not _STRANGERS.search(domain) and (office or not match["box"]):
                    yield domain, i, office
