"""A border around a pane, with words on its upper and lower edge, or in place of what is in it.

Knows words only. Textual paints a pane anew, with all that is in it, whenever it is given a title, the same
one too: while thousands of articles are read that was the reader's whole side, many times a second.
"""

from __future__ import annotations

from textual.containers import Container
from textual.content import Content

from tui.panes.note import Note


class Frame(Container):
    """A pane whose edges say what is in it; nothing in those words is markup."""

    def __init__(self, title: str = "", *, id: str | None = None, classes: str = "frame") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._said = ("", "")
        self.say_above(title)

    def say_above(self, words: str) -> None:
        """Say what is in it; "" says nothing."""
        if words != self._said[0]:
            self._said = (words, self._said[1])
            self.border_title = Content(words) if words else None

    def say_below(self, words: str) -> None:
        """Say where the reader is in it, or what to press; "" says nothing."""
        if words != self._said[1]:
            self._said = (self._said[0], words)
            self.border_subtitle = Content(words) if words else None

    def say_inside(self, words: str) -> None:
        """Say something in place of what is in it; "" takes it back."""
        note = next(iter(self.query(Note)), None)
        if note is None and words:
            note = Note()
            self.mount(note)
        if note is not None:
            note.show(words)
            note.display = bool(words)
