"""Small articles for tests of facts and discrepancies: one sentence a block."""

from __future__ import annotations

from lesarten.discrepancies import find_discrepancies
from lesarten.facts import article_facts
from lesarten.model import Article, Block, Discrepancy
from lesarten.segment import cut_blocks


def article(*paragraphs: str, language: str = "de") -> Article:
    """An article of body paragraphs."""
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("body", paragraph, position, position + len(paragraph), None))
        position += len(paragraph) + 2
    sentences = cut_blocks(blocks, language)
    return Article(
        "x.txt", None, None, None, (), None, None, language, "\n\n".join(paragraphs), tuple(blocks), (),
        sentences, None, "", 0,
    )  # fmt: skip


def compare(a: str, b: str, language: str = "de") -> list[Discrepancy]:
    """The discrepancies of two one-sentence articles whose sentences are linked."""
    one, two = article(a, language=language), article(b, language=language)
    pairs = [(s.id, t.id) for s in one.sentences for t in two.sentences]
    return list(find_discrepancies(one, two, pairs, article_facts(one), article_facts(two)))


def shown(a: str, b: str, language: str = "de") -> list[tuple[str, str, str]]:
    """The same without noise, as (type, a, b)."""
    return [(d.type, d.a, d.b) for d in compare(a, b, language) if not d.noise]
