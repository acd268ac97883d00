"""Leaving and coming back: library, article, pair, filter and sentence are where they were."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui import returning
from tui.app import LesartenApp
from tui.earlier import last_library, last_name, next_run
from tui.folders import state_folder
from tui.memory import recall
from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.memory import Memory

HINT = "space marks A, space on another marks B, c compares"
DAMAGE = [
    "",
    "{",
    "[]",
    "null",
    '{"paths": 3, "theme": [], "reading": "x", "pairing": 7}',
    '{"reading": {"path": "/x", "top": {"sentence": "a"}}, "pairing": {"a": 1}}',
    '{"reading": {"path": "/x", "top": {"sentence": -5}, "cursor": {"sentence": 1e99}}}',
    "[" * 5000,
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started where there is no `seeds` folder."""
    monkeypatch.chdir(tmp_path)


async def quit_app(pilot: Pilot[None]) -> None:
    """Leave as a reader does."""
    await pilot.press("ctrl+q")
    await until(pilot, lambda: pilot.app._exit, "the end")


def compare_of(pilot: Pilot[None]) -> CompareScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_without_a_path_the_article_and_the_sentence_come_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter", *"jjjj")
        reader = library_of(pilot).reader
        said, top = reader.sentence_text(), reader.place
        await quit_app(pilot)
    async with open_app().run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        reader = library_of(pilot).reader
        await until(pilot, lambda: reader.has_focus, "the reader")
        assert reader.article is not None
        assert reader.article.path.endswith("bridge-herald.txt")
        assert reader.sentence_text() == said
        assert reader.place == top
        assert library_of(pilot).list.path == reader.article.path


async def test_with_a_path_the_first_article_is_open(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter")
        await quit_app(pilot)
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app_of(pilot).state.open_path == str(library / "bridge-courier.txt")
        assert library_of(pilot).list.has_focus


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_pair_its_filter_and_its_sentence_come_back(library: Path, size: tuple[int, int]) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await pilot.press("f", "j", "j", "l")
        view = compare_of(pilot).view
        said, top, choice = view.sentence_text(), view.place, view.options.filter
        assert choice != "all"
        await quit_app(pilot)
    async with open_app().run_test(size=size) as pilot:
        await settled(pilot)
        await comparing(pilot)
        view = compare_of(pilot).view
        await until(pilot, lambda: view.sentence_text() == said, "the sentence")
        assert view.options.filter == choice
        await until(
            pilot, lambda: f"told by both (= ≈ ≠): {view.counts[choice]}" in screen_text(pilot), "the count"
        )
        assert view.place == top
        state = app_of(pilot).state
        assert (state.mark_a, state.mark_b) == (None, None)
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


async def test_the_threshold_comes_back(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await pilot.press("plus")
        app = app_of(pilot)
        await until(
            pilot, lambda: app.state.collation and app.state.collation.alignment.threshold == app.threshold
        )
        wanted = app.threshold
        await quit_app(pilot)
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await comparing(pilot)
        state = app_of(pilot).state
        assert state.collation is not None
        assert state.collation.alignment.threshold == wanted


async def test_left_in_the_library_it_comes_back_there_and_the_pair_where_it_was(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 20)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await pilot.press(*"jjj")
        said = compare_of(pilot).view.sentence_text()
        await pilot.press("escape")
        await quit_app(pilot)
    async with open_app().run_test(size=(120, 20)) as pilot:
        await settled(pilot)
        assert pilot.app.screen is library_of(pilot)
        await pilot.press("g", "space", "j", "space", "c")
        await comparing(pilot)
        await until(pilot, lambda: compare_of(pilot).view.sentence_text() == said, "the sentence")


@pytest.mark.parametrize("at", ["bridge-courier", "bridge-herald", "weather"])
async def test_from_the_pair_that_came_back_the_list_leads_to_it_again_without_marks(
    library: Path, at: str
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "g")
        await pilot.press(*{"bridge-courier": "", "bridge-herald": "j", "weather": "jj"}[at], "c")
        await comparing(pilot)
        pair = app_of(pilot).state.pair
        await quit_app(pilot)
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await comparing(pilot)
        assert app_of(pilot).state.pair == pair
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        assert app_of(pilot).state.mark_a is None
        await until(pilot, lambda: library_of(pilot).list.path in pair, "the cursor on one of the pair")
        assert "c, then enter compares" in screen_text(pilot).splitlines()[-1]
        await pilot.press("c", "enter")
        await comparing(pilot)
        assert app_of(pilot).state.pair == pair
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        assert "c, then enter" not in screen_text(pilot)


async def test_a_pair_compared_again_is_where_it_was_swapped_as_it_was(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 20)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        pair = app_of(pilot).state.pair
        await pilot.press("x")
        await until(pilot, lambda: app_of(pilot).state.pair == pair[::-1])
        await pilot.press(*"jjjl")
        said = compare_of(pilot).view.sentence_text()
        # Another pair in between.
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "Compare A with" in screen_text(pilot))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: app_of(pilot).state.pair not in (pair, pair[::-1]))
        await until(pilot, lambda: app_of(pilot).state.collation is not None)
        assert compare_of(pilot).view.top_row == 0
        await pilot.press("q", "c")
        await comparing(pilot)
        assert app_of(pilot).state.pair == pair[::-1]
        await until(pilot, lambda: compare_of(pilot).view.sentence_text() == said, "the sentence")
        await pilot.press("x")
        await until(pilot, lambda: app_of(pilot).state.pair == pair)
        await pilot.press("q", "c")
        await comparing(pilot)
        await until(pilot, lambda: compare_of(pilot).view.sentence_text() == said, "the sentence")


