"""What a token is, and by which keys tokens are compared."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lesarten.fold import fold_number
from lesarten.tokens import tokenize


def texts(text: str, language: str = "de") -> list[str]:
    return [token.text for token in tokenize(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "14.000", "10\u202f000",
        "3,5", "12.07.2025", "Jong-un", "Ukraine-Krieg", "Soldat:innen", "U.S.", "z.B.",
        "F-16", "25-jährige",
        "didn’t", "info@beispiel.de", "www.beispiel.de/a.html", "👍🏽", "...", "e\u0301te\u0301",
    ],
)  # fmt: skip
def test_what_a_reader_takes_for_one_piece_is_one_token(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("TASS", "Tass"), ("Fluß", "Fluss"), ("Müller", "Mueller"), ("Jong-un", "Jongun"),
        ("„", '"'), ("–", "-"),
        ("10.000", "10 000"), ("Nicolás", "Nicolas"), ("U.S.", "US"), ("…", "..."), ("3,50", "3,5"),
    ],
)  # fmt: skip
def test_spellings_of_one_form_share_their_fold(a: str, b: str) -> None:
    assert tokenize(a)[0].fold == tokenize(b)[0].fold


@pytest.mark.parametrize(
    ("a", "b"), [("Krieg", "Krieges"), ("Soldaten", "Soldat:innen"), ("der", "dem"), ("kein", "keine")]
)
def test_forms_of_one_word_share_their_stem(a: str, b: str) -> None:
    assert tokenize(a)[0].stem == tokenize(b)[0].stem


@pytest.mark.parametrize(
    ("a", "b"), [("Kollegin", "Kollegen"), ("ein", "kein"), ("nicht", "nichts"), ("Samstag", "Sonntag")]
)
def test_other_words_have_another_stem(a: str, b: str) -> None:
    assert tokenize(a)[0].stem != tokenize(b)[0].stem


@pytest.mark.parametrize(
    ("number", "language", "fold"),
    [
        ("1.000", "de", "1000"), ("1.000", "en", "1"), ("1,000", "en", "1000"), ("1,000", "de", "1"),
        ("1.234.567,89", "de", "1234567.89"), ("1,234,567.89", "en", "1234567.89"), ("1'000", "de", "1000"),
        ("1.000.000", "en", "1000000"), ("2025", "de", "2025"),
    ],
)  # fmt: skip
def test_digits_are_grouped_by_the_language(number: str, language: str, fold: str) -> None:
    assert fold_number(number, language) == fold


def test_workers_that_stem_at_the_same_time_get_the_same_stems() -> None:
    words = [
        f"{base}{ending}"
        for base in ("Minister", "Soldat", "Bericht", "Staat")
        for ending in ("en", "s", "ern")
    ]
    texts_of_workers = [f"{' '.join(words)} {'x' * k}" for k in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: [token.stem for token in tokenize(text)][:-1], texts_of_workers))
    assert all(stems == found[0] for stems in found)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_tokens_are_exact_pieces_and_leave_out_nothing_but_white_space(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert not text[end : token.start].strip(
            " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u200c\u200d\xad"
        ) or not any(character.isalnum() for character in text[end : token.start])
        end = token.end
    assert not any(character.isalnum() for character in text[end:])
