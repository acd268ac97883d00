"""The list arranged otherwise: by event, by similarity, filtered by text and by what is new; what is near."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from driving import app_of, library_of, open_app, screen_text, settled, until

from lesarten.cards import Card
from lesarten.library import Entry
from tui.messages import CardsRead
from tui.screens.nearest import NearestScreen
from tui.screens.old_new import OldNewScreen
from tui.screens.sentence import SentenceScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


def names(pilot: Pilot[None]) -> list[str]:
    return [Path(row.path).name for row in library_of(pilot).list._rows]


def settled_news(pilot: Pilot[None]) -> bool:
    state = app_of(pilot).state
    return len(state.listing.looks) == len(state.snapshot.entries)


async def test_e_groups_the_articles_by_event_and_e_again_does_not(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await until(pilot, lambda: "2 articles · The new bridge" in screen_text(pilot), "the event")
        text = screen_text(pilot)
        assert "1 article on another event" in text
        assert "by event" in text
        assert names(pilot) == ["bridge-courier.txt", "bridge-herald.txt", "weather.txt"]
        await pilot.press("j", "j")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot), "the article below the heading")
        await pilot.press("e")
        await until(pilot, lambda: "on another event" not in screen_text(pilot))


async def test_groups_follow_the_folder_and_stay_in_their_order(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await until(pilot, lambda: "2 articles · The new bridge" in screen_text(pilot))
        text = (library / "bridge-herald.txt").read_text(encoding="utf-8")
        (library / "zz-third.txt").write_text(text.replace("Sunday", "Monday"), encoding="utf-8")
        await until(pilot, lambda: "3 articles · The new bridge" in screen_text(pilot), "the third one")
        assert names(pilot)[-1] == "weather.txt"


async def test_s_sorts_by_similarity_to_the_article_that_is_open(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        for _press in range(5):
            await pilot.press("s")
        assert app_of(pilot).state.order == "similarity"
        wanted = ["bridge-herald.txt", "bridge-courier.txt", "weather.txt"]
        await until(pilot, lambda: names(pilot) == wanted, "the nearest first")
        await pilot.press("j")
        await pilot.pause()
        assert names(pilot) == wanted, "the list stays while one walks through it"


async def test_s_sorts_by_date_outlet_title_and_length_and_what_has_none_stands_last(tmp_path: Path) -> None:
    cards = {
        "a.txt": ("Zebras in the park", "Herald", "2025-07-12", 300),
        "b.txt": ("Apples are ripe", None, "2025-07-12T16:29", 100),
        "c.txt": (None, "Courier", None, 200),
        "d.txt": ("mills of the north", "courier", "2025-08", 400),
        "e.txt": ("Öre", "Times", "2024-12-31", 500),
    }
    for name in cards:
        (tmp_path / name).write_text("A headline of the day\n\nThe text says nothing.\n", encoding="utf-8")
    async with open_app(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        known = app_of(pilot).state.cards
        fields = ("title", "outlet", "date", "words")
        told = [
            replace(known[str(tmp_path / name)], **dict(zip(fields, values, strict=True)))  # type: ignore[arg-type]
            for name, values in cards.items()
        ]
        app_of(pilot).post_message(CardsRead(tuple(told)))
        await pilot.pause()
        found = {}
        for _press in range(4):
            await pilot.press("s")
            found[app_of(pilot).state.order] = "".join(name[0] for name in names(pilot))
        # The newest first; a month without a day stands before the days of the months before.
        assert found == {"date": "dbaec", "outlet": "cdaeb", "title": "bdaec", "length": "edacb"}


async def test_the_filter_finds_words_of_the_text_too(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"brandt joseph")
        await until(pilot, lambda: names(pilot) == ["bridge-herald.txt"], "the article with these words")
        await pilot.press("escape")
        await until(pilot, lambda: len(names(pilot)) == 3, "all")


async def test_tab_leaves_the_line_of_the_filter_and_the_filter_stays_until_escape(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"storm", "tab")
        await until(pilot, lambda: library_of(pilot).bar is None, "the line to go")
        assert names(pilot) == ["weather.txt"]
        await pilot.press("tab", "escape")
        await until(pilot, lambda: len(names(pilot)) == 3, "all")


async def test_f_shows_marked_ones_and_those_with_a_problem_and_escape_all(library: Path) -> None:
    (library / "empty.txt").write_text("", encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "f", "f")
        await until(pilot, lambda: "No article here is" in screen_text(pilot) or names(pilot))
        await pilot.press("f")
        await until(pilot, lambda: names(pilot) == ["bridge-courier.txt"], "the marked one")
        await pilot.press("f")
        await until(pilot, lambda: names(pilot) == ["empty.txt"], "the one with a problem")
        assert "1 of 4 articles" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: len(names(pilot)) == 4, "all")


async def test_w_shows_the_nearest_with_what_they_share_enter_reads_and_c_compares(library: Path) -> None:
    text = (library / "bridge-courier.txt").read_text(encoding="utf-8")
    (library / "copy.txt").write_text(text.replace("6,000 cars", "7,000 cars"), encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearestScreen))
        await until(pilot, lambda: "near-duplicate" in screen_text(pilot), "the copy")
        assert "words in common" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SentenceScreen))
        await until(pilot, lambda: "7,000 cars" in screen_text(pilot), "its text")
        await pilot.press("escape", "c")
        await until(pilot, lambda: app_of(pilot).state.collation is not None, "the comparison")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, NearestScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))


async def test_an_article_alone_in_the_library_says_that_nothing_is_near(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A title\n\nOne article about a bridge.\n", encoding="utf-8")
    async with open_app(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        await until(pilot, lambda: "No other article here" in screen_text(pilot))


async def test_what_is_there_at_first_is_not_new_and_what_comes_is_until_it_is_read(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: settled_news(pilot))
        assert "* " not in screen_text(pilot)
        (library / "aaa.txt").write_text("A flood\n\nThe river is over its banks.\n", encoding="utf-8")
        await until(pilot, lambda: "* (untitled) A flood" in screen_text(pilot), "the sign")
        assert "new│" in screen_text(pilot)
        await pilot.press("g", "enter")
        await until(pilot, lambda: "* (untitled) A flood" not in screen_text(pilot), "the sign to go")


async def test_what_came_between_two_runs_is_new_in_the_second(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: settled_news(pilot))
    (library / "aaa.txt").write_text("A flood\n\nThe river is over its banks.\n", encoding="utf-8")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "new│" in screen_text(pilot), "the new one")
        await pilot.press("f")
        await until(pilot, lambda: names(pilot) == ["aaa.txt"], "the new one alone")


async def test_the_open_article_is_shown_as_new_only_if_it_was_and_then_as_long_as_it_is_read(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: settled_news(pilot))
        await pilot.press("f")
        await until(pilot, lambda: "shown as “new”" in screen_text(pilot), "an empty list")
        await pilot.press("f")
        await until(pilot, lambda: "“changed”." in screen_text(pilot), "none")
        await pilot.press("f", "f", "f")
        await until(pilot, lambda: len(names(pilot)) > 2, "all again")
        (library / "aaa.txt").write_text("A flood\n\nThe river is over its banks.\n", encoding="utf-8")
        await until(pilot, lambda: "aaa.txt" in names(pilot), "the new one")
        await pilot.press("g", "f")
        await until(pilot, lambda: names(pilot) == ["aaa.txt"], "it alone")
        await pilot.press("enter")
        await until(pilot, lambda: "* (untitled) A flood" not in screen_text(pilot), "the sign to go")
        assert names(pilot) == ["aaa.txt"], "it is new no more, and stays while it is open"


async def test_f_shows_only_what_is_new_and_keeps_that_while_it_is_read(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: settled_news(pilot))
        (library / "zz.txt").write_text("A flood\n\nThe river is over its banks.\n", encoding="utf-8")
        looks = lambda: app_of(pilot).state.listing.looks  # noqa: E731
        await until(pilot, lambda: str(library / "zz.txt") in looks(), "what came")
        await pilot.press("f")
        await until(pilot, lambda: names(pilot) == ["zz.txt"], "the new one, without the one that was open")
        await until(pilot, lambda: "over its banks" in screen_text(pilot), "its text")
        await pilot.press("enter")
        await until(pilot, lambda: not looks()[str(library / "zz.txt")].fresh, "the look to be noted")
        assert names(pilot) == ["zz.txt"], "what is read stays"
        await pilot.press("escape", "f")
        await until(pilot, lambda: "No article here is" in screen_text(pilot) and not names(pilot))


async def test_v_shows_what_changed_since_it_was_read_and_escape_comes_back(library: Path) -> None:
    path = library / "bridge-herald.txt"
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: settled_news(pilot))
        await pilot.press("j", "enter")
        looks = lambda: app_of(pilot).state.listing.looks  # noqa: E731
        await until(pilot, lambda: looks()[str(path)].digest, "the look to be noted")
        await pilot.press("escape", "G")
        path.write_text(
            path.read_text(encoding="utf-8").replace("16 million", "19 million"), encoding="utf-8"
        )
        await until(pilot, lambda: "changed│" in screen_text(pilot), "the mark")
        assert "* " in screen_text(pilot)
        await pilot.press("k", "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, OldNewScreen))
        await until(pilot, lambda: "then: " in screen_text(pilot), "the comparison")
        assert "now: " in screen_text(pilot)
        assert "16 million" in screen_text(pilot)
        assert "19 million" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot))
        await until(pilot, lambda: "changed│" not in screen_text(pilot), "the mark to go")
        await pilot.press("enter", "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, OldNewScreen), "the same from the reader")
        await until(pilot, lambda: "16 million" in screen_text(pilot))


async def test_an_article_that_a_key_led_to_is_looked_at_without_another_key(library: Path) -> None:
    path = library / "bridge-herald.txt"
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: settled_news(pilot))
        await pilot.press("j")
        looks = lambda: app_of(pilot).state.listing.looks  # noqa: E731
        await until(pilot, lambda: looks()[str(path)].digest, "the look to be noted")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("16 million", "19 million"), encoding="utf-8")
        await until(pilot, lambda: "changed│" in screen_text(pilot), "the mark")
        await pilot.press("v")
        await until(pilot, lambda: "then: " in screen_text(pilot), "the comparison")


async def test_an_article_that_opens_by_itself_is_not_looked_at_for_that(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        (library / "bridge-courier.txt").unlink()
        await until(pilot, lambda: Path(app.state.open_path or "").name == "bridge-herald.txt")
        await pilot.pause()
        assert app._looking is None


async def test_thousands_are_counted_with_their_sign(tmp_path: Path) -> None:
    async with open_app(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        entries = tuple(Entry(f"{number}.txt", (1, 1, 1, 1)) for number in range(2_345))
        cards = {entry.path: Card(entry.path, entry.signature, "d", "T", "T", None, None, 1, 0.0, None)
                 for entry in entries}  # fmt: skip
        app.change(snapshot=replace(app.state.snapshot, entries=entries), cards=cards)
        await until(pilot, lambda: "2,345 articles" in screen_text(pilot))
        await pilot.press("slash", *"234")
        await until(pilot, lambda: "of 2,345 articles" in screen_text(pilot))


async def test_v_without_an_earlier_text_says_so(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await until(pilot, lambda: "nothing older" in screen_text(pilot))


async def test_a_key_that_is_ahead_of_what_is_read_is_not_undone(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app, listed = app_of(pilot), library_of(pilot).list
        listed.action_move(1)
        # Between the key and its message, an article was read and the state is drawn.
        library_of(pilot).show_state(app.state)
        assert Path(listed.path or "").name == "bridge-herald.txt"
        await until(pilot, lambda: app.state.open_path == listed.path)
