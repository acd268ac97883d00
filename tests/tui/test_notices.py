"""What is said in the bottom line: short enough to leave the first keys there, and gone when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until
from rich.cells import cell_len

from tui.panes.lines import KeyLine
from tui.panes.notice import Notice
from tui.screens.compare import CompareScreen
from tui.screens.reader_notes import say_problem

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from widgets.compare import CompareView

SIZES = [(60, 20), (80, 24), (120, 40)]


async def compare(pilot: Pilot[None]) -> CompareView:
    await settled(pilot)
    await pilot.press("space", "j", "space", "c")
    await comparing(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: screen.view.sheet is not None, "the rows")
    return screen.view


def bottom(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


async def unlink_first(pilot: Pilot[None], view: CompareView) -> None:
    await pilot.press("d", "X")
    if view.choice is not None:
        await pilot.press("enter")
    await until(pilot, lambda: view.collation.decided, "the decision")


def test_a_notice_loses_what_it_quotes_before_its_key() -> None:
    notice = Notice("unlinked: “A long sentence …” from “Another one …”", "unlinked", "u undoes")
    assert notice.fit(100) == "unlinked: “A long sentence …” from “Another one …” · u undoes"
    assert notice.fit(30) == "unlinked · u undoes"
    assert notice.fit(10) == ""
    for room in range(1, 40):
        assert cell_len(notice.crop(room)) <= room
    assert notice.crop(15).endswith("u undoes")


@pytest.mark.parametrize("size", SIZES)
async def test_a_correction_leaves_the_first_verbs_and_the_way_back_in_sight(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        view = await compare(pilot)
        await unlink_first(pilot, view)
        await until(pilot, lambda: "u undoes" in bottom(pilot), "the notice")
        assert bottom(pilot).rstrip().endswith("u undoes")
        assert "unlinked" in bottom(pilot)
        for verb in ("d next ≠", "q back", "? help"):
            assert verb in bottom(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_an_undo_says_what_holds_now(library: Path, size: tuple[int, int]) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        view = await compare(pilot)
        await unlink_first(pilot, view)
        await pilot.press("u")
        await until(pilot, lambda: not view.collation.decided, "the link again")
        assert "again · ctrl+r redoes" in bottom(pilot)
        assert "q back" in bottom(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: view.collation.decided, "the decision again")
        assert "unlinked" in bottom(pilot)
        assert "u undoes" in bottom(pilot)


async def test_the_next_key_takes_a_notice_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await compare(pilot)
        await pilot.press("slash", *"bridge", "enter", "n")
        await until(pilot, lambda: "match 2 of" in bottom(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "match" not in bottom(pilot), "no search")
        await pilot.press("G", "d")
        await until(pilot, lambda: "no further" in bottom(pilot))
        await pilot.press("k")
        await until(pilot, lambda: "no further" not in bottom(pilot), "no words about the end")


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_in_use_stays_beside_what_is_said_of_it(library: Path, size: tuple[int, int]) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await compare(pilot)
        for key, verb in (("f", "f filter"), ("i", "i spelling"), ("o", "o order"), ("plus", "+ stricter")):
            await pilot.press(key)
            # Narrow, the way back and help come before a key that was just pressed.
            kept = verb if size[0] >= 80 else "q back"
            await until(pilot, lambda kept=kept: kept in bottom(pilot), kept)
            assert len(bottom(pilot).split(" · ")[-1].strip()) > len("? help"), "a notice stands behind"


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_that_did_nothing_is_not_offered_beside_the_words_that_say_so(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await compare(pilot)
        await pilot.press("G")
        for key, verb, words in (
            ("d", "d next ≠", "no further discrepancy"),
            ("n", "n next", "no further difference"),
            ("backspace", "backspace", "nothing to go back to"),
            ("u", "u undo", "nothing to undo"),
        ):
            await pilot.press(key)
            await until(pilot, lambda words=words: words in bottom(pilot), words)
            assert verb not in bottom(pilot)
            assert "q back · ? help" in bottom(pilot)
        await pilot.press("k")
        await until(pilot, lambda: "d next ≠" in bottom(pilot), "the verb again")


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_while_a_question_is_open_leaves_the_keys_that_answer_it(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await compare(pilot)
        await pilot.press("f", "f", "f", "L")
        verbs = ("enter ", "esc cancels ")
        for key in ("", "G", "j", "x"):
            await pilot.press(*([key] if key else []))
            await pilot.pause()
            assert all(f" {verb}" in bottom(pilot) for verb in verbs), (key, bottom(pilot))
        assert "esc cancels first" in bottom(pilot)


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80, 100])
async def test_a_long_notice_leaves_the_way_back_at_every_width_and_is_cut_for_help(
    library: Path, width: int
) -> None:
    async with open_app(library).run_test(size=(width, 20)) as pilot:
        await settled(pilot)
        for keys, back in ((("F",), "q back"), (("escape",), "q quit")):
            await pilot.press(*keys)
            await until(pilot, lambda back=back: back in bottom(pilot))
            app_of(pilot).say("these are all sources on this event, and there are no others anywhere at all")
            await until(pilot, lambda: "these are" in bottom(pilot), "the notice")
            assert back in bottom(pilot)
            # Where it is whole, the way on may come before help.
            assert "? help" in bottom(pilot) or "anywhere at all" in bottom(pilot)


@pytest.mark.parametrize(
    ("key", "verbs"),
    [
        ("c", "letters narrow the list · ↑ ↓ choose · enter compare · esc close"),
        ("ctrl+o", "letters narrow the list · ↑ ↓ choose · enter go there · esc close"),
        ("R", "tab other line · enter keep · esc close"),
    ],
)
async def test_while_a_window_asks_the_bottom_line_names_its_keys(
    library: Path, key: str, verbs: str
) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        line = library_of(pilot).query_one(KeyLine)

        def said() -> str:
            return line.render_line(0).text.strip()

        assert said().startswith("space mark")
        await pilot.press(key)
        await until(pilot, lambda: said() == verbs, "the keys of the window")
        await pilot.press("escape")
        await until(pilot, lambda: said().startswith("space mark"), "the verbs of the list")
        assert bottom(pilot).strip().startswith("space mark")


async def test_another_screen_takes_a_notice_back(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app_of(pilot).say("something that failed", grave=True)
        await pilot.press("k")
        assert "something that failed" in bottom(pilot)
        await pilot.press("F")
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
        await pilot.press("escape")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert "something that failed" not in bottom(pilot)


async def test_a_hint_goes_once_it_was_followed(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "then x" in bottom(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "then x" not in bottom(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_while_choosing_other_keys_do_nothing_and_the_question_stays(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        view = await compare(pilot)
        await pilot.press("G", "L")
        await until(pilot, lambda: "with which sentence of" in screen_text(pilot).splitlines()[-2])
        before = app_of(pilot).state
        for key in ("L", "u", "x", "r", "f", "F", "slash"):
            await pilot.press(key)
            await pilot.pause()
            assert "with which sentence of" in screen_text(pilot).splitlines()[-2], key
            assert "esc cancels first" in bottom(pilot), key
        assert view.choice is not None
        assert app_of(pilot).state == before
        await pilot.press("j")
        await pilot.pause()
        assert "esc cancels first" not in bottom(pilot)
        await pilot.press("question_mark", "escape", "escape")
        await until(pilot, lambda: view.choice is None)
        assert isinstance(pilot.app.screen, CompareScreen)


async def test_the_list_names_its_first_keys_and_the_way_out_at_80_columns(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for verb in ("space mark", "enter read", "c compare", "F facts", "m matrix", "q quit", "? help"):
            assert verb in bottom(pilot), verb


async def test_with_the_raw_file_beside_the_list_q_and_esc_first_leave_it(library: Path) -> None:
    app = open_app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("q", "escape"):
            await pilot.press("r")
            await until(pilot, lambda: "raw file" in screen_text(pilot))
            assert "q back" in bottom(pilot)
            assert "q quit" not in bottom(pilot)
            await pilot.press(key)
            await until(pilot, lambda: "raw file" not in screen_text(pilot))
            assert app.is_running
        await until(pilot, lambda: "q quit" in bottom(pilot))
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_comparison_names_what_one_does_with_it_at_80_columns(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        view = await compare(pilot)
        verbs = ("d next ≠", "n next ≈", "Y copy", "L link", "X unlink", "f filter", "q back", "? help")
        assert bottom(pilot).strip() == " · ".join(verbs)
        while view.options.filter != "only_a":
            await pilot.press("f")
        await until(
            pilot,
            lambda: "d next" not in bottom(pilot) and "n next" not in bottom(pilot),
            "no verb that leads nowhere",
        )
        await pilot.press("d")
        await until(pilot, lambda: "no further discrepancy" in bottom(pilot), "words all the same")


async def test_the_heading_names_each_filter_by_words_that_do_not_overlap(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        view = await compare(pilot)
        pairs = view.counts["shared"]
        for words, behind in (
            ("told by both (= ≈ ≠): ", ""),
            ("not word for word (≈ ≠): ", f" of {pairs} pairs"),
            ("only ≠: 4 facts differ in ", f" of {pairs} pairs"),
            ("only A (◂): ", ""),
            ("only B (▸): ", ""),
        ):
            await pilot.press("f")
            shown = f"{words}{view.counts[view.options.filter]}{behind}"
            await until(pilot, lambda shown=shown: shown in screen_text(pilot).splitlines()[0], shown)


async def test_the_heading_counts_links_only_while_their_threshold_is_moved(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await compare(pilot)
        assert "link" not in screen_text(pilot).splitlines()[0]
        await pilot.press("plus")
        await until(pilot, lambda: "link" in screen_text(pilot).splitlines()[0], "the number of links")


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        ("is not text", "010 is not text."),
        ("has no text.", "010 has no text."),
        ("no such file", "010: no such file."),
    ],
)
def test_a_problem_is_told_as_one_sentence_that_ends_once(problem: str, sentence: str) -> None:
    assert say_problem("010", problem) == sentence
