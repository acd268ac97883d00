"""The key map of DESIGN.md, exactly: a key works where it is promised, and is in the help and on its page.

One key has one meaning in one focus: what stands nearer wins, and what it hides is the same thing or nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import open_app
from everywhere import WAYS, go_to, leave_a_decision
from textual.screen import Screen

from tui.help import make_help

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]

MOVING = "up down j k pageup pagedown ctrl+d ctrl+u g G"
PANELS = "Q O F m"
EVERYWHERE = f"question_mark ctrl+p ctrl+o ctrl+f u ctrl+r t ctrl+c {PANELS}"
PROMISED = {
    "library": f"{EVERYWHERE} {MOVING} tab slash comma full_stop [ ] E space c enter r s R f e w v q",
    "reader": f"{EVERYWHERE} {MOVING} tab slash n N comma full_stop [ ] E q escape space b r a y c v",
    "raw": f"{EVERYWHERE} {MOVING} tab slash n N comma full_stop [ ] E q escape space b r x",
    "also in, with some": "a enter y tab q escape j k",
    "comparison": f"{EVERYWHERE} {MOVING} tab slash n N comma full_stop [ ] E q escape space b h l d D enter "
    "backspace x f o minus plus i z number_sign r L X y Y",
    "facts": f"{EVERYWHERE} {MOVING} tab slash n N q escape enter c f y",
    "quotations": f"{EVERYWHERE} {MOVING} slash n N q escape enter c f y",
    "only here": f"{EVERYWHERE} {MOVING} slash n N q escape enter c f y",
    "matrix": f"{EVERYWHERE} {MOVING} n N q escape h l f enter comma full_stop [ ]",
    "find all": "c f slash y q escape n N enter j k",
    "sentence": f"{MOVING} slash n N q escape space b r a y E",
}
"""By place, the keys that DESIGN.md promises there, by Textual's names."""

NAMES = {"[": "left_square_bracket", "]": "right_square_bracket"}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)


def promised(place: str) -> set[str]:
    return {NAMES.get(key, key) for key in PROMISED[place].split()}


def in_force(pilot: Pilot[None]) -> set[str]:
    """The keys that do something on the screen in front."""
    screen = pilot.app.screen
    return {key for key, active in screen.active_bindings.items() if active.enabled}


@pytest.mark.parametrize("place", PROMISED)
async def test_every_promised_key_works_and_is_in_the_help(place: str) -> None:
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        if place == "reader":
            # `n` and `N` are for matches, `esc` leads back.
            assert {"n", "N", "escape"} <= in_force(pilot)
        assert promised(place) - in_force(pilot) == set()
        page = make_help(pilot.app.screen)
        listed = {key for _heading, lines in page.groups for line in lines for key in line.bound}
        assert promised(place) - listed == set()


@pytest.mark.parametrize("place", ["library", "reader", "raw", "comparison"])
async def test_the_page_of_keys_has_what_the_help_has(place: str) -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        lines = [line for _heading, lines in make_help(pilot.app.screen).groups for line in lines]
        assert [line for line in lines if line.words not in page] == []
        assert [line for line in lines if not all(f"`{key}`" in page for key in line.keys)] == []


def chain(pilot: Pilot[None]) -> list[DOMNode]:
    """Who may take a key, the nearest first."""
    screen = pilot.app.screen
    start = screen.focused or screen
    return list(start.ancestors_with_self)


def bound(node: DOMNode) -> dict[str, list[Binding]]:
    found: dict[str, list[Binding]] = {}
    for key, binding in node._bindings:
        found.setdefault(key, []).append(binding)
    return found


@pytest.mark.parametrize("place", [place for place in WAYS if "palette" not in place])
async def test_no_pane_gives_a_key_two_meanings(place: str) -> None:
    leave_a_decision("articles/weather.txt")
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        for node in chain(pilot):
            for key, bindings in bound(node).items():
                possible = {
                    one.action for one in bindings if node.check_action(one.action.partition("(")[0], ())
                }
                assert len(possible) <= 1, (node, key, possible)


HIDES = {
    # What a pane does with a key instead of what its screen or the app would do there.
    "slash": "the list filters, the text is searched",
    "q": "the list quits, a pane in a screen closes",
    "escape": "what was begun last ends first",
    "m": "the same panel",
    "F": "the same panel",
    "a": "the list closes again",
    "y": "what is in focus is copied",
    "c": "what is in focus is compared",
    "enter": "what is in focus is opened",
    "tab": "the other pane, from either",
    "shift+tab": "the other pane, from either",
    "ctrl+o": "of the panel's event",
    "ctrl+f": "in the search, how it is meant",
    "n": "the next of what the view goes through",
    "N": "the previous of what the view goes through",
    "ctrl+c": "the app's own",
    "f": "what f changes here",
    "r": "raw and back",
}


@pytest.mark.parametrize("place", list(PROMISED))
async def test_what_a_pane_hides_of_its_screen_is_known(place: str) -> None:
    async with open_app("articles").run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        taken: dict[str, DOMNode] = {}
        for node in chain(pilot):
            for key, bindings in bound(node).items():
                usable = [
                    one for one in bindings
                    if not one.system and node.check_action(one.action.partition("(")[0], ()) is not False
                ]  # fmt: skip
                if usable and key in taken and not isinstance(taken[key], Screen):
                    assert key in HIDES, (key, taken[key], node)
                if usable:
                    taken.setdefault(key, node)
