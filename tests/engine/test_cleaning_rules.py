from __future__ import annotations

from math import exp

import pytest

from lesarten.extract import extract
from lesarten.extract.features import NAMES, SAMPLE, Traits, describe
from lesarten.extract.lines import Piece
from lesarten.extract.runs import FAR_APART, cut_islands
from lesarten.extract.weights import Trees
from lesarten.source import decode_source

PARAGRAPHS = [
    "Der Stadtrat hat am Montag beschlossen, dass die Schule am Markt ein neues Dach bekommt. "
    "Die Arbeiten sollen im Sommer beginnen, sagte die Bürgermeisterin.",
    "Die Kosten für das Dach der Schule werden auf zwei Millionen Euro geschätzt. "
    "Einen Teil davon will das Land übernehmen, wie ein Sprecher erklärte.",
    "Der Unterricht soll während der Arbeiten in einem Nachbargebäude stattfinden. "
    "Für die Eltern ändere sich nichts, heißt es aus dem Rathaus.",
    "Gebaut wurde die Schule am Markt vor mehr als hundert Jahren. "
    "Das Dach stammt noch aus dieser Zeit und ist an vielen Stellen undicht.",
]


@pytest.mark.parametrize("label", ["Lesen Sie auch", "Mehr zum Thema", "Read more"])
def test_a_headline_behind_a_label_of_related_articles_is_cut(label: str):
    line = f"{label}: Warum die Bahn im Norden wieder zu spät kommt und was die Fahrgäste davon halten"
    text = "\n\n".join([*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])
    article = extract(decode_source(text.encode(), "x.txt"))
    assert [block.text for block in article.blocks] == PARAGRAPHS
    assert [(cut.text, cut.reason) for cut in article.cut] == [(line, "related articles")]


def island(far: int) -> list[bool]:
    texts = [*PARAGRAPHS, *["Menü"] * far, "Dieses Cookie speichert, was auf der Seite angeklickt wird."]
    kept = [text != "Menü" for text in texts]
    cut_islands([Traits(text) for text in texts], kept)
    return kept


def test_what_stands_far_behind_an_article_is_no_part_of_it():
    assert island(FAR_APART) == [True] * len(PARAGRAPHS) + [False] * (FAR_APART + 1)


def test_what_stands_near_an_article_can_be_part_of_it():
    assert island(FAR_APART - 1)[-1]


def stump(yes: float, no: float) -> list[list[float]]:
    """A tree that only asks whether the first number is above one half."""
    return [[0, 0, 0], [0.5, 0.5, 0.5], [no, no, no, no, yes, yes, yes, yes]]


def test_bags_are_averaged_where_the_first_one_is_in_doubt():
    trees = Trees(0.0, [stump(1.0, -1.0), stump(-2.0, 4.0)], bags=2)
    assert trees.chance([1.0]) == pytest.approx(1 / (1 + exp(0.5)))
    assert trees.chance([0.0]) == pytest.approx(1 / (1 + exp(-1.5)))


def test_a_clear_first_bag_decides_alone():
    trees = Trees(0.0, [stump(2.5, -2.5), stump(-9.0, 9.0)], bags=2)
    assert trees.chance([1.0]) == pytest.approx(1 / (1 + exp(-2.5)))


def test_the_words_of_a_long_line_are_counted_without_running_over():
    line = "the " * 1000
    traits = describe([Piece(line.strip(), ((0, len(line) - 1),), 1, 0)])[0]
    assert traits.own is not None
    assert len(traits.own) == len(NAMES)
    assert traits.own[NAMES.index("function")] == pytest.approx(1.0)
    assert traits.count == pytest.approx(1000, abs=SAMPLE / 10)


def test_a_photographer_at_the_end_of_a_long_line_is_seen():
    line = " ".join(["Die Brücke am Morgen nach dem Sturm"] * 12) + " Foto: Jan Okonski"
    traits = describe([Piece(line, ((0, len(line)),), 1, 0)])[0]
    assert traits.own is not None
    assert traits.own[NAMES.index("credit_tail")] > 0
