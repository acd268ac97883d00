"""A floor under the quality of links, on a small corpus of the project's own: invented news, aligned by hand.

german.txt and english.txt say how. When a corpus is meant to change, its digest is pinned anew here, by
hand; the floors are a little below what was measured when they were set.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lesarten.align import align

HERE = Path(__file__).parent
FLOORS = {
    "german": (0.45, "85fb87ac10a6449ad41e59b2b6a69aeff80764b3b81faaa084c7da9bcb28289d"),
    "english": (0.56, "336ca8eb07242e33bf08194a42b90835a8f25fdb49775286b15f5cffbfa2017e"),
}
"""Corpus: lowest F1 of its links, its digest."""
SURE = 0.8
"""Lowest precision of the sure links of both; they are few here."""


def _read(name):
    events = []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            events.append([])
        elif line.startswith("-- "):
            events[-1].append([])
        elif not line.startswith("#"):
            marks, text = line.split(" | ", 1)
            ids = marks.split(",")
            stated = {mark for mark in ids if not mark.endswith("~")}
            events[-1][-1].append((stated, {mark.rstrip("~") for mark in ids}, text))
    return [(a, b) for articles in events for k, a in enumerate(articles) for b in articles[k + 1 :]]


def _measure(name, shuffled=False):
    right = given = gold = sure_right = sure_given = 0
    for a, b in _read(name):
        if shuffled:
            a = a[::-2] + a[-2::-2]
        alignment = align([x[2] for x in a], [x[2] for x in b], name[:2].replace("ge", "de"))
        for i, (stated, touched, _) in enumerate(a):
            for j, (stated_b, touched_b, _) in enumerate(b):
                links = [x for x in alignment.links if (x.a, x.b) == (i, j)]
                linked, sure = bool(links), any(x.sure for x in links)
                if stated & stated_b:
                    gold, right, sure_right = gold + 1, right + linked, sure_right + sure
                if stated & stated_b or not touched & touched_b:
                    given, sure_given = given + linked, sure_given + sure
    return 2 * right / (given + gold), sure_right, sure_given


@pytest.mark.parametrize("name", FLOORS)
def test_links_of_the_own_corpus_stay_above_the_floor(name):
    assert _measure(name)[0] >= FLOORS[name][0]


def test_sure_links_of_the_own_corpus_are_right():
    measured = [_measure(name) for name in FLOORS]
    assert sum(right for _, right, _ in measured) >= SURE * sum(given for *_, given in measured) > 0


@pytest.mark.parametrize("name", FLOORS)
def test_links_of_the_own_corpus_do_not_hang_on_its_order(name):
    assert _measure(name, shuffled=True)[0] >= FLOORS[name][0] - 0.08


@pytest.mark.parametrize("name", FLOORS)
def test_the_own_corpus_is_the_one_that_the_floors_were_set_on(name):
    digest = hashlib.sha256((HERE / f"{name}.txt").read_bytes()).hexdigest()
    assert digest == FLOORS[name][1]
