from __future__ import annotations

import pytest

from lesarten.extract.dates import find_stamps
from lesarten.extract.labels import ISSUE, PICTURE, PUBLISHED, UPDATED, Label
from lesarten.extract.lines import Piece
from lesarten.extract.metadata import find_metadata


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("12.07.2025 16:29", "2025-07-12T16:29"),
        ("12.7.2025", "2025-07-12"),
        ("25.4.24", "2024-04-25"),
        ("Stand: 12.07.25", "2025-07-12"),
        ("29. September 2024, 17.27 Uhr", "2024-09-29T17:27"),
        ("22.11.2024 07.57", "2024-11-22T07:57"),
        ("2025-07-12T16:29:00+02:00", "2025-07-12T16:29"),
        ("date 2025-07 Beim", "2025-07"),
        ("Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8", "2024-08-08T04:00"),
        ("08:39, 06 Jan 2026Updated 08:41, 06 Jan 2026", "2026-01-06T08:39"),
        ("Sat, 12 Jul 2025 16:29:00 GMT", "2025-07-12T16:29"),
        ("07/13/2025 5 pm", "2025-07-13T17:00"),
        ("12th March 2024", "2024-03-12"),
        ("März 2024", "2024-03"),
        ("30.01.202430. Januar 2024", "2024-01-30"),
    ],
)
def test_days_are_read_as_pages_write_them(line: str, iso: str):
    assert find_stamps(line)[0].iso == iso


@pytest.mark.parametrize(
    "line", ["07/08/2025", "10.000 Soldaten", "192.168.10.2024", "2:07:33 Stunden", "32.13.2024"]
)
def test_what_is_no_day_or_not_clear_is_not_guessed(line: str):
    assert find_stamps(line) == []


def day_of(*lines: tuple[str, str]) -> str | None:
    """The date of a page given as (verdict, line), its first kept line a paragraph's or the title's."""
    pieces = [Piece(text, ((0, len(text)),), number, 0) for number, (_, text) in enumerate(lines, 1)]
    verdicts = [verdict for verdict, _ in lines]
    title = verdicts.index("title") if "title" in verdicts else None
    return find_metadata(pieces, verdicts, title, None).date


TITLE = ("title", "Der Rat beschließt den Bau der Brücke")
TEXT = [
    ("body", f"Der Rat hat am Montag den Bau der Brücke beschlossen, sagte Sprecherin {i}.") for i in "ABC"
]


def test_the_day_of_a_printed_issue_is_not_the_articles():
    page = [
        ("metadata", "18.05.2026"),
        TITLE,
        *TEXT,
        ("navigation", "Erschienen in der Ausgabe vom 18.05.2026"),
    ]
    assert day_of(*page) is None
    assert day_of(*page[:-1]) == "2026-05-18"


def test_a_day_that_ends_a_cut_sentence_is_none_of_publication():
    sentence = [
        ("caption", "Über dieses Thema berichtet das Radio am"),
        ("metadata", "26.08.2024 um 06:00 Uhr."),
    ]
    assert day_of(("metadata", "27.08.2024, 12:32 Uhr"), TITLE, *sentence, *TEXT) == "2024-08-27T12:32"


def test_a_day_far_behind_the_text_counts_when_the_page_names_no_other():
    far = [("navigation", f"Mehr {i}") for i in range(20)]
    day = ("metadata", "28. 4. 2023, 18:41 Uhr")
    assert day_of(TITLE, *TEXT, *far, day) == "2023-04-28T18:41"
    assert day_of(TITLE, *TEXT, *far, day, ("metadata", "27. 4. 2023")) is None


def test_the_day_a_page_was_called_up_and_that_of_a_post_are_none_of_publication():
    far = [("navigation", f"Menü {i}") for i in range(20)]
    assert day_of(("navigation", "Friday, April 28, 2023"), *far, TITLE, *TEXT) is None
    assert day_of(TITLE, *TEXT, *far, ("metadata", "— Ryan (@ryan) April 25, 2024")) is None


def test_the_title_of_a_page_may_end_with_its_day_far_above():
    far = [("navigation", f"Menü {i}") for i in range(20)]
    head = ("repeated title", f"{TITLE[1]} – DW – 13.06.2023")
    assert day_of(head, *far, TITLE, *TEXT, *far, ("metadata", "12.06.2023")) == "2023-06-13"


def test_a_summary_in_points_does_not_part_a_day_from_its_article():
    points = [
        ("body", f"* Punkt {i} der Zusammenfassung, die das Wichtigste des Textes in einem Satz sagt, hier.")
        for i in "ABCD"
    ]
    stamps = [("metadata", "30. Juni 2025, 15:59 Uhr"), *TEXT, ("metadata", "1. Juli 2025")]
    assert day_of(TITLE, *points, *stamps) == "2025-06-30T15:59"


def test_the_day_in_a_picture_line_is_none_of_publication():
    credit = ("metadata", "Audio: Antenne | 24.04.2024 | Eva Kirchner | Bild: Eva Kirchner")
    assert day_of(TITLE, credit, *TEXT) is None
    assert day_of(TITLE, ("metadata", "Stand: 24.04.2024, 16:29 Uhr | Bild: Eva Kirchner"), *TEXT) is not None


def test_a_clock_time_before_a_day_belongs_to_it():
    line = "Published: 15:56 BST, 27 April 2024 | Updated: 15:57 BST, 27 April 2024"
    assert [stamp.iso for stamp in find_stamps(line)] == ["2024-04-27T15:56", "2024-04-27T15:57"]


def test_the_last_update_of_a_live_ticker_is_not_its_day_of_publication():
    updated = ("metadata", "Updated 20:49, 5 Aug 2024")
    entries = [("body", f"{hour}:05 Der Rat tagt noch immer über die Brücke.") for hour in range(10, 19)]
    assert day_of(TITLE, updated, *TEXT, *entries) is None
    assert day_of(TITLE, updated, *TEXT) == "2024-08-05T20:49"
    assert day_of(TITLE, ("metadata", "Published 4 Aug 2024"), updated, *TEXT, *entries) == "2024-08-04"


def test_a_ticker_that_runs_for_days_shows_no_day_of_publication():
    def day_with(times: str) -> str | None:
        entries = [("heading", f"{time} Uhr: Meldung vom Fluss") for time in times.split()]
        return day_of(TITLE, ("metadata", "18.07.2024, 11.08 Uhr"), *TEXT, *entries)

    assert day_with("11.04 10.40 09.31 09.02 08.15 07.40 06.20 05.10 04.30") == "2024-07-18T11:08"
    assert day_with("11.04 10.40 09.31 09.02 06.20 23.15 19.27 18.20 14.56") is None


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        (PUBLISHED, "Publiziert veröffentlicht erstellt Posted erschienen Date Datum First"),
        (UPDATED, "Aktualisiert update modified geändert Stand zuletzt bearbeitet"),
        (ISSUE, "Ausgabe issue Edition"),
        (PICTURE, "Foto: photo: Bild: image: Audio: video:"),
    ],
    ids=["published", "updated", "issue", "picture"],
)
def test_a_label_is_found_however_it_is_written(label: Label, lines: str):
    for word in lines.split():
        assert all(label.is_in(f"12.07.2025 {form}") for form in (word, word.lower(), word.upper()))
    assert not label.is_in("12.07.2025, 16:29 Uhr")
