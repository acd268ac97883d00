"""Finding in all sources and asking who else says a sentence, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from tui.help import make_help
from tui.panes.also_pane import AlsoPane
from tui.screens.compare import CompareScreen
from tui.screens.find_all import FindAllScreen
from tui.screens.sentence import SentenceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40)]


async def searched(pilot: Pilot[None], *keys: str) -> FindAllScreen:
    """Type into the search over all sources and wait until it is through."""
    app = app_of(pilot)
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(app.screen, FindAllScreen), "the search")
    screen = app.screen
    assert isinstance(screen, FindAllScreen)

    def done() -> bool:
        search = app.state.search
        return search is not None and search.query == screen.prompt.query_typed and search.finished

    await until(pilot, done, "the search to be through")
    if keys[-1:] == ("enter",):
        await until(pilot, lambda: screen.view.has_focus, "the results")
    return screen


def tell(library: Path, sentence: str) -> None:
    """Let an article say one sentence more."""
    herald = next(library.glob("*herald*"))
    herald.write_text(herald.read_text(encoding="utf-8") + f"\n{sentence}\n", encoding="utf-8")


def looked_for(pilot: Pilot[None]) -> object:
    """What was looked for everywhere."""
    search = app_of(pilot).state.search
    return search.query if search is not None and search.finished else None


def found_words(pilot: Pilot[None]) -> list[str]:
    """The words that were found, in order."""
    search = app_of(pilot).state.search
    assert search is not None
    return [one.text[start:end] for one in search.found for start, end in one.spans]


async def test_ctrl_f_finds_in_all_sources_with_the_source_before_each_sentence(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"euros")
        text = screen_text(pilot)
        assert "2 matches · in 2 of 3 sources" in text
        first, second = (line for line in text.splitlines() if "million euros" in line)
        assert "bridge-courier 04.05.2024" in first
        assert "bridge-herald 03.05.2024" in second


async def test_umlauts_sharp_s_and_case_do_not_matter(library: Path) -> None:
    (library / "z.txt").write_text("Die Brücke\n\nDie Straße über die BRÜCKE ist groß.\n", encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"bruecke")
        assert found_words(pilot) == ["Brücke", "BRÜCKE"]
        screen = await searched(pilot, *["backspace"] * 7, *"STRASSE")
        assert found_words(pilot) == ["Straße"]
        assert screen.prompt.input.has_focus


async def test_whole_words_and_expressions_on_request(library: Path) -> None:
    tell(library, "The zebrine boat and the zebrines boats met a superzebrine boat on the river.")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"zebrine")
        assert found_words(pilot) == ["zebrine"] * 3
        assert "any part · tab: whole words" in screen_text(pilot), "the key that line names as / does"
        await searched(pilot, "tab")
        assert "whole words" in screen_text(pilot)
        assert found_words(pilot) == ["zebrine"]
        await searched(pilot, "ctrl+f", *"s?\\b")
        assert "regular expression" in screen_text(pilot)
        assert found_words(pilot) == ["zebrine", "zebrines", "zebrine"]


async def test_slashes_make_an_expression_in_any_mode(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"/1[46] mill/")
        assert found_words(pilot) == ["14 mill", "16 mill"]


async def test_a_broken_expression_is_a_sentence(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"/(/")
        assert "This is no regular expression: a ( is not closed" in screen_text(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


@pytest.mark.parametrize("pause", [True, False], ids=["after it was looked for", "at once"])
async def test_enter_on_what_finds_nothing_says_why_and_leaves_the_keys_where_they_are(
    library: Path, pause: bool
) -> None:
    said = {"/(euros/": "no regular expression: a ( is not closed", "zzzz": "no match for “zzzz”"}
    for typed, words in said.items():
        async with open_app(library).run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+f", *typed)
            if pause:
                await until(pilot, lambda: looked_for(pilot) == app_of(pilot).screen.prompt.query_typed)
            await pilot.press("enter")
            await until(pilot, lambda w=words: w in screen_text(pilot).splitlines()[-1], words)
            assert app_of(pilot).screen.focused is app_of(pilot).screen.prompt.input
            assert "0 matches" not in screen_text(pilot) or typed == "zzzz"


async def test_an_expression_that_never_ends_is_ended(library: Path) -> None:
    tell(library, "The mayor cried " + "a" * 60 + "! when the bridge was opened to all cars.")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"/(a+)+$/")
        assert "takes too long" in screen_text(pilot)
        await searched(pilot, *["backspace"] * 8, *"euros")
        assert len(found_words(pilot)) == 2


async def test_no_match_says_so_and_markup_is_text(library: Path) -> None:
    (library / "z.txt").write_text("Title\n\nIt says [bold]loud[/bold] here.\n", encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"[b]zebra")
        assert "No source says “[b]zebra”" in screen_text(pilot)
        await searched(pilot, *["backspace"] * 8, *"[bold]loud[/bold]")
        assert "It says [bold]loud[/bold] here." in screen_text(pilot)


async def test_enter_reads_at_the_sentence_with_the_match_marked_and_escape_comes_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await searched(pilot, "ctrl+f", *"euros", "enter")
        await pilot.press("j", "enter")
        app = app_of(pilot)
        await until(pilot, lambda: isinstance(app.screen, SentenceScreen))
        reading = app.screen
        assert isinstance(reading, SentenceScreen)
        await until(pilot, lambda: "16 million euros" in reading.reader.sentence_text(), "the sentence")
        await until(pilot, lambda: reading.reader.found == (0, 1), "the match")
        await pilot.press("escape", "escape")
        assert app.screen is screen
        assert screen.view.has_focus
        assert screen.hit is not None
        assert "16 million" in screen.hit.text
        await pilot.press("escape")
        assert app.screen is library_of(pilot)
        assert app.state.search is None


async def test_a_search_from_a_found_text_leaves_the_first_one_as_it_was(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        first = await searched(pilot, "ctrl+f", *"euros", "enter")
        await pilot.press("enter")
        app = app_of(pilot)
        await until(pilot, lambda: isinstance(app.screen, SentenceScreen))
        second = await searched(pilot, "ctrl+f", *"ferry")
        assert second is not first
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SentenceScreen))
        await pilot.press("escape", "escape")
        assert app.screen is first
        await until(pilot, lambda: app.state.search and app.state.search.finished, "the first search")
        assert "14 million euros" in screen_text(pilot)


async def test_c_compares_the_source_with_the_next_one_at_the_sentence(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await searched(pilot, "ctrl+f", *"euros", "enter")
        await pilot.press("c")
        await comparing(pilot)
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen)
        await until(pilot, lambda: "14 million" in compare.view.sentence_text(), "the place")
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_c_keeps_the_marked_article_on_its_side_and_the_top_line_names_the_pair(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        state = app_of(pilot).state
        paths = [entry.path for entry in state.snapshot.entries]
        app_of(pilot).mark(paths[-1])
        screen = await searched(pilot, "ctrl+f", *"euros", "enter")
        hit = screen.hit
        assert hit is not None
        assert hit.path != paths[-1]
        top = screen_text(pilot).splitlines()[0]
        assert "c compares A " in top
        assert " with " in top
        await pilot.press("c")
        await comparing(pilot)
        assert app_of(pilot).state.pair == (paths[-1], hit.path)


async def test_what_is_typed_to_find_here_can_be_looked_for_everywhere(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "slash", *"euros")
        await searched(pilot, "ctrl+f")
        assert len(found_words(pilot)) == 2


async def test_a_new_file_is_found_at_once(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"euros")
        (library / "z.txt").write_text("Title\n\nIt cost 17 million euros.\n", encoding="utf-8")
        await until(pilot, lambda: "17 million" in screen_text(pilot), "the new article")
        assert "3 matches" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_results_are_readable_at_any_size(library: Path, size: tuple[int, int]) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *"the ", "enter")
        await pilot.press("n")
        lines = screen_text(pilot).splitlines()
        assert any(line.startswith("▌ bridge-her") for line in lines)
        assert max(len(line) for line in lines) <= size[0]
        page = make_help(pilot.app.screen)
        for _heading, listed in page.groups:
            for line in listed:
                assert " " in line.words, line


# Who else says this


async def read_sentence(pilot: Pilot[None], words: str) -> None:
    """Read on to the sentence that has these words."""
    reader = library_of(pilot).reader
    for _step in range(60):
        if words in reader.sentence_text():
            return
        await pilot.press("j")
    pytest.fail(f"no sentence with {words!r}")


@pytest.mark.parametrize("size", SIZES)
async def test_a_shows_who_else_says_it_and_enter_compares_there(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await read_sentence(pilot, "14 million")
        await pilot.press("a")
        await until(pilot, lambda: library_of(pilot).in_also, "the list")
        lines = screen_text(pilot).splitlines()
        line = next(line for line in lines if "bridge-her" in line and "16 mil" in line)
        assert "sure" in line or "likely" in line
        assert any("Also in · " in line for line in lines)
        await pilot.press("enter")
        await comparing(pilot)
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen)
        await until(pilot, lambda: "14 million" in compare.view.sentence_text(), "the place")
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


async def test_a_sentence_that_nobody_else_says_says_so(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await read_sentence(pilot, "Fishermen")
        await pilot.press("a")
        await until(pilot, lambda: "Nobody else says this" in screen_text(pilot))
        assert library_of(pilot).reader.has_focus
        await pilot.press("a")
        await until(pilot, lambda: "Nobody else" not in screen_text(pilot))


async def test_the_list_follows_the_cursor_in_the_text(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await read_sentence(pilot, "14 million")
        await pilot.press("a")
        await until(pilot, lambda: library_of(pilot).in_also, "the list")
        await pilot.press("tab", "g")
        await read_sentence(pilot, "Fishermen")
        await until(pilot, lambda: "Nobody else says this" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "Also in" not in screen_text(pilot))
        assert app_of(pilot).state.parallels is None


async def test_a_changed_article_is_asked_about_again(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await read_sentence(pilot, "Fishermen")
        await pilot.press("a")
        await until(pilot, lambda: "Nobody else says this" in screen_text(pilot))
        said = library_of(pilot).reader.sentence_text()
        tell(library, said)
        await until(pilot, lambda: "Nobody else says this" not in screen_text(pilot), "the new sentence")
        await until(pilot, lambda: "sure" in screen_text(pilot))


async def test_an_article_alone_on_its_event_has_nobody_else(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("G", "enter")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot))
        await pilot.press("a")
        await until(pilot, lambda: "No other article here tells of this event" in screen_text(pilot))


@pytest.mark.parametrize("pause", [True, False], ids=["after it was looked for", "at once"])
@pytest.mark.parametrize(
    ("typed", "after"),
    [("river", ("x", "backspace")), ("Aeusserung", ("ctrl+u", *"river")), ("bridge", ("ctrl+u", *"river"))],
    ids=["back to words that were found", "from none", "from others"],
)
async def test_the_list_always_shows_what_the_line_above_it_counts(
    library: Path, pause: bool, typed: str, after: tuple[str, ...]
) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await searched(pilot, "ctrl+f", *typed)
        for key in after:
            await (searched(pilot, key) if pause else pilot.press(key))
        screen = await searched(pilot)
        search = app_of(pilot).state.search
        assert search is not None
        assert search.found
        await until(
            pilot,
            lambda: (
                [item.key for item in screen.view.page.items]
                == [f"{one.path}:{one.sentence}:{one.text}" for one in search.found]
            ),
            "every sentence in the list",
        )
        await pilot.press("down")
        await until(pilot, lambda: screen.view.has_focus, "the keys on the results")


async def test_a_list_that_came_while_the_text_was_read_is_entered_and_left_with_the_keys_named_below(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await read_sentence(pilot, "Fishermen")
        await pilot.press("a")
        await until(pilot, lambda: "Nobody else says this" in screen_text(pilot))
        await pilot.press("g")
        await read_sentence(pilot, "14 million")
        await until(pilot, lambda: "16 mil" in screen_text(pilot), "the rows")
        screen = library_of(pilot)
        assert screen.reader.has_focus
        await until(pilot, lambda: "enter compare both · a list" in screen_text(pilot).splitlines()[-1])
        for key in ("tab", "a"):
            await pilot.press(key)
            await until(pilot, lambda: screen.in_also, f"the keys in the list with {key}")
            await pilot.press("tab")
            await until(pilot, lambda: screen.reader.has_focus)
        await pilot.press("escape")
        await until(pilot, lambda: not screen.shows_also)
        assert screen.reader.has_focus
        await pilot.press("a")
        await until(pilot, lambda: screen.in_also)
        await pilot.press("tab", "enter")
        await comparing(pilot)


async def test_of_who_else_says_it_the_row_under_the_cursor_is_whole(library: Path) -> None:
    async with open_app(library).run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await read_sentence(pilot, "14 million")
        await pilot.press("a")
        await until(pilot, lambda: library_of(pilot).in_also, "the list")
        pane = library_of(pilot).query_one("AlsoPane")
        assert isinstance(pane, AlsoPane)

        def whole() -> bool:
            number = pane.list.index or 0
            words = " ".join(
                run.text for line in pane.list.page.lines if line.item == number
                for run in line.runs if run.group >= 0
            )  # fmt: skip
            return words.split() == pane.rows[number].text.split()

        await until(pilot, whole, "the first row whole")
        await pilot.press("j")
        await until(pilot, whole, "the row whole")


async def test_reading_what_was_found_leaves_the_list_and_its_text_where_their_reader_was(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = library_of(pilot)
        await pilot.press("enter", *["j"] * 4)
        left, place = screen.list.path, screen.reader.sentence
        assert place
        screen_now = await searched(pilot, "ctrl+f", *"euros", "enter")
        await pilot.press("j")
        await until(pilot, lambda: screen_now.hit and screen_now.hit.path != left, "a match elsewhere")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SentenceScreen))
        await until(pilot, lambda: path_read(pilot) != left, "the other article")
        assert screen.list.path == left
        await pilot.press("escape", "escape", "escape")  # the marked words, the article, the search
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: path_read(pilot) == left, "the article of before")
        assert (screen.list.path, screen.reader.sentence) == (left, place)
        await pilot.press("escape", "space")
        await until(pilot, lambda: app_of(pilot).state.mark_a == left, "the mark")


def path_read(pilot: Pilot[None]) -> str | None:
    """The article that is open."""
    article = app_of(pilot).state.article
    return article.path if article is not None else None
