from __future__ import annotations

import pytest
from small_pages import decided, pieces_of

from lesarten.extract.classify import KEEP_HEADING, KEEP_ITEM, _keep_lead, _keep_likely
from lesarten.extract.features import CUE, describe
from lesarten.extract.glue import split_glued
from lesarten.extract.lines import Piece, find_pieces
from lesarten.extract.runs import cut_cookies, keep_ticker
from lesarten.extract.wording import UNIT, Wording

PARAGRAPH = (
    "Der Stadtrat hat am Montag beschlossen, dass die Schule am Markt ein neues Dach bekommt. "
    "Die Arbeiten sollen im Sommer beginnen, sagte die Bürgermeisterin."
)


def texts_of(page: str) -> list[str]:
    return [piece.text for piece in split_glued(find_pieces(page))]


def test_a_caption_is_split_from_the_paragraph_that_is_glued_to_it():
    caption = "Das Rathaus am Morgen nach dem Sturm (Foto: Jan Okonski/Archiv)"
    assert texts_of(f"{caption} {PARAGRAPH}") == [caption, PARAGRAPH]


def test_a_photographer_whom_a_paragraph_mentions_at_its_end_splits_nothing():
    text = f"{PARAGRAPH} Das zeigt ein Bild der Verwaltung (Foto: Jan Okonski)"
    assert texts_of(text) == [text]


def test_a_paragraph_does_not_go_on_from_a_caption_that_names_its_photographer():
    caption = "Das Rathaus der Stadt am Morgen nach dem Sturm (Foto: Jan Okonski)"
    lines = [
        caption,
        "Der Stadtrat hat die",
        "Schule am Markt",
        "besucht, die im Sommer ein neues Dach bekommt.",
    ]
    assert texts_of("\n".join(lines))[0] == caption


def test_the_rest_of_a_compound_joins_the_link_it_was_cut_from():
    page = (
        "Die Armee bekommt nach Angaben des Ministeriums neue Systeme vom Typ\nIRIS-T\n-Flugabwehr, hieß es."
    )
    assert texts_of(page)[0].endswith("IRIS-T-Flugabwehr, hieß es.")


def test_a_sentence_goes_on_behind_a_name_in_quotation_marks():
    rest = '" wichtigster Partner des Landes, wie es am Montag aus dem Ministerium hieß.'
    page = f'Das Land war laut eines Berichts der "\nTeheran Times\n{rest}'
    assert len(texts_of(page)) == 1


def test_a_line_above_a_kept_paragraph_needs_less_than_one_in_a_list():
    chance = (KEEP_HEADING + KEEP_ITEM) / 2
    texts = ["Dach wird erneuert", PARAGRAPH, "Dach wird erneuert", "Schule wird gestrichen"]
    assert _keep_likely(decided(texts, [chance, 0.9, chance, chance])) == [True, True, False, False]


@pytest.mark.parametrize(
    ("between", "chance", "kept"),
    [([], 0.1, True), ([], 0.01, False), (["Von Eva Berg"], 0.1, False), (["Von Eva Berg"], 0.4, True)],
)
def test_the_first_sentence_near_the_title_is_its_lead(between: list[str], chance: float, kept: bool):
    texts = [
        "Schule bekommt ein neues Dach",
        *between,
        "Der Stadtrat hat es am Montag so beschlossen.",
        PARAGRAPH,
    ]
    answers = [False] * len(texts)
    _keep_lead(decided(texts, [0.0, *[0.0] * len(between), chance, 0.9], 0), 0, answers)
    assert answers[len(between) + 1] is kept


def test_a_caption_below_the_title_is_no_lead():
    texts = [
        "Schule bekommt ein neues Dach",
        "Eva Berg (links) und Jan Okonski besuchen die Schule.",
        PARAGRAPH,
    ]
    kept = [False] * 3
    _keep_lead(decided(texts, [0.0, 0.4, 0.9], 0), 0, kept)
    assert kept == [False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "Eva Berg (links) und Jan Okonski stehen vor der Schule.",
        "Die Schule am Markt, Aufnahme vom Mai.",
        "Eva Berg, pictured in her office, signed the letter.",
        "Wie das Dach erneuert wird. 03:12 min",
        "Eva Berg ist Redakteurin im Ressort Stadt und schreibt über Schulen.",
    ],
)
def test_captions_films_and_boxes_of_the_author_have_a_cue(text: str):
    own = describe([Piece(text, ((0, len(text)),), 1, 0)])[0].own
    assert own is not None
    assert own[CUE]


def test_a_sentence_of_an_article_has_no_cue():
    own = describe([Piece(PARAGRAPH, ((0, len(PARAGRAPH)),), 1, 0)])[0].own
    assert own is not None
    assert not own[CUE]


def ticker(stamp: str, chance: float) -> list[bool]:
    texts = [part for number in range(4) for part in (stamp, f"Meldung {number} aus der Stadt", PARAGRAPH)]
    kept = [False, False, chance > 0.5] * 4
    pieces = pieces_of(texts)
    keep_ticker(pieces, decided(texts, [0.1, 0.1, chance] * 4), kept)
    return kept


@pytest.mark.parametrize("stamp", ["19:48 Eva Berg", "5 hours ago07:22 Eva Berg"])
def test_headings_below_the_clock_times_of_a_ticker_are_kept(stamp: str):
    assert ticker(stamp, 0.9) == [False, True, True] * 4


def test_headings_of_a_list_of_articles_are_not():
    assert ticker("19:48 Eva Berg", 0.1) == [False] * 12
    assert ticker("05.08.2024 19:48", 0.9) == [False, False, True] * 4


def test_words_of_articles_and_words_around_them_are_told_apart():
    wording = Wording({"long": {"sagte": 20, "pictured": -20}, "short": {}, "opening": {}, "closing": {}})
    said, shown = wording.rows(
        describe(
            [
                Piece(f"{PARAGRAPH} {word}", ((0, len(PARAGRAPH) + 1 + len(word)),), 1, 1)
                for word in ("", "pictured, pictured, pictured")
            ]
        )
    )
    assert said[0] > 0 > shown[1]
    assert said[1] == 0
    assert shown[1] == pytest.approx(-60 * UNIT)


COOKIES = [
    f"_ga{number} 1 Jahr Dieses Cookie zählt, wie oft die Seite {number} gelesen wird." for number in range(6)
]


def test_a_list_of_the_cookies_of_a_page_is_no_part_of_its_article():
    texts = ["Ein neues Dach für die Schule", PARAGRAPH, PARAGRAPH, "Datenschutz", *COOKIES]
    kept = [False, True, True, False, *[True] * 6]
    cut_cookies(decided(texts, [0.9] * 10, 0), kept)
    assert kept == [False, True, True, *[False] * 7]


def test_an_article_on_cookies_keeps_them():
    texts = ["Was Cookies verraten", PARAGRAPH, *COOKIES]
    kept = [False, *[True] * 7]
    cut_cookies(decided(texts, [0.9] * 8, 0), kept)
    assert kept == [False, *[True] * 7]


def test_some_sentences_on_cookies_are_no_list_of_them():
    texts = [
        "Ein neues Dach für die Schule",
        PARAGRAPH,
        *COOKIES[:3],
        PARAGRAPH,
        PARAGRAPH,
        PARAGRAPH,
        *COOKIES[3:5],
    ]
    kept = [False, *[True] * 9]
    cut_cookies(decided(texts, [0.9] * 10, 0), kept)
    assert kept == [False, *[True] * 9]
