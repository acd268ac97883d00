"""Pictures of the panels' views, compared with the ones that were looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from listings import cells, facts, quotes
from showing import Showing

from lesarten.model import Sentence
from widgets.fact_rows import lay_out_facts
from widgets.listing_view import ListingView
from widgets.matrix_view import MatrixView, Measure
from widgets.only_rows import lay_out_sentences
from widgets.quote_rows import lay_out_quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from widgets.listing_view import Layout

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
SENTENCES = [Sentence(f"Das steht nur hier, im Satz Nummer {n + 1}.", 0, 0, n) for n in (0, 1, 2, 5, 8)]
LAYOUTS: dict[str, Layout] = {
    "facts": lambda width, signs: lay_out_facts(facts(), 3, width, signs),
    "quotations": lambda width, signs: lay_out_quotes(quotes(), 3, width, signs),
    "sentences": lambda width, signs: lay_out_sentences(SENTENCES, 0, width, signs),
}


def name_of(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def showing(view: ListingView, layout: Layout) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        view.show(layout)
        await pilot.press("j", "l")
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=name_of)
@pytest.mark.parametrize("kind", LAYOUTS)
def test_rows(snap_compare: Any, kind: str, size: tuple[int, int]) -> None:
    view = ListingView()
    assert snap_compare(Showing(view), terminal_size=size, run_before=showing(view, LAYOUTS[kind]))


def test_facts_in_ascii_on_a_light_ground(snap_compare: Any) -> None:
    view = ListingView(ascii_signs=True)
    app = Showing(view, "textual-light")
    assert snap_compare(app, terminal_size=(80, 16), run_before=showing(view, LAYOUTS["facts"]))


@pytest.mark.parametrize("measure", ["similarity", "shared", "discrepancies"])
@pytest.mark.parametrize("sources", [5, 26])
def test_matrix(snap_compare: Any, measure: Measure, sources: int) -> None:
    view = MatrixView()

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        view.show(tuple(f"Source number {n}" for n in range(sources)), cells(sources), measure)
        await pilot.press("j", "l")
        await pilot.pause()

    app = Showing(view)  # type: ignore[arg-type]
    assert snap_compare(app, terminal_size=(80, 24), run_before=run)
