"""A folder that changes while it is read: what a reader sees, and that nothing else moves."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui.taking import Taking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.message import Message


def save_plainly(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def save_atomically(path: Path, text: str) -> None:
    fresh = path.with_name(path.name + ".part")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def save_like_vim(path: Path, text: str) -> None:
    backup = path.with_name(path.name + "~")
    path.rename(backup)
    path.write_text(text, encoding="utf-8")
    backup.unlink()


def save_slowly(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for word in text.split(" "):
            file.write(word + " ")
            file.flush()


SAVES = [save_plainly, save_atomically, save_like_vim, save_slowly]


async def test_what_comes_in_while_the_app_closes_is_drawn_no_more(library: Path) -> None:
    app = open_app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await library_of(pilot).query("TopLine").remove()
        app._running = False  # as Textual has it while it takes the screens apart
        app.change(needle="bridge")
        app._running = True
    assert app.state.needle == "bridge"


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
async def test_a_saved_file_changes_in_the_open_reader(
    library: Path, save: Callable[[Path, str], None]
) -> None:
    path = library / "bridge-courier.txt"
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        save(path, path.read_text(encoding="utf-8").replace("6,000 cars", "7,500 cars"))
        await until(pilot, lambda: "7,500 cars" in screen_text(pilot), "the new number")
        assert "6,000 cars" not in screen_text(pilot)
        await until(pilot, lambda: "bridge-courier.txt changed" in screen_text(pilot), "the notice")
        assert len(app_of(pilot).state.snapshot.entries) == 3


async def test_one_save_after_another_comes_on_screen(library: Path) -> None:
    path = library / "bridge-courier.txt"
    text = path.read_text(encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for number in range(7000, 7009):
            save_plainly(path, text.replace("6,000 cars", f"{number} cars"))
            await until(pilot, lambda words=f"{number} cars": words in screen_text(pilot))


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
async def test_a_saved_file_changes_in_the_open_comparison(
    library: Path, save: Callable[[Path, str], None]
) -> None:
    path = library / "bridge-herald.txt"
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        save(path, path.read_text(encoding="utf-8").replace("16 million", "19 million"))
        await until(pilot, lambda: "19 million" in screen_text(pilot), "the new number")


async def test_an_added_a_deleted_and_a_renamed_file_are_told_and_listed(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shutil.copy(library / "weather.txt", library / "again.txt")
        await until(pilot, lambda: "new: again.txt" in screen_text(pilot))
        await until(pilot, lambda: "4 articles" in screen_text(pilot))
        (library / "again.txt").rename(library / "zebra.txt")
        await until(pilot, lambda: "again.txt is now zebra.txt" in screen_text(pilot))
        (library / "zebra.txt").unlink()
        await until(pilot, lambda: "zebra.txt is gone" in screen_text(pilot))
        await until(pilot, lambda: "3 articles" in screen_text(pilot))


async def test_the_cursor_stays_on_its_article_when_others_come_above_it(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        here = library_of(pilot).list.path
        (library / "aaa.txt").write_text("A new article\n\nWith a sentence in it.\n", encoding="utf-8")
        await until(pilot, lambda: "4 articles" in screen_text(pilot))
        assert library_of(pilot).list.path == here
        assert app_of(pilot).state.open_path == here


async def test_marks_and_cursor_follow_a_renamed_file(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space")
        (library / "bridge-courier.txt").rename(library / "renamed.txt")
        await until(pilot, lambda: "is now renamed.txt" in screen_text(pilot))
        assert app_of(pilot).state.mark_a == str(library / "renamed.txt")
        assert library_of(pilot).list.path == str(library / "renamed.txt")


async def test_when_the_open_article_is_deleted_its_neighbour_opens(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        (library / "bridge-courier.txt").unlink()
        await until(pilot, lambda: "bridge-courier.txt is gone" in screen_text(pilot))
        await until(pilot, lambda: "Joseph Brandt" in screen_text(pilot), "the next article")


async def test_a_comparison_whose_file_goes_stays_readable_and_follows_when_it_comes_back(
    library: Path,
) -> None:
    path = library / "bridge-herald.txt"
    text = path.read_text(encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        path.unlink()
        await until(pilot, lambda: "bridge-herald.txt is gone" in screen_text(pilot))
        assert "Sunday" in screen_text(pilot)
        path.write_text(text.replace("Sunday", "Monday"), encoding="utf-8")
        await until(pilot, lambda: "Monday" in screen_text(pilot))


async def test_touching_a_file_without_changing_it_repaints_nothing(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        article = app.state.article
        path = library / "bridge-courier.txt"
        os.utime(path, ns=(1_000_000_000, 1_000_000_000))
        signature = next(iter(app.state.snapshot.entries)).signature
        await until(pilot, lambda: next(iter(app.state.snapshot.entries)).signature != signature)
        await until(
            pilot, lambda: app.state.cards[str(path)].signature != signature, "the file to be read again"
        )
        assert app.state.article is article
        assert "changed" not in screen_text(pilot)


async def test_reading_is_no_change_so_nothing_is_read_in_idle_time(library: Path) -> None:
    app = open_app(library)
    listed = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        (library / "weather.txt").write_text("Storm\n\nA storm is over the coast.\n", encoding="utf-8")
        await until(pilot, lambda: "weather.txt changed" in screen_text(pilot))
        state = app.state
        plain = app.on_listed
        app.on_listed = lambda message: (listed.append(message), plain(message))  # type: ignore[method-assign]
        for path in library.iterdir():
            path.read_bytes()
        # Three heartbeats: a loop of events, or a listing that differs from itself, would show by then.
        quiet_until = time.monotonic() + 6
        await until(pilot, lambda: time.monotonic() > quiet_until)
        assert listed == []
        assert app.state == state


async def test_a_folder_that_goes_is_told_and_found_again(library: Path) -> None:
    aside = library.with_name("aside")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        library.rename(aside)
        await until(pilot, lambda: "no such file or folder" in screen_text(pilot), "the folder to be missed")
        assert "0 articles" in screen_text(pilot)
        shutil.copytree(aside, library)
        await until(pilot, lambda: "3 articles" in screen_text(pilot), "the folder to be found again")
        (library / "weather.txt").write_text("Calm\n\nThe storm is over at last.\n", encoding="utf-8")
        await until(
            pilot, lambda: "weather.txt changed" in screen_text(pilot), "the new folder to be watched"
        )


async def test_one_of_several_folders_that_is_gone_is_named_until_it_is_back(
    tmp_path: Path, library: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("A flood\n\nThe river is over its banks.\n", encoding="utf-8")
    async with open_app(library, other).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "missing" not in screen_text(pilot)
        other.rename(tmp_path / "elsewhere")
        await until(pilot, lambda: "3 articles · other is missing" in screen_text(pilot), "its name")
        (tmp_path / "elsewhere").rename(other)
        await until(pilot, lambda: "4 articles · watching" in screen_text(pilot), "all of them")


async def test_a_folder_missing_at_the_start_is_shown_when_it_comes(tmp_path: Path, library: Path) -> None:
    late = tmp_path / "late"
    async with open_app(late).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "no such file or folder" in screen_text(pilot))
        shutil.copytree(library, late)
        await until(pilot, lambda: "3 articles" in screen_text(pilot))
        await until(pilot, lambda: "6,000 cars" in screen_text(pilot), "the first article")


async def test_an_empty_folder_says_what_to_do_and_fills_by_itself(tmp_path: Path, library: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with open_app(empty).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "No articles in" in screen_text(pilot))
        assert "q quits" in screen_text(pilot)
        shutil.copy(library / "weather.txt", empty / "weather.txt")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot))


async def test_polling_finds_changes_too_and_the_top_line_says_so(library: Path) -> None:
    path = library / "bridge-courier.txt"
    async with open_app(library, poll=True).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "looking every second" in screen_text(pilot)
        save_plainly(path, path.read_text(encoding="utf-8").replace("6,000 cars", "7,500 cars"))
        await until(pilot, lambda: "7,500 cars" in screen_text(pilot))


async def test_a_system_that_allows_no_watches_is_polled(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.watching.hints.Hints.follow", refuse)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "looking every second" in screen_text(pilot))
        (library / "weather.txt").unlink()
        await until(pilot, lambda: "2 articles" in screen_text(pilot))


async def test_what_the_workers_tell_is_taken_once(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    for name in ("on_listed", "on_cards_read", "on_compared"):
        once = getattr(Taking, name)

        def counted(app: Taking, message: Message, once: Callable[[Taking, Message], None] = once) -> None:
            taken.append(type(message).__name__)
            once(app, message)

        monkeypatch.setattr(Taking, name, counted)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert taken.count("Listed") == 1
        taken.clear()
        (library / "zz.txt").write_text("A flood\n\nThe river is over its banks.\n", encoding="utf-8")
        await until(pilot, lambda: "zz" in screen_text(pilot) and "CardsRead" in taken, "the new one")
        told = len(taken)
        await pilot.press("space", "j", "space", "c")
        await until(pilot, lambda: app_of(pilot).state.collation, "the comparison")
        assert taken[told:].count("Compared") == 1
