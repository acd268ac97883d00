"""A floor under recall and precision of what differs between two sentences, on invented pairs.

The files say how they were made. Run for the first time, the program reached recall 0.68 and precision 0.95
on first.txt; on second.txt 0.84 and 0.95 once the causes in first.txt had been mended; on third.txt 0.94 and
0.94 once those in second.txt had been. When a file is meant to change, its digest is pinned anew here, by
hand; the floors are a little below what was measured when they were set.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lesarten.discrepancies import find_discrepancies
from lesarten.facts import article_facts
from lesarten.model import Article, Block
from lesarten.segment import cut_blocks

HERE = Path(__file__).parent
FLOORS = {
    "first": (0.92, 0.92, "39544b95b8f28780f2d9eb3a7c529469e7704064aaaab3c4e1e2800069554c7a"),
    "second": (0.92, 0.92, "2ff0555655a727e1d49d64ba58131c6eca85a1d06b20209fcd91c99a37b27040"),
    "third": (0.88, 0.88, "90f4d7c830d4d5f33ff9cf8836dee848db37df8d17f3527ae95b9f28e7c47cae"),
}
"""File: lowest recall, lowest precision, digest."""


@dataclass
class Pair:
    language: str
    texts: dict[str, str] = field(default_factory=dict)
    wanted: list[tuple[str, str, str]] = field(default_factory=list)


def _read(name):
    pairs = []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            pairs.append(Pair(line[3:]))
        elif line.startswith(("A: ", "B: ")):
            pairs[-1].texts[line[0]] = line[3:]
        elif line and not line.startswith("#"):
            kind, _, spans = line.partition(": ")
            pairs[-1].wanted.append((kind, *spans.split(" | ", 1)))
    return pairs


def _article(text, language):
    block = Block("body", text, 0, len(text), None)
    return Article(
        "x",
        None,
        None,
        None,
        (),
        None,
        None,
        language,
        text,
        (block,),
        (),
        cut_blocks([block], language),
        None,
        "",
        0,
    )


def _found(pair):
    a, b = (_article(pair.texts[side], pair.language) for side in "AB")
    linked = [(s.id, t.id) for s in a.sentences for t in b.sentences]
    return find_discrepancies(a, b, linked, article_facts(a), article_facts(b))


def _agree(found, wanted):
    kind, a, b = wanted
    spans = ((found.a, a), (found.b, b))
    return found.type == kind.lstrip("?≈") and all(_overlap(*span) for span in spans)


def _overlap(one, two):
    one, two = ("".join(filter(str.isalnum, text.lower())) for text in (one, two))
    return bool(one and two) and (one in two or two in one)


def _measure(name):
    """Recall and precision over all pairs of a file, noise apart."""
    hits = wanted = right = shown = 0
    for pair in _read(name):
        found = [item for item in _found(pair) if not item.noise]
        must = [item for item in pair.wanted if item[0][0] not in "?≈"]
        wanted += len(must)
        hits += sum(any(_agree(item, want) for item in found) for want in must)
        shown += len(found)
        right += sum(any(_agree(item, want) for want in pair.wanted) for item in found)
    return hits / wanted, right / shown


@pytest.mark.parametrize("name", FLOORS)
def test_what_differs_is_found_and_what_is_shown_is_right(name):
    recall, precision = _measure(name)
    assert recall >= FLOORS[name][0]
    assert precision >= FLOORS[name][1]


@pytest.mark.parametrize("name", FLOORS)
def test_the_pairs_are_those_that_the_floors_were_set_on(name):
    assert hashlib.sha256((HERE / f"{name}.txt").read_bytes()).hexdigest() == FLOORS[name][2]


def test_another_spelling_of_a_name_is_noise():
    noisy = [
        pair for name in FLOORS for pair in _read(name) if any(want[0] == "≈name" for want in pair.wanted)
    ]
    assert noisy
    for pair in noisy:
        assert [item.type for item in _found(pair) if item.noise] == ["name"], pair.texts
