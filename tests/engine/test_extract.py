from __future__ import annotations

import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lesarten.extract import extract
from lesarten.extract.headline import split_title
from lesarten.extract.lines import Piece, find_pieces
from lesarten.model import Article
from lesarten.source import decode_source
from lesarten.words import REASONS

PARAGRAPH = (
    "Der Stadtrat hat am Montag beschlossen, dass die Schule am Markt ein neues Dach bekommt. "
    "Die Arbeiten sollen im Sommer beginnen und im Herbst enden, sagte die Bürgermeisterin."
)
SECOND = (
    "Die Kosten für das Dach der Schule werden auf zwei Millionen Euro geschätzt. "
    "Einen Teil davon will das Land übernehmen, wie ein Sprecher erklärte."
)
FURNITURE = [
    "Anzeige",
    "Lesen Sie auch",
    "Teilen",
    "12.07.2025 16:29",
    "Kommentare",
    "* Facebook",
    "© dpa",
    "00:00",
]


def clean(text: str, name: str = "x.txt") -> Article:
    return extract(decode_source(text.encode(), name))


def lines_of(article: Article) -> set[int]:
    """The lines of the file that some block or cut covers."""
    covered = set()
    for part in (*article.blocks, *article.cut):
        for start, end in part.spans:
            first = article.page.count("\n", 0, start)
            covered.update(range(first, first + article.page.count("\n", start, end) + 1))
    return covered


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs"])
pieces_of_pages = st.lists(
    st.one_of(st.sampled_from([PARAGRAPH, SECOND, "", *FURNITURE]), st.text(PRINTABLE, max_size=80)),
    max_size=25,
)


@settings(deadline=None)
@given(pieces_of_pages)
def test_every_line_that_is_not_blank_stands_in_a_block_or_in_a_cut(parts: list[str]):
    article = clean("\n".join(parts))
    filled = {number for number, line in enumerate(article.page.split("\n")) if line.strip()}
    assert filled <= lines_of(article)


@settings(deadline=None)
@given(pieces_of_pages)
def test_blocks_tile_the_text_and_reasons_are_known(parts: list[str]):
    article = clean("\n".join(parts))
    assert article.text == "\n\n".join(block.text for block in article.blocks)
    for block in article.blocks:
        assert article.text[block.start : block.end] == block.text
        assert "\n" not in block.text
    assert {cut.reason for cut in article.cut} <= set(REASONS)
    assert sum(block.kind == "title" for block in article.blocks) <= 1
    assert article.title is None or article.title in [block.text for block in article.blocks]


@given(st.text(max_size=300))
def test_pieces_hold_every_character_once_and_in_order(text: str):
    spans = [span for piece in find_pieces(text) for span in piece.spans]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())


def test_an_empty_file_and_a_file_without_an_article_say_so():
    assert clean("").problem == "the file is empty"
    assert clean(" \n\n").problem == "the file is empty"
    nothing = clean("Startseite\nMenü\nAnmelden\nImpressum\nDatenschutz\n")
    assert nothing.problem == "no article found in it"
    assert nothing.title is None
    assert nothing.date is None
    assert len(nothing.cut) == 5


def test_a_line_number_is_that_of_the_file():
    article = clean(f"Anzeige\n\n{PARAGRAPH}\n\n\n{SECOND}\n")
    assert [block.line for block in article.blocks] == [3, 6]
    assert [(cut.line, cut.reason) for cut in article.cut] == [(1, "advertisement")]


def test_what_was_split_at_links_is_one_paragraph_again():
    said = "sagte am Dienstag, die Schule sei ein Vorbild für das ganze Land, das"
    split = f"Der Minister\nHans Beck\n{said}\nDach\n, fügte er hinzu, sei es auch."
    text = f"{PARAGRAPH}\n{split}\n{SECOND}"
    texts = [block.text for block in clean(text).blocks]
    assert split.replace("\n,", ",").replace("\n", " ") in texts


def test_hard_wrapped_lines_are_one_paragraph_and_short_paragraphs_are_not():
    wrapped = textwrap.fill(f"{PARAGRAPH} {SECOND}", 72)
    assert [block.text for block in clean(f"{wrapped}\n\n{wrapped}").blocks] == [f"{PARAGRAPH} {SECOND}"] * 2
    sentence = "Die Schule am Markt bekommt in diesem Sommer ein neues Dach, sagte der Rat."
    assert len(find_pieces("\n".join([sentence] * 9))) == 9


