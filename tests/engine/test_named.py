"""A table beside the articles names their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from lesarten.named import name_from_table, parse_date
from lesarten.read import read

STORY = "Der Stadtrat hat am Dienstag den Haushalt beschlossen. Er sieht Ausgaben von 120 Millionen vor.\n"


def named(folder: Path, table: str) -> tuple[str | None, str | None]:
    (folder / "rat.txt").write_text(STORY, encoding="utf-8")
    (folder / "sources.csv").write_text(table, encoding="utf-8")
    article = name_from_table(read(str(folder / "rat.txt")))
    return article.outlet, article.date


def test_the_table_names_outlet_and_day(tmp_path: Path) -> None:
    assert named(tmp_path, "file,outlet,date\nrat.txt,Kreisbote,2025-07-12\n") == ("Kreisbote", "2025-07-12")


def test_a_spreadsheets_semicolons_and_german_days_are_understood(tmp_path: Path) -> None:
    assert named(tmp_path, '\ufefffile;outlet;date\nrat.txt;"Bote; Land";12.7.2025\n') == (
        "Bote; Land",
        "2025-07-12",
    )


def test_a_table_changed_is_read_again(tmp_path: Path) -> None:
    assert named(tmp_path, "rat.txt,Bote,\n") == ("Bote", None)
    assert named(tmp_path, "rat.txt,Kreisbote am Abend,\n") == ("Kreisbote am Abend", None)


@pytest.mark.parametrize(
    "table", ["", "rat.txt\n", "other.txt,Bote,2025\n", 'rat.txt,"\n', "\x00\x01\x02" * 50]
)
def test_a_table_that_says_nothing_of_the_file_changes_nothing(tmp_path: Path, table: str) -> None:
    assert named(tmp_path, table)[1] is None


def test_an_article_without_a_table_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "rat.txt").write_text(STORY, encoding="utf-8")
    article = read(str(tmp_path / "rat.txt"))
    assert name_from_table(article) is article


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("1. 7. 2025", "2025-07-01"),
        ("2025-13-01", None),
        ("32.1.2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, date: str | None) -> None:
    assert parse_date(text) == date
