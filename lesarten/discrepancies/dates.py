"""Other days told of the same event. Knows two sentences; the day of a report is not the day of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.dates import date_kind

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, Fact

_WEEKEND = ("saturday", "sunday")
_RELATIVE_DAYS = ("today", "yesterday", "tomorrow", "-2 days", "+2 days")


def compare_dates(a: Side, b: Side) -> list[Discrepancy]:
    """Days, months, years or times that one side has and the other has otherwise."""
    found = []
    for kind in ("weekday", "day", "month", "year", "time"):
        of_a = [fact for fact in a.of("date") if _is_event(fact, kind)]
        of_b = [fact for fact in b.of("date") if _is_event(fact, kind)]
        rest_a = [fact for fact in of_a if not any(_compatible(fact, other) for other in of_b)]
        rest_b = [fact for fact in of_b if not any(_compatible(fact, other) for other in of_a)]
        if len(rest_a) != len(of_a) or not rest_a or not rest_b:
            continue
        fact, other, shared = _most_alike(a, b, rest_a, rest_b)
        if shared or (kind == "weekday" and len(rest_a) == len(rest_b) == 1):
            found.append(differ("date", a, b, fact, other))
    return found


def _most_alike(a: Side, b: Side, of_a: list[Fact], of_b: list[Fact]) -> tuple[Fact, Fact, int]:
    candidates = [
        (len(a.context(fact) & b.context(other)), -x, -y)
        for x, fact in enumerate(of_a)
        for y, other in enumerate(of_b)
    ]
    shared, x, y = max(candidates)
    return of_a[-x], of_b[-y], shared


def _compatible(a: Fact, b: Fact) -> bool:
    """The same day, or possibly the same: "weekend" and "Sunday"; "yesterday" and "Friday" cannot be told."""
    values = {a.value, b.value}
    if len(values) == 1 or values & set(_RELATIVE_DAYS):
        return True
    return "weekend" in values and bool(values & set(_WEEKEND))


def _is_event(fact: Fact, kind: str) -> bool:
    """Whether a date says when something happened: neither of a report nor "until" and "since"."""
    return date_kind(fact.value) == kind and not fact.unit and not fact.qualifier
