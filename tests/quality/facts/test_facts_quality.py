"""What the five seeds must give: numbers, the days of the meeting, quotations, and nothing false."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from lesarten.factlist import FactRow, list_facts
from lesarten.quotelist import list_quotes
from lesarten.read import read

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


@lru_cache(maxsize=1)
def rows() -> tuple[FactRow, ...]:
    return list_facts([read(str(path)) for path in SEEDS])


def sources(kind: str, value: str, unit: str | None = None) -> set[int]:
    return {
        source
        for row in rows()
        if row.type == kind and row.value == value and (unit is None or row.unit == unit)
        for source in row.sources
    }


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("14000", {0, 1}),
        ("30000", {0, 1}),
        ("10000", {2, 4}),
        ("6000", {2}),
        ("12000000", {2}),
        ("50000000", set()),
    ],
)
def test_a_number_stands_in_its_sources_and_no_other(value: str, wanted: set[int]) -> None:
    assert sources("number", value) == wanted


def test_the_day_of_the_meeting_differs() -> None:
    days = {
        value: {
            s
            for row in rows()
            if row.type == "date" and row.value == value and not row.unit
            for s in row.sources
        }
        for value in ("saturday",)
    }
    assert days == {"saturday": {2, 3}}
    meeting = [
        r for r in rows() if r.value == "sunday" and not r.unit and not any(m.qualifier for m in r.mentions)
    ]
    assert [row.sources for row in meeting] == [(4,)]


def test_nothing_is_dated_by_a_law_a_player_or_a_copyright_notice() -> None:
    dates = {row.value for row in rows() if row.type == "date"}
    assert not dates & {"2001-03-07", "2025", "00:00"}


def test_one_quotation_stands_in_three_wordings() -> None:
    quotes = list_quotes([read(str(path)) for path in SEEDS])
    (causes,) = [row for row in quotes if "Ursachen der Ukraine-Krise" in row.text]
    assert causes.sources == (1, 2, 4)
    assert len({wording.text for wording in causes.wordings}) == 3
    assert {wording.via for wording in causes.wordings} == {"kcna"}
    (contacts,) = [row for row in quotes if "direkte" in row.text.lower() and len(row.sources) > 1]
    assert contacts.sources == (1, 3)


def test_one_woman_is_written_in_two_ways() -> None:
    assert sources("name", "choe son hui") == {0, 2, 3}


def test_no_number_date_or_name_of_the_seeds_is_false() -> None:
    """All of them were read beside their sentences; what comes anew has to be read, too."""
    found = {
        kind: {(row.value, row.unit) if kind != "name" else row.value for row in rows() if row.type == kind}
        for kind in ("number", "date", "name")
    }
    assert found["number"] <= {
        ("10000", "soldier"), ("12000000", "schuss"), ("14000", "soldier"), ("3", "day"),
        ("30000", "soldier"), ("6000", "militaringenieur"), ("thousands", "soldier"),
    }  # fmt: skip
    assert found["date"] <= {
        ("--04", ""), ("2022-02", ""), ("2024", ""), ("2024-08", ""), ("last year", ""), ("saturday", ""),
        ("saturday", "report"), ("sunday", ""), ("sunday", "report"), ("this year", ""),
    }  # fmt: skip
    people = {"andrej rudenko", "choe son hui", "kim jong un", "sergej lawrow", "wladimir putin"}
    places = {
        "asien", "china", "kuala lumpur", "kursk", "moskau", "nordkorea", "pjoengjang", "russland",
        "shanghai", "tumen", "ukraine", "wonsan",
    }  # fmt: skip
    assert found["name"] <= people | places | {"asean", "kcna", "reuters", "tass"}
    assert people <= found["name"]
