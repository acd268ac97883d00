"""The nearest articles of a library: the same answers wherever the words come from and the engine runs."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lesarten.cards import Card, make_card
from lesarten.decided import about_block
from lesarten.library import Entry, scan
from lesarten.near import Near, NearIndex
from lesarten.read import read
from tui import gathering
from tui.deciding import Deciding
from tui.listing import neighbours
from tui.listing.messages import Grouped, NearestFound
from tui.listing.neighbours import Neighbours
from tui.messages import CardsRead
from tui.panels import event as events
from tui.panels.event import Event
from tui.tasks import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

BRIDGE = (
    "The bridge over the Tarn at Millbrook, part {n}, opens\n\nThe ferry to Ashford stops. It cost {n}.\n"
)
OTHER = "Storm {n} warning\n\nThe weather service warns of storm {n} on the coast of Ort{n}, campers leave.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "library"
    place.mkdir()
    for n in range(4):
        (place / f"bridge{n}.txt").write_text(BRIDGE.format(n=n), encoding="utf-8")
    for n in range(20):
        (place / f"other{n:02}.txt").write_text(OTHER.format(n=n), encoding="utf-8")
    return place


def entries(folder: Path) -> list[Entry]:
    return list(scan([str(folder)]).entries)


def cards_of(desk: Desk, found: list[Entry]) -> dict[str, Card]:
    return {entry.path: make_card(entry.path, entry.signature, desk.read(entry)) for entry in found}


def find(desk: Desk, around: Entry, found: list[Entry], cards: dict[str, Card]) -> tuple[Near, ...]:
    *steps, answer = desk.nearness.find(around.path, found, cards, 5)
    assert all(step is None for step in steps)
    assert answer is not None
    return answer


def plain(folder: Path, around: Entry) -> tuple[Near, ...]:
    index = NearIndex()
    for entry in entries(folder):
        index.add(entry.path, read(entry.path).text)
    return index.nearest(around.path, 5)


def test_the_nearest_are_those_of_a_plain_index(folder: Path) -> None:
    desk, found = Desk(None, None), entries(folder)
    answer = find(desk, found[1], found, cards_of(desk, found))
    assert answer == plain(folder, found[1])
    assert {Path(near.key).name for near in answer[:3]} == {"bridge0.txt", "bridge2.txt", "bridge3.txt"}


def test_what_came_changed_and_went_is_followed_and_only_that_is_fetched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, found = Desk(None, None), entries(folder)
    find(desk, found[0], found, cards_of(desk, found))
    (folder / "bridge1.txt").unlink()
    (folder / "other03.txt").write_text(BRIDGE.format(n=33), encoding="utf-8")
    (folder / "zz.txt").write_text(BRIDGE.format(n=0), encoding="utf-8")
    now = entries(folder)
    cards = cards_of(desk, now)
    fetched: list[str] = []
    once = desk.skim
    monkeypatch.setattr(desk, "skim", lambda entry: fetched.append(entry.name) or once(entry))
    assert find(desk, now[0], now, cards) == plain(folder, now[0])
    assert fetched == ["other03.txt", "zz.txt"]


def test_words_that_an_earlier_run_kept_are_not_looked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, found = Desk(None, None, cached=True), entries(folder)
    cards = cards_of(first, found)
    first.cache.flush()
    second = Desk(None, None, cached=True)
    monkeypatch.setattr(second, "skim", lambda entry: pytest.fail(f"read {entry.name}"))
    assert find(second, found[2], found, cards) == plain(folder, found[2])


def test_words_that_clerks_found_are_taken_without_a_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MANY", 3)
    desk, found = Desk(None, None, beside=True), entries(folder)
    told = [message for message in desk.gathering.gather(found) if isinstance(message, CardsRead)]
    cards = {card.path: card for message in told for card in message.cards}
    monkeypatch.setattr(desk, "skim", lambda entry: pytest.fail(f"read {entry.name}"))
    assert find(desk, found[2], found, cards) == plain(folder, found[2])


def test_an_article_whose_text_the_reader_cut_is_found_by_what_is_left(folder: Path) -> None:
    deciding = Deciding(None)
    desk, found = Desk(None, None, deciding), entries(folder)
    before = find(desk, found[0], found, cards_of(desk, found))
    article = read(found[1].path)
    for block in article.blocks[1:]:
        deciding.make(about_block(article, block, keep=False), None)  # type: ignore[arg-type]
    after = find(desk, found[0], found, cards_of(desk, found))
    similar = [{near.key: near.similarity for near in answer}[found[1].path] for answer in (before, after)]
    assert similar[0] > similar[1]
    deciding.undo()
    assert find(desk, found[0], found, cards_of(desk, found)) == before


def test_an_article_that_is_not_read_yet_has_no_neighbours_and_is_none(folder: Path) -> None:
    desk, found = Desk(None, None), entries(folder)
    cards = cards_of(desk, found)
    first = cards.pop(found[0].path)
    assert find(desk, found[0], found, cards) == ()
    assert first.path not in {near.key for near in find(desk, found[1], found, cards)}


@pytest.fixture
def beside(folder: Path) -> Iterator[Desk]:
    desk = Desk(None, None)
    desk.engine.start_beside()
    assert desk.engine._beside is not None
    assert desk.engine._beside.ready.wait(60)
    yield desk
    desk.engine.close()


def kill_engine(desk: Desk) -> None:
    assert desk.engine._beside is not None
    assert desk.engine._beside._process is not None
    os.kill(desk.engine._beside._process.pid, signal.SIGKILL)


def test_a_process_that_was_lost_is_told_everything_again(folder: Path, beside: Desk) -> None:
    found = entries(folder)
    cards = cards_of(beside, found)
    first = find(beside, found[0], found, cards)
    assert first == plain(folder, found[0])
    kill_engine(beside)
    assert find(beside, found[0], found, cards) == first


def test_the_event_of_a_large_library_is_found_by_all_words_and_not_by_titles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_WEIGHED", 6)
    monkeypatch.setattr(events, "choose_likely", lambda *_given: pytest.fail("chosen by cards"))
    desk, found = Desk(None, None), entries(folder)
    event = Event(desk.read, desk.nearness)
    list(event.find(found[2], found, cards_of(desk, found)))
    assert [entry.name for entry in event.members] == [f"bridge{n}.txt" for n in range(4)]


def groups(desk: Desk, found: list[Entry], cards: dict[str, Card]) -> set[frozenset[str]]:
    *_steps, last = (step for step in Neighbours(desk).group(1, found, cards) if isinstance(step, Grouped))
    assert last.events.finished
    numbers: dict[int, set[str]] = {}
    for path, number in last.events.of_path.items():
        numbers.setdefault(number, set()).add(Path(path).name)
    return {frozenset(names) for names in numbers.values()}


BRIDGES = frozenset(f"bridge{n}.txt" for n in range(4))


@pytest.mark.parametrize("few", [0, 300], ids=["a large library", "a small one"])
@pytest.mark.parametrize("read", [True, False], ids=["all read", "nothing read"])
def test_the_articles_on_an_event_are_found_wherever_its_words_come_from(
    folder: Path, few: int, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "FEW", few)
    if few == 0:
        monkeypatch.setattr(neighbours, "few_unread", lambda *_: True)
    desk, found = Desk(None, None), entries(folder)
    made = groups(desk, found, cards_of(desk, found) if read else {})
    assert BRIDGES in made
    assert set().union(*made) == {entry.name for entry in found}
    assert sum(map(len, made)) == len(found)


def test_events_are_those_of_asking_for_one_article_after_the_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "FEW", 0)
    desk, found = Desk(None, None), entries(folder)
    cards = cards_of(desk, found)
    at_once = groups(desk, found, cards)
    monkeypatch.setattr(neighbours, "AT_ONCE", 1)
    assert at_once == groups(desk, found, cards)


def test_an_engine_that_was_lost_is_told_everything_before_it_groups(folder: Path, beside: Desk) -> None:
    found = entries(folder)
    cards = cards_of(beside, found)
    before = groups(beside, found, cards)
    kill_engine(beside)
    assert groups(beside, found, cards) == before


def test_while_thousands_are_read_the_nearest_are_those_read_so_far(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "FEW", 2)
    desk, found = Desk(None, None), entries(folder)
    cards = cards_of(desk, found[:10])
    monkeypatch.setattr(
        desk, "skim", lambda entry: read(entry.path) if entry.path in cards else pytest.fail("reads")
    )
    steps = [step for step in Neighbours(desk).nearest(1, found[0], found, cards) if step is not None]
    last = steps[-1]
    assert isinstance(last, NearestFound)
    assert (last.nearest.finished, last.nearest.done, last.nearest.total) == (True, 10, len(found))
    assert last.nearest.articles
    assert {one.path for one in last.nearest.articles} <= set(cards)
