"""The cache: what was read once is had again, and nothing that can happen to its file stops anybody."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import zlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from lesarten.cache import store
from lesarten.cache.edition import engine_edition
from lesarten.cache.packing import PackingError, inflate, pack, unpack
from lesarten.cache.reading import read_kept
from lesarten.cache.seen import Look
from lesarten.cache.store import Cache
from lesarten.cache.tables import FILE
from lesarten.cards import Card, make_card
from lesarten.library import Entry, scan
from lesarten.model import Article
from lesarten.read import read, read_data

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
PAGE = "<html><head><title>Haushalt</title></head><body><h1>Haushalt beschlossen</h1><p>{}</p></html>"
STORY = (
    "Der Stadtrat hat am Dienstag den Haushalt Nummer {} beschlossen. Er sieht Ausgaben von 120 Millionen "
    "Euro vor.\n\nDie Opposition stimmte dagegen und kündigte an, die Aufsicht anzurufen.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    place = tmp_path / "library"
    place.mkdir()
    for number in range(4):
        (place / f"{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    return place


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that a test has only just written count as settled, also by a clock that moves in steps."""
    monkeypatch.setattr(store, "DOUBT_NS", -10_000_000_000)


def made(number: int, path: str = "story.txt") -> Article:
    return read_data(STORY.format(number).encode(), path)


def held(cache: Cache, article: Article, language: str | None = None) -> Article | None:
    return cache.article(article.path, article.digest, language)


def entries(library: Path) -> list[Entry]:
    return list(scan([str(library)]).entries)


# Packing


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: Path(path).name)
def test_an_article_comes_back_equal_in_every_field(path: str) -> None:
    article = read(path)
    assert article.cut
    assert article.sentences
    assert unpack(pack(article), path) == article


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"", "empty.txt"),
        (PAGE.format(STORY).encode(), "page.html"),
        ("Zwei\u2028Zeilen \U0001f600 und ein\u00a0Name.".encode(), "odd.txt"),
        (b"\xff\xfe\x00 caf\xe9 \x81 text und noch mehr davon in der Datei", "latin.txt"),
    ],
)
def test_an_unusual_article_comes_back_equal_too(data: bytes, path: str) -> None:
    article = read_data(data, path)
    assert unpack(pack(article), path) == article


def test_what_is_no_packed_article_is_refused() -> None:
    packed = pack(read(SEEDS[0]))
    fields = json.loads(inflate(packed))
    wrong = [
        [*fields[:13], [[0, 0, 10**9, 1, []]], *fields[14:]],
        [*fields[:13], [[77, 0, 1, 1, []]], *fields[14:]],
        [*fields[:14], [[1, None, "x", []]], *fields[15:]],
        [*fields[:8], "many", *fields[9:]],
        [1, 2],
        {"text": 1},
    ]
    bad = [zlib.compress(json.dumps(one).encode()) for one in wrong]
    for data in (b"", b"no zlib", packed[:-9], packed + b"", *bad):
        if data != packed:
            with pytest.raises(PackingError):
                unpack(data, "x")


def test_what_would_unfold_without_end_is_refused() -> None:
    bomb = zlib.compress(b" " * 80_000_000)
    with pytest.raises(PackingError, match="too long"):
        unpack(bomb, "x")


# Articles by content


def test_an_article_read_before_is_had_again_under_any_name_that_is_read_alike(folder: Path) -> None:
    article = made(1)
    cache = Cache(folder)
    cache.keep(article, None)
    cache.close()
    again = Cache(folder)
    assert held(again, article) == article
    assert held(again, replace(article, path="other.txt")) == replace(article, path="other.txt")
    assert held(again, replace(article, path="story.html")) is None
    assert held(again, article, "en") is None
    assert again.article("story.txt", "0" * 64, None) is None


def test_an_article_of_another_engine_is_not_given_and_makes_room_for_this_ones(folder: Path) -> None:
    article = made(1)
    for edition in ("old", "new"):
        cache = Cache(folder, edition=edition)
        assert held(cache, article) is None
        cache.keep(article, None)
        cache.close()
    assert held(Cache(folder, edition="new"), article) == article
    assert held(Cache(folder, edition="old"), article) is None
    assert Cache(folder).contents().articles == 1


