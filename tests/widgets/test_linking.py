"""Linking and unlinking by hand: what can be chosen, what stands out, and what is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from showing import Showing, lines_of, styled
from stories import collate_by_hand, harbour, long_story, make_article
from textual import on
from textual.message import Message

from lesarten.model import Alignment, Bead, Collation, Link
from widgets.choosing import Choice, Pair, describe_choice
from widgets.compare import CompareView
from widgets.margin import by_reader
from widgets.naming import SentenceNames
from widgets.rows import Options

WIDE, NARROW = (120, 24), (60, 20)


class Linking(Showing):
    """Keeps what the reader linked."""

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self.words: list[str] = []

    @on(CompareView.Linked)
    @on(CompareView.Unlinked)
    def keep_link(self, message: Message) -> None:
        self.said.append(message)

    @on(CompareView.Choosing)
    def keep_words(self, message: CompareView.Choosing) -> None:
        self.words.append(message.words)

    def pairs(self) -> list[tuple[str, int, int]]:
        return [
            (type(message).__name__, message.a, message.b)
            for message in self.said
            if isinstance(message, CompareView.Linked)
        ]


def with_links(collation: Collation) -> Collation:
    """The collation with a link for every two sentences of a bead."""
    links = tuple(Link(i, j, 0.9, sure=True) for bead in collation.beads for i in bead.a for j in bead.b)
    return replace(collation, alignment=Alignment(links, collation.beads, 0.5))


def two_to_one() -> Collation:
    """A bead of two sentences of A and one of B, and one more sentence of B."""
    a = make_article("a.txt", [["Der Hafen ist zu.", "Niemand darf hinein."]])
    b = make_article("b.txt", [["Der Hafen ist geschlossen, niemand darf hinein.", "Es regnet."]])
    return with_links(collate_by_hand(a, b, [Bead((0, 1), (0,), "paired"), Bead((), (1,), "only_b")]))


async def test_l_links_the_sentence_under_the_cursor_with_one_only_the_other_side_has() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "j", "j", "j")
        assert view.sentence_text().startswith("Ein Kran")
        await pilot.press("L")
        assert app.words[-1] == (
            "Link A “Ein Kran fiel ins Wasser.” with which sentence of B?   2 of 5   enter links"
        )
        while view.choice is not None and view.choice.pair.b != 3:
            await pilot.press("j")
        assert "Ein Kran fiel ins Wasser." in styled(view, "reverse")
        assert "Im Lagerhaus stand das Wasser" in styled(view, "reverse")
        await pilot.press("enter")
        await pilot.pause()
        assert app.pairs() == [("Linked", 4, 3)]
        assert app.words[-1] == ""
        assert view.sentence_text().startswith("Ein Kran"), "the cursor is where it began"
        assert styled(view, "reverse") == ""


async def test_the_other_side_links_as_well() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "l", "L")
        assert app.words[-1].startswith("Link B “")
        assert "with which sentence of A?" in app.words[-1]
        await pilot.press("g", "enter")
        await pilot.pause()
        assert app.pairs() == [("Linked", 0, 1)]


async def test_a_sentence_that_only_b_has_is_linked_whatever_side_the_cursor_is_on() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("G", "k", "h", "L")
        assert app.words[-1].startswith("Link B “Die Versicherung")


async def test_escape_cancels_and_leaves_cursor_and_side() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "L", "j", "j", "escape")
        await pilot.pause()
        assert (view.cursor, view.side, view.choice) == (1, "a", None)
        assert app.pairs() == []
        assert app.words[-1] == ""


async def test_all_sentences_can_be_chosen_whatever_the_filter_hides_and_it_comes_back() -> None:
    view = CompareView(harbour(), options=Options(filter="discrepancies"))
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("L")
        assert view.options.filter == "all"
        assert view.choice is not None
        assert {pair.b for pair in view.choice.options} == {0, 1, 2, 3, 4}
        await pilot.press("escape")
        assert view.options.filter == "discrepancies"


async def test_pages_and_clicks_move_the_choice_too() -> None:
    view = CompareView(long_story())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("L", "pagedown", "pagedown")
        assert view.choice is not None
        here = view.choice.pair.b
        assert here is not None
        assert here > 3
        assert f"Satz {here} in B" in "\n".join(lines_of(view)), "what is chosen is on screen"
        await pilot.press("G")
        assert view.choice.pair.b == 59
        await pilot.press("g")
        assert view.choice is not None
        assert view.choice.pair.b == 0
        row = next(y for y, line in enumerate(lines_of(view)) if "Satz 3 in B" in line)
        await pilot.click(CompareView, offset=(70, row))
        assert view.choice.pair.b == 3


async def test_of_several_sentences_in_a_bead_the_reader_chooses_which_to_link() -> None:
    view = CompareView(two_to_one())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("L")
        assert app.words[-1] == ("Link which sentence of A? Now “Der Hafen ist zu.”   1 of 2   enter goes on")
        await pilot.press("j")
        assert styled(view, "reverse") == "Niemand darf hinein."
        await pilot.press("enter", "j", "enter")
        await pilot.pause()
        assert app.pairs() == [("Linked", 1, 1)]


async def test_x_takes_the_one_link_of_a_bead_away() -> None:
    view = CompareView(with_links(harbour()))
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "X")
        await pilot.pause()
        assert app.pairs() == [("Unlinked", 1, 1)]
        assert app.words == []


async def test_of_several_links_the_reader_chooses_which_to_take_away() -> None:
    view = CompareView(two_to_one())
    app = Linking(view)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("X")
        assert app.words[-1].startswith("Unlink A “Der …” from B “Der …”")
        assert app.words[-1].endswith("?   1 of 2   enter unlinks")
        assert "Der Hafen ist zu." in styled(view, "reverse")
        assert "Niemand darf hinein." not in styled(view, "reverse")
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.pairs() == [("Unlinked", 1, 0)]


async def test_where_nothing_is_linked_x_says_so() -> None:
    view = CompareView(with_links(harbour()))
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("X")
        await pilot.pause()
        assert app.said_of(CompareView.EndReached)[-1].text == "no link here"  # type: ignore[attr-defined]
        assert app.pairs() == []


async def test_keys_that_would_change_the_choice_do_nothing_meanwhile() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "L")
        before = view.options
        await pilot.press("f", "o", "z", "number_sign", "tab", "h", "backspace", "X", "L")
        assert view.options == before
        assert view.choice is not None
        assert view.choice.side == "b"
        await pilot.press("escape", "f")
        assert view.options.filter == "shared"


async def test_another_comparison_ends_the_choice() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "L")
        view.show(with_links(harbour()))
        await pilot.pause()
        assert view.choice is None
        assert app.words[-1] == ""


async def test_enter_and_escape_are_what_they_were_when_nothing_is_chosen() -> None:
    view = CompareView(harbour())
    app = Linking(view)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("G", "enter")
        assert view.stop is not None
        assert view.stop.kind == "told"
        view.find("Hafen")
        await pilot.press("escape")
        assert not view.finding


async def test_where_a_moved_pair_is_told_its_links_are_chosen_at_the_pair_itself() -> None:
    a = make_article("a.txt", [["Ein Kran fiel um.", "Der Hafen ist zu.", "Niemand darf hinein."]])
    b = make_article("b.txt", [["Der Hafen ist zu, niemand darf hinein.", "Ein Kran stürzte um."]])
    beads = [Bead((0,), (1,), "paired"), Bead((1, 2), (0,), "paired", moved=True)]
    view = CompareView(with_links(collate_by_hand(a, b, beads)))
    app = Linking(view)
    async with app.run_test(size=NARROW) as pilot:
        told = next(n for n, stop in enumerate(view.sheet.stops) if stop.kind == "told")
        # The line stands for a sentence of B: it has two links, and three sentences of A to be linked with.
        for key, count in (("X", 2), ("L", 3)):
            view.move_to(told)
            await pilot.press(key)
            assert view.choice is not None
            assert len(view.choice.options) == count
            assert view.stop.kind == "text", "there both sides are to be seen"
            await pilot.press("escape")


def test_the_margin_says_what_the_reader_decided() -> None:
    collation = replace(harbour(), decided=((1, 1, True), (3, 4, False)))
    numbers, words = SentenceNames(collation, numbers=True), SentenceNames(collation)
    assert by_reader(collation.beads[1], words) == ["linked by you"]
    assert by_reader(collation.beads[3], numbers) == ["unlinked by you: sentence\u00a05 of B"]
    assert by_reader(collation.beads[7], numbers) == ["unlinked by you: sentence\u00a04 of A"]
    assert by_reader(collation.beads[7], words) == ["unlinked by you: “Die Fähre nach Norden fährt …” of A"]
    assert by_reader(collation.beads[2], words) == []


@pytest.mark.parametrize("room", [40, 58, 78, 118])
def test_the_question_names_its_sentences_in_as_many_words_as_there_is_room_for(room: int) -> None:
    collation = two_to_one()
    link = Choice("link", "a", (Pair(0, 0), Pair(1, 0)), (0, 0), 1)
    second = Choice("second", "b", (Pair(0, 0), Pair(0, 1)), (0, 1), 0)
    for choice, named in ((link, "Niemand"), (second, "Der")):
        words = describe_choice(choice, collation, room)
        assert cell_len(words) <= room
        assert f"{choice.at + 1} of 2" in words
        assert f"“{named}" in words or room < 58
