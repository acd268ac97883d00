"""Turning cuts and blocks on the page: what is asked for, and where the cursor stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from showing import Showing, lines_of
from stories import dirty_page
from textual import on

from lesarten.decided import NONE, about_block, apply_to_article
from lesarten.model import Article, Block, Cut
from widgets.reader import ReaderView
from widgets.reader_rows import lay_out_page


class Turning(Showing):
    """Keeps what shall be turned."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self.turned: list[Block | Cut] = []

    @on(ReaderView.Turned)
    def keep_part(self, message: ReaderView.Turned) -> None:
        self.turned.append(message.part)


def turn(article: Article, part: Block | Cut) -> Article:
    """The article after the reader turned a part."""
    return apply_to_article(article, NONE.with_one(about_block(article, part, keep=isinstance(part, Cut))))


async def test_x_asks_for_the_piece_under_the_cursor_on_the_page_only() -> None:
    article = dirty_page()
    view = ReaderView(article)
    app = Turning(view)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert app.turned == []
        view.raw = True
        await pilot.press("G", "x")
        await pilot.pause()
        assert app.turned == [article.cut[-1]]
        await pilot.press("g", "j", "x")
        await pilot.pause()
        assert app.turned[-1] == article.blocks[0]


async def test_the_cursor_goes_over_a_cut_of_several_lines_in_one_step() -> None:
    view = ReaderView(dirty_page(), raw=True)
    async with Showing(view).run_test(size=(120, 24)) as pilot:
        await pilot.press("G")
        assert view.sentence_text() == "Lesen Sie auch\nSo wird das Wetter"
        await pilot.press("k")
        assert view.sentence_text() == "Ein Kran fiel ins Wasser."


@pytest.mark.parametrize("size", [(120, 24), (60, 20)])
async def test_cursor_and_screen_stay_when_a_piece_was_turned(size: tuple[int, int]) -> None:
    article = dirty_page()
    view = ReaderView(article, raw=True)
    async with Showing(view).run_test(size=size) as pilot:
        await pilot.press("G", "k", "k")
        assert isinstance(view.part, Cut)
        assert view.part.text == "Anzeige"
        turned = turn(article, view.part)
        view.show(turned)
        await pilot.pause()
        assert isinstance(view.part, Block)
        assert view.part.text == "Anzeige"
        assert "kept by you" in "\n".join(lines_of(view))
        view.show(article)
        assert view.part == article.cut[1]


async def test_from_a_cut_back_to_the_text_the_sentence_before_it_is_current() -> None:
    view = ReaderView(dirty_page(), raw=True)
    async with Showing(view).run_test(size=(120, 24)) as pilot:
        await pilot.press("G")
        view.raw = False
        await pilot.pause()
        assert view.sentence_text() == "Ein Kran fiel ins Wasser."


def test_every_line_of_a_turned_page_is_still_there_and_in_order() -> None:
    article = dirty_page()
    shown = [row.text for row in lay_out_page(article, 120).rows if row.group >= 0]
    for part in (*article.blocks, *article.cut):
        sheet = lay_out_page(turn(article, part), 120)
        assert [row.text for row in sheet.rows if row.group >= 0] == shown
        starts = [stop.start for stop in sheet.stops]
        assert starts == sorted(starts)
        assert all(one.bottom <= two.top for one, two in zip(sheet.stops, sheet.stops[1:], strict=False))


def test_a_page_that_no_block_or_cut_covers_has_nothing_to_turn() -> None:
    bare = replace(dirty_page(), blocks=(), cut=(), text="", sentences=())
    assert {stop.part for stop in lay_out_page(bare, 120).stops} == {None}