def test_the_edition_is_the_same_in_every_process() -> None:
    code = "from lesarten.cache.edition import engine_edition; print(engine_edition())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == engine_edition()


def test_a_file_read_twice_is_cleaned_once_and_another_content_anew(
    library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "0.txt"
    cache = Cache(folder)
    first = read_kept(str(path), None, cache)
    cache.flush()
    cleaned: list[bytes] = []

    def count(data: bytes, place: str, language: str | None) -> Article:
        cleaned.append(data)
        return read_data(data, place, language)

    monkeypatch.setattr(import_module("lesarten.read"), "read_data", count)
    assert read_kept(str(path), None, cache) == first
    assert cleaned == []
    path.write_text(STORY.format(99), encoding="utf-8")
    assert "Nummer 99" in read_kept(str(path), None, cache).text
    assert len(cleaned) == 1


# Rows of the list


def test_rows_are_known_while_their_files_stay_as_they_were(library: Path, folder: Path) -> None:
    cache = Cache(folder)
    cards = [make_card(entry.path, entry.signature, read(entry.path)) for entry in entries(library)]
    for card in cards:
        cache.keep_card(card, None)
    cache.close()
    (library / "1.txt").write_text(STORY.format("one hundred"), encoding="utf-8")
    known = Cache(folder).cards(entries(library), None)
    assert sorted(Path(path).name for path in known) == ["0.txt", "2.txt", "3.txt"]
    assert all(known[card.path] == card for card in cards if card.path in known)
    assert Cache(folder).cards(entries(library), "en") == {}


def test_a_row_of_a_file_that_changed_a_moment_ago_is_not_kept(
    library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "DOUBT_NS", 3_600_000_000_000)
    cache = Cache(folder)
    entry = entries(library)[0]
    cache.keep_card(make_card(entry.path, entry.signature, read(entry.path)), None)
    cache.flush()
    assert cache.cards([entry], None) == {}


def test_names_that_are_no_text_and_inodes_that_are_no_integer_are_kept_all_the_same(folder: Path) -> None:
    entry = Entry(os.fsdecode(b"/nowhere/\xff.txt"), (1, 2, 3, 2**64 - 1))
    card = Card(entry.path, entry.signature, "ab", None, "Ein Anfang", None, None, 2, 0.5, None)
    cache = Cache(folder)
    cache.keep_card(card, None)
    cache.flush()
    assert cache.cards([entry], None) == {entry.path: card}


# What was seen


def test_the_old_text_of_a_path_is_the_last_one_seen_that_is_another(folder: Path) -> None:
    one, two, three = (made(number) for number in range(3))
    seen = Cache(folder).seen
    assert seen.old_article("story.txt", one.digest) is None
    seen.saw(one)
    assert seen.old_article("story.txt", one.digest) is None
    assert seen.old_article("story.txt", two.digest) == one
    seen.saw(two)
    seen.saw(two)
    assert seen.old_article("story.txt", two.digest) == one
    assert Cache(folder).seen.old_article("story.txt", three.digest) == two


def test_a_path_is_new_from_when_it_comes_until_it_is_seen(folder: Path) -> None:
    article = made(1)
    seen = Cache(folder).seen
    seen.meet(["story.txt", "known.txt"], fresh=False)
    seen.meet(["story.txt", "came.txt"], fresh=True)
    assert seen.looks(["story.txt", "came.txt", "never.txt"]) == {
        "story.txt": Look(None, False),
        "came.txt": Look(None, True),
    }
    seen.saw(replace(article, path="came.txt"))
    assert seen.looks(["came.txt"]) == {"came.txt": Look(article.digest, False)}


def test_what_was_seen_outlives_the_engine(folder: Path) -> None:
    Cache(folder, edition="old").seen.saw(made(1))
    assert Cache(folder, edition="new").seen.old_article("story.txt", "") == made(1)


def test_without_a_folder_what_was_seen_lasts_for_the_run_and_no_article_is_kept() -> None:
    cache = Cache(None)
    cache.seen.saw(made(1))
    cache.keep(made(2), None)
    cache.flush()
    assert cache.seen.old_article("story.txt", "") == made(1)
    assert held(cache, made(2)) is None


# What can happen to a file


def fill(folder: Path, count: int = 30) -> list[Article]:
    articles = [made(number) for number in range(count)]
    cache = Cache(folder)
    for article in articles:
        cache.keep(article, None)
    cache.close()
    return articles


@pytest.mark.parametrize("damage", ["garbage", "cut short", "pages overwritten", "no tables"])
def test_a_damaged_file_is_made_anew_and_said_once(folder: Path, damage: str) -> None:
    article = fill(folder)[0]
    file = folder / FILE
    data = file.read_bytes()
    if damage == "garbage":
        file.write_bytes(b"this is no database, whatever its name says" * 99)
    elif damage == "cut short":
        file.write_bytes(data[:5000])
    elif damage == "pages overwritten":
        file.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    else:
        with sqlite3.connect(file) as connection:
            connection.execute("DROP TABLE articles")
        connection.close()
    cache = Cache(folder)
    assert held(cache, article) is None
    assert "damaged" in (cache.take_problem() or "")
    assert cache.take_problem() is None
    cache.keep(article, None)
    cache.close()
    again = Cache(folder)
    assert held(again, article) == article
    assert again.take_problem() is None


def test_what_waits_is_written_to_the_file_that_was_made_anew(folder: Path) -> None:
    (article, *_rest) = fill(folder)
    (folder / FILE).write_bytes(b"no database" * 999)
    cache = Cache(folder)
    cache.keep(article, None)
    cache.close()
    assert held(Cache(folder), article) == article


def test_a_file_of_another_layout_is_made_anew_in_silence(folder: Path) -> None:
    article = fill(folder)[0]
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    cache = Cache(folder)
    assert held(cache, article) is None
    assert cache.take_problem() is None
    cache.keep(article, None)
    cache.flush()
    assert held(cache, article) == article


def test_a_row_with_something_else_in_it_counts_as_never_kept(library: Path, folder: Path) -> None:
    article = fill(folder)[0]
    cache = Cache(folder)
    (entry, *_rest) = entries(library)
    cache.keep_card(make_card(entry.path, entry.signature, read(entry.path)), None)
    cache.close()
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("UPDATE articles SET data='text', used=x'00'")
        connection.execute("UPDATE rows SET words='many'")
    connection.close()
    again = Cache(folder)
    assert held(again, article) is None
    assert again.cards([entry], None) == {}


def test_where_nothing_can_be_written_the_run_goes_on_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "blocked" / FILE).mkdir(parents=True)
    for folder in (tmp_path / "file" / "below", tmp_path / "blocked"):
        cache = Cache(folder)
        cache.keep(made(1), None)
        cache.seen.saw(made(1))
        cache.flush()
        assert held(cache, made(1)) is None
        assert cache.seen.old_article("story.txt", "") == made(1)
        assert cache.contents().unwritable
        assert cache.take_problem() is None


