"""What is said for a moment in the bottom line: in full, in brief where space is short, and the next key.

Plain data; knows cells, nothing of Textual.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from tui.panes.row_text import clip

SEPARATOR = " · "


class Notice(NamedTuple):
    """A short message with the key that leads on."""

    full: str
    brief: str = ""
    """The same without what it quotes, for narrow screens; "" when it is short anyway."""
    key: str = ""
    """What one may press now: never cut off."""
    failed: bool = False
    """The key that was pressed did nothing: it is not offered beside these words."""

    def fit(self, room: int) -> str:
        """The longest form that fits into so many cells; "" when none does."""
        forms = (self.full, self.brief) if self.brief else (self.full,)
        whole = (self._with_key(form) for form in forms)
        return next((text for text in whole if cell_len(text) <= room), "")

    def crop(self, room: int) -> str:
        """The shortest form, cut to so many cells before its key."""
        words = self.brief or self.full
        behind = cell_len(self._with_key(""))
        return self._with_key(clip(words, room - behind)) if behind < room else clip(words, room)

    def _with_key(self, words: str) -> str:
        return f"{words}{SEPARATOR}{self.key}" if self.key else words
