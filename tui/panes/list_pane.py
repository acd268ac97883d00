"""The library's list in its frame: the articles, why there are none, and how many are out of sight.

Knows rows; what is done with an article the screen decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _
from tui.listing.words import more_words
from tui.panes.article_list import ArticleList
from tui.panes.frame import Frame

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ListPane(Frame):
    """The list, no higher than it needs to be where the reader stands below it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(_(" Articles "), id=id)
        self._most_lines: int | None = None

    def compose(self) -> ComposeResult:
        """The list; a note takes its place on demand."""
        yield ArticleList(id="list")

    @property
    def list(self) -> ArticleList:
        """The articles."""
        return self.query_one("#list", ArticleList)

    def fit(self, *, stacked: bool) -> None:
        """Stacked, the list is no higher than its articles: the room is the reader's."""
        lines = self.list.virtual_size.height if stacked else 0
        most = lines + self.gutter.height if lines else None
        if most != self._most_lines:
            self._most_lines = most
            self.styles.max_height = most

    def on_article_list_shown(self, event: ArticleList.Shown) -> None:
        """How many more there are stands on the list's edge."""
        self.say_below(more_words(event.above, event.below))
