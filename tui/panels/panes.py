"""The lines around a panel's rows: whose columns these are, and the sentence behind the cursor's row.

Know names and texts, no survey.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.row_text import clip
from widgets.palette import lay, shift
from widgets.wrap import printable, wrap

if TYPE_CHECKING:
    from rich.style import Style

    from lesarten.model import Span
    from widgets.legend import Legend


LEGEND_GAP = 3
"""Cells between two signs of a legend."""


class Heading(NamedTuple):
    """What stands over a column, or in a row of sources."""

    x: int
    width: int
    siglum: str
    name: str
    here: bool = False
    """The keys are on this source."""


class SourcesLine(Widget):
    """Sigla and names of the sources, each over its column."""

    DEFAULT_CSS = """
    SourcesLine {
        height: 1;
        color: $secondary;
        & > .sources--siglum { color: $accent; text-style: bold; }
        & > .sources--name { color: $secondary; }
        & > .sources--here { color: $foreground; text-style: bold underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sources--siglum", "sources--name", "sources--here"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._headings: tuple[Heading, ...] = ()

    def show(self, headings: tuple[Heading, ...]) -> None:
        """Draw others."""
        if headings != self._headings:
            self._headings = headings
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one
        """Paint the line."""
        base = self.rich_style
        segments: list[Segment] = []
        used = 0
        for heading in self._headings:
            if heading.x < used or heading.x >= self.size.width:
                continue
            segments.append(Segment(" " * (heading.x - used), base))
            here = self._style("sources--here") if heading.here else None
            siglum = self._style("sources--siglum")
            name = clip(heading.name, heading.width - 2)
            segments.append(Segment(heading.siglum, base + siglum + here if here else base + siglum))
            used = heading.x + len(heading.siglum)
            if name and heading.width > 2:
                style = base + self._style("sources--name")
                segments.append(Segment(" " + name, style + here if here else style))
                used += 1 + cell_len(name)
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


def legend(names: list[str], width: int, here: int | None = None) -> tuple[Heading, ...]:
    """All sources in one line, each with as much of its name as there is room for."""
    if not names:
        return ()
    room = max(2, (width - 1) // len(names))
    wanted = [min(room - 2, cell_len(name) + 2) for name in names]
    spare = width - 1 - sum(need + 2 for need in wanted)
    headings = []
    x = 1
    for number, (name, need) in enumerate(zip(names, wanted, strict=True)):
        full = cell_len(name) + 2
        more = max(0, min(full - need, spare))
        spare -= more
        headings.append(Heading(x, max(1, need + more), chr(ord("A") + number), name, number == here))
        x += max(1, need + more) + 2 if room > 3 else room
    return tuple(headings)


def fit_legend(legend: Legend, width: int) -> Legend:
    """As many of the signs as there is room for: what differs stands first, what an empty cell is last.

    Those between, which mean that all is well, go before these.
    """
    shown = list(legend)
    while shown and sum(LEGEND_GAP + cell_len(f"{sign} {words}") for sign, words in shown) > width:
        del shown[len(shown) // 2]
    return tuple(shown)


class LegendLine(Widget):
    """Below the rows, what the signs before them mean."""

    DEFAULT_CSS = """
    LegendLine {
        height: 1;
        & > .legend--sign { color: $foreground; text-style: bold; }
        & > .legend--words { color: $secondary; }
        &:ansi > .legend--words { text-style: dim; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"legend--sign", "legend--words"}

    def __init__(self) -> None:
        super().__init__()
        self.legend: Legend = ()

    def show(self, legend: Legend) -> None:
        """Draw other signs; no line where there are none."""
        self.display = bool(legend)
        if legend != self.legend:
            self.legend = legend
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one
        """Paint as many of them as there is room for."""
        base = self.rich_style
        segments = []
        for number, (sign, words) in enumerate(fit_legend(self.legend, self.size.width)):
            segments.append(Segment(" " * (LEGEND_GAP if number else 1), base))
            segments.append(Segment(sign, base + self._style("legend--sign")))
            segments.append(Segment(f" {words}", base + self._style("legend--words")))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


class SentencePane(Widget):
    """The sentence that a row comes from, its words marked, under the name of its source."""

    DEFAULT_CSS = """
    SentencePane {
        height: 4;
        background: $panel;
        & > .sentence--siglum { color: $accent; text-style: bold; }
        & > .sentence--name { color: $secondary; }
        & > .sentence--text { color: $foreground; }
        & > .sentence--mark { text-style: bold underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sentence--siglum",
        "sentence--name",
        "sentence--text",
        "sentence--mark",
    }

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str, str, Span, str] = ("", "", "", (0, 0), "")

    def show(self, siglum: str, name: str, sentence: str, span: Span = (0, 0), hint: str = "") -> None:
        """Draw another sentence; the hint stands at the right of its source."""
        shown = (siglum, name, printable(sentence), span, hint)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint a line: the source, then as much of the sentence as fits, the marked words in sight."""
        siglum, name, text, span, hint = self._shown
        base, width = self.rich_style, self.size.width
        if y == 0:
            name = clip(name, width - 4 - (cell_len(hint) + 3 if hint else 0))
            gap = width - 3 - cell_len(name) - cell_len(hint) - 1
            strip = Strip(
                [
                    Segment(f" {siglum} ", base + self._style("sentence--siglum")),
                    Segment(name, base + self._style("sentence--name")),
                    Segment(" " * max(0, gap) + hint, base + self._style("sentence--name")),
                ]
            )
            return strip.adjust_cell_length(width, base)
        lines = wrap(text, max(1, width - 4))
        room = self.size.height - 1
        at = next((n for n, (_start, end) in enumerate(lines) if end > span[0]), 0)
        first = max(0, min(at - max(0, room - 2), len(lines) - room))
        number = first + y - 1
        if number >= len(lines):
            return Strip.blank(width, base)
        start, end = lines[number]
        layers = shift([span], start, end, self._style("sentence--mark"))
        segments = lay(text[start:end], base + self._style("sentence--text"), layers)
        more = (number == first and first > 0, y == room and number < len(lines) - 1)
        edge = Segment("…" if more[0] else " ", base)
        tail = [Segment(" …", base)] if more[1] else []
        return Strip([Segment("  ", base), edge, *segments, *tail]).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)
