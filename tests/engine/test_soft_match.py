"""Soft match: a word finds its counterpart by stem, by letter groups, and among related words."""

from __future__ import annotations

import numpy as np
import pytest

from lesarten.align import align
from lesarten.similarity.channels import make_channels
from lesarten.similarity.evidence import gather_evidence
from lesarten.similarity.related import groups_of
from lesarten.similarity.soft import cover
from lesarten.similarity.words import normalise

FILLER = ("Am Abend regnete es in Kiel.", "Der Zoo bekommt vierzehn Pinguine.", "Die Oper blieb leer.")


def _matched(first, second, language="de"):
    """How much of a sentence another one says, and of that one the first, among others of no account."""
    evidence = gather_evidence([first, *FILLER], [second, *FILLER], language)
    return evidence.measures["soft_larger"][0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zwei Tage brannte es.", "Der Großbrand dauerte an."),
        ("Gestern entsandte Oslo Truppen.", "Die Truppenentsendung ist beschlossen."),
        ("Er wurde festgenommen.", "Die Polizei verhaftete ihn."),
        ("Die Klinik schließt.", "Das Krankenhaus macht zu."),
    ],
)
def test_what_is_said_in_other_words_is_matched(first, second):
    assert _matched(first, second) > _matched(first, "Der Bäcker backt Brezeln.") + 0.1


def test_numbers_match_exactly_or_not_at_all():
    assert _matched("Es waren 14000.", "Es waren 14.000.") > 0.5
    assert _matched("14000", "14001") == 0


def test_a_compound_belongs_where_its_last_part_does():
    of_city = set(groups_of(normalise("Stadt", "de"), "de"))
    assert of_city
    assert of_city <= set(groups_of(normalise("Hafenstadt", "de"), "de"))
    assert groups_of(normalise("Xylophon", "de"), "de") == ()


def test_some_pairs_are_matched_as_all_of_them_are():
    a = ["Der Brand am Hafen ist gelöscht.", "", "Zwei Männer wurden verletzt.", "Die Ursache ist unklar."]
    b = ["Das Feuer im Hafen ist aus.", "Warum es brannte, weiß niemand.", "Zwei Verletzte am Hafen."]
    left, right = (channels.vocabulary for channels in make_channels(a, b, "de"))
    i, j = np.divmod(np.arange(len(a) * len(b)), len(b))
    every = cover(left, right, i, j)
    some = np.array([0, 2, 3, 6, 7, 11])
    for all_pairs, chosen in zip(every, cover(left, right, i[some], j[some]), strict=True):
        assert chosen == pytest.approx(all_pairs[some])
    turned = np.lexsort((i, j))
    mirrored = cover(right, left, j[turned], i[turned])
    assert mirrored[1] == pytest.approx(every[0][turned])
    assert mirrored[0] == pytest.approx(every[1][turned])


def test_a_heading_is_told_by_its_missing_end_mark():
    heading = gather_evidence(["Zwei Verletzte am Hafen", "Es brannte."], ["Es brannte „lange“."], "de")
    assert heading.measures["heading"].tolist() == [1.0, 0.0]


def test_the_same_two_sentences_are_a_surer_pair_in_shorter_texts():
    a, b = "Die Polizei nahm einen Mann fest.", "Ein Verdächtiger kam in Haft, so die Ermittler."
    more = [f"Satz {number} erzählt von Ding {number}." for number in range(100, 112)]
    others = [f"Zeile {number} meint Sache {number}." for number in range(200, 212)]

    def score(first, second):
        links = align([a, *first], [b, *second], threshold=0.0).candidates
        return next((link.score for link in links if (link.a, link.b) == (0, 0)), 0.0)

    assert score(more[:5], others[:5]) > score(more, others)
