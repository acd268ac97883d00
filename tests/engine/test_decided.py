"""What a reader decides is kept, applied, and survives what happens to files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lesarten import decided as d
from lesarten.errors import LesartenError
from lesarten.model import Article
from lesarten.read import read

STORY = (
    "Der Stadtrat hat am Dienstag den neuen Haushalt beschlossen. Er sieht Ausgaben von 120 Millionen "
    "Euro vor, teilte die Verwaltung mit.\n\nDie Opposition stimmte dagegen. Ihr Sprecher nannte den Plan "
    "unsolide und kündigte an, die Aufsicht anzurufen.\n\n{extra}\n\nÜber den Einspruch wird im Herbst "
    "entschieden. Bis dahin gilt der alte Plan weiter, sagte die Bürgermeisterin am Abend.\n"
)
EXTRA = "Im Nachbarort wurde unterdessen ein Schwimmbad eröffnet, das lange umstritten war."


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "rat.txt"
    path.write_text(STORY.format(extra=EXTRA), encoding="utf-8")
    return read(str(path))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "data" / "decisions.jsonl"


def block_with(article: Article, words: str) -> int:
    return next(number for number, block in enumerate(article.blocks) if words in block.text)


def test_a_block_the_reader_cuts_is_gone_from_the_text_and_marked_as_theirs(
    article: Article, log: Path
) -> None:
    d.append(log, d.about_block(article, article.blocks[block_with(article, "Schwimmbad")], keep=False))
    decided = d.apply_to_article(article, d.read_log(log))
    assert "Schwimmbad" not in decided.text
    assert [(cut.reason, cut.by) for cut in decided.cut if "Schwimmbad" in cut.text] == [(d.REASON, "reader")]
    assert all(decided.text[s.start : s.end] == s.text for s in decided.sentences)
    assert [s.id for s in decided.sentences] == list(range(len(decided.sentences)))


def test_a_cut_the_reader_keeps_returns_to_its_place(article: Article, log: Path) -> None:
    number = block_with(article, "Schwimmbad")
    cut = d.apply_to_article(
        article, d.NONE.with_one(d.about_block(article, article.blocks[number], keep=False))
    )
    theirs = next(part for part in cut.cut if "Schwimmbad" in part.text)
    d.append(log, d.about_block(cut, theirs, keep=True))
    program_cut_it = replace(cut, cut=tuple(replace(part, by="program") for part in cut.cut))
    kept = d.apply_to_article(program_cut_it, d.read_log(log))
    assert kept.text == article.text
    assert kept.blocks[number].by == "reader"


def test_a_decision_taken_back_holds_no_more(article: Article, log: Path) -> None:
    decision = d.about_block(article, article.blocks[0], keep=False)
    d.append(log, decision)
    d.append(log, replace(decision, undone=True))
    assert d.apply_to_article(article, d.read_log(log)) == article


def test_a_decision_survives_edits_elsewhere_and_asks_to_be_checked_after_its_own(
    article: Article, log: Path
) -> None:
    d.append(log, d.about_block(article, article.blocks[block_with(article, "Schwimmbad")], keep=False))
    path = Path(article.path)
    path.write_text(
        "Ein neuer Anfang steht hier davor, und er ist lang genug.\n\n" + path.read_text("utf-8"), "utf-8"
    )
    assert "Schwimmbad" not in d.apply_to_article(read(str(path)), d.read_log(log)).text
    assert d.to_check(read(str(path)), d.read_log(log)) == ()
    path.write_text(STORY.format(extra=EXTRA.replace("lange", "nie")), encoding="utf-8")
    again = read(str(path))
    assert "Schwimmbad" in d.apply_to_article(again, d.read_log(log)).text
    assert len(d.to_check(again, d.read_log(log))) == 1


def test_a_name_the_reader_gives_is_the_articles_outlet_and_date(article: Article, log: Path) -> None:
    d.append(log, d.about_name(article, "Kreisbote", "2025-07-12"))
    named = d.apply_to_article(article, d.read_log(log))
    assert (named.outlet, named.date) == ("Kreisbote", "2025-07-12")
    assert dict(named.found)["outlet"] == d.REASON


def test_a_link_is_found_from_both_sides(article: Article, log: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text(
        STORY.format(extra="Ein anderer Absatz steht hier, auch er ist lang genug dafür."), "utf-8"
    )
    other = read(str(path))
    d.append(log, d.about_link(article, other, 0, 2, linked=True))
    d.append(log, d.about_link(other, article, 1, 1, linked=False))
    held = d.read_log(log)
    assert d.decided_links(article, other, held) == ((0, 2, True), (1, 1, False))
    assert d.decided_links(other, article, held) == ((1, 1, False), (2, 0, True))


def test_damaged_lines_cost_nothing_but_themselves(article: Article, log: Path) -> None:
    first, last = (d.about_block(article, article.blocks[n], keep=False) for n in (0, 1))
    d.append(log, first)
    with log.open("ab") as file:
        file.write(b'\xff\xfe{"kind": 3}\n[]\n{"kind": "cut", "path": 7}\n{"kind": "cut", "pa')
    d.append(log, last)
    assert set(d.read_log(log).held.values()) == {first, last}


def test_a_log_that_cannot_be_written_says_so(article: Article, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    with pytest.raises(LesartenError, match="could not be kept"):
        d.append(blocker / "decisions.jsonl", d.about_name(article, "X", None))


def test_a_log_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert d.read_log(tmp_path / "none.jsonl") == d.NONE


def test_a_title_that_the_reader_cuts_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "rat.txt"
    path.write_text("Neuer Haushalt beschlossen\n\n" + STORY.format(extra=EXTRA), encoding="utf-8")
    article = read(str(path))
    assert article.title == "Neuer Haushalt beschlossen"
    title = next(block for block in article.blocks if block.kind == "title")
    decided = d.apply_to_article(article, d.NONE.with_one(d.about_block(article, title, keep=False)))
    assert decided.title is None
    other = d.apply_to_article(
        article, d.NONE.with_one(d.about_block(article, article.blocks[-1], keep=False))
    )
    assert other.title == article.title
