"""The app's finding: looks for words in all sources, and for who else says a sentence.

Asks the workshop, takes what it posts, and opens what was found.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _
from tui.listing.listing import Listing
from tui.listing.rows import rows
from tui.panels.surveying import Surveying
from tui.screens.desk import DeskScreen
from tui.workers import AWAITED, LATER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.library import Entry
    from tui.finding.messages import ParallelsFound, Searched
    from tui.finding.parallels import ParallelFinder
    from tui.finding.query import Query
    from tui.finding.searcher import Searcher
    from tui.options import AppOptions
    from tui.state import State


class Searching(Surveying):
    """Searches the library and keeps what was found true to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+f", "find_all", _("find in all"), show=False, tooltip=_("Find in all sources"),
                id="app.find_all", priority=True),
    ]  # fmt: skip

    def __init__(self, paths: list[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._searcher: Searcher | None = None
        self._finder: ParallelFinder | None = None
        self._query: Query | None = None
        """What was looked for last."""
        self._search_wanted = 0
        self._parallels_wanted = 0
        self._parallels_of: str | None = None
        self._edition = 0

    # All sources

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key comes before those of the view: while a question is open there, it is left to the view."""
        if action == "find_all" and isinstance(self.screen, DeskScreen) and self.screen.asks:
            return False
        return super().check_action(action, parameters)

    def action_find_all(self) -> None:
        """Open the search over all sources, with what is being looked for here; in it, change how."""
        from tui.screens.find_all import FindAllScreen  # only on demand: saves its import at the start

        here = self.screen
        if isinstance(here, FindAllScreen):
            if here.focused is here.prompt.input:
                here.action_mode()
            else:
                here.action_find()
        elif isinstance(here, DeskScreen):
            bar = here.bar
            if bar is not None and bar.purpose == "find" and bar.input.value:
                self._query = bar.query_typed
                bar.action_cancel()
            from tui.finding.query import Query

            query = self._query or Query()
            self.push_screen(FindAllScreen(query))
            if query:
                self.search(query)

    def search(self, query: Query) -> None:
        """Look for something in all sources; what was found of it before stays until then."""
        from tui.finding.searcher import Searcher

        if self._searcher is None:
            self._searcher = Searcher(self._desk)
        self._query = query
        self._search_wanted += 1
        everything = rows(replace(self.state, needle="", listing=Listing()))
        entries = [row.entry for row in everything]
        task = partial(self._searcher.search, self._search_wanted, query, entries, self._edition)
        self._workshop.submit("search", AWAITED, task)

    def end_search(self) -> None:
        """Close the search."""
        self.drop_search()
        self.pop_screen()

    def drop_search(self) -> None:
        """Stop what still works for a search; nothing is drawn."""
        self._search_wanted += 1
        self._workshop.submit("search", LATER, partial(iter, ()))
        self.state = replace(self.state, search=None)

    def on_searched(self, message: Searched) -> None:
        """The search has come further; what a finished one of the same words found stays until then."""
        if message.generation != self._search_wanted:
            return
        shown = self.state.search
        again = shown is not None and shown.finished and shown.query == message.search.query
        if not again or message.search.finished:
            self.change(search=message.search)

    def reread(self, entries: Sequence[Entry]) -> None:
        """What the reader corrected is found, too."""
        self._edition += 1
        super().reread(entries)
        if self.state.search is not None and self._query is not None:
            self.search(self._query)
        if self._parallels_of is not None:
            self.find_parallels(self._parallels_of)

    # Who else says this

    def find_parallels(self, path: str) -> None:
        """Find out who else says what an article says."""
        from tui.finding.parallels import ParallelFinder

        entry = self.state.snapshot.entry(path)
        if entry is None:
            self.say(_("this file is gone"))
            return
        if self._finder is None:
            self._finder = ParallelFinder(self._desk)
        self._parallels_of = path
        self._parallels_wanted += 1
        task = partial(
            self._finder.find, self._parallels_wanted, entry, self.state.snapshot.entries, self.state.cards
        )
        self._workshop.submit("parallels", AWAITED, task)

    def forget_parallels(self) -> None:
        """Nobody asks any more who else says it."""
        self._parallels_of = None
        self._parallels_wanted += 1
        self._workshop.submit("parallels", LATER, partial(iter, ()))
        self.change(parallels=None)

    def on_parallels_found(self, message: ParallelsFound) -> None:
        """Some more articles were compared with the one that is read."""
        if message.generation == self._parallels_wanted and message.parallels is not None:
            shown = self.state.parallels
            stays = shown is not None and shown.finished and shown.path == message.parallels.path
            if not stays or message.parallels.finished:
                self.change(parallels=message.parallels)

    # From there to the texts

    def read_at(self, path: str, sentence: int, query: Query | None = None) -> None:
        """Read an article at a sentence, with what was looked for marked; esc comes back."""
        from tui.screens.sentence import SentenceScreen

        super().read_at(path, sentence)
        if query is not None and isinstance(self.screen, SentenceScreen):
            self.screen.looked_for = query

    def ask_who_else(self, path: str, sentence: int) -> None:
        """Read an article at a sentence, with who else says it below."""
        from tui.screens.sentence import SentenceScreen

        super().read_at(path, sentence)
        if isinstance(self.screen, SentenceScreen):
            self.screen.asks_who_else = True

    def compare_sentence(self, path: str, sentence: int, other: str) -> None:
        """Compare an article with another one at a sentence, each on the side that `sides_of` gives it."""
        sides = sides_of(self.state, path, other)
        if sides is None:
            self.say(_("this file is gone"))
            return
        from widgets.place import Place

        self.compare_at(*sides, Place("a" if sides[0] == path else "b", sentence))


def sides_of(state: State, one: str, other: str) -> tuple[str, str] | None:
    """Which of two articles is A and which B: a marked one keeps its side, else the library's order decides.

    `None` when one of them is gone.
    """
    order = {entry.path: place for place, entry in enumerate(state.snapshot.entries)}
    if one not in order or other not in order:
        return None
    side = {state.mark_a: 0, state.mark_b: 2}
    a, b = sorted((one, other), key=lambda path: (side.get(path, 1), order[path]))
    return a, b
