"""What a reader does in the library, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until
from textual import events

from tui.panes.article_list import ArticleList

SIZES = [(60, 20), (80, 24), (120, 40)]


async def test_the_first_article_is_open_and_the_list_shows_all(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        text = screen_text(pilot)
        assert "3 articles" in text
        assert "The new bridge over the Tarn opens on Saturday" in text
        assert "6,000 cars" in text
        assert "watching" in text


async def test_moving_the_cursor_previews_the_next_article(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        await until(pilot, lambda: "Joseph Brandt" in screen_text(pilot), "the second article")
        await pilot.press("full_stop")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot), "the third article")
        await pilot.press("comma", "k")
        await until(pilot, lambda: "6,000 cars" in screen_text(pilot), "the first article again")


async def test_space_marks_a_then_b_and_a_third_replaces_b(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        await pilot.press("space", "j", "space")
        first, second, third = (entry.path for entry in app.state.snapshot.entries)
        assert (app.state.mark_a, app.state.mark_b) == (first, second)
        await pilot.press("j", "space")
        assert (app.state.mark_a, app.state.mark_b) == (first, third)


async def test_b_stays_b_when_a_is_unmarked_and_the_next_mark_is_a(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        _first, second, third = (entry.path for entry in app.state.snapshot.entries)
        await pilot.press("space", "j", "space", "k", "space")
        assert (app.state.mark_a, app.state.mark_b) == (None, second)
        await pilot.press("G", "space")
        assert (app.state.mark_a, app.state.mark_b) == (third, second)


async def test_b_stays_b_when_the_file_of_a_goes_and_is_compared_with_the_one_under_the_cursor(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        first, second, third = (entry.path for entry in app.state.snapshot.entries)
        await pilot.press("space", "j", "space", "j")
        Path(first).unlink()
        await until(pilot, lambda: app.state.mark_a is None, "the file to be gone")
        assert app.state.mark_b == second
        await pilot.press("c")
        await comparing(pilot)
        assert app.state.pair == (third, second)


async def test_below_100_columns_finding_leaves_the_article_on_the_whole_screen_where_it_was(
    library: Path,
) -> None:
    courier = library / "bridge-courier.txt"
    more = "".join(f"\nIn year {n} the council spoke of the river again.\n" for n in range(60))
    courier.write_text(courier.read_text(encoding="utf-8") + more, encoding="utf-8")
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        reader = library_of(pilot).reader
        await pilot.press("enter", "space", "space")
        top, place = reader.top_row, reader.place
        await pilot.press("slash")
        await pilot.pause()
        assert "Articles" not in screen_text(pilot)
        assert (reader.top_row, reader.place) == (top, place)
        await pilot.press(*"year 3")
        await until(pilot, lambda: "matches" in screen_text(pilot))
        assert "Articles" not in screen_text(pilot)
        found = reader.top_row
        await pilot.press("escape")
        await pilot.pause()
        assert reader.has_focus
        assert "Articles" not in screen_text(pilot)
        assert reader.top_row == found


async def test_two_marks_and_c_show_the_comparison_and_escape_comes_back(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        text = screen_text(pilot)
        assert "Saturday" in text
        assert "Sunday" in text
        assert "≠" in text
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the library")


async def test_one_mark_is_compared_with_the_article_under_the_cursor(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "c")
        await comparing(pilot)
        assert app_of(pilot).state.collation is not None


@pytest.mark.parametrize("marks", [[], ["space"]])
async def test_c_without_a_second_article_asks_for_it_and_enter_compares(
    library: Path, marks: list[str]
) -> None:
    """Nothing is marked, or only the article under the cursor."""
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        here = app_of(pilot).state.open_path
        await pilot.press(*marks, "c")
        await until(pilot, lambda: "Compare bridge-courier with …" in screen_text(pilot), "the question")
        assert "enter compares" in screen_text(pilot)
        offered = pilot.app.screen.query_one(ArticleList)
        assert here not in [row.path for row in offered._rows]
        await pilot.press(*"weather", "enter")
        await comparing(pilot)
        assert app_of(pilot).state.pair == (here, str(library / "weather.txt"))


async def test_c_on_the_only_article_marked_b_keeps_it_on_its_side(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "k", "space", "j", "c")
        await until(pilot, lambda: "Compare bridge-herald with …" in screen_text(pilot), "the question")
        await pilot.press(*"weather", "enter")
        await comparing(pilot)
        assert app_of(pilot).state.pair == (str(library / "weather.txt"), str(library / "bridge-herald.txt"))


async def test_of_two_articles_c_compares_both_without_a_question(library: Path) -> None:
    (library / "weather.txt").unlink()
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "c")
        await comparing(pilot)
        assert app_of(pilot).state.collation is not None


def add_town_hall(library: Path) -> None:
    """An article that stands first in the list and is not on the event of the others."""
    text = "Im Rathaus wurde gewählt. Die Wahl dauerte bis in den Abend, sagte ein Sprecher.\n"
    (library / "aa.txt").write_text(text, encoding="utf-8")


async def test_the_second_article_is_chosen_among_those_most_like_the_first(library: Path) -> None:
    """The likeliest stands first, and enter takes it, though it is pressed before the order is known."""
    add_town_hall(library)
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        courier, herald = str(library / "bridge-courier.txt"), str(library / "bridge-herald.txt")
        assert library_of(pilot).list.go_to(courier)
        await until(pilot, lambda: app_of(pilot).state.open_path == courier, "the article")
        await pilot.press("c")
        await until(pilot, lambda: "Compare bridge-courier with …" in screen_text(pilot), "the question")
        offered = pilot.app.screen.query_one(ArticleList)
        await until(pilot, lambda: offered.row is not None, "the articles")
        assert offered._rows.path(0) == offered.path == herald
        assert "Compare bridge-courier with … · nearest first" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        pilot.app.post_message(events.Key("c", "c"))
        pilot.app.post_message(events.Key("enter", "\r"))
        await comparing(pilot)
        assert app_of(pilot).state.pair == (courier, herald)


async def test_in_a_comparison_the_other_article_is_chosen_in_the_same_order(library: Path) -> None:
    add_town_hall(library)
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "space", "G", "space", "c")
        await comparing(pilot)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "Compare A with …" in screen_text(pilot), "the question")
        offered = pilot.app.screen.query_one(ArticleList)
        await until(pilot, lambda: offered.row is not None, "the articles")
        assert offered._rows.path(0) == offered.path == str(library / "bridge-herald.txt")
        await pilot.press("enter")
        await until(pilot, lambda: (app_of(pilot).state.pair or ("",))[-1].endswith("herald.txt"), "the pair")


async def test_c_begins_at_the_article_that_this_one_was_compared_with_last(library: Path) -> None:
    """Also in the next run: two keys compare again what was compared before."""
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "G", "space", "c")
        await comparing(pilot)
        pair = app_of(pilot).state.pair
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the list")
        pilot.app.exit()
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "c compares with another one" in screen_text(pilot)
        await pilot.press("g", "c")
        await until(pilot, lambda: "Compare bridge-courier with …" in screen_text(pilot), "the question")
        await pilot.press("enter")
        await comparing(pilot)
        assert app_of(pilot).state.pair == pair


async def test_enter_reads_and_escape_goes_back_to_the_list(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Articles" in screen_text(pilot)
        await pilot.press("enter")
        assert library_of(pilot).reader.has_focus
        assert "Articles" not in screen_text(pilot)
        await pilot.press("escape")
        assert library_of(pilot).list.has_focus
        assert "Articles" in screen_text(pilot)


async def test_tab_goes_to_the_other_pane_and_back(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        assert library_of(pilot).reader.has_focus
        await pilot.press("tab")
        assert library_of(pilot).list.has_focus


async def test_the_filter_narrows_the_list_while_one_types_and_escape_shows_all(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"storm")
        await until(pilot, lambda: "1 of 3" in screen_text(pilot), "one article")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot), "its preview")
        await pilot.press("enter")
        assert library_of(pilot).list.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: "3 articles" in screen_text(pilot), "all articles")


async def test_a_filter_that_matches_nothing_says_so_and_how_to_leave(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"zebra")
        await until(pilot, lambda: "No article matches “zebra”" in screen_text(pilot))
        assert "esc shows all" in screen_text(pilot)


async def test_s_sorts_otherwise_and_the_top_line_says_how(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        orders = []
        for _press in range(6):
            await pilot.press("s")
            orders.append(app_of(pilot).state.order)
        assert orders == ["date", "outlet", "title", "length", "similarity", "name"]
        await pilot.press("s")
        await until(pilot, lambda: "by date" in screen_text(pilot))


async def test_sorting_keeps_the_cursor_on_its_article(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        here = library_of(pilot).list.path
        await pilot.press("s", "s", "s", "s")
        assert library_of(pilot).list.path == here


async def test_r_shows_the_file_with_its_cuts_and_back(library: Path) -> None:
    (library / "advert.txt").write_text(
        "A headline about the harbour\n\nThe harbour of Millbrook is dredged this summer.\n\n"
        "Anzeige\n\nThe work will take two months and cost a million euros.\n",
        encoding="utf-8",
    )
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "Anzeige" not in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "Anzeige" in screen_text(pilot), "the cut")
        assert "raw" in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "Anzeige" not in screen_text(pilot), "the cleaned text")


async def test_the_switcher_goes_to_the_article_that_was_typed(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o", *"storm", "enter")
        await until(pilot, lambda: (library_of(pilot).list.path or "").endswith("weather.txt"))
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot))


async def test_t_names_the_theme_how_many_there_are_and_the_usual_one(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        count = len(app_of(pilot).known_themes)
        await pilot.press("t")
        await until(
            pilot, lambda: f"theme light, 2 of {count}, usual: dark" in screen_text(pilot), "the words"
        )
        for _press in range(count - 1):
            await pilot.press("t")
        await until(
            pilot, lambda: f"theme dark, 1 of {count}, the usual one" in screen_text(pilot), "the first"
        )


async def test_t_walks_through_the_themes_and_the_next_run_has_the_last_one(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert pilot.app.theme == "dark"
        await pilot.press("t")
        assert pilot.app.theme == "light"
    assert open_app(library).theme == "light"


async def test_q_in_the_reader_goes_back_and_in_the_list_quits(library: Path) -> None:
    app = open_app(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "q")
        assert library_of(pilot).list.has_focus
        assert app.is_running
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_after_each_mark_the_bottom_line_names_a_and_b_and_how_to_go_on(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("space")
        await until(pilot, lambda: "A bridge-courier · space" in screen_text(pilot).splitlines()[-1])
        await pilot.press("down", "space")
        await until(
            pilot, lambda: "A bridge-courier · B bridge-herald ·" in screen_text(pilot).splitlines()[-1]
        )
        assert "c compares" in screen_text(pilot).splitlines()[-1]
        await pilot.press("space", "up", "space")
        await until(pilot, lambda: "nothing is marked any more" in screen_text(pilot))


async def test_asking_who_else_in_the_list_says_that_it_takes_a_sentence(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await until(pilot, lambda: "a asks about a sentence: enter reads" in screen_text(pilot), "the way")
        await pilot.press("enter", "a")
        await until(pilot, lambda: "a asks about" not in screen_text(pilot), "the answer")