@pytest.mark.parametrize("size", [(80, 14), (160, 20)], ids=str)
async def test_reading_on_to_the_next_article_and_back_comes_to_the_same_sentence(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        reader, state = library_of(pilot).reader, app_of(pilot)
        await pilot.press("enter", *"jjjjj")
        said, first, top = reader.sentence_text(), reader.article, reader.top_row
        assert said
        await pilot.press("full_stop")
        await until(pilot, lambda: reader.article is not first, "the next article")
        assert reader.top_row == 0, "one that was not read yet begins at its beginning"
        await pilot.press(*"jj")
        second = reader.sentence_text()
        await pilot.press("comma")
        await until(pilot, lambda: reader.article.path == first.path, "the first again")
        assert (reader.sentence_text(), reader.top_row) == (said, top)
        assert library_of(pilot).reading
        await pilot.press("full_stop")
        await until(pilot, lambda: reader.article.path != first.path, "the next again")
        assert reader.sentence_text() == second
        assert state.state.open_path == reader.article.path


@pytest.mark.parametrize("keys", [("space", "j"), ("j", "space", "j"), ("j", "space", "k")], ids=str)
async def test_a_swap_with_one_mark_only_is_kept_as_the_order(library: Path, keys: tuple[str, ...]) -> None:
    async with open_app(library).run_test(size=(80, 20)) as pilot:
        await settled(pilot)
        await pilot.press(*keys, "c")
        await comparing(pilot)
        pair = app_of(pilot).state.pair
        for kept in (pair[::-1], pair):
            await pilot.press("x")
            await until(pilot, lambda kept=kept: app_of(pilot).state.pair == kept)
            await pilot.press("q", "c")
            await comparing(pilot)
            assert app_of(pilot).state.pair == kept


async def test_a_file_that_changed_meanwhile_is_opened_at_the_same_words(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        await pilot.press("enter", *"jjjj")
        said = library_of(pilot).reader.sentence_text()
        await quit_app(pilot)
    courier = library / "bridge-courier.txt"
    head, rest = courier.read_text(encoding="utf-8").split("\n\n", 1)
    courier.write_text(
        f"{head}\n\nThe minister of transport came by train. He praised it.\n\n{rest}", encoding="utf-8"
    )
    async with open_app().run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: library_of(pilot).reader.sentence_text() == said, "the same words")


async def test_what_is_gone_meanwhile_is_passed_over(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await quit_app(pilot)
    (library / "bridge-herald.txt").unlink()
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.pause()
        assert pilot.app.screen is library_of(pilot)
        assert app_of(pilot).state.open_path == str(library / "bridge-courier.txt")


async def test_the_theme_comes_back_with_any_path(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t")
        theme = pilot.app.theme
        await quit_app(pilot)
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert pilot.app.theme == theme


@pytest.mark.parametrize("damage", DAMAGE)
async def test_a_damaged_memory_is_an_empty_one(library: Path, damage: str) -> None:
    folder = state_folder()
    folder.mkdir(parents=True)
    (folder / "state.json").write_text(damage, encoding="utf-8")
    recall()
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app_of(pilot).state.article is not None


async def test_numbers_beyond_all_sentences_do_no_harm(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await quit_app(pilot)
    place = state_folder() / "state.json"
    kept = json.loads(place.read_text(encoding="utf-8"))
    spot = {"sentence": 10**9, "words": "?", "side": "x", "offset": 10**9, "above": -(10**6)}
    kept["reading"] |= {"top": spot, "cursor": spot}
    kept["pairing"] |= {"top": spot, "cursor": spot, "filter": "?", "order": "?", "threshold": 7.5}
    place.write_text(json.dumps(kept), encoding="utf-8")
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await comparing(pilot)
        assert "bridge-herald" in screen_text(pilot)


async def test_after_a_reload_the_same_sentence_is_on_top(library: Path) -> None:
    async with open_app(library).run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "space")
        reader = library_of(pilot).reader
        before = reader.article
        assert before is not None
        assert reader.place is not None
        top = before.sentences[reader.place.sentence].text
        assert reader.place.sentence > 0
        courier = library / "bridge-courier.txt"
        head, rest = courier.read_text(encoding="utf-8").split("\n\n", 1)
        more = "The minister of transport came by train. He praised the pillars and the road."
        courier.write_text(f"{head}\n\n{more}\n\n{rest}", encoding="utf-8")
        await until(pilot, lambda: reader.article is not before, "the new text")
        assert reader.article is not None
        assert reader.place is not None
        assert reader.article.sentences[reader.place.sentence].text == top


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_hint_says_how_to_compare_until_it_was_done_in_this_run(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        assert HINT in screen_text(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))
        assert HINT not in screen_text(pilot)
        await quit_app(pilot)
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        assert HINT not in screen_text(pilot)
        assert "c compares with another one, space marks A and B" in screen_text(pilot)


async def test_one_article_alone_has_no_hint(library: Path) -> None:
    async with open_app(library / "weather.txt").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert HINT not in screen_text(pilot)


async def test_while_keys_are_pressed_the_place_is_written_down_beside_the_screen(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers: list[str] = []
    write = returning.remember

    def watched(memory: Memory) -> None:
        writers.append(threading.current_thread().name)
        write(memory)

    monkeypatch.setattr(returning, "remember", watched)
    monkeypatch.setattr(returning, "KEEP_SECONDS", 0.05)
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        at = lambda: (known := recall().reading) and known.path.rsplit("/", 1)[-1]  # noqa: E731
        await until(pilot, lambda: at() == "bridge-herald.txt", "the place on disk")
        assert set(writers) == {"workshop"}
        await quit_app(pilot)
    assert set(writers) == {"workshop", "MainThread"}
    assert recall().paths == (str(library),)


async def test_started_where_seeds_lies_it_says_so_once_and_the_palette_leads_back(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter", *"jjj")
        said = library_of(pilot).reader.sentence_text()
        await quit_app(pilot)
    (tmp_path / "there" / "seeds").mkdir(parents=True)
    (tmp_path / "there" / "seeds" / "one.txt").write_text(
        "A title\n\nOne bridge is open.\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path / "there")
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        words = f"seeds lies here: opened instead of {library.name}"
        await until(pilot, lambda: words in screen_text(pilot).splitlines()[-1], "the words")
        assert "ctrl+p opens the last" in screen_text(pilot).splitlines()[-1]
        await pilot.press("ctrl+p", *"last lib")
        await until(pilot, lambda: f"Open last library: {library.name}" in screen_text(pilot), "the entry")
        await pilot.press("down", "enter")
        await until(pilot, lambda: pilot.app._exit, "the end of this run")
    assert app.wanted is not None
    paths, options = next_run(app.wanted, app.options)
    async with LesartenApp(paths, options).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: library_of(pilot).reader.sentence_text() == said, "the place in it")
        assert not last_library(app_of(pilot)), "there is no way back from where one is"


async def test_with_a_path_nothing_is_said_of_another_library(library: Path, tmp_path: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await quit_app(pilot)
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("A title\n\nOne bridge is open.\n", encoding="utf-8")
    async with open_app(other).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert "lies here" not in screen_text(pilot)
        assert last_name(app_of(pilot)) == library.name, "the palette has it all the same"
