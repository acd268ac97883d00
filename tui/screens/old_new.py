"""What an article said when its reader looked at it last, against what it says now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.panes.pair_header import source_words
from tui.screens.compare import CompareScreen
from widgets.compare import CompareView

if TYPE_CHECKING:
    from lesarten.model import Article
    from tui.state import State

ELSEWHERE = frozenset({"swap", "step", "raw"})
"""What a comparison of two articles offers, and one of an article with itself does not."""


LAYOUT_TRIES, LAYOUT_SECONDS = 40, 0.025
"""The texts are laid out by then, at the latest; else the cursor stays at the top."""


class OldNewView(CompareView):
    """A comparison in which no sentences are linked by hand: they are kept by their two articles."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Neither link nor unlink."""
        return False if action in ("link", "unlink") else super().check_action(action, parameters)


class OldNewScreen(CompareScreen):
    """A comparison of one article with its own earlier text."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no other article to go to, and no file of the earlier text."""
        return False if action in ELSEWHERE else super().check_action(action, parameters)

    view_of = OldNewView

    _at_first = True

    def show_state(self, state: State) -> None:
        """Draw both texts, the first time at what changed: most of them is the same."""
        super().show_state(state)
        if self._at_first and self.view.collation is not None:
            self._at_first = False
            self.call_after_refresh(self._go_to_change, LAYOUT_TRIES)

    def _go_to_change(self, tries_left: int) -> None:
        if self.view.count_stops():
            self.view.go_further(1)
        elif tries_left:  # not laid out yet
            self.set_timer(LAYOUT_SECONDS, partial(self._go_to_change, tries_left - 1))

    def _name_side(self, side: str, article: Article) -> str:
        words = _("then: {source}") if side == "A" else _("now: {source}")
        return words.format(source=source_words(article))

    def _name_hint(self, article: Article) -> str:  # noqa: ARG002 - both are one source
        """Here it is asked what changed, not what the source is called."""
        return ""

    def action_also(self) -> None:
        """Who else says it is asked of an article, and one of these texts is none any more."""
        self.notice(_("a works in the article itself: esc, enter, then a"))

    def action_old_new(self) -> None:
        """Nothing to do."""
        self.notice(_("this is the old text against the new one"))
