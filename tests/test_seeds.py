"""The whole way on the five seeds: what a reader who opens them must see, and what must always hold."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from rich.cells import cell_len

import lesarten
from lesarten.model import Article, Bead, Collation
from widgets.rows import Options, lay_out

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
PAIRS = list(permutations(range(len(SEEDS)), 2))
WIDTHS = (60, 80, 100, 120, 200)


@cache
def article(number: int) -> Article:
    return lesarten.read(str(SEEDS[number]))


@cache
def collation(a: int, b: int) -> Collation:
    return lesarten.collate(article(a), article(b))


def text_of(found: Article, ids: tuple[int, ...]) -> str:
    return " ".join(found.sentences[i].text for i in ids)


def sentence_with(found: Article, *words: str) -> int:
    """The first sentence that has all these words."""
    return next(s.id for s in found.sentences if all(word in s.text for word in words))


def are_linked(made: Collation, a: int, b: int) -> bool:
    return any((link.a, link.b) == (a, b) for link in made.links)


@pytest.mark.parametrize(
    ("number", "title", "outlet", "date"),
    [
        (0, "Lawrow: Nordkorea unterstützt Kriegsziele", "krone.at", "2025-07-12T16:29"),
        (1, None, None, "2025-07"),
        (2, 'Nordkorea sichert Putin "bedingungslose Unterstützung" im Ukraine-Krieg zu', None, None),
        (
            3,
            "Russischer Außenminister Lawrow trifft Nordkoreas Machthaber Kim Jong Un",
            "Deutsche Tageszeitung",
            None,
        ),
        (4, "Kim Jong-un sichert Russland weitere Unterstützung im Ukraine-Krieg zu", "thenga.de", None),
    ],
)
def test_title_outlet_and_date_are_what_the_text_says_and_never_guessed(
    number: int, title: str | None, outlet: str | None, date: str | None
) -> None:
    found = article(number)
    assert (found.title, found.outlet, found.date) == (title, outlet, date)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ["Netiquette", "Community", "Abspielen", "Logout", "Vorteilswelt"]),
        (1, ["Anzeige", "date 2025"]),
        (2, ["Sonnenbaden", "Shutterstock", "Lesen Sie auch", "Zerstörer"]),
        (3, ["Trump", "Maduro", "Netanjahu", "Hamas", "Textgröße", "Empfohlen"]),
        (4, ["Related Articles", "Copyright", "Share", "Atlantis", "Gegenzölle", "Home"]),
    ],
)
def test_the_dirt_is_cut(number: int, words: list[str]) -> None:
    assert [word for word in words if word in article(number).text] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ["„Grüße von Putin“", "Auch Treffen mit Kim Jong Un", "Raketenprogrammen unterstützen."]),
        (
            1,
            ["Das Wichtigste in Kürze", "bereits geplant.", "allen bisherigen Vereinbarungen mit Nordkorea."],
        ),
        (
            2,
            [
                "Laut der russischen Nachrichtenagentur TASS",
                "Kuala Lumpur teilgenommen.",
                "Kampfbrüderschaft",
            ],
        ),
        (3, ["berichtete die russische Nachrichtenagentur Tass am Samstag", "in Nordkorea zu Besuch sein."]),
        (4, ["Symbolik des treffens in Wonsan", "unter schwierigen globalen Bedingungen."]),
    ],
)
def test_nothing_of_the_body_is_lost(number: int, words: list[str]) -> None:
    assert [word for word in words if word not in article(number).text] == []


@pytest.mark.parametrize("number", range(5))
def test_every_line_of_the_file_stands_in_a_block_or_a_cut(number: int) -> None:
    found = article(number)
    covered = [range(start, end) for part in (*found.blocks, *found.cut) for start, end in part.spans]
    for line in re.finditer(r"[^\n]*\S[^\n]*", found.page):
        assert any(line.start() < span.stop and span.start < line.end() for span in covered), line.group()


def test_the_quotation_the_relations_and_the_soldiers_of_002_and_004_are_paired() -> None:
    made, a, b = collation(2, 4), article(2), article(4)
    assert are_linked(
        made, sentence_with(a, "KCNA laut Reuters"), sentence_with(b, "KCNA", "Pjöngjang bereit")
    )
    assert are_linked(made, sentence_with(a, "dramatisch vertieft"), sentence_with(b, "erheblich verstärkt"))
    assert are_linked(made, sentence_with(a, "10.000"), sentence_with(b, "10\u202f000"))


def test_saturday_and_sunday_are_marked_as_differing() -> None:
    made = collation(2, 4)
    found = [d for bead in made.beads for d in bead.discrepancies] + list(made.discrepancies)
    assert any(
        (d.type, d.a.endswith("Samstag"), d.b.endswith("Sonntag")) == ("date", True, True) for d in found
    )


def test_a_narrow_space_in_a_number_is_no_difference() -> None:
    made = collation(2, 4)
    found = [d for bead in made.beads for d in bead.discrepancies] + list(made.discrepancies)
    assert not any(d.type == "number" and "10.000" in d.a and "10\u202f000" in d.b for d in found)
    for bead in made.beads:
        a, b = text_of(made.a, bead.a), text_of(made.b, bead.b)
        if "10.000" in a and "10\u202f000" in b and not bead.reworded:
            place = a.index("10.000")
            assert {e.op for e in bead.edits if e.a[0] <= place < e.a[1]} <= {"fold", "equal"}


def test_greetings_the_thirty_thousand_and_the_return_of_000_and_001_are_paired() -> None:
    made, a, b = collation(0, 1), article(0), article(1)
    for words in (("herzliche Grüße",), ("30.000",), ("Als Gegenleistung",)):
        theirs = [s.id for s in b.sentences if all(word in s.text for word in words)]
        assert any(are_linked(made, sentence_with(a, *words), their) for their in theirs), words


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_sentence_stands_in_exactly_one_bead(a: int, b: int) -> None:
    made = collation(a, b)
    for side, count in (("a", len(article(a).sentences)), ("b", len(article(b).sentences))):
        ids = [i for bead in made.beads for i in getattr(bead, side)]
        assert sorted(ids) == list(range(count))
        assert all(list(getattr(bead, side)) == sorted(getattr(bead, side)) for bead in made.beads)
    assert all(len(bead.a) <= 3 and len(bead.b) <= 3 for bead in made.beads)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_edits_of_a_bead_give_both_texts_back(a: int, b: int) -> None:
    made = collation(a, b)
    for bead in made.beads:
        if bead.kind != "paired":
            assert bead.edits == ()
            continue
        assert list(bead.edits) == sorted(bead.edits, key=lambda edit: (edit.a, edit.b))
        for text, side in ((text_of(made.a, bead.a), "a"), (text_of(made.b, bead.b), "b")):
            check_tiling(text, bead, side)


def check_tiling(text: str, bead: Bead, side: str) -> None:
    ranges = sorted(r for edit in bead.edits if (r := getattr(edit, side))[0] < r[1])
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(text)
    assert all(one[1] == two[0] for one, two in pairwise(ranges))


@pytest.mark.parametrize(("a", "b"), [(a, b) for a, b in PAIRS if a < b])
def test_swapping_the_sides_mirrors_the_links(a: int, b: int) -> None:
    there = [(link.a, link.b, link.score, link.sure) for link in collation(a, b).links]
    back = sorted((link.b, link.a, link.score, link.sure) for link in collation(b, a).links)
    assert there == back


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_on_screen_every_sentence_stands_once_level_and_unbroken(a: int, b: int, width: int) -> None:
    made = collation(a, b)
    sheet = lay_out(made, Options(width=width))
    seen: dict[str, dict[int, list[str]]] = {"a": {}, "b": {}}
    for row in sheet.rows:
        for side, cell in (("a", row.a), ("b", row.b)):
            if row.kind == "text" and cell is not None:
                seen[side].setdefault(cell.sentence, []).append(cell.text)
                assert cell_len(cell.text) <= (
                    sheet.columns.a_width if side == "a" else sheet.columns.b_width
                )
    for side, found in (("a", made.a), ("b", made.b)):
        assert sorted(seen[side]) == list(range(len(found.sentences)))
        for sentence in found.sentences:
            words = " ".join(seen[side][sentence.id]).split()
            assert words == sentence.text.split()


def test_a_collation_is_the_same_bytes_from_fresh_articles() -> None:
    fresh = lesarten.collate(lesarten.read(str(SEEDS[2])), lesarten.read(str(SEEDS[4])))
    text = lesarten.to_json(fresh)
    assert text == lesarten.to_json(collation(2, 4))
    assert json.loads(text)["version"] == 1


def test_an_article_compared_with_itself_is_the_same_everywhere() -> None:
    made = collation_of_itself(3)
    assert [bead.kind for bead in made.beads] == ["paired"] * len(article(3).sentences)
    assert not any(bead.moved or bead.reworded or bead.discrepancies for bead in made.beads)
    assert {edit.op for bead in made.beads for edit in bead.edits} == {"equal"}
    assert made.similarity == 1


def collation_of_itself(number: int) -> Collation:
    return lesarten.collate(article(number), article(number))
