"""Which calendar day a weekday, a relative day or a day without a year means, seen from the article's own.

Knows normal forms of dates and the words of their sentence.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.model import Fact

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

RELATIVE_DAYS = {"-2 days": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "+2 days": 2}

_AHEAD = re.compile(
    r"\b(?:wird|werden|werde|würde|will|wollen|soll|sollen|plan(?:t|en|s|ned)|geplant|shall|would|scheduled|"
    r"expected to|(?:is|are|was|were) (?:due |set )?to)\b"
)
"""Words of a sentence that speaks of what is to come."""

_NEXT = re.compile(r"(?i)\b(?:kommende|nächste|next|coming|ab|bis|until|by)")
_LAST = re.compile(r"(?i)\b(?:vergangene|letzte|vorige|last|past|seit|since)")

_HALF_YEAR = 183


def day_of(written: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None when it is not precise to the day."""
    match = re.match(r"\d{4}-\d\d-\d\d(?!\d)", written or "")
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def resolve_day(fact: Fact, text: str, written: date | None) -> str:
    """The calendar day of a date in a sentence written on a day, ISO 8601; "" when it means no single day.

    Of a sentence whose day is not known, only a date with its year has one.
    A weekday is the nearest one behind the day of writing, that day included; before it, where the words
    speak of what is to come. A day without a year is the nearest one.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value):
        return fact.value
    if written is None:
        return ""
    if fact.value in RELATIVE_DAYS:
        return (written + timedelta(days=RELATIVE_DAYS[fact.value])).isoformat()
    if fact.value in WEEKDAYS:
        return _nearest_weekday(WEEKDAYS.index(fact.value), fact.text, text, written).isoformat()
    if match := re.fullmatch(r"--(\d\d)-(\d\d)", fact.value):
        return _nearest_day(int(match[1]), int(match[2]), written)
    return ""


def _nearest_weekday(weekday: int, words: str, text: str, written: date) -> date:
    back = (written.weekday() - weekday) % 7
    if _NEXT.search(words):
        return written + timedelta(days=7 - back)
    if _LAST.search(words):
        return written - timedelta(days=back or 7)
    return written + timedelta(days=-back % 7) if _AHEAD.search(text) else written - timedelta(days=back)


def _nearest_day(month: int, day: int, written: date) -> str:
    for year in (written.year, written.year - 1, written.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if abs((found - written).days) <= _HALF_YEAR:
            return found.isoformat()
    return ""


def weekday_of(fact: Fact) -> str:
    """The weekday of a date by its own words, else by the calendar; "" when neither tells it."""
    if fact.value in WEEKDAYS:
        return fact.value
    found = day_of(fact.day or fact.value)
    return WEEKDAYS[found.weekday()] if found else ""
