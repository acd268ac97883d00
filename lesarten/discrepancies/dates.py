"""Other days told of the same event. Knows two sentences; the day of a report is not the day of the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import count_shared, differ
from lesarten.facts.calendar import weekday_of
from lesarten.facts.dates import date_kind

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, Fact

_WEEKEND = ("saturday", "sunday")
_KINDS = (("weekday", "day"), ("month",), ("year",), ("time",))
"""What can be two values of one thing."""

_ATTRIBUTE = re.compile(r"(?i)(?:the|der|die|das|dem|den|des)\s+\S+$")


def compare_dates(a: Side, b: Side) -> list[Discrepancy]:
    """Days, months, years or times that one side has and the other has otherwise."""
    found = []
    for kinds in _KINDS:
        of_a = [fact for fact in a.of("date") if _is_event(fact, kinds)]
        of_b = [fact for fact in b.of("date") if _is_event(fact, kinds)]
        rest_a = [fact for fact in of_a if not any(_compatible(fact, other) for other in of_b)]
        rest_b = [fact for fact in of_b if not any(_compatible(fact, other) for other in of_a)]
        if len(rest_a) != len(of_a) or not rest_a or not rest_b:
            continue
        fact, other, shared = _most_alike(a, b, rest_a, rest_b)
        if shared or ("weekday" in kinds and len(rest_a) == len(rest_b) == 1):
            found.append(differ("date", a, b, fact, other))
    return found


def _most_alike(a: Side, b: Side, of_a: list[Fact], of_b: list[Fact]) -> tuple[Fact, Fact, int]:
    candidates = [
        (count_shared(a.context(fact), b.context(other)), -x, -y)
        for x, fact in enumerate(of_a)
        for y, other in enumerate(of_b)
    ]
    shared, x, y = max(candidates)
    return of_a[-x], of_b[-y], shared


def _compatible(a: Fact, b: Fact) -> bool:
    """The same day, or possibly the same: "weekend" and "Sunday"; "yesterday" and "Friday" of unknown days.

    Hours are the same on a clock of twelve: "drei Uhr" may be said of 15:00.
    """
    values = {a.value, b.value}
    if len(values) == 1 or (a.day and a.day == b.day):
        return True
    if date_kind(a.value) == date_kind(b.value) == "time":
        (hour_a, _, minute_a), (hour_b, _, minute_b) = a.value.partition(":"), b.value.partition(":")
        return minute_a == minute_b and int(hour_a) % 12 == int(hour_b) % 12
    if "weekend" in values:
        return weekday_of(b if a.value == "weekend" else a) in ("", *_WEEKEND)
    if "weekday" in (date_kind(a.value), date_kind(b.value)):
        days = {weekday_of(a), weekday_of(b)}
        return len(days) == 1 or "" in days
    if {a.value[:2], b.value[:2]} & {"--"}:
        return a.value[-5:] == b.value[-5:]
    return False


def _is_event(fact: Fact, kinds: tuple[str, ...]) -> bool:
    """Whether a date says when something happened: neither of a report, nor "until" and "since", nor a mere
    attribute of something else ("the November election").
    """
    if date_kind(fact.value) not in kinds or fact.unit or fact.qualifier:
        return False
    return not (kinds[0] in ("month", "year") and _ATTRIBUTE.search(fact.text))
