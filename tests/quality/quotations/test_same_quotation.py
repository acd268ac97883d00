"""Which quotations are the same one: a floor under precision and recall on invented wordings, and the choice
of the share of words from which two are taken for the same.

wordings.txt says what they are. When it is meant to change, its digest is pinned anew here, by hand.
"""

from __future__ import annotations

import hashlib
from itertools import combinations
from pathlib import Path

from lesarten import quotelist
from lesarten.model import Article, Block
from lesarten.segment import cut_blocks

HERE = Path(__file__).parent
DIGEST = "deb754d0d58dc189100cfc8561592e443f20b10ddcafe0c088969e9781690cbd"
LOWEST = {"precision": 0.9, "recall": 0.8}
FEWEST_PAIRS = 30


def _events():
    events = []
    for line in (HERE / "wordings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            events.append((line.split()[1], []))
        elif line and not line.startswith("#"):
            mark, text = line.split(" | ", 1)
            events[-1][1].append((*mark.split(), text))
    return events


def _article(name, language, paragraphs):
    blocks, position = [], 0
    for text in paragraphs:
        blocks.append(Block("body", text, position, position + len(text), None))
        position += len(text) + 2
    return Article(
        name, None, None, None, (), None, None, language, "\n\n".join(paragraphs), tuple(blocks), (),
        cut_blocks(blocks, language), None, "", 0,
    )  # fmt: skip


def _measure():
    """Pairs of quotations of two sources: (both right and given, given, right)."""
    hit = given = gold = 0
    for language, lines in _events():
        sources = sorted({source for source, _, _ in lines})
        told = [[(number, text) for s, number, text in lines if s == source] for source in sources]
        articles = [_article(s, language, [t for _, t in own]) for s, own in zip(sources, told, strict=True)]
        numbers = [{block.start: own[k][0] for k, block in enumerate(article.blocks)}
                   for article, own in zip(articles, told, strict=True)]  # fmt: skip
        rows = quotelist.list_quotes(articles)
        found = []
        for group, row in enumerate(rows):
            for wording in row.wordings:
                start = articles[wording.source].sentences[wording.sentence].start
                number = max((s, n) for s, n in numbers[wording.source].items() if s <= start)[1]
                found.append((wording.source, group, number))
        assert len(found) >= len(lines)
        for (source_a, group_a, number_a), (source_b, group_b, number_b) in combinations(found, 2):
            if source_a != source_b:
                same, together = number_a == number_b, group_a == group_b
                gold, given, hit = gold + same, given + together, hit + (same and together)
    return hit, given, gold


def test_the_same_quotation_is_known_in_other_words():
    hit, given, gold = _measure()
    assert gold >= FEWEST_PAIRS
    assert hit >= LOWEST["recall"] * gold
    assert hit >= LOWEST["precision"] * given


def test_a_lower_share_is_less_often_right_and_a_higher_one_misses_more(monkeypatch):
    hit, given, _gold = _measure()
    monkeypatch.setattr(quotelist, "SAME_WEIGHT", 0.3)
    low_hit, low_given, _ = _measure()
    assert low_hit / low_given < hit / given
    monkeypatch.setattr(quotelist, "SAME_WEIGHT", 0.6)
    assert _measure()[0] < hit


def test_the_wordings_are_those_that_the_share_was_chosen_on():
    assert hashlib.sha256((HERE / "wordings.txt").read_bytes()).hexdigest() == DIGEST
