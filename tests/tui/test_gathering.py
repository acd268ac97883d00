"""Reading a whole library behind the reader: what is on screen first, with processes beside or without."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, open_app, screen_text, settled, until

from lesarten.cache.clerk import POLITE
from lesarten.cache.tables import FILE
from lesarten.library import Entry, scan
from tui import clerks, gathering
from tui.clerks import Answer, Clerks
from tui.folders import cache_folder
from tui.messages import CardsRead
from tui.tasks import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lesarten.cards import Card

STORY = (
    "Haushalt Nummer {} beschlossen\n\nDer Stadtrat hat am Dienstag den Haushalt Nummer {} beschlossen. Er "
    "sieht Ausgaben von 120 Millionen Euro vor.\n\nDie Opposition stimmte dagegen.\n"
)
COUNT = 12


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """Some articles, which count as many."""
    monkeypatch.setattr(gathering, "MANY", 3)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:02}.txt").write_text(STORY.format(number, number), encoding="utf-8")
    return list(scan([str(folder)]).entries)


def gather(desk: Desk, entries: list[Entry]) -> list[Card]:
    cards: list[Card] = []
    for message in desk.gathering.gather(entries):
        if message is not None:
            assert isinstance(message, CardsRead)
            cards += message.cards
    return cards


def by_path(cards: list[Card]) -> dict[str, Card]:
    assert len({card.path for card in cards}) == len(cards)
    return {card.path: card for card in cards}


def plain_cards(entries: list[Entry]) -> dict[str, Card]:
    return by_path(gather(Desk(None, None), entries))


@pytest.fixture
def two_clerks(many: list[Entry]) -> Iterator[Clerks]:
    some = Clerks(2, None, None, networked=False)
    yield some
    some.close()


def answers_of(some: Clerks, count: int) -> list[Answer]:
    found: list[Answer] = []
    deadline = time.monotonic() + 60
    while len(found) < count:
        assert time.monotonic() < deadline, "the clerks never answered"
        found += some.take(0.05)
    return found


def ready(some: Clerks) -> None:
    deadline = time.monotonic() + 60
    while not some.has_room():
        assert time.monotonic() < deadline, "no clerk ever got ready"
        assert list(some.take(0.05)) == []


def test_clerks_find_what_the_program_finds(many: list[Entry]) -> None:
    assert by_path(gather(Desk(None, None, beside=True), many)) == plain_cards(many)


def test_clerks_keep_what_they_read_in_the_cache(many: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    gather(Desk(None, None, cached=True, beside=True), many)
    assert (cache_folder() / FILE).exists()
    desk = Desk(None, None, cached=True)
    deadline = time.monotonic() + 30
    # A clerk writes when its input ends, a moment after the last answer.
    while desk.cache.contents().articles < COUNT:
        assert time.monotonic() < deadline, "the articles were never kept"
    terms = desk.cache.terms([(card.path, card.digest) for card in plain_cards(many).values()], None)
    assert len(terms) == COUNT


def test_what_is_on_screen_is_read_first(many: list[Entry]) -> None:
    desk = Desk(None, None)
    desk.gathering.wanted = (many[7].path, many[3].path, "/gone.txt")
    assert [Path(card.path).name for card in gather(desk, many)][:3] == ["07.txt", "03.txt", "00.txt"]


def test_what_comes_on_screen_while_the_rest_is_read_is_read_next(many: list[Entry]) -> None:
    desk = Desk(None, None)
    steps = desk.gathering.gather(many)
    next(steps)
    desk.gathering.wanted = (many[9].path,)
    cards = [card for message in steps if isinstance(message, CardsRead) for card in message.cards]
    assert [Path(card.path).name for card in cards][:2] == ["00.txt", "09.txt"]


def test_a_clerk_steps_back_behind_the_program_in_the_session_of_both(two_clerks: Clerks) -> None:
    ready(two_clerks)
    for clerk in two_clerks._clerks:
        pid = clerk._process.pid
        # Among sessions Linux shares the processors evenly: in one of its own a clerk would not step back.
        assert os.getsid(pid) == os.getsid(0)
        assert os.getpgid(pid) == pid
    behind = os.getpriority(os.PRIO_PROCESS, 0) + POLITE
    first = next(clerk for clerk in two_clerks._clerks if clerk.ready)
    assert os.getpriority(os.PRIO_PROCESS, first._process.pid) == min(19, behind)


def test_a_file_that_no_clerk_can_read_is_told_as_the_program_tells_it(many: list[Entry]) -> None:
    Path(many[2].path).unlink()
    Path(many[4].path).write_bytes(b"\x00\x01\x02" * 500)
    (Path(many[0].path).parent / "zz.txt").mkdir()
    entries = [*many, *scan([str(Path(many[0].path).parent / "zz.txt")]).entries]
    entries.append(Entry("/nowhere/folder.txt", (0, 0, 0, 0), "is a folder"))
    found = by_path(gather(Desk(None, None, beside=True), entries))
    assert found == plain_cards(entries)
    assert found[many[2].path].problem == "no such file"
    assert found["/nowhere/folder.txt"].problem == "is a folder"


def test_what_a_lost_clerk_had_before_it_comes_back(many: list[Entry], two_clerks: Clerks) -> None:
    ready(two_clerks)
    given = many[:3]
    for entry in given:
        two_clerks.give(entry)
    for clerk in two_clerks._clerks:
        os.kill(clerk._process.pid, signal.SIGKILL)
    found = answers_of(two_clerks, len(given))
    assert {answer.entry.path for answer in found} == {entry.path for entry in given}
    assert not two_clerks.busy


def test_a_library_is_read_to_the_end_when_its_clerks_are_killed(many: list[Entry]) -> None:
    desk = Desk(None, None, beside=True)
    steps, cards, killed = desk.gathering.gather(many), list[CardsRead](), False
    for message in steps:
        if isinstance(message, CardsRead):
            cards.append(message)
        some = desk.gathering._clerks
        if some and not killed and some.busy:
            killed = True
            for clerk in some._clerks:
                os.kill(clerk._process.pid, signal.SIGKILL)
    assert killed
    assert by_path([card for message in cards for card in message.cards]) == plain_cards(many)


def test_a_clerk_ends_with_its_input(two_clerks: Clerks) -> None:
    ready(two_clerks)
    processes = [clerk._process for clerk in two_clerks._clerks]
    two_clerks.close()
    assert [process.wait(60) for process in processes] == [0, 0]


def test_what_claims_to_be_an_endless_answer_ends_a_clerk(many: list[Entry], two_clerks: Clerks) -> None:
    ready(two_clerks)
    clerk = two_clerks._clerks[0]
    clerk.waiting[many[0].path] = many[0]
    clerk._buffer += b"\xff" * 8
    clerk.ask(many[1])
    assert {answer.entry.path for answer in answers_of(two_clerks, 2)} == {many[0].path, many[1].path}
    assert len(two_clerks._clerks) == 1


def test_without_an_interpreter_the_program_reads_by_itself(
    many: list[Entry], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(clerks.sys, "executable", str(tmp_path / "gone"))
    assert len(gather(Desk(None, None, beside=True), many)) == COUNT


def test_files_in_the_readers_folder_are_not_imported(
    many: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('imported from where the reader works')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(gathering.Gathering, "_read_here", lambda *_given: pytest.fail("no clerk answered"))
    assert len(gather(Desk(None, None, beside=True), many)) == COUNT


async def test_the_top_line_says_how_far_it_is_and_where_one_goes_is_read_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_on, plain = threading.Event(), gathering.Gathering._read_here
    read: list[str] = []

    def stop_half_way(self: gathering.Gathering, entry: Entry) -> None:
        if len(read) == 600:
            assert gone_on.wait(60)
        read.append(entry.path)
        plain(self, entry)

    monkeypatch.setattr(gathering.Gathering, "_read_here", stop_half_way)
    for number in range(1_200):
        (tmp_path / f"{number:04}.txt").write_text(STORY.format(number, number), encoding="utf-8")
    async with open_app(tmp_path).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "of 1,200 read" in screen_text(pilot), "the progress")
        await until(pilot, lambda: len(read) == 600, "half of them to be read")
        await pilot.press("G")
        near_the_end = str(tmp_path / "1195.txt")
        wanted = app_of(pilot)._desk.gathering
        await until(pilot, lambda: near_the_end in wanted.wanted, "the rows on screen")
        gone_on.set()
        await until(pilot, lambda: near_the_end in read, "the rows on screen to be read")
    assert read.index(near_the_end) < 700


async def test_the_articles_are_counted_once_all_are_read(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        top = screen_text(pilot).splitlines()[0]
        assert "3 articles" in top
        assert "read" not in top


PARENT = """
import sys, time
from tui.clerks import Clerks
clerks = Clerks(2, None, None, networked=False)
while sum(clerk.ready for clerk in clerks._clerks) < 2:
    list(clerks.take(0.05))
print(*(clerk._process.pid for clerk in clerks._clerks), flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc whether a process lives")
def test_clerks_end_when_the_program_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    pids = [int(word) for word in program.stdout.readline().split()]
    assert len(pids) == 2
    assert all(lives(pid) for pid in pids)
    program.kill()
    program.wait()
    program.stdout.close()
    deadline = time.monotonic() + 60
    while any(lives(pid) for pid in pids):
        assert time.monotonic() < deadline, "a clerk outlived the program"


def lives(pid: int) -> bool:
    """Whether a process runs: neither gone nor waiting for its parent to take note."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.parametrize(("processors", "wanted"), [(1, 1), (2, 1), (3, 2), (64, clerks.MOST_CLERKS)])
def test_one_processor_is_left_to_the_screen(
    processors: int, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(processors)), raising=False)
    assert clerks.how_many() == wanted