def test_a_file_that_may_not_be_written_is_read_all_the_same(folder: Path) -> None:
    article = fill(folder)[0]
    cache = Cache(folder)
    connection = cache._database._open()
    connection.execute("PRAGMA query_only=ON")
    cache.keep(made(77), None)
    cache.flush()
    assert held(cache, article) == article
    assert held(cache, made(77)) is None


def test_a_full_disk_is_said_once_and_what_was_kept_is_read_on(folder: Path) -> None:
    article = fill(folder)[0]
    cache = Cache(folder)
    cache._database._open().execute("PRAGMA max_page_count=1")
    for number in range(100, 400):
        cache.keep(made(number), None)
    cache.flush()
    assert "cannot grow" in (cache.take_problem() or "")
    cache.keep(made(401), None)
    cache.flush()
    assert cache.take_problem() is None
    assert held(cache, article) == article
    assert Cache(folder).contents().articles == 30


WRITER = """
import sys
from lesarten.cache.store import Cache
from lesarten.read import read_data
from pathlib import Path
folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
text = sys.stdin.buffer.read().decode()
cache = Cache(folder)
for number in range(first, first + count):
    cache.keep(read_data(text.format(number).encode(), "story.txt"), None)
    if number % 5 == 4:
        cache.flush()
        print(number, flush=True)
cache.close()
print(cache.take_problem(), flush=True)
"""


