"""The comparison under a reader's hands: keys, mouse, search, and the place that is kept."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from rich.cells import cell_len
from showing import Showing, lines_of, styled
from stories import collate_by_hand, harbour, long_story, make_article, swap

from lesarten.model import Bead, Collation
from widgets.compare import CompareView
from widgets.place import Place
from widgets.rows import Options

WIDE, NARROW = (120, 20), (70, 20)


def top_sentence(view: CompareView) -> tuple[str, int]:
    assert view.place is not None
    return view.place.side, view.place.sentence


async def test_the_arrows_and_j_k_step_from_bead_to_bead() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=WIDE) as pilot:
        assert view.cursor == 0
        await pilot.press("j", "down")
        assert view.cursor == 2
        await pilot.press("k")
        assert view.sentence_text().startswith("Am Samstag")
        await pilot.press("up", "k", "k")
        assert view.stop is not None
        assert view.stop.kind == "told"
        assert isinstance(pilot.app, Showing)
        assert pilot.app.said_of(CompareView.EndReached)[-1].text == "this is the beginning"  # type: ignore[attr-defined]


async def test_the_side_decides_which_sentence_is_copied() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.press("d", "l")
        assert view.sentence_text().startswith("Am Sonntag")
        await pilot.press("h")
        assert view.sentence_text().startswith("Am Samstag")
        await pilot.press("tab")
        assert view.side == "b"
        assert "A Küstenblatt" in view.bead_text()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_the_bar_stands_at_the_sentence_that_the_keys_act_on_whichever_side_has_it(
    size: tuple[int, int],
) -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=size) as pilot:
        await pilot.press("h")
        view.go_to("b", 3)
        await pilot.press("h")
        assert view.side == "a"
        water = view.sentence_text()
        assert water.startswith("Im Lagerhaus"), "only B has it, and it is copied"
        line = next(line for line in lines_of(view) if "Im Lagerhaus" in line)
        before = line[: line.index("Im Lagerhaus")]
        assert before.count("▌") == 1
        assert "│" not in before[before.index("▌") :], "not in the empty column of A"


async def test_d_finds_discrepancies_and_n_finds_differences() -> None:
    view = CompareView(harbour())
    app = Showing(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d")
        assert view.cursor == 1
        told = view.tell_cursor(120)
        assert told.meanings == ("discrepancy",)
        assert told.words == "number: A etwa 14.000 · B mehr als 10.000   date: A Samstag · B Sonntag"
        assert view.tell_cursor(60).words == "number: A etwa 14.000 · B mehr als 10.000   and 1 more"
        await pilot.press("d")
        await pilot.pause()
        assert app.said_of(CompareView.EndReached)[-1].text == "no further discrepancy"  # type: ignore[attr-defined]
        await pilot.press("n")
        assert view.cursor == 8
        await pilot.press("N")
        assert view.cursor == 1
        await pilot.press("n", "n")
        await pilot.pause()
        assert app.said_of(CompareView.EndReached)[-1].text == "no further difference"  # type: ignore[attr-defined]


async def test_a_fact_that_differs_from_another_bead_stands_out_in_both() -> None:
    story = harbour()
    number = story.beads[1].discrepancies[1]
    apart = replace(
        story,
        beads=(story.beads[0], replace(story.beads[1], discrepancies=()), *story.beads[2:]),
        discrepancies=(replace(number, b_id=0, b_span=(16, 28)),),
    )
    view = CompareView(apart)
    async with Showing(view).run_test(size=WIDE) as pilot:
        assert view.counts["discrepancies"] == 2
        await pilot.press("d")
        assert view.cursor == 1
        assert "etwa 14.000" in styled(view, "bold")
        await pilot.press("d")
        assert view.cursor == 8
        assert "Schmidt Wulf" in styled(view, "bold")
        assert view.collation is apart


async def test_enter_follows_a_moved_sentence_and_backspace_returns() -> None:
    view = CompareView(harbour())
    app = Showing(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("G")
        assert (view.cursor, view.stop and view.stop.kind) == (8, "text")
        await pilot.press("enter")
        assert (view.cursor, view.stop and view.stop.kind) == (8, "told")
        assert view.top_row == 0
        await pilot.press("backspace")
        assert view.stop is not None
        assert view.stop.kind == "text"
        await pilot.press("backspace")
        await pilot.pause()
        assert app.said_of(CompareView.EndReached)[-1].text == "nothing to go back to"  # type: ignore[attr-defined]


async def test_f_walks_the_filters_and_their_counts_add_up() -> None:
    view = CompareView(harbour())
    app = Showing(view)
    async with app.run_test(size=WIDE) as pilot:
        counts = view.counts
        assert counts == {
            "all": 9, "shared": 3, "differing": 2, "discrepancies": 1, "only_a": 4, "only_b": 2
        }  # fmt: skip
        for choice in ("shared", "differing", "discrepancies", "only_a", "only_b", "all"):
            await pilot.press("f")
            assert view.options.filter == choice
            assert view.sheet is not None
            assert sum(stop.kind == "text" for stop in view.sheet.stops) == counts[choice]
        assert len(app.said_of(CompareView.Changed)) == 6


async def test_once_round_the_filters_comes_back_to_the_row_it_began_with() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=(120, 8)) as pilot:
        for began in range(view.count_stops()):
            view.move_to(began)
            top = view.top_row
            await pilot.press(*"ffffff")
            assert view.options.filter == "all"
            assert view.stop is not None
            assert (view._stop, view.top_row) == (began, top)


async def test_who_moves_on_while_the_row_is_hidden_stays_where_they_went() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.press("G", "f", "f", "g")
        went = view.cursor
        await pilot.press(*"ffff")
        assert view.options.filter == "all"
        assert view.cursor == went


async def test_an_empty_filter_says_what_to_press() -> None:
    view = CompareView(swap(harbour()), options=Options(filter="discrepancies"))
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "No facts differ between shared sentences. f shows the next kind" in lines_of(view)[0]
        await pilot.press("j", "k", "d", "n", "enter", "G", "g", "space", "b", "y")
        assert view.sentence_text() == ""


async def test_o_follows_the_other_order_and_keeps_the_cursor() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.press("d", "o")
        assert view.options.order == "b"
        assert view.cursor == 1
        assert view.sheet is not None
        beads = harbour().beads
        told_by_b = [id_ for stop in view.sheet.stops if stop.kind == "text" for id_ in beads[stop.bead].b]
        assert told_by_b == [0, 1, 2, 3, 4]


async def test_i_hides_differences_of_spelling() -> None:
    same_but_spelling = harbour()
    bead = same_but_spelling.beads[8]
    beads = (*same_but_spelling.beads[:8], replace(bead, moved=False, edits=bead.edits[:2]))
    view = CompareView(collate_by_hand(same_but_spelling.a, same_but_spelling.b, beads))
    async with Showing(view).run_test(size=WIDE) as pilot:
        assert view.counts["differing"] == 2
        await pilot.press("i")
        assert view.counts["differing"] == 1


async def test_z_folds_long_runs_and_enter_opens_one() -> None:
    a = make_article("a", [[f"Satz Nummer {n}." for n in range(9)]])
    b = make_article("b", [["Ganz anderes."]])
    beads = [*(Bead((n,), (), "only_a") for n in range(9)), Bead((), (0,), "only_b")]
    view = CompareView(collate_by_hand(a, b, beads))
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.press("z")
        assert "9 sentences only here" in lines_of(view)[2]
        await pilot.press("enter")
        assert any("Satz Nummer 8." in line for line in lines_of(view))


async def test_numbers_stand_before_sentences() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.press("number_sign", "d")
        line = next(line for line in lines_of(view) if "Am Samstag" in line)
        assert "2 Am Samstag" in line
        assert "2 Am Sonntag" in line


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_pages_and_ends_are_reached_and_the_cursor_comes_along(size: tuple[int, int]) -> None:
    view = CompareView(long_story())
    async with Showing(view).run_test(size=size) as pilot:
        for key in ("space", "pagedown", "ctrl+d", "b", "ctrl+u"):
            before = view.top_row
            await pilot.press(key)
            assert view.top_row != before
            assert view.stop is not None
            assert view.top_row <= view.stop.top < view.top_row + view.size.height
        await pilot.press("G")
        assert view.percent == 100
        assert view.cursor == len(view.collation.beads) - 1  # type: ignore[union-attr]
        await pilot.press("g")
        assert (view.percent, view.stop and view.stop.top) == (0, 0)


async def test_a_bead_higher_than_the_screen_is_read_line_by_line() -> None:
    text = "Ein sehr langer Satz mit vielen Wörtern, " * 60
    a, b = make_article("a", [[text], ["Ende."]]), make_article("b", [["Kurz."]])
    beads = [Bead((0,), (0,), "paired"), Bead((1,), (), "only_a")]
    view = CompareView(collate_by_hand(a, b, beads))
    async with Showing(view).run_test(size=(120, 10)) as pilot:
        await pilot.press("j")
        assert (view.top_row, view.cursor) == (1, 0)
        await pilot.press("G", "k")
        assert view.cursor == 0


async def test_the_sentence_on_top_stays_when_the_width_changes() -> None:
    view = CompareView(long_story())
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await pilot.press("space", "space")
        before = top_sentence(view)
        for width in (80, 200, 60, 120):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert top_sentence(view) == before


async def test_the_sentence_on_top_stays_when_a_text_changes_or_sides_change() -> None:
    story = long_story()
    view = CompareView(story)
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await pilot.press("space", "space")
        side, sentence = top_sentence(view)
        text = story.a.sentences[sentence].text
        view.show(swap(story))
        await pilot.pause()
        turned = top_sentence(view)
        assert turned == ("b" if side == "a" else "a", sentence)
        view.show(story)
        longer = long_story_with_a_sentence_before()
        view.show(longer)
        await pilot.pause()
        side, sentence = top_sentence(view)
        assert longer.a.sentences[sentence].text == text


def long_story_with_a_sentence_before() -> Collation:
    story = long_story()
    a = make_article(story.a.path, [["Ganz neu."], *([s.text] for s in story.a.sentences)])
    beads = [Bead((0,), (), "only_a")]
    beads += [replace(bead, a=tuple(id_ + 1 for id_ in bead.a)) for bead in story.beads]
    return collate_by_hand(a, story.b, beads)


async def test_the_cursor_stays_on_its_sentence_when_a_text_changes() -> None:
    view = CompareView(long_story())
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await pilot.press(*["j"] * 7)
        text = view.sentence_text()
        view.show(long_story_with_a_sentence_before())
        await pilot.pause()
        assert view.sentence_text() == text


def with_link(story: Collation, a: int, b: int) -> Collation:
    """The story with one more pair, of sentences that stood alone: told elsewhere by B."""
    alone = (((a,), ()), ((), (b,)))
    beads = [bead for bead in story.beads if (bead.a, bead.b) not in alone]
    beads.insert(a, Bead((a,), (b - 1, b), "paired", moved=True))
    beads = [bead for bead in beads if (bead.a, bead.b) != ((b - 1,), (b - 1,))]
    return collate_by_hand(story.a, story.b, beads)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_cursor_stays_on_its_sentence_and_in_sight_when_the_links_change(
    size: tuple[int, int],
) -> None:
    story = long_story()
    linked = with_link(story, 2, 50)
    view = CompareView(story)
    async with Showing(view).run_test(size=size) as pilot:
        view.go_to("b", 50)
        await pilot.pause()
        for collation in (linked, story, linked, story):
            view.show(collation)
            await pilot.pause()
            assert view.cursor_place == Place("b", 50)
            assert view.shows_cursor(view.size.height, whole=True)


async def test_after_a_swap_the_pair_at_the_cursor_is_whole_on_screen() -> None:
    story = long_story()
    view = CompareView(story)
    async with Showing(view).run_test(size=NARROW) as pilot:
        for keys in (["g"], ["j"] * 12, ["G"]):
            await pilot.press(*keys)
            bead = view.bead
            view.scroll_to_row(view.rows_of_stop(view._stop)[0])
            view.show(swap(view.collation))
            await pilot.pause()
            assert (view.bead.a, view.bead.b) == (bead.b, bead.a)
            assert view.shows_cursor(view.size.height, whole=True)


async def test_another_pair_is_shown_from_its_beginning() -> None:
    view = CompareView(long_story())
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await pilot.press("space")
        view.show(harbour(), keep_place=False)
        await pilot.pause()
        assert (view.top_row, view.cursor) == (0, 0)


async def test_a_search_marks_all_matches_and_walks_them() -> None:
    view = CompareView(long_story())
    app = Showing(view)
    async with app.run_test(size=(120, 20)) as pilot:
        assert view.find("SUEDEN") == 60
        assert "Süden" in styled(view, "underline")
        await pilot.press("n", "n")
        assert view.found == (2, 60)
        assert view.side == "b"
        await pilot.press("N")
        assert view.found == (1, 60)
        await pilot.press("escape")
        assert not view.finding
        await pilot.pause()
        assert "Süden" not in styled(view, "underline")
        assert [(m.count, m.index) for m in app.said_of(CompareView.Found)][-1] == (0, None)  # type: ignore[attr-defined]


async def test_a_search_goes_on_from_the_other_end_and_says_so() -> None:
    view = CompareView(harbour())
    app = Showing(view)
    async with app.run_test(size=WIDE) as pilot:
        assert view.find("Hafenwacht") == 2
        await pilot.press("n", "n")
        await pilot.pause()
        assert view.found == (0, 2)
        assert "other end" in app.said_of(CompareView.EndReached)[-1].text  # type: ignore[attr-defined]
        assert view.find("zzz") == 0
        await pilot.press("n")
        await pilot.pause()
        assert "no match for “zzz”" in app.said_of(CompareView.EndReached)[-1].text  # type: ignore[attr-defined]


async def test_a_search_and_its_current_match_survive_another_width_and_text() -> None:
    view = CompareView()
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        view.display = False
        await pilot.pause()
        view.show(long_story())
        assert view.find("Süden") == 0  # nothing is laid out yet
        view.display = True
        await pilot.pause()
        assert view.found == (None, 60)
        view.find_next()
        view.find_next()
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert view.found == (1, 60)
        view.show(long_story())
        await pilot.pause()
        assert view.found == (1, 60)


async def test_a_match_inside_a_fold_opens_it() -> None:
    a = make_article("a", [[f"Satz Nummer {n}." for n in range(9)]])
    b = make_article("b", [["Ganz anderes."]])
    beads = [*(Bead((n,), (), "only_a") for n in range(9)), Bead((), (0,), "only_b")]
    view = CompareView(collate_by_hand(a, b, beads), options=Options(fold=True))
    async with Showing(view).run_test(size=WIDE):
        assert view.find("Nummer 7") == 1
        assert view.cursor == 7


async def test_the_mouse_selects_inside_one_column() -> None:
    view = CompareView(harbour())
    app = Showing(view)
    async with app.run_test(size=WIDE) as pilot:
        rows = lines_of(view)
        y = next(n for n, line in enumerate(rows) if "Am Samstag" in line)
        x = view.columns.a_x
        await pilot.mouse_down(view, offset=(x + 3, y))
        await pilot.hover(view, offset=(view.columns.b_x + 10, y + 1))
        await pilot.mouse_up(view, offset=(view.columns.b_x + 10, y + 1))
        assert view.selected_text.startswith("Samstag zählte")
        assert "Sonntag" not in view.selected_text
        assert view.cursor == 1
        await pilot.press("escape")
        assert view.selected_text == ""


async def test_a_selection_over_several_beads_is_one_text_with_line_breaks() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=(120, 40)) as pilot:
        rows = lines_of(view)
        first = next(n for n, line in enumerate(rows) if "Die Fähre" in line)
        last = next(n for n, line in enumerate(rows) if "Verletzt" in line)
        await pilot.mouse_down(view, offset=(view.columns.a_x, first))
        await pilot.hover(view, offset=(view.columns.a_x + 50, last))
        await pilot.mouse_up(view, offset=(view.columns.a_x + 50, last))
        assert view.selected_text.split("\n") == [
            "Die Fähre nach Norden fährt nicht.",
            "Ein Kran fiel ins Wasser.",
            "Verletzt wurde niemand.",
        ]


async def test_a_click_selects_bead_and_side_and_a_click_on_the_overview_goes_there() -> None:
    view = CompareView(long_story())
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await pilot.click(view, offset=(view.columns.b_x + 2, 3))
        assert (view.cursor, view.side) == (1, "b")
        await pilot.click(view, offset=(119, 19))
        assert view.percent == 100
        assert view.stop is not None
        assert view.stop.top >= view.top_row


async def test_the_wheel_scrolls_and_tells_where() -> None:
    view = CompareView(long_story())
    app = Showing(view)
    async with app.run_test(size=(120, 20)) as pilot:
        view.scroll_down(animate=False)
        await pilot.pause()
        assert view.top_row == 1
        assert app.said_of(CompareView.Moved)


async def test_a_remembered_place_can_be_restored() -> None:
    view = CompareView(long_story())
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await pilot.press("space", "space")
        place = view.place
        await pilot.press("g")
        assert place is not None
        view.restore(place)
        assert view.place == place


async def test_a_place_restored_before_the_view_is_on_screen_is_kept() -> None:
    view = CompareView()
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        view.display = False
        await pilot.pause()
        view.show(long_story())
        view.restore(Place("b", 30, 0, 1))
        view.display = True
        await pilot.pause()
        assert top_sentence(view) == ("b", 30)
        assert view.sentence_text().startswith("Satz 30 in B")


async def test_texts_are_never_markup_nor_orders_to_the_terminal() -> None:
    evil = "Ein [bold]Satz[/] mit [@click=app.quit]x[/] und \x1b[31mFarbe\x07 \u202eumgekehrt."
    a, b = make_article("a", [[evil]]), make_article("b", [[evil]])
    view = CompareView(collate_by_hand(a, b, [Bead((0,), (0,), "paired")]))
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.pause()
        shown = "".join(lines_of(view))
        assert "[bold]Satz[/]" in shown
        assert "[@click=app.quit]x[/]" in shown
        assert not any(character in shown for character in "\x1b\x07\u202e")


async def test_nothing_to_show_is_no_failure() -> None:
    view = CompareView()
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.press("j", "k", "d", "n", "z", "z", "G", "g", "enter", "backspace")
        assert view.find("x") == 0
        assert view.bead_text() == ""
        view.show(harbour())
        await pilot.pause()
        assert "Sturm" in "".join(lines_of(view))
        view.show(None)
        await pilot.pause()
        assert "".join(lines_of(view)).strip() == ""


KEYS = "j k d D n N enter backspace f o i z number_sign h l tab space b ctrl+d ctrl+u g G".split()


@pytest.mark.parametrize("seed", range(3))
async def test_no_run_of_keys_and_sizes_breaks_the_view(seed: int) -> None:
    chance = Random(seed)
    stories = [harbour(), long_story(), swap(harbour())]
    view = CompareView(stories[seed % 3])
    async with Showing(view).run_test(size=WIDE) as pilot:
        for _ in range(6):
            await pilot.press(*chance.choices(KEYS, k=8))
            step = chance.randrange(4)
            if step == 0:
                await pilot.resize_terminal(chance.randrange(12, 210), chance.randrange(3, 60))
            elif step == 1:
                view.show(chance.choice(stories), keep_place=chance.random() < 0.7)
            elif step == 2:
                view.find(chance.choice(["Hafen", "zzz", "e", ""]))
            await pilot.pause()
            assert view.sheet is not None
            assert view.sheet.columns.width == view.size.width
            assert not view.sheet.stops or view.stop is not None
            assert 0 <= view.top_row <= max(0, len(view.sheet.rows) - 1)
            assert {cell_len(line) for line in lines_of(view)} == {view.size.width}


async def test_another_theme_repaints_everything() -> None:
    view = CompareView(harbour())
    async with Showing(view).run_test(size=WIDE) as pilot:
        await pilot.pause()
        before = [list(view.render_line(y)) for y in range(10)]
        pilot.app.theme = "textual-light"
        await pilot.pause()
        after = [list(view.render_line(y)) for y in range(10)]
        assert [[s.text for s in line] for line in before] == [[s.text for s in line] for line in after]
        assert all(one.style != two.style for one, two in zip(before[2], after[2], strict=True))


async def test_a_fold_that_was_opened_stays_open_in_the_next_version_of_the_pair() -> None:
    texts = [f"Satz {n} steht nur hier." for n in range(6)]

    def story(first: list[str]) -> Collation:
        a = make_article("a.txt", [[*first, *texts]])
        b = make_article("b.txt", [["Ganz anderes."]])
        count = len(a.sentences)
        return collate_by_hand(
            a, b, [*(Bead((n,), (), "only_a") for n in range(count)), Bead((), (0,), "only_b")]
        )

    view = CompareView(story([]), options=Options(fold=True))
    async with Showing(view).run_test(size=WIDE) as pilot:
        assert "Satz 3" not in "".join(lines_of(view))
        await pilot.press("enter")
        assert "Satz 3" in "".join(lines_of(view))
        view.show(story(["Neu am Anfang."]))
        await pilot.pause()
        assert "Satz 3" in "".join(lines_of(view))
        assert "Neu am Anfang" in "".join(lines_of(view))
        view.show(story([]), keep_place=False)
        await pilot.pause()
        assert "Satz 3" not in "".join(lines_of(view)), "another pair begins folded"
