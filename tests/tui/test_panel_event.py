"""Which articles a panel is about, without marks: those on the event of the open one."""

from __future__ import annotations

from pathlib import Path

from lesarten.cards import Card, make_card
from lesarten.library import Entry, Snapshot, scan
from lesarten.model import Article
from tui.panels.event import Event, choose_likely
from tui.tasks import Desk

BRIDGE = (
    "The new bridge over the Tarn opens\n\n"
    "The new bridge over the Tarn opens on Saturday, the mayor of Millbrook announced. "
    "The bridge cost {n} million euros.\n\n"
    "The ferry between Millbrook and Ashford stops its service.\n"
)
OTHER = (
    "Storm number {n} warning\n\n"
    "The weather service warns of storm {n} on the coast of {place}. "
    "Campers are asked to leave the beaches tonight.\n"
)


def library(folder: Path, bridges: int, others: int) -> Snapshot:
    for n in range(bridges):
        (folder / f"bridge{n:03}.txt").write_text(BRIDGE.format(n=n), encoding="utf-8")
    for n in range(others):
        (folder / f"other{n:03}.txt").write_text(OTHER.format(n=n, place=f"Ort{n}"), encoding="utf-8")
    return scan([str(folder)])


def names(event: Event) -> list[str]:
    return [entry.name for entry in event.members]


def test_the_event_is_found_in_a_folder_that_holds_nothing_else(tmp_path: Path) -> None:
    snapshot = library(tmp_path, 20, 0)
    event = Event(Desk(None, None).read)
    assert list(event.find(snapshot.entries[7], snapshot.entries, {}))
    assert names(event) == [f"bridge{n:03}.txt" for n in range(20)]
    assert event.more == 0


def test_no_more_than_the_letters_of_the_alphabet_are_taken_and_the_rest_is_counted(tmp_path: Path) -> None:
    snapshot = library(tmp_path, 30, 0)
    event = Event(Desk(None, None).read)
    list(event.find(snapshot.entries[29], snapshot.entries, {}))
    assert len(event.members) == 26
    assert event.more == 4
    assert "bridge029.txt" in names(event)


def test_the_event_is_found_among_many_others(tmp_path: Path) -> None:
    snapshot = library(tmp_path, 4, 90)
    event = Event(Desk(None, None).read)
    list(event.find(snapshot.entries[0], snapshot.entries, {}))
    assert names(event) == [f"bridge{n:03}.txt" for n in range(4)]


def test_of_very_many_the_likeliest_by_their_cards_are_looked_into(tmp_path: Path) -> None:
    snapshot = library(tmp_path, 3, 12)
    desk = Desk(None, None)
    cards: dict[str, Card] = {
        entry.path: make_card(entry.path, entry.signature, desk.read(entry)) for entry in snapshot.entries
    }
    likely = choose_likely(snapshot.entries[1], snapshot.entries, cards, most=3)
    assert sorted(entry.name for entry in likely) == [f"bridge{n:03}.txt" for n in range(3)]


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    snapshot = library(tmp_path, 4, 90)
    desk = Desk(None, None)
    read: list[str] = []

    def counting(entry: Entry) -> Article:
        read.append(entry.name)
        return desk.read(entry)

    event = Event(counting)
    list(event.find(snapshot.entries[0], snapshot.entries, {}))
    assert len(set(read)) == 94
    read.clear()
    (tmp_path / "other007.txt").write_text(BRIDGE.format(n=7), encoding="utf-8")
    changed = scan([str(tmp_path)])
    list(event.find(changed.entries[0], changed.entries, {}))
    assert set(read) == {"other007.txt"}
    assert names(event) == [*(f"bridge{n:03}.txt" for n in range(4)), "other007.txt"]
    (tmp_path / "bridge001.txt").unlink()
    rest = scan([str(tmp_path)])
    list(event.find(rest.entries[0], rest.entries, {}))
    assert "bridge001.txt" not in names(event)