def writer(folder: Path, first: int, count: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(first), str(count)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(STORY)
    process.stdin.close()
    return process


def test_two_programs_write_at_once_and_nothing_is_lost(folder: Path) -> None:
    both = [writer(folder, 0, 60), writer(folder, 60, 60)]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.read().split()[-1] == "None"
        assert process.wait() == 0
    cache = Cache(folder)
    assert all(held(cache, made(number)) is not None for number in range(0, 120, 7))
    assert cache.contents().articles == 120


def test_who_comes_second_on_a_first_start_takes_the_tables_that_are_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Cache(folder)
    article = made(1)

    class Late(sqlite3.Connection):
        """Finds the file empty; before it goes on another program has made the tables."""

        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            answer = super().execute(statement, *values)  # type: ignore[arg-type]
            if statement == "PRAGMA user_version" and not first.contents().articles:
                answer = super().execute("SELECT 0")
                first.keep(article, None)
                first.flush()
            return answer

    connect = sqlite3.connect
    (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
    assert first.contents().articles == 0
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: connect(*given, **named, factory=Late))
    second = Cache(folder)
    assert held(second, article) == article
    assert second.take_problem() is None
    second.keep(made(2), None)
    second.close()
    monkeypatch.undo()
    assert held(first, made(2)) == made(2), "both write to one file"


def test_a_damaged_file_that_another_program_made_anew_is_not_deleted(folder: Path) -> None:
    fill(folder, 3)
    first, second = Cache(folder), Cache(folder)
    assert first.contents().articles == second.contents().articles == 3
    (folder / FILE).write_bytes(b"no database" * 9_999)
    first.keep(made(7), None)
    first.flush()
    second.keep(made(8), None)
    second.flush()
    second.close()
    first.keep(made(9), None)
    first.close()
    cache = Cache(folder)
    assert [held(cache, made(number)) is not None for number in (7, 8, 9)] == [True, True, True]


def test_a_program_that_is_killed_while_it_writes_leaves_all_that_it_had_written(folder: Path) -> None:
    process = writer(folder, 0, 100_000)
    assert process.stdout is not None
    written = [int(process.stdout.readline()) for _ in range(6)][-1]
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    cache = Cache(folder)
    assert all(held(cache, made(number)) is not None for number in range(written + 1))
    assert cache.take_problem() is None
    assert cache._database.ask("PRAGMA integrity_check") == [("ok",)]


def test_a_cache_that_grew_too_large_loses_what_was_longest_not_used(folder: Path) -> None:
    articles = fill(folder, 400)
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("UPDATE articles SET used=1")
    connection.close()
    cache = Cache(folder, most_bytes=200_000)
    assert held(cache, articles[0]) == articles[0]
    cache.prune()
    assert held(cache, articles[0]) == articles[0]
    assert held(cache, articles[1]) is None
    assert 0 < cache.contents().articles < 300
    cache.close()
    assert Cache(folder).contents().size <= 200_000


def test_clearing_deletes_the_file_and_the_next_use_makes_it_again(folder: Path) -> None:
    article = fill(folder)[0]
    cache = Cache(folder)
    assert held(cache, article) is not None
    cache.clear()
    assert list(folder.iterdir()) == []
    cache.keep(article, None)
    cache.close()
    assert held(Cache(folder), article) == article


def test_the_bytes_of_a_file_are_its_key() -> None:
    assert made(3).digest == hashlib.sha256(STORY.format(3).encode()).hexdigest()
