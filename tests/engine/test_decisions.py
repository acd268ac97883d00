from __future__ import annotations

from pathlib import Path

import pytest

from lesarten.decisions import (
    Decisions,
    DecisionsError,
    SourceName,
    apply_decisions,
    load_decisions,
    read_sources,
    save_decisions,
)
from lesarten.extract import extract
from lesarten.source import read_source

SEED = str(next((Path(__file__).parent.parent.parent / "seeds").glob("002_*.txt")))


def test_a_cut_becomes_text_and_a_block_a_cut_by_the_reader():
    article = extract(read_source(SEED))
    cut = next(cut for cut in article.cut if cut.reason == "caption")
    block = article.blocks[-1]
    decisions = Decisions().keep_cut(SEED, cut.text).cut_block(SEED, block.text)
    changed = apply_decisions(article, decisions.of(SEED))
    assert [(b.text, b.by) for b in changed.blocks if b.by == "reader"] == [(cut.text, "reader")]
    assert [(c.text, c.reason) for c in changed.cut if c.by == "reader"] == [(block.text, "your decision")]
    assert [b.line for b in changed.blocks] == sorted(b.line for b in changed.blocks)
    assert all(changed.text[b.start : b.end] == b.text for b in changed.blocks)


def test_the_last_decision_on_a_block_counts():
    decisions = Decisions().cut_block(SEED, "A  b").keep_cut(SEED, "a b")
    assert decisions.of(SEED).cut == frozenset()
    assert decisions.of(SEED).kept == {"a b"}


def test_without_decisions_an_article_is_the_same():
    article = extract(read_source(SEED))
    assert apply_decisions(article, Decisions().of(SEED)) == article


def test_decisions_come_back_as_they_were_saved(tmp_path: Path):
    decisions = Decisions().cut_block("x.txt", "Anzeige").name_source("x.txt", "Bote", None)
    decisions = decisions.link("a.txt", "Ein Satz.", "b.txt", "Ein anderer.", linked=False)
    save_decisions(decisions, tmp_path / "new")
    assert load_decisions(tmp_path / "new") == decisions
    assert load_decisions(tmp_path / "none") == Decisions()


def test_a_link_is_the_same_in_both_orders():
    one = Decisions().link("a", "X", "b", "Y", linked=True)
    assert one == Decisions().link("b", "y", "a", "x", linked=True)


def test_a_broken_file_of_decisions_is_named(tmp_path: Path):
    (tmp_path / "decisions.json").write_text("{")
    with pytest.raises(DecisionsError, match=r"decisions\.json"):
        load_decisions(tmp_path)


def test_a_table_names_the_sources_of_a_folder(tmp_path: Path):
    assert read_sources(tmp_path) == {}
    (tmp_path / "sources.csv").write_text("file,outlet,date\na.txt,Elbtaler Bote,2025-03-04\nb.txt,,\n")
    assert read_sources(tmp_path) == {
        "a.txt": SourceName("Elbtaler Bote", "2025-03-04"),
        "b.txt": SourceName(None, None),
    }
    article = extract(read_source(SEED))
    named = apply_decisions(article, Decisions().of(SEED), SourceName("Elbtaler Bote", "2025-03-04"))
    assert (named.outlet, named.date) == ("Elbtaler Bote", "2025-03-04")
    (tmp_path / "sources.csv").write_text("name\nx\n")
    with pytest.raises(DecisionsError, match="file,outlet,date"):
        read_sources(tmp_path)
