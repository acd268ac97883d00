"""A page of rows by its keys: the cursor, the sources of a row, finding, place, and what is painted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from listings import cells, facts, many_facts, quotes
from showing import Showing, lines_of, styled

from widgets.fact_rows import FactRow, lay_out_facts
from widgets.listing_view import ListingView
from widgets.matrix_view import MatrixView
from widgets.quote_rows import lay_out_quotes
from widgets.view import LineView

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from widgets.listing import Page
    from widgets.signs import SignSet


def page_of(rows: tuple[FactRow, ...], width: int, signs: SignSet) -> Page:
    return lay_out_facts(rows, 3, width, signs)


async def shown(pilot: Pilot[None], view: ListingView, rows: tuple[FactRow, ...]) -> None:
    await pilot.pause()
    view.show(partial(page_of, rows))
    await pilot.pause()


async def test_the_bar_stands_beside_the_source_that_the_keys_act_on() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await shown(pilot, view, facts())
        first = lines_of(view)[0].index("▌")
        await pilot.press("l")
        second = lines_of(view)[0].index("▌")
        assert lines_of(view)[0].count("▌") == 1
        assert first < second == lines_of(view)[0].index("mehr als") - 1
        await pilot.press("h")
        assert lines_of(view)[0].index("▌") == first


@pytest.mark.parametrize("width", [60, 120])
async def test_of_several_matches_in_a_row_the_bar_goes_to_the_source_of_the_current_one(width: int) -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(width, 20)) as pilot:
        await shown(pilot, view, facts())
        assert view.find("millionen") == 2
        assert view.item is not None
        assert view.item.slots[view.slot] == 0
        await pilot.press("n")
        assert view.index == 0, "the same row"
        assert view.item.slots[view.slot] == 2
        line = next(line for line in lines_of(view) if "mehr als" in line)
        assert "▌" in line[: line.index("mehr als")]


async def test_the_chosen_source_is_kept_from_row_to_row_as_far_as_it_goes() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await shown(pilot, view, facts())
        await pilot.press("l", "j", "j", "j")
        assert view.item is not None
        assert view.item.key == "date:saturday"
        assert view.item.slots[view.slot] == 2


async def test_n_goes_from_discrepancy_to_discrepancy_and_says_when_there_is_none() -> None:
    view = ListingView()
    app = Showing(view)
    async with app.run_test(size=(120, 20)) as pilot:
        await shown(pilot, view, facts())
        await pilot.press("n")
        assert view.index == 1
        await pilot.press("n")
        assert view.index == 1
        (end,) = app.said_of(LineView.EndReached)
        assert isinstance(end, LineView.EndReached)
        assert end.text == "no further discrepancy"
        await pilot.press("N")
        assert view.index == 0


async def test_the_row_stays_where_it_is_when_rows_come_and_go_above_it() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(80, 12)) as pilot:
        rows = many_facts()
        await shown(pilot, view, rows)
        for _step in range(30):
            await pilot.press("j")
        assert view.item is not None
        at = view.item.top - view.top_row
        await shown(pilot, view, rows[10:])
        assert view.item.key == "name:30"
        assert view.item.top - view.top_row == at
        await shown(pilot, view, rows[:20])
        assert view.item.key == "name:19"


async def test_finding_marks_all_matches_and_goes_to_the_first() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await shown(pilot, view, facts())
        assert view.find("keller") == 2
        assert view.item is not None
        assert view.item.key == "name:keller"
        await pilot.pause()
        assert "Keller" in styled(view, "underline")
        view.clear_find()
        await pilot.pause()
        assert "Keller" not in styled(view, "underline")


async def test_a_click_goes_to_the_source_whose_words_were_clicked() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(120, 20)) as pilot:
        await shown(pilot, view, facts())
        assert view.item is not None
        line = lines_of(view)[0]
        await pilot.click(view, offset=(line.index("mehr als") + 2, 0))
        assert view.item.slots[view.slot] == 2


async def test_a_page_without_rows_takes_every_key() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(80, 12)) as pilot:
        await shown(pilot, view, ())
        await pilot.press("j", "k", "g", "G", "l", "h", "n", "N", "pagedown", "pageup", "ctrl+d")
        assert view.item is None


async def test_wordings_show_their_differences_without_colour() -> None:
    view = ListingView()
    async with Showing(view).run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        view.show(lambda width, signs: lay_out_quotes(quotes(), 3, width, signs))
        await pilot.pause()
        underlined = styled(view, "underline")
        assert "Beseitigung" in underlined
        assert "Bekämpfung" in underlined
        assert "Ursachen" not in underlined


class MatrixShowing(Showing):
    """A matrix on a screen of its own."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)  # type: ignore[arg-type]


def matrix_lines(view: MatrixView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


async def test_every_cell_of_the_matrix_has_its_number_and_both_halves_are_the_same() -> None:
    view = MatrixView()
    async with MatrixShowing(view).run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        view.show(("One", "Two", "Three", "Four"), cells(4), "similarity")
        await pilot.pause()
        rows = [line.split() for line in matrix_lines(view)[1:5]]
        numbers = [[word for word in row if word.endswith("%")] for row in rows]
        assert [len(row) for row in numbers] == [3, 3, 3, 3]
        assert numbers[0][0] == numbers[1][0]
        assert numbers[0][2] == numbers[3][0]


async def test_a_cell_that_is_not_computed_yet_waits_with_dots() -> None:
    view = MatrixView()
    async with MatrixShowing(view).run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        view.show(("One", "Two", "Three"), cells(3)[:1], "shared")
        await pilot.pause()
        assert matrix_lines(view)[1].count("…") == 1
        assert view.pair == (0, 1)
        await pilot.press("l")
        assert view.pair == (0, 2)
        assert view.cell is None


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_the_arrows_reach_every_pair_of_26_sources_and_it_is_on_screen(size: tuple[int, int]) -> None:
    view = MatrixView()
    names = tuple(f"Source {n}" for n in range(26))
    async with MatrixShowing(view).run_test(size=size) as pilot:
        await pilot.pause()
        view.show(names, cells(26), "discrepancies")
        seen = {view.pair}
        for _step in range(30):
            await pilot.press("l")
            seen.add(view.pair)
        assert {(0, n) for n in range(1, 26)} <= seen
        await pilot.press("G")
        assert view.pair is not None
        assert view.pair[1] == 25
        screen = "\n".join(matrix_lines(view))
        assert "▌" in screen
        assert "\n▌Z" in screen


async def test_the_diagonal_is_stepped_over() -> None:
    view = MatrixView()
    async with MatrixShowing(view).run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        view.show(("One", "Two", "Three"), cells(3), "similarity")
        for key in ("j", "l", "k", "h", "j", "j", "l"):
            await pilot.press(key)
            assert view.pair is not None


async def test_shades_are_signs_too() -> None:
    view = MatrixView(ascii_signs=True)
    async with MatrixShowing(view).run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        view.show(("One", "Two", "Three", "Four"), cells(4), "similarity")
        text = "\n".join(matrix_lines(view))
        assert text.isascii()
        assert ":" in text


def test_views_know_what_they_are() -> None:
    assert issubclass(ListingView, LineView)
    assert MatrixView.HELP is not None
    assert MatrixView.HELP.count(".") >= 2
