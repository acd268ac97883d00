"""Floors of sentence cutting on sentences written for the purpose; the corpus is pinned by its digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lesarten.segment import cut_sentences

HERE = Path(__file__).parent
FLOOR = 1.0
"""Every boundary: the corpus holds nothing that two readers would cut otherwise."""

DIGESTS = {"de": "aab34882573d3354", "en": "8e49fc08924732a9"}
FILES = {"de": "sentences.txt", "en": "sentences.en.txt"}


@pytest.mark.parametrize("language", FILES)
def test_the_corpus_is_the_one_the_floor_was_set_on(language: str) -> None:
    assert hashlib.sha256((HERE / FILES[language]).read_bytes()).hexdigest()[:16] == DIGESTS[language]


@pytest.mark.parametrize("language", FILES)
def test_cutting_keeps_its_floor(language: str) -> None:
    gold = (HERE / FILES[language]).read_text(encoding="utf-8").splitlines()
    out = {sentence.end for sentence in cut_sentences(" ".join(gold), language)}
    ends = {sum(len(line) + 1 for line in gold[: k + 1]) - 1 for k in range(len(gold))}
    hit = len(out & ends)
    f1 = 2 * hit / (len(out) + len(ends))
    assert f1 >= FLOOR
