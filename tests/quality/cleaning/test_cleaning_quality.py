"""Floors under cleaning. The corpus is pinned by its digest: `pytest --repin-cleaning` writes it anew."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from lesarten.extract import extract
from lesarten.source import decode_source

sys.path.insert(0, str(Path(__file__).parent))

from corpus import HERE, Page, digest, load_pages, load_seeds

PAGES = load_pages()
SEEDS = load_seeds()
PIN = HERE / "digest.txt"
TOKEN_FLOOR, PARAGRAPH_FLOOR = 0.955, 0.92
TITLE_FLOOR, DATE_FLOOR = 0.9, 0.9
SEED_FLOOR = 0.99


def clean(page: Page):
    return extract(decode_source(page.text.encode(), page.name + ".txt"))


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text.lower()))


def f1(found: Counter[str], wanted: Counter[str]) -> float:
    common = sum((found & wanted).values())
    total = sum(found.values()) + sum(wanted.values())
    return 2 * common / total if total else 1.0


def body(article) -> list[str]:
    return [block.text for block in article.blocks if block.kind not in ("title", "kicker")]


def squeeze(text: str) -> str:
    return " ".join(text.split())


def test_the_corpus_is_the_pinned_one(request: pytest.FixtureRequest):
    if request.config.getoption("--repin-cleaning", default=False):
        PIN.write_text(digest() + "\n", encoding="utf-8")
    assert PIN.read_text(encoding="utf-8").strip() == digest(), (
        "the corpus changed: measure, then --repin-cleaning"
    )


def test_words_of_the_written_pages_are_kept_and_cut_right():
    scores = {page.name: f1(words(body(clean(page))), words(page.body)) for page in PAGES}
    assert sum(scores.values()) / len(scores) >= TOKEN_FLOOR, scores


def test_paragraphs_of_the_written_pages_come_out_whole():
    scores = {}
    for page in PAGES:
        found = Counter(map(squeeze, body(clean(page))))
        scores[page.name] = f1(found, Counter(map(squeeze, page.body)))
    assert sum(scores.values()) / len(scores) >= PARAGRAPH_FLOOR, scores


def test_titles_and_dates_of_the_written_pages_are_right_or_none():
    titles = [clean(page).title == page.title for page in PAGES]
    dates = [clean(page).date == page.date for page in PAGES]
    wrong = [page.name for page in PAGES if clean(page).date not in (None, page.date)]
    assert sum(titles) / len(titles) >= TITLE_FLOOR
    assert sum(dates) / len(dates) >= DATE_FLOOR
    assert not wrong


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_each_seed_keeps_its_paragraphs_and_shows_no_cut_line(seed: Page):
    article = clean(seed)
    assert f1(words(body(article)), words(seed.body)) >= SEED_FLOOR
    assert not [text for text in map(squeeze, seed.body) if text not in map(squeeze, body(article))]
    assert [squeeze(text) for text in body(article)] == [squeeze(text) for text in seed.body]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_each_seed_says_of_itself_what_its_text_says(seed: Page):
    article = clean(seed)
    assert (article.title, article.outlet, article.date) == (seed.title, seed.outlet, seed.date)
    assert article.language == "de"


def test_a_page_without_an_article_says_so():
    article = clean(next(page for page in PAGES if page.name == "nothing"))
    assert article.problem == "no article found in it"
    assert not article.blocks


@pytest.mark.parametrize("name", ["poem", "allarticle", "russisch"])
def test_a_text_that_is_all_article_loses_nothing(name: str):
    article = clean(next(page for page in PAGES if page.name == name))
    assert not article.cut
