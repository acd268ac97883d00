from __future__ import annotations

import pytest

from lesarten.extract.dates import find_stamps


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
