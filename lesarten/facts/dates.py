"""Days, dates, months, years, relative days and clock times, with a normal form of their own precision.

Knows one sentence, and the day it was written where its article says it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lesarten.facts.calendar import RELATIVE_DAYS, WEEKDAYS, resolve_day
from lesarten.facts.sources import is_agency
from lesarten.model import Fact
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from datetime import date
    from re import Match

_WEEKDAY_NAMES = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6, **{day: k for k, day in enumerate(WEEKDAYS)},
}  # fmt: skip
_MONTH_NAMES = {
    "januar": 1, "jänner": 1, "january": 1, "jan": 1, "februar": 2, "feber": 2, "february": 2, "feb": 2,
    "märz": 3,
    "march": 3, "mar": 3, "mär": 3, "april": 4, "apr": 4, "mai": 5, "may": 5, "juni": 6, "june": 6, "jun":
    6, "juli": 7,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10,
    "october": 10,
    "okt": 10, "oct": 10, "november": 11, "nov": 11, "dezember": 12, "december": 12, "dez": 12, "dec": 12,
}  # fmt: skip
_RELATIVE = {
    "heute": "today", "today": "today", "gestern": "yesterday", "yesterday": "yesterday",
    "vorgestern": "-2 days",
    "morgen": "tomorrow", "tomorrow": "tomorrow", "übermorgen": "+2 days", "wochenende": "weekend",
    "weekend": "weekend",
}  # fmt: skip

_WEEKDAY = "|".join(_WEEKDAY_NAMES)
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_LEAD = (
    r"(?:(?:late|early|am|on|im|in|seit|since|bis|until|till|vom|ab|zum|by|over|at|um|gegen|last|next|this|past|coming"
    r"|kommenden?|nächsten?|vergangenen?|letzten?|vorigen?|diesen|diesem)\s+){0,3}"
)
_HOUR_NAMES = {
    name: 1 + k % 12
    for k, name in enumerate(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
        "one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_HOUR = "|".join(_HOUR_NAMES)
_YEAR = r"(?:1[89]|20)\d\d"
_PATTERN = re.compile(
    rf"""(?<![\w.:/-])(?P<span>(?P<lead>{_LEAD})(?:den\s+|dem\s+|the\s+)?(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
     |(?P<isomonth>{_YEAR}-(?:0[1-9]|1[0-2]))
     |(?:(?:{_WEEKDAY}),?\s+)?(?:den\s+|dem\s+)?(?P<day>[0-3]?\d)\.\s?(?:(?P<month>[01]?\d)\.(?:\s?(?P<year>{_YEAR}|\d\d(?!\d)))?
        |(?P<monthname>{_MONTH})\b\.?(?:\s+(?P<year2>{_YEAR}))?)
     |(?:(?:{_WEEKDAY}),?\s+)?(?P<monthname2>{_MONTH})\b\.?\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,:]\d)(?:,?\s+(?P<year3>{_YEAR}))?
     |(?P<day3>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<monthname3>{_MONTH})\b(?:,?\s+(?P<year4>{_YEAR}))?
     |(?P<monthname4>{_MONTH})\b\.?\s+(?P<year5>{_YEAR})
     |(?P<hour>[012]?\d)(?:[.:](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?:(?P<uhr>Uhr)|(?P<ampm>[ap]\.?\s?m\b\.?))
     |(?P<hourword>{_HOUR})\s(?:Uhr|o['’]clock)
     |(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:]|\s*/\s*\d)
     |(?P<weekday>{_WEEKDAY})(?P<part>s|abend|morgen|nacht|nachmittag|vormittag|mittag|früh|abends)?
     |(?P<relative>heute|gestern|vorgestern|übermorgen|today|yesterday|tomorrow|wochenende|weekend)
     |(?:(?P<past>vergangenen?|letzten?|vorigen?)|(?P<future>kommenden?|nächsten?)|(?P<now>diesen?|diesem))\s
        (?P<period>Woche|Monat|Jahr)
     |(?P<monthname5>{_MONTH})\b
     |(?P<year6>{_YEAR})))(?![\w]|[.,:/]\d|-\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_DATED = re.compile(
    r"(?i)(?:\b(?:\w*gesetz(?:es)?|\w*verordnung|\w*richtlinie|law|act|decree|copyright|isbn|bgbl)\b|\bnr\b\.?|©|\(c\)|§)"
    r"[^.;]{0,12}(?:\d+\s)?(?:(?:vom|of|von)\s)?$"
)
"""What stands before the date of a law or the year of a copyright notice."""

_LABEL_REACH = 60
"""Letters before a date in which that may stand."""

_YEAR_BEFORE = re.compile(
    r"(?i)(?:jahr|jahre|jahren|jahres|year|in|im|seit|since|bis|until|ab|von|vor|nach|by|from|sommer|winter|herbst|frühjahr|frühling|summer|"
    r"autumn|fall|spring|anfang|mitte|ende|early|late|mid|und|and|für|for|jahreswende)\s+$"
)
_AMBIGUOUS_MONTHS = ("may", "march", "mar", "jan", "sep", "dec", "august", "mai")


_WORD_BEHIND_YEAR = re.compile(r"(?!(?:km|kg|mm|cm|kw|mw|gw|qm)\b)[a-zäöü]{3}")

REPORT = "report"
"""The unit of a date that is that of an agency's report, not of what it reports."""

_REPORT_REACH = 45
"""An agency and a date at most so many letters apart belong together."""

_PERIODS = {"woche": "week", "monat": "month", "jahr": "year"}

_LEADS = {"bis": "until", "until": "until", "till": "until", "seit": "since", "since": "since", "ab": "from"}


def find_dates(text: str, language: str = "de", written: date | None = None) -> list[Fact]:
    """The dates and times of a sentence; laws, scores and copyright years are none.

    `written` is the day of the article: with it weekdays, relative days and days without a year have the
    calendar day they mean.
    """
    facts = []
    for match in _PATTERN.finditer(text):
        fact = _read(text, match, language)
        if fact and not _NOT_DATED.search(text[max(0, fact.start - _LABEL_REACH) : fact.start]):
            facts.append(replace(fact, day=resolve_day(fact, text, written)))
    return facts


def date_kind(value: str) -> str:
    """What two values must share to be compared: "weekday", "day", "month", "year", "time" or "relative"."""
    if value in WEEKDAYS or value in RELATIVE_DAYS or value == "weekend":
        return "weekday"
    if ":" in value:
        return "time"
    if " " in value:
        return "relative"
    if re.fullmatch(r"\d{4}-\d\d-\d\d|--\d\d-\d\d", value):
        return "day"
    return "month" if re.fullmatch(r"\d{4}-\d\d|--\d\d", value) else "year"


def _read(text: str, match: Match[str], language: str) -> Fact | None:
    value = _value(text, match, language)
    if value is None:
        return None
    start, end = match.span("span")
    lead = (match["lead"] or "").lower().split()
    qualifier = next((_LEADS[word] for word in lead if word in _LEADS), "")
    unit = REPORT if _is_report(text, start, end, language) else ""
    return Fact("date", text[start:end], start, end, value, unit, qualifier)


def _is_report(text: str, start: int, end: int, language: str) -> bool:
    """Whether an agency stands beside the date: "berichtete die Agentur Tass am Samstag"."""
    places = _agency_places(text, language)
    return any(start - _REPORT_REACH < place < end + _REPORT_REACH for place in places)


@lru_cache(maxsize=1024)
def _agency_places(text: str, language: str) -> tuple[int, ...]:
    return tuple([token.start for token in tokenize(text, language) if is_agency(token.text)])


def _value(text: str, match: Match[str], language: str) -> str | None:
    if match["iso"] or match["isomonth"]:
        return match["iso"] or match["isomonth"]
    day = match["day"] or match["day2"] or match["day3"]
    name = match["monthname"] or match["monthname2"] or match["monthname3"] or match["monthname4"]
    year = match["year"] or match["year2"] or match["year3"] or match["year4"] or match["year5"]
    if day:
        return _day(int(day), _MONTH_NAMES[name.lower()] if name else int(match["month"]), year)
    if name:
        return f"{year}-{_MONTH_NAMES[name.lower()]:02d}" if name[0].isupper() else None
    if match["hour"]:
        return _time(match)
    if match["hourword"]:
        return f"{_HOUR_NAMES[match['hourword'].lower()]:02d}:00"
    if match["clock"]:
        hour, minute = match["clock"].split(":")
        return (
            f"{int(hour):02d}:{minute}"
            if re.search(r"(?i)(?:um|at|gegen|ab|,)\s+$", text[: match.start("clock")])
            else None
        )
    if match["weekday"]:
        return WEEKDAYS[_WEEKDAY_NAMES[match["weekday"].lower()]] if match["weekday"][0].isupper() else None
    if match["relative"]:
        return _RELATIVE[match["relative"].lower()]
    if match["period"]:
        which = "last" if match["past"] else "next" if match["future"] else "this"
        return f"{which} {_PERIODS[match['period'].lower()]}"
    if match["monthname5"]:
        return _month(text, match)
    return match["year6"] if _is_year(text, match, language) else None


def _day(day: int, month: int, year: str | None) -> str | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if not year:
        return f"--{month:02d}-{day:02d}"
    return f"{'20' + year if len(year) == 2 else year}-{month:02d}-{day:02d}"


def _time(match: Match[str]) -> str | None:
    hour = int(match["hour"])
    if match["ampm"]:
        hour = hour % 12 + (12 if match["ampm"][0].lower() == "p" else 0)
    return f"{hour:02d}:{match['minute'] or '00'}" if hour < 25 else None


def _month(text: str, match: Match[str]) -> str | None:
    """A month's name alone; "May" and "August" are names too, so a word of time must stand before."""
    name = match["monthname5"]
    if not name[0].isupper() or (len(name) == 3 and name.lower() != "mai"):
        return None
    if name.lower() in _AMBIGUOUS_MONTHS and not (
        match["lead"]
        or re.search(
            r"(?i)(?:anfang|mitte|ende|seit|bis|of|in|im|since|until|early|late|mid)\s+$",
            text[: match.start("monthname5")],
        )
    ):
        return None
    return f"--{_MONTH_NAMES[name.lower()]:02d}"


def _is_year(text: str, match: Match[str], language: str) -> bool:
    """A bare number like 2024 is a year behind a word of time, or when nothing countable follows.

    In German what is counted has a capital: any other word behind it makes it a year ("soll 2028 beginnen").
    """
    if match["lead"] or _YEAR_BEFORE.search(text, 0, match.start("year6")):
        return True
    following = text[match.end() :].lstrip()
    if following[:1].isupper():
        return False
    return match.start("year6") == 0 or (language[:2] == "de" and bool(_WORD_BEHIND_YEAR.match(following)))