def test_verse_is_not_joined():
    first = "Es regnet auf die Dächer,\nder Wind geht um das Haus,\nwir sitzen hier\nund gehn nicht aus."
    second = (
        "Am Morgen singt die Amsel,\nder Himmel wird so blau,\nwir treten in den Garten\nund stehen im Tau."
    )
    poem = f"{first}\n\n{second}\n"
    article = clean(poem)
    assert [block.text for block in article.blocks] == [line for line in poem.split("\n") if line]
    assert article.title is None


def test_a_box_label_is_split_off_and_kept_as_a_heading():
    article = clean(f"{PARAGRAPH}\n\nDas Wichtigste in Kürze {SECOND}\n\n{PARAGRAPH[::-1][::-1]} Mehr nicht.")
    label = next(block for block in article.blocks if block.text == "Das Wichtigste in Kürze")
    rest = next(block for block in article.blocks if block.text == SECOND)
    assert label.kind == "heading"
    assert label.line == rest.line == 3
    assert article.page[rest.spans[0][0] : rest.spans[0][1]] == SECOND


def test_a_date_is_given_with_the_precision_of_the_text_or_not_at_all():
    dated = clean(f"Schule bekommt ein neues Dach\n\n12. Juli 2025, 16.29 Uhr\n\n{PARAGRAPH}\n\n{SECOND}")
    assert dated.date == "2025-07-12T16:29"
    assert ("date", "line 3: 12. Juli 2025, 16.29 Uhr") in dated.found
    assert clean(f"{PARAGRAPH}\n\nDas Gesetz vom 7. März 2001 gilt noch. {SECOND}").date is None


@pytest.mark.parametrize(
    "text",
    [
        "Москва заявила о начале переговоров.\n\nВстреча пройдёт в субботу.",
        "東京で首相が会談した。\n\n会談は土曜日に行われた。",
        "أعلنت الحكومة عن إجراءات جديدة\n\nسيبدأ العمل بها يوم السبت",
        "Η κυβέρνηση ανακοίνωσε μέτρα\n\nΘα ισχύσουν από το Σάββατο",
    ],
)
def test_other_scripts_are_kept_whole(text: str):
    article = clean(text)
    assert not article.cut
    assert article.text == text


def test_the_same_bytes_give_the_same_article():
    text = "\n\n".join([PARAGRAPH, *FURNITURE, SECOND])
    assert clean(text) == clean(text)


def test_an_html_page_is_cleaned_and_shows_its_text_without_tags():
    body = "".join(f"<p>{text}</p>" for text in (PARAGRAPH, SECOND, PARAGRAPH.replace("Montag", "Freitag")))
    head = "<head><title>Neues Dach für die Schule | Bote</title></head>"
    story = f"<article><h1>Neues Dach für die Schule</h1>{body}</article>"
    page = f"<!doctype html><html>{head}<body><nav><a>Start</a></nav>{story}<footer>Impressum</footer>"
    article = clean(page, "x.html")
    assert article.title == "Neues Dach für die Schule"
    assert [block.text for block in article.blocks if block.kind != "title"][:2] == [PARAGRAPH, SECOND]
    assert "<" not in article.page
    assert all(part.line is None for part in (*article.blocks, *article.cut))
    assert all(article.page[s:e].strip() for part in (*article.blocks, *article.cut) for s, e in part.spans)


def test_markdown_signs_are_no_part_of_the_words():
    article = clean(
        f"# Neues Dach für die Schule\n\n{PARAGRAPH}\n\n## Zwei Millionen Euro\n\n{SECOND}\n", "x.md"
    )
    assert article.title == "Neues Dach für die Schule"
    assert [block.text for block in article.blocks if block.kind == "heading"] == ["Zwei Millionen Euro"]


