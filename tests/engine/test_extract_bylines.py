from __future__ import annotations

import pytest

from lesarten.extract.bylines import opens_byline, read_bare_name, read_byline
from lesarten.extract.lines import Piece
from lesarten.extract.metadata import Facts, find_metadata


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Weber und Jan Roth, Berlin", ("Anna Weber", "Jan Roth")),
        ("By Maria Hill, News Reporter", ("Maria Hill",)),
        ("Von: Ole van den Berg", ("Ole van den Berg",)),
        ("* Ein Kommentar von Dr. Eva Lind", ("Dr. Eva Lind",)),
        ("Kolumne von Eva Lind - 28.04.2024 um 08:52 Uhr", ("Eva Lind",)),
        ("by Eva Lind June 19, 2023", ("Eva Lind",)),
        ("von Eva Lind, SENDER SÜDWEST", ("Eva Lind",)),
        ("By EVA LIND and TOM RAY", ("EVA LIND", "TOM RAY")),
    ],
)
def test_names_are_read_from_a_byline(line: str, names: tuple[str, ...]):
    assert read_byline(line) == names


@pytest.mark.parametrize(
    "line",
    ["Von Montag an gilt der neue Fahrplan", "By the end of May", "Von dpa 30.04.2024", "Text: red", "Von"],
)
def test_what_is_no_name_is_none(line: str):
    assert read_byline(line) == ()


def test_the_opening_may_stand_in_a_line_of_its_own():
    assert opens_byline("Kommentar von")
    assert opens_byline("By")
    assert not opens_byline("Von der Straße")


ARTICLE = "Minister Karl Ott sagte am Montag, die Brücke werde gebaut."


def test_a_name_alone_is_an_author_only_beside_a_date():
    assert read_bare_name(["Eva Lind", "12.07.2025"], 0, [False, True], ARTICLE) == ("Eva Lind",)
    assert read_bare_name(["Eva Lind | Tom Ray", "vor 3 Stunden"], 0, [False, True], ARTICLE) == (
        "Eva Lind",
        "Tom Ray",
    )
    assert read_bare_name(["Eva Lind", "Teilen"], 0, [False, False], ARTICLE) == ()


def test_a_name_that_the_article_holds_is_no_author():
    assert read_bare_name(["Karl Ott", "12.07.2025"], 0, [False, True], ARTICLE) == ()


def facts_of(*lines: tuple[str, str]) -> Facts:
    pieces = [Piece(text, ((0, len(text)),), number, 0) for number, (_, text) in enumerate(lines, 1)]
    verdicts = [verdict for verdict, _ in lines]
    return find_metadata(pieces, verdicts, verdicts.index("title"), None)


TITLE = ("title", "Der Rat beschließt den Bau der Brücke")
TEXT = [
    ("body", f"Der Rat hat am Montag den Bau der Brücke beschlossen, sagte Sprecherin {i}.") for i in "ABC"
]


def test_it_is_told_where_a_name_alone_was_found():
    facts = facts_of(TITLE, ("metadata", "Eva Lind"), ("metadata", "12.07.2025, 16:29 Uhr"), *TEXT)
    assert facts.authors == ("Eva Lind",)
    assert ("authors", "line 2: Eva Lind") in facts.found


def test_one_address_in_a_menu_is_not_taken_for_the_outlet():
    menu = [("navigation", text) for text in ("Reisen", "last-minute.com", "Kontakt: eva@post-box.org")]
    assert facts_of(TITLE, *TEXT, *menu).outlet is None


def test_an_address_whose_name_the_page_repeats_is_the_outlet():
    menu = [("navigation", text) for text in ("Morgenpost.de", "Die Morgenpost als App", "Morgenpost Abo")]
    assert facts_of(TITLE, *TEXT, *menu).outlet == "morgenpost.de"
    assert (
        facts_of(TITLE, *TEXT, ("navigation", "Pressemitteilungen an info@dorfblatt.de")).outlet
        == "dorfblatt.de"
    )
