"""The help window: what the pane in focus is, and every key that works there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from lesarten.words import _
from widgets.wrap import wrap

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.help import HelpPage

KEY_COLUMN = 21
"""Cells for the keys; longer lists of keys push their words to the next line."""


class HelpScreen(ModalScreen[None]):
    """A window over the screen it explains."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;
        & > #help {
            width: 90%;
            max-width: 92;
            height: auto;
            max-height: 90%;
            border: round $primary;
            background: $background;
            padding: 0 1;
            overflow-y: auto;
            overflow-x: hidden;
            scrollbar-size-vertical: 1;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", _("close"), tooltip=_("Close help")),
        Binding("j", "scroll(1)", _("down"), show=False, tooltip=_("Scroll down")),
        Binding("k", "scroll(-1)", _("up"), show=False, tooltip=_("Scroll up")),
        Binding("space", "page(1)", show=False, tooltip=_("Page down")),
        Binding("b", "page(-1)", show=False, tooltip=_("Page up")),
    ]

    def __init__(self, page: HelpPage) -> None:
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        """One text in a window."""
        with VerticalScroll(id="help"):
            yield HelpText(self.page)

    def on_mount(self) -> None:
        """Say how to leave."""
        window = self.query_one("#help")
        window.border_title = Content(_(" Help "))
        window.border_subtitle = Content(_(" esc closes "))
        window.focus()

    def action_page(self, pages: int) -> None:
        """Page with the same keys as everywhere."""
        window = self.query_one("#help")
        window.scroll_relative(y=pages * max(1, window.scrollable_content_region.height - 1), animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll with the same keys as everywhere."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)


class HelpText(Static):
    """The page, wrapped for its width."""

    def __init__(self, page: HelpPage) -> None:
        super().__init__(id="help-text")
        self.page = page

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew."""
        if event.size.width > 0:
            self.update(help_text(self.page, event.size.width))


def help_text(page: HelpPage, width: int) -> Content:
    """The page as text for so many cells: keys in one column, what they do in the other."""
    parts: list[tuple[str, str] | str] = [f"{page.about}\n"]
    groups = [
        (heading, [("  ".join(line.keys), line.words) for line in lines]) for heading, lines in page.groups
    ]
    # Behind the keys of the pane that shows them.
    explained = ((_("Signs"), list(page.signs)), (_("Words and figures"), list(page.terms)))
    groups[1:1] = [(heading, rows) for heading, rows in explained if rows]
    for heading, rows in groups:
        parts += ["\n", (heading, "bold $primary"), "\n"]
        for head, words in rows:
            parts += _rows(head, words, width)
    return Content.assemble(*parts)


def _rows(head: str, words: str, width: int) -> list[tuple[str, str] | str]:
    """What stands in the first column and what it means, in as many rows as that takes."""
    head = f"  {head}"
    rows = [words[start:end] for start, end in wrap(words, max(1, width - KEY_COLUMN))]
    gap = KEY_COLUMN - cell_len(head)
    before = " " * gap if gap > 0 else "\n" + " " * KEY_COLUMN
    return [(head, "$accent"), before, f"\n{' ' * KEY_COLUMN}".join(rows), "\n"]
