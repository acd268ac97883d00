"""A sentence in the middle of a pane: why nothing is there, and the next key."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Note(Static):
    """Words of the program; nothing in them is markup."""

    DEFAULT_CSS = "Note { width: 1fr; height: 1fr; content-align: center middle; padding: 1 2; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.words = ""

    def show(self, words: str) -> None:
        """Say something else."""
        if words != self.words:
            self.words = words
            self.update(Content(words))
