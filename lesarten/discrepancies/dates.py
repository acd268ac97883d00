"""Other days told of the same event. Knows two sentences; the day of a report is not the day of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.discrepancies.pairing import differ
from lesarten.facts.dates import date_kind
from lesarten.facts.sources import is_agency
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from lesarten.discrepancies.pairing import Side
    from lesarten.model import Discrepancy, Fact

_WEEKEND = ("saturday", "sunday")
_RELATIVE_DAYS = ("today", "yesterday", "tomorrow", "-2 days", "+2 days")
_REPORT_REACH = 45
"""An agency and a date at most so many letters apart belong together."""


def compare_dates(a: Side, b: Side) -> list[Discrepancy]:
    """Days, months, years or times that one side has and the other has otherwise."""
    found = []
    for kind in ("weekday", "day", "month", "year", "time"):
        of_a = [fact for fact in a.of("date") if date_kind(fact.value) == kind and not _is_report(a, fact)]
        of_b = [fact for fact in b.of("date") if date_kind(fact.value) == kind and not _is_report(b, fact)]
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


def _is_report(side: Side, fact: Fact) -> bool:
    """Whether the date is that of an agency's report: "berichtete die Agentur Tass am Samstag"."""
    return any(
        is_agency(token.text) and -_REPORT_REACH < token.start - fact.start < _REPORT_REACH
        for token in tokenize(side.text, side.language)
    )
