"""The reader's decisions of one run: held, written, taken back; and that no cache serves a stale article."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from lesarten.decided import Decision, about_block, about_link, about_name, absolute, append, read_log
from lesarten.library import scan
from tui.deciding import Deciding
from tui.messages import ArticleRead, CardsRead, Checked, Compared, Renamed
from tui.tasks import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from lesarten.library import Entry
    from lesarten.model import Article, Collation

ONE, TWO = Decision("cut", "/a.txt", "one"), Decision("cut", "/a.txt", "two")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "data" / "decisions.jsonl"


def kinds_held(deciding: Deciding) -> list[str]:
    return [decision.kind for decision in deciding.held().decisions.held.values()]


def test_a_decision_is_in_the_log_as_soon_as_it_is_made(log: Path) -> None:
    assert Deciding(log).make(ONE, "cut one") is None
    assert read_log(log).of(ONE.key) == ONE


def test_undo_brings_back_an_earlier_decision_about_the_same_thing(log: Path) -> None:
    append(log, Decision("keep", "/a.txt", "one"))
    deciding = Deciding(log)
    deciding.make(ONE, "cut one")
    assert kinds_held(deciding) == ["cut"]
    deciding.undo()
    assert kinds_held(deciding) == ["keep"]
    assert [decision.kind for decision in read_log(log).held.values()] == ["keep"]


def test_steps_are_undone_in_reverse_and_redone_in_order_and_a_new_one_ends_redoing(log: Path) -> None:
    deciding = Deciding(log)
    deciding.make(ONE, "one")
    deciding.make(TWO, "two")
    words = []
    for taken in (deciding.undo(), deciding.undo(), deciding.redo()):
        assert taken is not None
        words.append(taken[0].words)
    assert words == ["two", "one", "one"]
    deciding.undo()
    deciding.make(TWO, "two again")
    assert deciding.redo() is None
    deciding.undo()
    assert deciding.undo() is None
    assert kinds_held(deciding) == []


def test_the_log_only_grows(log: Path) -> None:
    deciding = Deciding(log)
    deciding.make(ONE, "one")
    first = log.read_bytes()
    deciding.undo()
    deciding.redo()
    assert log.read_bytes().startswith(first)
    assert len(log.read_bytes().splitlines()) == 3


def test_what_another_run_decides_is_seen(log: Path) -> None:
    deciding = Deciding(log)
    assert kinds_held(deciding) == []
    append(log, ONE)
    assert kinds_held(deciding) == ["cut"]


def test_a_full_disk_is_told_shortly_and_the_decision_holds_for_the_run(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    deciding = Deciding(log)
    monkeypatch.setattr(os, "write", refuse)
    assert deciding.make(ONE, "one") == "no space left on device"
    assert kinds_held(deciding) == ["cut"]
    taken = deciding.undo()
    assert taken is not None
    assert taken[1] == "no space left on device"
    assert kinds_held(deciding) == []


def test_a_log_that_cannot_be_read_is_told_once(log: Path) -> None:
    log.mkdir(parents=True)
    deciding = Deciding(log)
    assert kinds_held(deciding) == []
    assert str(log) in (deciding.take_problem() or "")
    deciding.make(ONE, "one")
    assert kinds_held(deciding) == ["cut"]
    assert deciding.take_problem() is None


def test_without_a_log_nothing_is_read_or_written(log: Path) -> None:
    append(log, ONE)
    deciding = Deciding(None)
    assert kinds_held(deciding) == []
    assert deciding.make(TWO, "two") is None
    assert kinds_held(deciding) == ["cut"]
    assert list(read_log(log).held.values()) == [ONE]


def test_decisions_about_a_link_are_found_from_both_articles(log: Path) -> None:
    deciding = Deciding(log)
    deciding.make(Decision("link", "/a.txt", "one", "/b.txt", "two"), "linked")
    held = deciding.held()
    assert held.about("/a.txt").held == held.about("/b.txt").held != {}
    assert held.about("/c.txt").held == {}


# The desk's caches


class Working:
    """A desk over a library, asked as the workshop asks it."""

    def __init__(self, library: Path, log: Path | None) -> None:
        self.deciding = Deciding(log)
        self.desk = Desk(None, None, self.deciding)
        self.library = library

    def entries(self) -> list[Entry]:
        return list(scan([str(self.library)]).entries)

    def article(self, number: int = 0) -> Article:
        message = next(self.desk.open_article(1, self.entries()[number]))
        assert isinstance(message, ArticleRead)
        return message.article

    def collation(self, threshold: float | None = None) -> Collation:
        message = next(self.desk.compare(1, *self.entries()[:2], threshold))
        assert isinstance(message, Compared)
        assert message.collation is not None
        return message.collation


def test_an_article_read_before_is_another_after_a_decision_and_the_same_object_without(
    library: Path, log: Path
) -> None:
    working = Working(library, log)
    before = working.article()
    assert working.article() is before
    working.deciding.make(about_block(before, before.blocks[-1], keep=False), "cut")
    after = working.article()
    assert after.blocks == before.blocks[:-1]
    assert after.cut[-1].by == "reader"
    assert working.article() is after
    working.deciding.undo()
    assert working.article() == before


def test_a_card_follows_a_name_and_a_table(library: Path, log: Path) -> None:
    working = Working(library, log)
    article = working.article()
    working.deciding.make(about_name(article, "Der Kurier", None), "named")
    message = next(working.desk.read_cards(working.entries()[:1]))
    assert isinstance(message, CardsRead)
    assert message.cards[0].outlet == "Der Kurier"


def test_only_sources_that_a_changed_table_names_otherwise_are_read_again(library: Path, log: Path) -> None:
    working = Working(library, log)
    for number in range(3):
        working.article(number)
    (library / "sources.csv").write_text("file,outlet,date\nweather.txt,Wetterbote,\n", encoding="utf-8")
    message = next(working.desk.rename_sources(working.entries()))
    assert isinstance(message, Renamed)
    assert [entry.name for entry in message.entries] == ["weather.txt"]
    assert working.article(2).outlet == "Wetterbote"
    assert next(working.desk.rename_sources(working.entries())).entries == ()  # type: ignore[attr-defined]


def test_a_collation_made_before_has_a_link_by_hand_and_loses_it_again(library: Path, log: Path) -> None:
    working = Working(library, log)
    before = working.collation()
    a, b = before.a, before.b
    i, j = len(a.sentences) - 1, 0
    working.deciding.make(about_link(a, b, i, j, linked=True), "linked")
    after = working.collation()
    assert after.decided == ((i, j, True),)
    assert [(link.a, link.b) for link in after.links if link.by == "reader"] == [(i, j)]
    strict = working.collation(0.95)
    assert [(link.a, link.b) for link in strict.links if link.by == "reader"] == [(i, j)]
    working.deciding.undo()
    assert working.collation() == before


def test_a_collation_follows_a_cut(library: Path, log: Path) -> None:
    working = Working(library, log)
    before = working.collation()
    working.deciding.make(about_block(before.a, before.a.blocks[-1], keep=False), "cut")
    after = working.collation()
    assert len(after.a.sentences) < len(before.a.sentences)
    assert {i for bead in after.beads for i in bead.a} == set(range(len(after.a.sentences)))


def test_a_collation_follows_the_name_of_a_source_without_another_alignment(library: Path, log: Path) -> None:
    working = Working(library, log)
    before = working.collation()
    working.deciding.make(about_name(before.b, "Herald", "2024-05-03"), "named")
    after = working.collation()
    assert after.b.outlet == "Herald"
    assert after.links == before.links


def test_decisions_to_check_are_found_once_for_both_articles_of_a_link(library: Path, log: Path) -> None:
    working = Working(library, log)
    one, two = (absolute(entry.path) for entry in working.entries()[:2])
    working.deciding.make(Decision("link", one, "gone here", two, "gone there"), "linked")
    message = next(working.desk.check_decisions(working.entries()))
    assert isinstance(message, Checked)
    assert [(path, decision.kind) for path, decision in message.found] == [(one, "link")]
