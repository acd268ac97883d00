"""Saved pages: their text, what they mark as headings, and the encodings that they come in."""

from __future__ import annotations

import pytest

from lesarten.extract import extract
from lesarten.extract.html import read_page
from lesarten.model import Article
from lesarten.source import decode_source

PARAGRAPHS = [
    f"Der Rat der Stadt hat am {day} nach langer Debatte beschlossen, die Brücke {number} neu zu bauen, wie "
    f"die Sprecherin für die Öffentlichkeit erklärte. Die Kosten sollen {number} Millionen Euro betragen."
    for number, day in enumerate(("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"), 3)
]
TITLE = "Rat beschließt Bau neuer Brücken"


def page(charset: str = "", shown: str = TITLE) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3])
    rest = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[3:])
    return (
        f'<!doctype html><html lang="de"><head>{meta}<title>{TITLE}</title>'
        f'<meta property="og:title" content="{TITLE}"></head><body>'
        "<nav><ul><li><a href='/'>Startseite</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><h1>{shown}</h1>{body}<h2>Kosten für die Anwohner</h2>{rest}</article>"
        "<footer><a href='/impressum'>Impressum</a></footer></body></html>"
    )


def clean(data: bytes) -> Article:
    return extract(decode_source(data, "seite.html"))


def test_a_page_says_what_its_headings_are():
    found = read_page("<h1>Der <em>Bau</em></h1><div><p>Text</p><h3>Die\n Kosten</h3></div><h2>Offen<p>Mehr")
    assert found.tops == {"Der Bau"}
    assert found.headings == {"Die Kosten"}
    assert found.text == "Der Bau\n\nText\n\nDie Kosten\n\nOffen\n\nMehr"


def test_what_a_page_marks_as_a_heading_is_one():
    article = clean(page("utf-8").encode())
    assert article.title == TITLE
    assert ("heading", "Kosten für die Anwohner") in [(block.kind, block.text) for block in article.blocks]
    assert [block.text for block in article.blocks if block.kind in ("lead", "body")] == PARAGRAPHS
    assert all(cut.line is None for cut in article.cut)


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "iso-8859-1"),
        ("utf-8", ""),
        ("cp1252", "utf-8"),
        ("cp1252", ""),
        ("cp1252", "iso-8859-1"),
        ("iso8859-15", "x-unknown"),
        ("utf-16", "utf-8"),
        ("utf-8-sig", "windows-1252"),
    ],
)
def test_a_wrong_or_missing_charset_harms_no_letter(codec: str, declared: str):
    article = clean(page(declared).encode(codec))
    assert article.problem is None
    assert [block.text for block in article.blocks if block.kind in ("lead", "body")] == PARAGRAPHS


def dated(head: str, shown: str) -> Article:
    meta = f'<meta property="article:published_time" content="{head}">'
    text = page("utf-8").replace("</head>", f"{meta}</head>").replace("</h1>", f"</h1><div>{shown}</div>")
    return clean(text.encode())


def test_the_date_in_the_head_counts_unless_the_text_names_another_as_that_of_publication():
    article = dated("2025-07-12T23:50:00Z", "13.07.2025, 08:10 Uhr")
    assert article.date == "2025-07-12T23:50"
    assert ("date", "the page's head") in article.found
    article = dated("2025-07-12T23:50:00Z", "Veröffentlicht am 13.07.2025, 08:10 Uhr")
    assert article.date == "2025-07-13T08:10"
    assert [where for what, where in article.found if what == "date"] != ["the page's head"]


def test_a_clock_time_that_only_the_text_gives_is_added_to_the_day_of_the_head():
    assert dated("2025-07-13", "13.07.2025, 08:10 Uhr").date == "2025-07-13T08:10"
