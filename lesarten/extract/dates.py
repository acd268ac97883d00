"""Days and clock times as pages write them, read to ISO 8601 with the precision that is there.

It reads one line at a time; which line holds the date of publication, it must not know.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lesarten.pattern import Pattern

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner january jan",
            "februar feber february feb",
            "märz march mär mrz mar maerz",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>[^\W\d_]{3,9})\b\.?"
"""Any word: which one is a month, a dictionary says, and the patterns compile in a fifth of the time."""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_END = r"(?!\d(?!\d?\. ?[A-ZÄ]))"
"""No digit behind a year, except of the same day written out and glued to it."""
_PATTERNS = tuple(
    (sign, Pattern(pattern, re.I))
    for sign, pattern in (
        ("-", rf"(?<![\d.:/-]){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
        (".", rf"(?<![\d.:/-])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}{_END}"),
        ("", rf"(?<![\d.,:/-])(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?{_MONTH},?\s?{_YEAR}{_END}"),
        ("", rf"(?<!\w){_MONTH}\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}{_END}"),
        ("-", rf"(?<!\w)(?P<d>\d{{1,2}})-{_MONTH}-{_YEAR}{_END}"),
        ("/", rf"(?<![\d.:/-])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/{_YEAR}{_END}"),
        ("/", rf"(?<![\d.:/-]){_YEAR}/(?P<m>\d\d)/(?P<d>\d\d)(?!\d)"),
        (".", r"(?<![\d.:/-])(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<short>[0-3]\d)(?![\d.])"),
    )
)
"""Ways to write a day, each with a sign that is in every one of them: asking for it takes no time."""
_SLASHED = 5
"""Which pattern is day/month or month/day: only told apart when one number is above twelve."""
_NAMED, _SHORT = range(2, 5), 7
"""Which patterns name the month, and which leaves out the century."""
_MONTH_ONLY = (
    Pattern(rf"(?<![\d.:/-]){_YEAR}-(?P<m>\d\d)(?![\d-])"),
    Pattern(rf"(?<!\w){_MONTH}\s{_YEAR}{_END}", re.I),
)
_TIME = Pattern(
    r"(?<![\d:.,])(?P<h>[01]?\d|2[0-3])(?P<mark>[:.])(?P<min>[0-5]\d)(?!\d|\.\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?P<half>\s?[ap]\.?m\b\.?)?(?P<oclock>\s?(?:Uhr|h)\b)?",
    re.I,
)
_HOUR = Pattern(r"(?<![\d:.,])(?P<h>1[0-2]|0?\d)\s?(?P<half>[ap]\.?m\b\.?)", re.I)
_BESIDE = Pattern(r"[\s,|·–-]*")
_BESIDE_LOOSELY = Pattern(r"[\s,|·–-]*(?:(?:[A-Z]{2,5}|[A-Z][a-z]{1,8}\.?)[\s,]+){0,2}")
"""A zone and a weekday may stand between: "15:56 BST, 27 April", "11:48, Thu, Jul 18"."""
_LEADS = Pattern(r"[\s,|·–-]*(?:(?:um|at|@|gegen) )?")
_NEAR = 30
"""Characters between a day and its clock time: a weekday, a comma, "at", "um"."""
LINES_KEPT = 64
"""Lines whose dates are remembered: what looks like a date line is asked for them several times."""


class Stamp(NamedTuple):
    """A date that stands in a line."""

    iso: str
    """ISO 8601: "2025-07", "2025-07-12" or "2025-07-12T16:29"."""
    start: int
    end: int
    """Where it stands in the line, its clock time included."""


def find_stamps(line: str) -> list[Stamp]:
    """The days (with clock times) that a line names, and the months where there is no day, in order."""
    return list(_read_stamps(line))


@lru_cache(maxsize=LINES_KEPT)
def _read_stamps(line: str) -> tuple[Stamp, ...]:
    found: list[Stamp] = []
    for number, (sign, pattern) in enumerate(_PATTERNS):
        for match in pattern.finditer(line) if sign in line else ():
            day = _read_day(match, number)
            if day and not any(stamp.start < match.end() and match.start() < stamp.end for stamp in found):
                found.append(_with_time(line, day, match.start(), match.end()))
    if not found:
        for pattern in _MONTH_ONLY:
            found += [
                Stamp(iso, m.start(), m.end()) for m in pattern.finditer(line) if (iso := _read_month(m))
            ]
    return tuple(sorted(found, key=lambda stamp: stamp.start) if len(found) > 1 else found)


def _read_day(match: re.Match[str], pattern: int) -> str | None:
    month = _MONTHS.get(match["month"].lower(), 0) if pattern in _NAMED else int(match["m"])
    day = int(match["d"])
    if pattern == _SLASHED and month > 12 >= day:
        day, month = month, day
    elif pattern == _SLASHED and day <= 12 and day != month:
        return None
    year = 2000 + int(match["short"]) if pattern == _SHORT else int(match["year"])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _read_month(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    name = parts.get("month")
    month = _MONTHS.get(name.lower(), 0) if name else int(parts["m"])
    return f"{parts['year']}-{month:02}" if 1 <= month <= 12 else None


def _with_time(line: str, day: str, start: int, end: int) -> Stamp:
    """Add the clock time that stands beside a day: behind it, or right before it."""
    if line[end : end + 1] in "Tt" and (match := _TIME.match(line, end + 1)):
        return Stamp(f"{day}T{_clock(match)}", start, match.end())
    before: list[re.Match[str]] = []
    if start:
        before = [match for match in _TIME.finditer(line, max(0, start - _NEAR), start) if _is_clock(match)]
    elif end == len(line):
        return Stamp(day, start, end)
    if before and _BESIDE.fullmatch(line, before[-1].end(), start):
        return Stamp(f"{day}T{_clock(before[-1])}", before[-1].start(), end)
    after = _TIME.search(line, end, end + _NEAR) or _HOUR.search(line, end, end + _NEAR)
    loose = before and _BESIDE_LOOSELY.fullmatch(line, before[-1].end(), start)
    if loose and not (after and _LEADS.fullmatch(line, end, after.start())):
        return Stamp(f"{day}T{_clock(before[-1])}", before[-1].start(), end)
    if after and "/" not in line[end : after.start()]:
        beside = _BESIDE.fullmatch(line, end, after.start())
        if _is_clock(after) or (beside and not line[after.end() :].strip()):
            return Stamp(f"{day}T{_clock(after)}", start, after.end())
    if before and not re.search(r"\d", line[before[-1].end() : start]):
        return Stamp(f"{day}T{_clock(before[-1])}", before[-1].start(), end)
    return Stamp(day, start, end)


def _is_clock(match: re.Match[str]) -> bool:
    """16:29 is a time; 16.29 with "Uhr" or "h" behind it, or alone behind a day."""
    parts = match.groupdict()
    return parts.get("mark") != "." or bool(parts.get("oclock") or parts.get("half"))


def _clock(match: re.Match[str]) -> str:
    parts = match.groupdict()
    hour, minute = int(parts["h"]), int(parts.get("min") or 0)
    half = (parts.get("half") or "").strip().lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"
