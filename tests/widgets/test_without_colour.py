"""Every meaning is seen without colour: as a sign or as an attribute, on any theme and in ASCII."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.color import Color as RichColor
from showing import Showing, lines_of, styled
from stories import dirty_page, harbour, long_story
from textual.color import Color

from widgets.compare import CompareView
from widgets.reader import ReaderView
from widgets.rows import Options
from widgets.signs import ASCII

LARGE = (120, 30)
READABLE = 4.5
"""Contrast of text that is read, after WCAG 2."""


@pytest.mark.parametrize("theme", ["calm", "textual-light", "ansi-dark"])
async def test_signs_and_attributes_say_what_colours_say(theme: str) -> None:
    view = CompareView(harbour())
    async with Showing(view, theme).run_test(size=LARGE) as pilot:
        await pilot.pause()
        lines = lines_of(view)

        def line_with(words: str) -> str:
            return next(line for line in lines if words in line)

        gutter = view.columns.gutter_x + 1
        assert line_with("Am Samstag")[gutter] == "≠"
        assert line_with("Der Hafen bleibt")[gutter] == "="
        assert line_with("Bürgermeisterin Schmidt-Wulf")[gutter - 1 : gutter + 1] == "↕≈"
        assert line_with("Die Fähre")[gutter] == "◂"
        assert line_with("Im Lagerhaus")[gutter] == "▸"
        assert "·" in line_with("Die Fähre")
        assert "Samstag" in styled(view, "bold")
        assert "Samstag" in styled(view, "underline")
        assert "dankte" in styled(view, "underline")
        assert "Schmidt-Wulf" in styled(view, "italic")
        assert "Der Hafen" not in styled(view, "underline")
        assert line_with("Sturm schließt").startswith("▌")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_a_moved_pair_says_so_before_its_sign_at_every_width(width: int) -> None:
    story = harbour()
    beads = tuple(replace(bead, moved=bead.moved or bool(bead.discrepancies)) for bead in story.beads)
    view = CompareView(replace(story, beads=beads))
    async with Showing(view).run_test(size=(width, 60)) as pilot:
        await pilot.pause()
        lines = lines_of(view)
        assert any("↕≠ " in line for line in lines)
        assert any("↕≈ " in line for line in lines)
        assert not any("≠↕" in line or "≈↕" in line for line in lines)
        if width < 100:
            assert any(line[1:6] == "↕≠ A " for line in lines)
            assert any(line[1:6] == " = A " for line in lines)


async def test_a_plain_terminal_gets_ascii_only() -> None:
    view = CompareView(long_story(), ascii_signs=True)
    async with Showing(view).run_test(size=LARGE) as pilot:
        await pilot.pause()
        signs = "".join(
            line[: view.columns.a_x] + line[view.columns.gutter_x :][:3] for line in lines_of(view)
        )
        signs += "".join(line[view.columns.overview_x :] for line in lines_of(view))
        assert signs.isascii()
        assert {ASCII.differs, ASCII.only_a, ASCII.only_b, ASCII.cursor, ASCII.window} <= set(signs)


async def test_a_cut_is_seen_by_its_edge_and_its_reason() -> None:
    view = ReaderView(dirty_page(), raw=True)
    async with Showing(view, "ansi-dark").run_test(size=LARGE) as pilot:
        await pilot.press("j")
        lines = lines_of(view)
        assert "┊" in lines[0]
        assert "navigation" in lines[0]


async def test_what_is_found_and_selected_is_seen_without_colour() -> None:
    view = ReaderView(dirty_page())
    async with Showing(view).run_test(size=LARGE):
        view.find("Hafen")
        assert "Hafen" in styled(view, "underline")
        assert "Hafen" in styled(view, "bold")


@pytest.mark.parametrize("theme", ["calm", "textual-dark", "textual-light", "nord", "gruvbox"])
async def test_every_text_has_enough_contrast(theme: str) -> None:
    view = CompareView(harbour(), options=Options(numbers=True))
    async with Showing(view, theme).run_test(size=(180, 30)) as pilot:
        await pilot.press("d")
        assert_readable(view)
        view.find("Hafen")
        await pilot.pause()
        assert_readable(view)


@pytest.mark.parametrize("theme", ["calm", "textual-dark", "textual-light", "nord", "gruvbox"])
async def test_every_text_of_the_page_has_enough_contrast(theme: str) -> None:
    view = ReaderView(dirty_page(), raw=True)
    async with Showing(view, theme).run_test(size=LARGE) as pilot:
        await pilot.press("j")
        assert_readable(view)
        view.raw = False
        await pilot.pause()
        assert_readable(view)


def assert_readable(view: CompareView | ReaderView) -> None:
    for y in range(view.size.height):
        for text, style, _control in view.render_line(y):
            if not text.strip() or set(text) <= set("│┊▐▌ ") or style is None:
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            ratio = contrast(style.color, style.bgcolor)
            assert ratio >= READABLE, (text, style.color, style.bgcolor, ratio)


def contrast(one: RichColor, two: RichColor) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: RichColor) -> float:
    parts = [value / 255 for value in Color.from_rich_color(color).rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
