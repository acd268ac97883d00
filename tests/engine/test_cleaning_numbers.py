"""The numbers of a piece are the same however they came: remembered, or from a page with other pieces."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lesarten.extract.features import NAMES, NEAR_AFTER, Traits, describe
from lesarten.extract.lines import Piece
from lesarten.extract.shape import (
    CLOSERS,
    DETAILS,
    TAIL,
    TAIL_WORDS,
    details,
    find_words,
    inner_ends,
    last_words,
    signs,
)
from lesarten.extract.wording import UNIT, Wording

PARAGRAPH = (
    "Der Stadtrat hat am Montag beschlossen, dass die Schule am Markt ein neues Dach bekommt. "
    "Die Arbeiten sollen im Sommer beginnen, sagte die Bürgermeisterin."
)
LINE = "Das Wetter am Abend"
TEXTS = st.text(st.sampled_from("abÄßİΣ19 -–'’.,:;()©_²\u00a0\t"), max_size=2 * TAIL)


def pieces(*texts: str) -> list[Piece]:
    return [Piece(text, ((0, len(text)),), number, 1) for number, text in enumerate(texts, 1)]


def numbers(traits: Traits, name: str) -> float:
    assert traits.own is not None
    return traits.own[NAMES.index(name)]


@given(TEXTS)
@example("ab--cd")
@example("a - b -c- (d), „e“")
def test_the_last_words_of_a_text_are_those_of_its_end(text: str) -> None:
    assert last_words(text) == find_words(text[-TAIL:])[-TAIL_WORDS:]


@given(st.text(st.sampled_from("a.?! "), max_size=40))
def test_an_end_mark_with_a_space_behind_it_is_an_inner_end(text: str) -> None:
    assert inner_ends(text) == sum(text[i] in ".?!" and text[i + 1] == " " for i in range(len(text) - 1))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Der Stadtrat tagt", []),
        ("Jetzt zugreifen!", ["end_exclamation"]),
        ("WETTER", ["upper"]),
        ("• der Markt", ["bullet"]),
        ("und das Dach", ["lower_start"]),
        ("Start | Politik", ["divider"]),
        ("„Wir bauen“, sagt sie", ["quote_start"]),
        ("[Zum Archiv]", ["bracket_start", "bracket_end"]),
        ("Montag, 19:48 Uhr", ["time"]),
        ("Es regnet. Der Markt fällt aus", ["sentences", "tail_open"]),
        ("Das neue Dach der Schule am Markt Das neue Dach der Schule", ["doubled"]),
    ],
)
def test_details_say_how_a_piece_begins_and_ends_and_what_is_in_it(text: str, shown: list[str]) -> None:
    found = dict(zip(DETAILS, details(text, text.rstrip(CLOSERS)), strict=True))
    assert [name for name, value in found.items() if value] == shown


def test_digits_and_capitals_of_a_beginning_are_counted():
    assert signs("Am 12. Mai tagt der Rat") == (2, pytest.approx(3 / 6))
    assert signs("EU") == (0, 2)
    assert signs("ABCDEF") == (0, 3)


def test_a_line_that_is_remembered_is_not_counted_where_it_stands_far_from_every_paragraph():
    near = describe(pieces(PARAGRAPH, PARAGRAPH + " Mehr.", LINE, LINE + " hier"))
    assert near[2].own is not None
    others = [f"{LINE} {number}" for number in range(2 * NEAR_AFTER)]
    far = describe(pieces(PARAGRAPH, PARAGRAPH + " Mehr.", *others, LINE, LINE + " hier"))
    assert far[1].own is not None
    assert far[-2].own is None
    assert far[-2].words == near[2].words


def test_a_line_means_the_same_beside_a_caption():
    alone = describe(pieces(LINE, PARAGRAPH))
    beside = describe(pieces("Aufnahme vom Mai", PARAGRAPH, "Im Archiv", PARAGRAPH + " Auch hier.", LINE))
    for traits in (alone[0], beside[4], beside[1]):
        assert not numbers(traits, "cue")
    assert numbers(beside[0], "cue")


def test_other_tables_are_asked_anew_of_a_line_that_is_remembered():
    empty = {"short": {}, "opening": {}, "closing": {}, "long": {}}
    described = describe(pieces(LINE, PARAGRAPH))
    first = Wording({**empty, "short": {"wetter": 20}})
    second = Wording({**empty, "short": {"wetter": -20}, "closing": {"abend": 7}})
    assert first.rows(described)[0][0] > 0
    assert second.rows(described)[0][0] < 0
    assert second.rows(describe(pieces(LINE, PARAGRAPH)))[0][3] == UNIT * 7
    assert first.rows(described)[1][4] == first.rows(described)[0][0]
