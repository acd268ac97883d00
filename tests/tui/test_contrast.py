"""Every word on every screen can be read, in every theme of the program's own colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import open_app
from everywhere import WAYS, go_to, leave_a_decision
from textual.color import Color
from textual.screen import ModalScreen

from tui.themes import THEMES
from widgets.palette import LEAST_CONTRAST, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment
    from textual.pilot import Pilot

DRAWN = frozenset(" ─│╭╮╰╯┊▐▌▁▂▃▄▅▆▇█╫┼┬┴║═…")
"""What is no writing: frames, bars, and what says that more was there."""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)


def written(pilot: Pilot[None]) -> Iterator[Segment]:
    """The segments with writing: of a window over a screen only what is in the window."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    region = screen.region
    if isinstance(screen, ModalScreen):
        region = screen.children[0].region
    for y in range(region.y, min(region.bottom, len(strips))):
        for segment in strips[y].crop(region.x, region.right):
            if segment.text.strip() and not set(segment.text) <= DRAWN:
                yield segment


@pytest.mark.parametrize("place", WAYS)
async def test_every_word_stands_out_from_what_is_behind_it(place: str) -> None:
    leave_a_decision("articles/weather.txt")
    faint = []
    async with open_app("articles").run_test(size=(100, 30)) as pilot:
        await go_to(pilot, place)
        for theme in (theme.name for theme in THEMES if not theme.ansi):
            pilot.app.theme = theme
            await pilot.pause()
            for text, style, _control in written(pilot):
                assert style is not None
                if style.color is None or style.bgcolor is None:
                    continue
                front, behind = map(Color.from_rich_color, (style.color, style.bgcolor))
                ratio = contrast(front, behind)
                if ratio < LEAST_CONTRAST:
                    faint.append((theme, text.strip(), front.hex, behind.hex, round(ratio, 1)))
    assert faint == []
