"""The reader under a reader's hands: sentences, search, the page with its cuts, the place that is kept."""

from __future__ import annotations

from dataclasses import replace

from showing import Showing, lines_of, styled
from stories import dirty_page, long_story, make_article

from widgets.reader import ReaderView
from widgets.signs import UNICODE

SIZE = (90, 20)


async def test_j_and_k_step_from_sentence_to_sentence() -> None:
    view = ReaderView(dirty_page())
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        assert view.sentence == 0
        await pilot.press("j", "down")
        assert view.sentence_text() == "Die Fähre fährt nicht."
        await pilot.press("k", "up", "k")
        assert view.sentence == 0
        await pilot.pause()
        assert app.said_of(ReaderView.EndReached)[-1].text == "this is the beginning"  # type: ignore[attr-defined]


async def test_the_current_sentence_is_marked_beside_its_lines_only() -> None:
    view = ReaderView(dirty_page())
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.press("G")
        marked = [line for line in lines_of(view) if UNICODE.cursor in line]
        assert len(marked) == 1
        assert "Ein Kran fiel ins Wasser." in marked[0]


async def test_the_page_stands_with_its_cuts_and_their_reasons() -> None:
    view = ReaderView(dirty_page(), raw=True)
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.press("j")
        lines = lines_of(view)
        cut = next(line for line in lines if "Anzeige" in line)
        assert "advertisement" in cut
        assert UNICODE.cut in cut
        kept = next(line for line in lines if "Ein Kran" in line)
        assert UNICODE.cut not in kept


async def test_raw_and_reader_change_places_at_the_current_sentence() -> None:
    view = ReaderView(dirty_page())
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.press("G")
        view.raw = True
        await pilot.pause()
        assert view.sentence == 3
        assert view.part == dirty_page().blocks[2]
        await pilot.press("j")
        assert view.part == dirty_page().cut[1] or view.part == dirty_page().cut[2]
        await pilot.press("k")
        view.raw = False
        await pilot.pause()
        assert view.sentence_text() == "Ein Kran fiel ins Wasser."


async def test_back_from_the_raw_file_the_sentence_that_was_left_is_the_current_one() -> None:
    view = ReaderView(dirty_page())
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.set_cursor(2)  # the second sentence of its paragraph, which is one piece of the page
        for _twice in range(2):
            view.raw = True
            await pilot.pause()
            view.raw = False
            await pilot.pause()
            assert view.sentence == 2
        view.raw = True
        await pilot.pause()
        await pilot.press("k")
        view.raw = False
        await pilot.pause()
        assert view.sentence == 0, "the cursor was moved"


async def test_a_search_marks_what_it_finds_and_brings_it_on_screen() -> None:
    view = ReaderView(long_story().a)
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        assert view.find("satz 40") == 1
        assert any("Satz 40" in line for line in lines_of(view))
        assert view.sentence == 40
        assert view.find("schiffen") == 60
        await pilot.press("n", "n", "N")
        assert view.found == ((40 - 13 + 60) % 60 + 1, 60) or view.found[1] == 60
        assert "Schiffen" in styled(view, "underline")
        await pilot.press("escape")
        assert not view.finding
        await pilot.press("n")
        await pilot.pause()
        assert "/ finds words" in app.said_of(ReaderView.EndReached)[-1].text  # type: ignore[attr-defined]


async def test_while_a_query_is_typed_each_letter_is_looked_for_from_where_the_search_began() -> None:
    view = ReaderView(long_story().a)
    async with Showing(view).run_test(size=SIZE):
        for query, sentence in (("satz 3", 3), ("satz 30", 30), ("satz 3", 3)):
            view.find(query)
            assert view.sentence == sentence


async def test_a_search_in_the_page_finds_what_was_cut() -> None:
    view = ReaderView(dirty_page(), raw=True)
    async with Showing(view).run_test(size=SIZE):
        assert view.find("wetter") == 1
        view.raw = False
        assert view.find("wetter") == 0


async def test_the_sentence_on_top_stays_when_the_width_or_the_text_changes() -> None:
    article = long_story().a
    view = ReaderView(article)
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.press("space", "space")
        assert view.place is not None
        top = view.place.sentence
        for width in (50, 130, 40, 90):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert view.place is not None
            assert view.place.sentence == top
        longer = make_article(article.path, [["Neu."], *([s.text] for s in article.sentences)])
        view.show(longer)
        await pilot.pause()
        assert view.place is not None
        assert longer.sentences[view.place.sentence].text == article.sentences[top].text


async def test_another_article_is_shown_from_its_beginning() -> None:
    view = ReaderView(long_story().a)
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.press("G")
        view.show(dirty_page())
        await pilot.pause()
        assert (view.top_row, view.sentence) == (0, 0)


async def test_pages_move_the_window_and_percent_says_where() -> None:
    view = ReaderView(long_story().a)
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert 0 < view.percent < 100
        assert app.said_of(ReaderView.Moved)[-1].percent == view.percent  # type: ignore[attr-defined]
        await pilot.press("G")
        assert view.percent == 100
        await pilot.press("g")
        assert view.percent == 0


async def test_the_mouse_selects_text() -> None:
    view = ReaderView(dirty_page())
    async with Showing(view).run_test(size=SIZE) as pilot:
        y = next(n for n, line in enumerate(lines_of(view)) if "Am Samstag" in line)
        x = lines_of(view)[y].index("Samstag")
        await pilot.mouse_down(view, offset=(x, y))
        await pilot.hover(view, offset=(x + 7, y))
        await pilot.mouse_up(view, offset=(x + 7, y))
        assert view.selected_text == "Samstag"
        assert view.sentence == 1


async def test_an_article_with_a_problem_says_it() -> None:
    empty = replace(dirty_page(), text="", blocks=(), sentences=(), problem="only boilerplate was found")
    view = ReaderView(empty)
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot.press("j", "k", "G", "g", "space")
        assert any("only boilerplate was found" in line for line in lines_of(view))
        assert view.sentence_text() == ""
        view.show(None)
        await pilot.pause()
        assert "".join(lines_of(view)).strip() == ""


async def test_in_the_raw_view_n_goes_from_cut_to_cut_and_back_unless_a_search_is_on() -> None:
    view = ReaderView(dirty_page(), raw=True)
    app = Showing(view)
    async with app.run_test(size=(100, 20)) as pilot:
        cuts = dirty_page().cut
        assert view.part == cuts[0]
        assert view.foremost == {"view.next": "next cut"}
        await pilot.press("n")
        assert view.part == cuts[1]
        await pilot.press("n")
        assert view.part == cuts[2]
        await pilot.press("n")
        await pilot.pause()
        assert app.said_of(ReaderView.EndReached)[-1].text == "no further cut"  # type: ignore[attr-defined]
        await pilot.press("N", "N")
        assert view.part == cuts[0]
        view.find("Hafen")
        assert "view.end-find" in view.foremost
        await pilot.press("n")
        assert view.part not in cuts[1:]
        view.clear_find()
        view.raw = False
        await pilot.press("n")
        await pilot.pause()
        assert "/ finds words" in app.said_of(ReaderView.EndReached)[-1].text  # type: ignore[attr-defined]
        assert view.foremost == {}
