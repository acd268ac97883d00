"""The app's lower half: holds the state, draws it, and asks the workshop for what is to be read or compared.

Knows no key, and not what becomes of the answers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App

from lesarten.words import _
from tui.deciding import Deciding
from tui.folders import decisions_log
from tui.listing.words import file_name
from tui.log import log_error
from tui.screens.desk import DeskScreen
from tui.state import State
from tui.workers import LATER, SOON, URGENT, Workshop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.library import Entry
    from tui.ahead import Ahead
    from tui.options import AppOptions
    from tui.panes.notice import Notice
    from tui.tasks import Desk
    from tui.watching.watcher import Watcher


class Keeping(App[None]):
    """Reading and comparing, as seen from the app."""

    ahead: Ahead | None = None
    """Who has looked at the library before the app was there."""

    def __init__(self, paths: Sequence[str], options: AppOptions) -> None:
        """Set everything up; nothing runs yet."""
        super().__init__()
        self.options = options
        self.state = State()
        self.paths = tuple(paths)
        self.threshold: float | None = None
        self._generation = 0
        self._article_wanted = 0
        self._asked: Entry | None = None
        self._pair_wanted = 0
        self._rereads = 0
        self.deciding = Deciding(None if options.as_is else decisions_log())
        self._workshop = Workshop(self.post_message, log_error)
        self._watcher: Watcher | None = None
        self._warm = False
        self.touched = monotonic()
        """When the last key or click came."""

    @cached_property
    def _desk(self) -> Desk:
        """Who reads and compares; first asked for after the first paint, which is spared its imports."""
        from tui.tasks import Desk

        options = self.options
        return Desk(
            options.language,
            options.threshold,
            self.deciding,
            cached=options.cache,
            beside=options.beside,
            ahead=self.ahead,
        )

    def start_work(self) -> None:
        """List the folders; all else follows from that. Once only."""
        if self._workshop.ident is not None:
            return
        # What lies ready is taken at once: by way of the workshop the screen would be painted twice.
        told = self.ahead is not None and self.ahead.has_told
        listing = partial(self._desk.list_folders, 0, self.paths, self.options.recursive)
        for message in listing() if told else ():
            self.post_message(message)
        self._workshop.start()
        if not told:
            self._workshop.submit("list", URGENT, listing)

    def stop_work(self) -> None:
        """Take nothing more up."""
        self._workshop.stop()
        if "_desk" in self.__dict__:
            self._desk.engine.close()
        if self._watcher is not None:
            self._watcher.stop()

    # The state

    def change(self, **fields: object) -> None:
        """Swap the state for one with other fields."""
        self.swap(replace(self.state, **fields))  # type: ignore[arg-type]

    def swap(self, state: State) -> None:
        """Take the next state and draw it on every screen of the desk."""
        if state == self.state:
            return
        self.state = state
        self.draw()

    def draw(self) -> None:
        """Let every screen of the desk draw the state; once the app closes they lose their panes."""
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, DeskScreen) and screen.is_mounted:
                screen.show_state(self.state)

    def say(self, text: str | Notice, grave: bool = False) -> None:
        """Say something short on the screen in front."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen):
                screen.notice(text, grave)
                return

    # Asking

    def open_article(self, path: str | None) -> None:
        """Make this the open article; its text comes when it is read."""
        entry = self.state.snapshot.entry(path) if path is not None else None
        if entry is not None and entry == self._asked:
            return
        self._asked = entry
        self._article_wanted += 1
        if entry is None:
            self.swap(replace(self.state, open_path=None, article=None))
            return
        if self.state.open_path != path:
            self.state = replace(self.state, open_path=path)
        self._workshop.submit("open", URGENT, partial(self._desk.open_article, self._article_wanted, entry))

    def compare(self, a: str, b: str, threshold: float | None = None) -> None:
        """Make this the pair; the collation comes when it is made, the old one stays until then."""
        first, second = self.state.snapshot.entry(a), self.state.snapshot.entry(b)
        if first is None or second is None:
            gone = a if first is None else b
            self.say(_("{name} is gone").format(name=file_name(gone)))
            return
        self._pair_wanted += 1
        self.threshold = threshold
        same = self.state.pair is not None and {a, b} == set(self.state.pair)
        collation = self.state.collation if same else None
        if collation is None:
            self.swap(replace(self.state, pair=(a, b), collation=None, pair_problem=None))
        self._workshop.submit(
            "compare", URGENT, partial(self._desk.compare, self._pair_wanted, first, second, threshold)
        )

    def reread(self, entries: Sequence[Entry]) -> None:
        """Read articles again whose files are the same: the reader decided something about them."""
        paths = {entry.path for entry in entries}
        if self.state.open_path in paths:
            self._asked = None
            self.open_article(self.state.open_path)
        rest = [entry for entry in entries if entry.path != self.state.open_path]
        if rest:
            # A name of its own for each: the workshop drops a waiting task for a later one of its name.
            self._rereads += 1
            task = partial(self._desk.read_cards, rest)
            self._workshop.submit(f"read again {self._rereads}", SOON, task)
        pair = self.state.pair
        if pair and paths & set(pair):
            self.compare(*pair, self.threshold)

    def look_for_changed_decisions(self) -> None:
        """Find the decisions whose text is in no article any more."""
        task = partial(self._desk.check_decisions, self.state.snapshot.entries)
        self._workshop.submit("check", URGENT, task)

    def look_for_names(self) -> None:
        """Find out which sources a changed `sources.csv` names otherwise."""
        task = partial(self._desk.rename_sources, self.state.snapshot.entries)
        self._workshop.submit("names", SOON, task)

    def forget_pair(self) -> None:
        """Nothing is compared any more."""
        self._pair_wanted += 1
        self.threshold = None
        self.swap(replace(self.state, pair=None, collation=None, pair_problem=None))

    def warm_up(self, urgency: int = LATER) -> None:
        """Load what comparing needs while nobody waits for it; `URGENT` once somebody is about to.

        A process beside this one gets ready by itself, and what was compared before needs nothing.
        """
        if not self._warm and not self.options.beside:
            self._warm = True
            self._workshop.submit("warm up", urgency, self._desk.warm_up)

    def copy_in_background(self, text: str) -> None:
        """Find out where a copied text can go: asking the system may take a moment."""
        from tui.clipboard import copy_somewhere  # only on demand

        self._workshop.submit("copy", URGENT, partial(copy_somewhere, text))

    def read_first(self, paths: tuple[str, ...]) -> None:
        """Read these articles, which are on screen, before the others of the list."""
        self._desk.gathering.wanted = paths
