"""What a comparison says in words: the line about the cursor, what a link changed, a file that is gone."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, open_app, screen_text, settled, until
from rich.cells import cell_len
from written_pair import article

from lesarten.model import Alignment, Bead, Collation, Discrepancy, Link
from tui.corrected import Moves, other_moves
from tui.correcting import count_moves, describe_moves
from tui.help import make_help
from tui.panes.pair_header import tell_witnesses
from tui.screens.compare import CompareScreen
from widgets.bead_words import tell_stop
from widgets.margin import margin_lines, tell_facts
from widgets.naming import SentenceNames, quote_start
from widgets.notes import name_folds
from widgets.rows import Options, lay_out
from widgets.signs import UNICODE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from widgets.compare import CompareView


@asynccontextmanager
async def compared(library: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """The first two articles, compared."""
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await until(pilot, lambda: view_of(pilot).sheet is not None, "the rows")
        yield pilot


def view_of(pilot: Pilot[None]) -> CompareView:
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen.view


def line_below(pilot: Pilot[None]) -> str:
    """The line above the verbs."""
    return screen_text(pilot).splitlines()[-2]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 40)], ids=str)
async def test_a_line_says_which_facts_differ_at_the_cursor(library: Path, size: tuple[int, int]) -> None:
    async with compared(library, size) as pilot:
        for _press in range(9):
            if "14 million" in view_of(pilot).sentence_text():
                break
            await pilot.press("d")
        await until(pilot, lambda: "≠ " in line_below(pilot), "the line")
        line = line_below(pilot)
        assert line.split("≠ ")[1].startswith("number: A 14 million euros · B 16 million euros")
        assert len(line) <= size[0]


async def test_from_160_columns_a_margin_says_it_of_every_pair(library: Path) -> None:
    async with compared(library, (160, 40)) as pilot:
        assert "number: 14 million euros ≠" in screen_text(pilot)


def test_a_fact_of_a_sentence_elsewhere_says_in_which_by_its_words_or_by_the_numbers_on_screen() -> None:
    ships = Discrepancy("number", "14 ships", "16 ships", 0, 1, False)
    bead = Bead((0,), (0,), "paired", discrepancies=(ships,))
    collation = regrouped(((0,), (0,)))
    words, numbers = SentenceNames(collation), SentenceNames(collation, numbers=True)
    assert tell_facts(bead, True, 100, names=words) == "number: A 14 ships · B 16 ships (elsewhere: “Two.”)"
    assert tell_facts(bead, True, 100, names=numbers) == (
        "number: A 14 ships · B 16 ships (elsewhere: sentence\u00a02)"
    )
    assert tell_facts(bead, True, 40, names=words) == "number: A 14 ships · B 16 ships", (
        "no figure is cut off"
    )
    assert margin_lines(bead, True, 80, words) == ["number: 14 ships ≠ 16 ships (elsewhere: “Two.”)"]


def elsewhere() -> tuple[Bead, SentenceNames]:
    """A pair whose B gives a day that A gives in another, long sentence."""
    texts = (
        "The harbour master met the mayor.",
        "In the harbour town they met on Saturday at noon.",
    )
    a = article("one.txt", texts, outlet=None, title=None)
    b = article("two.txt", ("On Sunday the mayor met the harbour master.",), outlet=None, title=None)
    days = Discrepancy("date", "on Saturday", "On Sunday", 1, 0, False)
    bead = Bead((0,), (0,), "paired", moved=True, discrepancies=(days,))
    beads = (bead, Bead((1,), (), "only_a"))
    return bead, SentenceNames(Collation(a, b, Alignment((), beads, 0.4), beads, (), 0.5))


WHERE = r"on Saturday \((in|elsewhere:) “In the"
"""A day with the sentence that it stands in."""


@pytest.mark.parametrize("room", [55, 60, 75, 95])
def test_words_that_stand_in_neither_sentence_shown_say_where_they_do(room: int) -> None:
    bead, names = elsewhere()
    assert re.search(WHERE, tell_facts(bead, True, room, names=names))
    assert cell_len(tell_facts(bead, True, room, names=names)) <= room
    more = replace(
        bead, discrepancies=(*bead.discrepancies, Discrepancy("number", "4 ships", "5", 0, 0, False))
    )
    told = tell_facts(replace(more, discrepancies=more.discrepancies[::-1]), True, room, names=names)
    assert "on Saturday" not in told or re.search(WHERE, told), "else how many more there are"


@pytest.mark.parametrize("room", [55, 75])
def test_where_words_stand_comes_before_how_sure_a_pair_is_and_which_key_leads_on(room: int) -> None:
    bead, names = elsewhere()
    collation = replace(names.collation, alignment=Alignment((Link(0, 0, 0.77, False),), (bead,), 0.4))
    sheet = lay_out(collation, Options(width=80))
    stop = next(stop for stop in sheet.stops if stop.bead == 0 and stop.kind == "text")
    told = tell_stop(collation, sheet, stop, UNICODE, room)
    assert re.search(WHERE, told.words)
    assert not told.certainty


def test_of_a_pair_that_the_reader_linked_that_is_said_and_not_how_sure_the_program_is() -> None:
    bead, names = elsewhere()
    linked = Link(0, 0, 0.99, True, by="reader")
    collation = replace(
        names.collation, alignment=Alignment((linked,), (bead,), 0.4), decided=((0, 0, True),)
    )
    sheet = lay_out(collation, Options(width=160))
    stop = next(stop for stop in sheet.stops if stop.bead == 0 and stop.kind == "text")
    told = tell_stop(collation, sheet, stop, UNICODE, 150)
    assert told.certainty == "linked by you"
    assert "linked by you" not in told.words


def test_of_several_links_the_score_of_the_weakest_is_never_that_of_all() -> None:
    one, two = "The ferry sank.", "It sank at noon with forty people and a dog aboard, says the mayor."
    a = article("one.txt", (one, two), outlet=None, title=None)
    b = article("two.txt", (f"{one} {two}",), outlet=None, title=None)
    bead = Bead((0, 1), (0,), "paired", edits=())
    links = (Link(0, 0, 0.9, True), Link(1, 0, 0.41, False))
    collation = Collation(a, b, Alignment(links, (bead,), 0.4), (bead,), (), 0.5)
    for room in range(20, 120):
        sheet = lay_out(collation, Options(width=80))
        told = tell_stop(collation, sheet, sheet.stops[0], UNICODE, room)
        assert told.certainty in ("", "doubtful 0.41, weakest of 2", "doubtful 0.41, weakest of 2 links")
    assert told.certainty.endswith("links")


def test_a_sentence_is_called_by_its_first_words_whole() -> None:
    assert quote_start("Short.") == "“Short.”"
    assert quote_start("The harbour master closed the port at noon.", 20) == "“The harbour master …”"
    assert quote_start("Donaudampfschifffahrtsgesellschaft sinkt", 8).startswith("“Donaudampf"), (
        "one at least"
    )


@pytest.mark.parametrize("width", [60, 80, 100, 160])
async def test_a_moved_pair_says_at_every_width_which_key_leads_to_its_other_side(
    library: Path, width: int
) -> None:
    first, second = ("The ferry with 40 people sank at noon.", "The mayor called it a sad day for the town.")
    third = "On Monday 14 million euros were promised by the harbour master for a new bridge over the Tarn."
    other = third.replace("14 million", "more than 16 million").replace("Monday", "Tuesday")
    (library / "a.txt").write_text(f"{first} {second} {third}\n", encoding="utf-8")
    (library / "b.txt").write_text(f"{other} {first} {second}\n", encoding="utf-8")
    async with open_app(library / "a.txt", library / "b.txt").run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        view = view_of(pilot)
        await until(pilot, lambda: view.sheet is not None, "the rows")
        view.go_to("a", 2)
        await until(pilot, lambda: "≠" in line_below(pilot), "the line")
        assert view.bead.moved
        hints = ("B tells it elsewhere: enter goes there", "enter goes there", "enter jumps")
        assert any(hint in line_below(pilot) for hint in hints), line_below(pilot)
        assert "number: A " in line_below(pilot)


async def test_the_line_says_how_sure_a_pair_is(library: Path) -> None:
    async with compared(library, (80, 24)) as pilot:
        view = view_of(pilot)
        for _press in range(len(view.sheet.stops)):
            collation, bead = view.collation, view.bead
            links = [link for link in collation.links if link.a in bead.a and link.b in bead.b]
            line = line_below(pilot).rstrip()
            if not links or view.stop.kind == "told":
                assert not line[-1].isdigit()
            else:
                weakest = min(links, key=lambda link: link.score)
                level = "sure" if weakest.sure else "likely" if weakest.score >= 0.5 else "doubtful"
                behind = f", weakest of {len(links)}" if len(links) > 1 else ""
                forms = (f"{level} {weakest.score:.2f}{behind}", f"{level} {weakest.score:.2f}{behind} links")
                assert line.endswith(forms), "the score is whole or left out with its word"
            await pilot.press("j")


async def test_the_line_says_what_the_sign_means_where_no_fact_differs(library: Path) -> None:
    async with compared(library, (80, 24)) as pilot:
        await pilot.press("f", "f", "f", "f")
        await until(pilot, lambda: "◂ only A tells this" in line_below(pilot))
        await pilot.press("f")
        await until(pilot, lambda: "▸ only B tells this" in line_below(pilot))


async def test_each_switch_says_what_it_did_and_the_filters_counts_add_up(library: Path) -> None:
    async with compared(library, (100, 30)) as pilot:
        counts = view_of(pilot).counts
        assert counts["shared"] + counts["only_a"] + counts["only_b"] == counts["all"]
        assert counts["only_a"] > 1
        total = f"pairs + {counts['only_a']} sentences only in A + {counts['only_b']} only in B"
        said = {
            "o": "in the order of B",
            "i": "differences of spelling do not count",
            "z": "nothing to fold: no run of 4 sentences",
            "f": f"{counts['shared']} {total}",
        }
        for key, words in said.items():
            await pilot.press(key)
            await until(pilot, lambda words=words: words in screen_text(pilot), words)
        await pilot.press("o")
        await until(pilot, lambda: "in the order of A" in screen_text(pilot))
        await pilot.press("z")
        await until(pilot, lambda: "all runs are open" in screen_text(pilot))


def test_folding_says_how_many_runs_and_where_they_are_when_none_is_in_sight() -> None:
    texts = tuple(f"Only one tells of ship {n}." for n in range(12))
    a = article("one.txt", texts, outlet=None, title=None)
    b = article("two.txt", ("Nobody else.",), outlet=None, title=None)
    beads = (*(Bead((n,), (), "only_a") for n in range(6)), Bead((6,), (0,), "paired"))
    beads += tuple(Bead((n,), (), "only_a") for n in range(7, 12))
    sheet = lay_out(Collation(a, b, Alignment((), beads, 0.4), beads, (), 0.5), Options(width=80, fold=True))
    last = len(sheet.rows)
    assert name_folds(sheet, 0, last) == "2 runs of one side folded: enter opens one"
    assert name_folds(sheet, 0, 1) == "2 runs of one side folded: enter opens one"
    assert name_folds(sheet, 2, 2) == "2 runs of one side folded, further up and down"
    assert name_folds(sheet, last, 5) == "2 runs of one side folded, further up"
    assert name_folds(sheet, -9, 5) == "2 runs of one side folded, further down"
    unfolded = lay_out(
        Collation(a, b, Alignment((), beads[6:7], 0.4), beads[6:7], (), 0.5), Options(fold=True)
    )
    assert name_folds(unfolded, 0, 5).startswith("nothing to fold: no run of 4 sentences")


async def test_a_notice_after_a_link_says_what_else_moved_and_undo_does_too(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moved(before: Collation, after: Collation) -> Moves:
        return Moves(gained=2) if len(after.decided) > len(before.decided) else Moves(lost=1)

    monkeypatch.setattr("tui.correcting.other_moves", moved)
    async with compared(library, (120, 40)) as pilot:
        await pilot.press("G", "L", "G", "enter")
        await until(pilot, lambda: "2 others newly paired" in screen_text(pilot), "the notice")
        assert "linked" in screen_text(pilot).splitlines()[-1]
        assert "u undoes" in screen_text(pilot).splitlines()[-1]
        await pilot.press("u")
        await until(pilot, lambda: "1 other alone now" in screen_text(pilot), "the undo")
        assert "ctrl+r redoes" in screen_text(pilot).splitlines()[-1]
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "2 others newly paired" in screen_text(pilot), "the redo")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_the_cursor_stays_on_its_sentence_and_on_screen_after_a_link_and_its_undo(
    library: Path, size: tuple[int, int]
) -> None:
    async with compared(library, size) as pilot:
        view, state = view_of(pilot), app_of(pilot)
        await pilot.press("G", "L")
        assert view.choice is not None
        await pilot.press("g", "enter")
        await until(pilot, lambda: state.state.collation and state.state.collation.decided, "the link")
        await until(pilot, lambda: view.collation is state.state.collation)
        for key in ("u", "ctrl+r"):
            text = view.sentence_text()
            assert text
            assert is_on_screen(view)
            collation = view.collation
            await pilot.press(key)
            await until(pilot, lambda before=collation: view.collation is not before, "the way back")
            assert view.sentence_text() in text or text in view.sentence_text()
            assert is_on_screen(view)


def is_on_screen(view: CompareView) -> bool:
    stop = view.stop
    return stop is not None and view.top_row <= stop.top < view.top_row + view.size.height


async def test_a_comparison_whose_file_is_gone_says_so_for_as_long_as_it_is_and_stays_readable(
    library: Path,
) -> None:
    async with compared(library, (120, 40)) as pilot:
        path = library / "bridge-herald.txt"
        text = path.read_text(encoding="utf-8")
        path.unlink()
        await until(pilot, lambda: "(gone)" in screen_text(pilot).splitlines()[0], "the heading")
        await pilot.press("j", "j")
        heading = screen_text(pilot).splitlines()[0]
        assert heading.index("(gone)") < heading.index("bridge-herald"), "the name may be cut"
        assert "16 million euros" in screen_text(pilot)
        await pilot.press("plus")
        await until(pilot, lambda: "bridge-herald.txt is gone" in screen_text(pilot), "the notice")
        assert "16 million euros" in screen_text(pilot)
        path.write_text(text, encoding="utf-8")
        await until(pilot, lambda: "(gone)" not in screen_text(pilot).splitlines()[0], "the file again")


def regrouped(*groups: tuple[tuple[int, ...], tuple[int, ...]]) -> Collation:
    """Three sentences a side in beads of these."""
    a, b = (article(path, ("One.", "Two.", "Three."), None, None) for path in ("a", "b"))
    beads = tuple(
        Bead(here, there, "paired" if here and there else "only_a" if here else "only_b")
        for here, there in groups
    )
    return Collation(a, b, Alignment((), beads, 0.4), beads, (), 0.5)


def test_sentences_beside_a_link_that_find_or_lose_a_partner_are_counted() -> None:
    before = regrouped(((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)))
    after = replace(regrouped(((0,), (1,)), ((1,), ()), ((2,), (0,)), ((), (2,))), decided=((0, 0, False),))
    # A0 and B0 are what was decided about: B1 and A2 found partners, A1 lost B1.
    assert other_moves(before, after) == Moves(gained=2, lost=1)
    assert other_moves(before, replace(before, decided=((0, 0, True),))) == Moves()


def test_pairs_beside_a_link_that_change_place_or_sentences_are_counted() -> None:
    before = regrouped(((0,), (0,)), ((1, 2), (1,)), ((), (2,)))
    shrunk = regrouped(((0,), ()), ((), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)))
    beads = tuple(replace(bead, moved=bead.kind == "paired") for bead in before.beads[1:])
    moved = replace(regrouped(), beads=(Bead((0,), (), "only_a"), Bead((), (0,), "only_b"), *beads))
    unlinked = ((0, 0, False),)
    assert other_moves(before, replace(shrunk, decided=unlinked)) == Moves(lost=1, changed=1)
    assert other_moves(before, replace(moved, decided=unlinked)) == Moves(changed=1)


def test_what_moved_is_said_in_words() -> None:
    assert describe_moves(Moves()) == ""
    assert describe_moves(Moves(1)) == count_moves(Moves(1)) == "1 other newly paired"
    assert describe_moves(Moves(2, 3, 1)).split(", ") == [
        "2 others newly paired",
        "3 others alone now",
        "1 other pair changed",
    ]
    assert count_moves(Moves(2, 3, 1)) == "6 others changed"


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=str)
async def test_an_unlinking_that_moves_other_pairs_says_so_and_the_undo_brings_them_back(
    library: Path, size: tuple[int, int]
) -> None:
    first, second = ("The ferry sank at noon.", "Forty people were saved by a trawler.")
    third = "The harbour master closed the port."
    (library / "a.txt").write_text(f"{first} {second} {third}\n", encoding="utf-8")
    (library / "b.txt").write_text(f"{third} {first} {second}\n", encoding="utf-8")
    async with open_app(library / "a.txt", library / "b.txt").run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        view = view_of(pilot)
        await until(pilot, lambda: view.sheet is not None, "the rows")
        before = view.collation
        assert [bead.moved for bead in before.beads if bead.kind == "paired"].count(True) == 1
        view.go_to("a", 0)
        await pilot.press("X")
        await until(pilot, lambda: view.collation.decided, "the decision")
        assert view.collation.beads != before.beads
        words = "2 other pairs changed · u undoes"
        await until(pilot, lambda: words in screen_text(pilot).splitlines()[-1], "the notice")
        await pilot.press("u")
        await until(pilot, lambda: not view.collation.decided, "the undo")
        assert view.collation.beads == before.beads


async def test_the_help_and_the_palette_name_the_articles_that_were_weighed_as_well(library: Path) -> None:
    async with compared(library, (160, 40)) as pilot:
        app = app_of(pilot)
        collation = app.state.collation
        assert collation is not None
        told = replace(collation, witnesses=("there/other-news.txt",))
        app.change(collation=told)
        await until(pilot, lambda: view_of(pilot).collation is told)
        words = "What 1 other article on the event says was weighed as well (other-news)."
        assert make_help(app.screen).about.endswith(words)
        await pilot.press("ctrl+p", *"witnesses")
        await until(pilot, lambda: "Name witnesses of comparison" in screen_text(pilot), "the entry")
        await pilot.press("down", "enter")
        await until(pilot, lambda: words in screen_text(pilot).splitlines()[-1], "the names")


def test_a_comparison_of_two_texts_alone_says_so() -> None:
    assert tell_witnesses(regrouped(((0,), (0,)))).full == "only these two texts were weighed"
