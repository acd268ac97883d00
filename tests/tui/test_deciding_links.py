"""Links made and taken away by key in a comparison: what follows, what is kept, and the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, open_app, screen_text, settled, until

from tui.folders import decisions_log
from tui.help import make_help
from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from lesarten.model import Link
    from widgets.compare import CompareView


async def compare(pilot: Pilot[None]) -> CompareView:
    await settled(pilot)
    await pilot.press("space", "j", "space", "c")
    await comparing(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: screen.view.sheet is not None, "the rows")
    return screen.view


def question(pilot: Pilot[None]) -> str:
    """The line above the verbs."""
    return screen_text(pilot).splitlines()[-2]


def bottom_line(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


def own_links(pilot: Pilot[None]) -> list[Link]:
    collation = app_of(pilot).state.collation
    assert collation is not None
    return [link for link in collation.links if link.by == "reader"]


async def link_the_last_two(pilot: Pilot[None], view: CompareView) -> None:
    """Link the last sentences of both sides, which only one side has each."""
    await pilot.press("G", "L")
    assert view.choice is not None
    await pilot.press("G", "enter")
    await until(pilot, lambda: own_links(pilot), "the reader's link")


async def test_a_link_by_hand_is_on_screen_at_once_and_the_heading_says_by_you(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        await link_the_last_two(pilot, view)
        link = own_links(pilot)[0]
        assert link.sure
        bead = next(bead for bead in view.collation.beads if link.a in bead.a)
        assert link.b in bead.b
        await until(pilot, lambda: "linked by you · " in screen_text(pilot), "the heading")
        assert "linked: “" in screen_text(pilot)
        assert "u undoes" in screen_text(pilot)
        await pilot.press("g", "j")
        await until(pilot, lambda: "1 by you · " in screen_text(pilot), "the heading away from it")
    kept = [json.loads(line) for line in decisions_log().read_text(encoding="utf-8").splitlines()]
    assert [line["kind"] for line in kept] == ["link"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 40)], ids=str)
async def test_the_question_has_a_line_of_its_own_until_it_is_answered(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        view = await compare(pilot)
        await pilot.press("G", "L")
        choice = view.choice
        assert choice is not None
        asked = f"with which sentence of {choice.side.upper()}?"
        await until(pilot, lambda: asked in question(pilot), "the question")
        began, id_ = next((side, id_) for side, id_ in choice.sentences if side != choice.side)
        article = view.collation.a if began == "a" else view.collation.b
        word = article.sentences[id_].text.split()[0]
        assert question(pilot).strip().startswith(f"Link {began.upper()} “{word}")
        last = len(choice.options)
        await pilot.press("G")
        await until(pilot, lambda: f"{last} of {last}" in question(pilot), "the number of what is chosen")
        await pilot.press("escape")
        await until(pilot, lambda: "?" not in question(pilot), "no question")
        assert isinstance(pilot.app.screen, CompareScreen), "escape ended only the choice"


async def test_while_the_question_is_open_only_keys_that_answer_it_are_named(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await compare(pilot)
        before = set(pilot.app.screen.active_bindings)
        await pilot.press("G", "L")
        await until(pilot, lambda: "enter links" in bottom_line(pilot), "the verbs")
        assert (
            bottom_line(pilot).split() == "↓ next · ↑ previous · enter links · esc cancels · ? help".split()
        )
        named = {line.words for _heading, lines in make_help(pilot.app.screen).groups for line in lines}
        assert "Link or unlink what is chosen" in named
        assert not named & {"Swap sides", "Show facts", "Undo your last correction", "Fold or open what"}
        bound = set(pilot.app.screen.active_bindings)
        for key in sorted(before - bound - {"full_stop", "comma"}):
            view = pilot.app.screen.focused
            await pilot.press(key)
            assert view.choice is not None, f"{key} is not named and changed something"
            assert pilot.app.screen.focused is view
        await pilot.press("escape")
        await until(pilot, lambda: "Y copy" in bottom_line(pilot), "the verbs of the comparison")
        assert set(pilot.app.screen.active_bindings) == before


async def test_undo_and_redo_of_a_link(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        before = view.collation.beads
        await link_the_last_two(pilot, view)
        await pilot.press("u")
        await until(pilot, lambda: not own_links(pilot), "no link")
        assert view.collation.beads == before
        assert "your link is gone · ctrl+r redoes" in screen_text(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: own_links(pilot), "the link again")


async def test_x_takes_the_programs_link_away_and_the_next_run_knows(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        await pilot.press("d")
        bead = view.bead
        assert bead is not None
        links = [(one.a, one.b) for one in view.collation.links if one.a in bead.a and one.b in bead.b]
        assert links
        await pilot.press("X")
        if len(links) > 1:
            await pilot.press("enter")
        await until(pilot, lambda: view.collation.decided, "the decision")
        taken = view.collation.decided[0]
        assert taken[:2] in links
        assert not taken[2]
        assert taken[:2] not in [(one.a, one.b) for one in view.collation.links]
        await until(pilot, lambda: "unlinked by you" in screen_text(pilot), "the heading")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        assert view.collation.decided == (taken,)
        assert taken[:2] not in [(one.a, one.b) for one in view.collation.links]


async def test_a_link_by_hand_stays_at_every_threshold_and_after_a_swap(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        await link_the_last_two(pilot, view)
        await pilot.press("plus")
        await until(pilot, lambda: "threshold" in screen_text(pilot))
        link = own_links(pilot)[0]
        await pilot.press("x")
        await until(pilot, lambda: own_links(pilot) and own_links(pilot)[0].a == link.b, "the pair swapped")
        assert own_links(pilot)[0].b == link.a


async def test_a_cut_and_a_link_live_together(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        await link_the_last_two(pilot, view)
        link = own_links(pilot)[0]
        text = view.collation.a.sentences[link.a].text
        await pilot.press("h", "r", "g", "x")
        await until(pilot, lambda: len(view.collation.a.sentences) < link.a + 9 and view.collation.a.cut)
        await until(pilot, lambda: any("your decision" in cut.reason for cut in view.collation.a.cut))
        now = own_links(pilot)[0]
        assert view.collation.a.sentences[now.a].text == text
