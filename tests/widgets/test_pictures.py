"""Pictures of the views, compared with the ones that were looked at.

After a wanted change: look at the new ones (pytest writes a report), then `pytest --snapshot-update`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from showing import Showing
from stories import collate_by_hand, dirty_page, harbour, long_story, make_article

from lesarten.model import Bead
from widgets.compare import CompareView
from widgets.reader import ReaderView
from widgets.rows import Options

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]


def name_of(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=name_of)
def test_comparison(snap_compare: Any, size: tuple[int, int]) -> None:
    app = Showing(CompareView(harbour()))
    assert snap_compare(app, terminal_size=size, press=["d"])


def test_comparison_of_a_long_story_with_overview_and_search(snap_compare: Any) -> None:
    view = CompareView(long_story())

    async def search(pilot: Pilot[None]) -> None:
        await pilot.pause()
        view.find("süden")
        await pilot.press("n", "n", "n")

    assert snap_compare(Showing(view), terminal_size=(120, 24), run_before=search)


def test_comparison_in_b_order_numbered_on_a_light_ground(snap_compare: Any) -> None:
    view = CompareView(harbour(), options=Options(order="b", numbers=True))
    assert snap_compare(Showing(view, "textual-light"), terminal_size=(120, 24), press=["d", "l"])


def test_comparison_with_nothing_in_common_folded_in_ascii(snap_compare: Any) -> None:
    a = make_article("a", [[f"Satz {n}." for n in range(6)]])
    b = make_article("b", [["Ganz anderes."]])
    beads = [*(Bead((n,), (), "only_a") for n in range(6)), Bead((), (0,), "only_b")]
    view = CompareView(collate_by_hand(a, b, beads), ascii_signs=True, options=Options(fold=True))
    assert snap_compare(Showing(view), terminal_size=(100, 12))


@pytest.mark.parametrize("size", SIZES[:3], ids=name_of)
def test_reader(snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(Showing(ReaderView(dirty_page())), terminal_size=size, press=["j"])


@pytest.mark.parametrize("size", SIZES[:3], ids=name_of)
def test_page_with_its_cuts(snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(Showing(ReaderView(dirty_page(), raw=True)), terminal_size=size, press=["j"])