def test_one_line_of_two_megabytes_is_read():
    start = time.process_time()
    article = clean((PARAGRAPH + " ") * (2_000_000 // len(PARAGRAPH)))
    assert len(article.blocks) == 1
    assert time.process_time() - start < 20


def test_a_dump_of_many_megabytes_is_shown_but_not_cleaned():
    article = clean((PARAGRAPH + "\n") * 30_000)
    assert article.problem is not None
    assert article.problem.startswith("too large for an article")
    assert len(article.cut) == 1


SENTENCE = "In Neustadt ist am Montag das neue Schwimmbad eröffnet worden."
OPPOSED = "Die Opposition stimmte dagegen. Ihr Sprecher nannte den Plan unsolide und kündigte Einspruch an."


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        f"{SENTENCE} Der Bürgermeister sprach von einem Erfolg.",
        f"Neues Schwimmbad eröffnet\n\n{SENTENCE}",
        f"{SENTENCE}\n\n{OPPOSED}",
        f"[bold]{SENTENCE}[/]\n\n{OPPOSED}",
        f"{SENTENCE}\n\n{OPPOSED}\n\n" * 30,
        f"Neues Schwimmbad eröffnet\n\n{SENTENCE}\n\nZwei Millionen Euro\n\n{OPPOSED}",
    ],
    ids=["a sentence", "two sentences", "title", "two paragraphs", "markup", "again and again", "heading"],
)
def test_a_text_that_shows_nothing_of_a_page_is_kept_whole(text: str) -> None:
    article = extract(decode_source(text.encode(), "x.txt"))
    assert article.problem is None
    assert article.text.split() == text.split()


def test_the_number_of_the_last_step_to_a_page_is_no_part_of_its_title():
    steps = "1. Nachrichten\n2. Politik\n3.\n\n4. Neues Dach für die Schule am Markt\n\n"
    assert clean(f"{steps}{PARAGRAPH}\n\n{SECOND}\n").title == "Neues Dach für die Schule am Markt"


def test_a_title_that_begins_with_an_ordinal_keeps_it():
    page = f"Sport\n\n1. Klasse der Schule bekommt ein neues Dach\n\n{PARAGRAPH}\n\n{SECOND}\n"
    assert "1. Klasse" in clean(page).text


def test_an_outlet_in_capitals_behind_the_title_is_split_off():
    piece = Piece("Die Schule bekommt ein neues Dach - DER BOTE", ((0, 44),), 1, 0)
    parts = split_title(piece)
    assert parts is not None
    assert parts[0].text == "Die Schule bekommt ein neues Dach"
    assert split_title(piece._replace(text="Die Schule bekommt ein Dach - endlich")) is None


STORY = [
    f"Der Rat der Stadt hat am {day} nach langer Debatte beschlossen, die Brücke {number} neu zu bauen, "
    f"sagte die Sprecherin. Die Kosten sollen {number} Millionen Euro betragen, teilte das Bauamt dazu mit."
    for number, day in enumerate(("Montag", "Dienstag", "Mittwoch", "Donnerstag"), 3)
]


def test_the_second_copy_of_an_article_is_cut_and_called_so():
    menu = [f"Menü {number}" for number in range(6)]
    page = [
        *menu,
        "Rat beschließt den Bau der Brücke",
        "Teilen",
        *STORY,
        "Teilen",
        *STORY,
        "Impressum",
        "AGB",
    ]
    article = clean("\n\n".join(page))
    assert [block.text for block in article.blocks if block.kind != "title"] == STORY
    assert [cut.text for cut in article.cut if cut.reason == "repeated text"] == STORY


def test_a_paragraph_that_comes_twice_is_no_second_copy():
    page = ["Rat beschließt den Bau der Brücke", STORY[0], *STORY, "Teilen", "Impressum", "AGB"]
    article = clean("\n\n".join(page))
    assert [block.text for block in article.blocks].count(STORY[0]) == 2


def test_a_numbered_way_to_the_page_leaves_its_number_to_itself():
    way = ["1. Start", ">", "2. Politik", ">", "3. Rat beschließt den Bau der Brücke über den Fluss"]
    article = clean("\n".join(way) + "\n\n" + "\n\n".join([PARAGRAPH, SECOND, *STORY]))
    assert article.title == "Rat beschließt den Bau der Brücke über den Fluss"


def test_a_caption_with_its_credit_is_no_title():
    caption = "Die alte Brücke der Stadt über den Fluss, die neu gebaut werden soll (Agentur/Jan Roth)"
    page = ["Rat beschließt den Bau der Brücke", caption, *STORY, PARAGRAPH, SECOND]
    article = clean("\n\n".join(page))
    assert article.title == "Rat beschließt den Bau der Brücke"
