"""Rows: every sentence once, both sides level, filters that add up, at every width."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from stories import collate_by_hand, harbour, make_article

from lesarten.collate import collate
from lesarten.model import Bead, Collation
from lesarten.read import read
from widgets.order import order_beads, told_after
from widgets.rows import FILTERS, Options, Sheet, count_beads, lay_out

WIDTHS = (60, 80, 100, 120, 200)
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

words = st.lists(st.sampled_from(["Der", "Hafen", "漢字", "10.000", "Unterstützungszusage", "–"]), min_size=1)
sentences = words.map(" ".join)


@st.composite
def collations(draw: st.DrawFn) -> Collation:
    """Any alignment of up to eight sentences a side: each sentence in exactly one bead."""
    a_texts = draw(st.lists(sentences, max_size=8))
    b_texts = draw(st.lists(sentences, max_size=8))
    a = make_article("a", [[text] for text in a_texts])
    b = make_article("b", [[text] for text in b_texts])
    rest = draw(st.permutations(range(len(b_texts))))
    beads: list[Bead] = []
    used = 0
    for n in range(len(a_texts)):
        take = draw(st.integers(min_value=0, max_value=min(3, len(rest) - used)))
        partners = tuple(sorted(rest[used : used + take]))
        used += take
        beads.append(Bead((n,), partners, "paired" if partners else "only_a", moved=draw(st.booleans())))
    beads += [Bead((), (id_,), "only_b") for id_ in sorted(rest[used:])]
    return collate_by_hand(a, b, beads)


def assert_every_sentence_once(collation: Collation, sheet: Sheet) -> None:
    for side, article in (("a", collation.a), ("b", collation.b)):
        firsts: list[int] = []
        shown: dict[int, list[str]] = {}
        for row in sheet.rows:
            cell = row.a if side == "a" else row.b
            if row.kind == "text" and cell is not None:
                shown.setdefault(cell.sentence, []).append(cell.text)
                firsts += [cell.sentence] * cell.first
        assert sorted(firsts) == [sentence.id for sentence in article.sentences]
        for sentence in article.sentences:
            assert "".join("".join(shown[sentence.id]).split()) == "".join(sentence.text.split())


def assert_level(sheet: Sheet) -> None:
    columns = sheet.columns
    for row in sheet.rows:
        for cell, width in ((row.a, columns.a_width), (row.b, columns.b_width)):
            if cell is not None and row.kind == "text":
                assert cell_len(cell.text) <= width
        if columns.stacked:
            assert row.a is None or row.b is None
    for number, stop in enumerate(sheet.stops):
        rows = sheet.rows[stop.top : stop.top + stop.height]
        assert [row.line for row in rows] == list(range(stop.height))
        assert {row.stop for row in rows} == {number}
        assert rows[0].meaning is not None
        assert all(row.meaning is None for row in rows[1:])
        if stop.kind == "text" and not columns.stacked:
            assert rows[0].a is not None or rows[0].b is not None
            bead_has_both = any(row.a for row in rows) and any(row.b for row in rows)
            assert not bead_has_both or (rows[0].a is not None and rows[0].b is not None)


@pytest.fixture(scope="module")
def seed_collations() -> list[Collation]:
    articles = [read(str(path)) for path in SEEDS]
    return [collate(a, b) for a, b in permutations(articles, 2)]


def test_there_are_twenty_ordered_pairs_of_seeds(seed_collations: list[Collation]) -> None:
    assert len(seed_collations) == 20
    assert all(collation.beads for collation in seed_collations)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("order", ["a", "b"])
def test_every_sentence_of_every_pair_of_seeds_is_on_screen_once(
    seed_collations: list[Collation], width: int, order: str
) -> None:
    for collation in seed_collations:
        sheet = lay_out(collation, Options(width=width, order=order))  # type: ignore[arg-type]
        assert_every_sentence_once(collation, sheet)
        assert_level(sheet)


@given(collations(), st.sampled_from(WIDTHS), st.sampled_from("ab"), st.booleans(), st.booleans())
@settings(deadline=None)
def test_every_sentence_of_any_collation_is_on_screen_once(
    collation: Collation, width: int, order: str, numbers: bool, gaps: bool
) -> None:
    options = Options(width=width, order=order, numbers=numbers, gaps=gaps)  # type: ignore[arg-type]
    sheet = lay_out(collation, options)
    assert_every_sentence_once(collation, sheet)
    assert_level(sheet)


@given(collations(), st.sampled_from("ab"))
def test_either_order_shows_each_bead_once_and_its_own_side_in_document_order(
    collation: Collation, order: str
) -> None:
    shown = order_beads(collation.beads, order)  # type: ignore[arg-type]
    assert sorted(shown) == list(range(len(collation.beads)))
    ids = [id_ for index in shown for id_ in (collation.beads[index].a if order == "a" else ())]
    assert ids == sorted(ids)
    firsts = [collation.beads[index].b[0] for index in shown if order == "b" and collation.beads[index].b]
    assert firsts == sorted(firsts)


@given(collations(), st.sampled_from("ab"))
def test_a_place_is_told_for_a_moved_pair_only(collation: Collation, order: str) -> None:
    shown = order_beads(collation.beads, order)  # type: ignore[arg-type]
    for indices in told_after(collation.beads, order, shown).values():  # type: ignore[arg-type]
        assert all(collation.beads[index].moved and collation.beads[index].a for index in indices)


@given(collations())
def test_filters_add_up(collation: Collation) -> None:
    counts = count_beads(collation)
    assert counts["shared"] + counts["only_a"] + counts["only_b"] == counts["all"] == len(collation.beads)
    assert counts["discrepancies"] <= counts["differing"] <= counts["shared"]
    for choice in FILTERS:
        sheet = lay_out(collation, Options(filter=choice))
        assert len([stop for stop in sheet.stops if stop.kind == "text"]) == counts[choice]


def test_a_moved_sentence_is_announced_where_the_other_side_tells_it() -> None:
    sheet = lay_out(harbour(), Options(width=120))
    told = [stop for stop in sheet.stops if stop.kind == "told"]
    assert [stop.bead for stop in told] == [8]
    assert sheet.told_at[8] == 0  # B opens with it


def test_long_runs_of_one_side_are_folded_and_can_be_opened() -> None:
    a = make_article("a", [[f"Satz {n}." for n in range(9)]])
    b = make_article("b", [["Ganz anderes."]])
    collation = collate_by_hand(
        a, b, [*(Bead((n,), (), "only_a") for n in range(9)), Bead((), (0,), "only_b")]
    )
    folded = lay_out(collation, Options(fold=True))
    assert [(stop.kind, len(stop.beads)) for stop in folded.stops] == [("fold", 9), ("text", 1)]
    assert folded.rows[0].hidden == 9
    assert folded.shown_at[5] == 0
    opened = lay_out(collation, Options(fold=True, opened=frozenset({0})))
    assert len(opened.stops) == 10


def test_neighbours_of_one_paragraph_stand_without_a_gap() -> None:
    sheet = lay_out(harbour(), Options(width=120))
    kinds = [(row.kind, row.bead) for row in sheet.rows]
    third, fourth = kinds.index(("text", 3)), kinds.index(("text", 4))
    assert [kind for kind, _bead in kinds[third:fourth]] == ["text"]
    assert ("gap", 2) in kinds


def test_the_margin_lists_what_disagrees_from_160_columns_on() -> None:
    assert not any(row.margin for row in lay_out(harbour(), Options(width=159)).rows)
    margin = [row.margin for row in lay_out(harbour(), Options(width=160)).rows if row.margin]
    assert " ".join(margin[:2]) == "number: etwa 14.000 ≠ mehr als 10.000"
    assert margin[2] == "date: Samstag ≠ Sonntag"


def test_a_note_stands_above_the_first_bead() -> None:
    sheet = lay_out(harbour(), Options(width=120), note="Nothing in common.")
    assert sheet.rows[0].kind == "note"
    assert sheet.stops[0].top == 2
