"""The library's reader in its frame: the open article, or why there is nothing to read.

Knows one article; which one is open, and where it was read, is the screen's and the app's business.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.panes.frame import Frame
from tui.state import tame

if TYPE_CHECKING:
    from lesarten.model import Article
    from widgets.reader import ReaderView


class ReaderPane(Frame):
    """The reader, placed when first asked for: the first paint is spared its import and styles."""

    def __init__(self, *, ascii_signs: bool, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ascii_signs = ascii_signs
        self.placed: ReaderView | None = None
        """The reader, once there was something to read."""

    @property
    def view(self) -> ReaderView:
        """The reader, placed now if it is not there yet."""
        if self.placed is None:
            from widgets.reader import ReaderView

            self.placed = ReaderView(ascii_signs=self._ascii_signs, id="reader")
            # Shown when there is something to read: sizing it empty would cost a layout of its own.
            self.placed.display = False
            self.placed.width_ahead = self.content_size.width
            self.mount(self.placed)
            # Painted at once: Textual lets a first change wait, though the screen has nothing else to do.
            self.screen.call_later(self.screen._on_timer_update)
        return self.placed

    @property
    def shown(self) -> Article | None:
        """What stands in the reader, be it out of sight."""
        return self.placed.article if self.placed is not None else None

    @property
    def reads(self) -> bool:
        """Whether there is something to read in sight."""
        return self.shown is not None and self.view.display

    @property
    def raw(self) -> bool:
        """Whether the reader shows the file as it is."""
        return self.placed is not None and self.placed.raw

    def name_file(self, article: Article | None) -> None:
        """Say on the upper edge which file it is."""
        self.say_above(f" {tame(PurePath(article.path).name)} " if article is not None else "")

    def read(self) -> None:
        """Show the reader, in place of what was said."""
        self.say_inside("")
        self.view.display = True

    def put_away(self, words: str) -> None:
        """There is nothing to read: what was read last goes out of sight, and words say why."""
        self.say_inside(words)
        if self.placed is not None:
            self.placed.display = False
