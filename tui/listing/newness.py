"""What is new to the reader: notes which articles are looked at, and holds their old texts against the new.

Asks the workshop and takes what it posts; draws nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.finding.searching import Searching
from tui.listing.rows import is_news
from tui.listing.words import file_name
from tui.panes.notice import Notice
from tui.screens.desk import DeskScreen, InSight
from tui.state import entries_by_path
from tui.workers import AWAITED, SOON, URGENT

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from lesarten.library import Changes, Entry
    from tui.listing.messages import Looked, OldFound
    from tui.messages import Compared, Listed
    from tui.options import AppOptions
    from tui.panels.messages import Surveyed

LOOKING_SECONDS = 1.0
"""An article that is open for so long after a key has been looked at; who walks past it has not read it."""


class Noticing(Searching):
    """Knows what its reader has looked at."""

    def __init__(self, paths: list[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._looking: tuple[str, Timer] | None = None
        self._old_wanted = 0
        self._old_from: Screen[object] | None = None
        """Where an old text was asked for: who has gone elsewhere meanwhile does not want it any more."""
        self._notes = 0

    def arrange(self, **fields: object) -> None:
        """Swap the list's arrangement for one with other fields."""
        self.change(listing=replace(self.state.listing, **fields))  # type: ignore[arg-type]

    # What came

    def on_listed(self, message: Listed) -> None:
        """Articles that came are new to the reader."""
        first = not self.state.listed
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_listed(message)
        if not first and message.changes is not None:
            self._meet_changes(message.changes)

    def _follow_up(self) -> None:
        """Once the first article is there: what is new to the reader."""
        first = self._watcher is None
        super()._follow_up()
        if first:
            from tui.listing import looking

            roots, entries = self.state.snapshot.paths, self.state.snapshot.entries
            self._workshop.submit("meet", SOON, partial(looking.meet, self._desk, roots, entries))

    def _meet_changes(self, changes: Changes) -> None:
        from tui.listing import looking

        came = [entry.path for entry in changes.added]
        renamed = [new.path for _old, new in changes.renamed]
        for paths, fresh in ((came, True), (renamed, False)):
            if paths:
                self._notes += 1
                task = partial(looking.add, self._desk, paths, fresh=fresh)
                self._workshop.submit(f"meet {self._notes}", SOON, task)

    def on_looked(self, message: Looked) -> None:
        """Some more is known of what the reader looked at."""
        known = self.state.listing.looks
        if any(known.get(path) != look for path, look in message.looks.items()):
            path, listing = self.state.open_path, self.state.listing
            was_news = path in message.looks and is_news(self.state, path, listing.choice)
            staying = path if was_news else listing.staying
            self.arrange(looks=MappingProxyType({**known, **message.looks}), staying=staying)

    def begin_to_look(self) -> None:
        """A key was pressed, or has led to this article: it is looked at, if it stays open a while."""
        path = self.state.open_path
        if path is None or (self._looking is not None and self._looking[0] == path):
            return
        if self._in_sight != "article":
            return
        if self._looking is not None:
            self._looking[1].stop()
        self._looking = (path, self.set_timer(LOOKING_SECONDS, self._have_looked))

    def _have_looked(self) -> None:
        path = self._looking[0] if self._looking is not None else None
        self._looking = None
        if path is not None and path == self.state.open_path and self._in_sight == "article":
            self.look_at(path)

    @property
    def _in_sight(self) -> InSight:
        """What the reader has in sight: a window may lie over it, another screen not."""
        screens = (one for one in reversed(self.screen_stack) if isinstance(one, DeskScreen))
        return next((one.in_sight for one in screens), None)

    def look_at(self, *paths: str) -> None:
        """The reader reads these articles as they are now."""
        from tui.listing import looking

        entries = [entry for path in paths if (entry := self._unseen(path)) is not None]
        if entries:
            self._notes += 1
            self._workshop.submit(f"saw {self._notes}", SOON, partial(looking.saw, self._desk, entries))

    def _unseen(self, path: str) -> Entry | None:
        """The file of an article that is not known to have been looked at as it is."""
        entry, card = entries_by_path(self.state.snapshot).get(path), self.state.cards.get(path)
        look = self.state.listing.looks.get(path)
        if entry is None or entry.problem or card is None or not card.digest:
            return None
        return None if look is not None and not look.fresh and look.digest == card.digest else entry

    def on_compared(self, message: Compared) -> None:
        """Who compares two articles looks at both."""
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_compared(message)
        current = message.collation is not None and message.generation == self._pair_wanted
        if current and self._in_sight == "pair":
            self.look_at(*message.pair)

    def on_surveyed(self, message: Surveyed) -> None:
        """Articles that nobody has looked at are known by now: what changes in them later can be told."""
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_surveyed(message)
        survey = message.survey
        if survey is None or not survey.finished or message.generation != self._survey_wanted:
            return
        looks = self.state.listing.looks
        known = [(one.path, looks.get(one.path)) for one in survey.articles]
        self.look_at(*(path for path, look in known if look and look.digest is None and not look.fresh))

    # What changed

    def tell_change(self, path: str) -> Notice:
        """That a file changed, and how to see what, if its text of before is known."""
        words = _("{name} changed").format(name=file_name(path))
        look = self.state.listing.looks.get(path)
        if look is None or look.digest is None:
            return Notice(words)
        if self._in_sight == "article" and path == self.state.open_path:
            return Notice(words, key=_("v shows what"))
        if self._in_sight == "pair" and path in (self.state.pair or ()):
            return Notice(words, key=_("v on its side shows what"))
        return Notice(words, key=_("v in the list shows what"))

    @property
    def change_hint(self) -> str:
        """How to see what changed in the open article, while that is new to the reader."""
        changed = is_news(self.state, self.state.open_path, "changed")
        return _(" changed since you looked at it: v shows what ") if changed else ""

    def show_old_against_new(self, path: str) -> None:
        """Compare what an article said when it was looked at last with what it says now, if it did change."""
        from tui.listing import looking

        entry = entries_by_path(self.state.snapshot).get(path)
        if entry is None:
            self.say(_("this file is gone"))
            return
        self._old_wanted += 1
        self._old_from = self.screen
        task = partial(looking.find_old, self._desk, self._old_wanted, entry)
        self._workshop.submit("old", AWAITED, task)

    def on_old_found(self, message: OldFound) -> None:
        """Whether there is an earlier text: else its reader stays where they are, and is told why."""
        if message.generation != self._old_wanted or self.screen is not self._old_from:
            return
        if message.problem:
            self.say(message.problem)
            return
        from tui.screens.old_new import OldNewScreen  # only on demand: saves its import at the start

        self.cover_comparison()
        self.compare(message.path, message.path)
        self.push_screen(OldNewScreen())

    def compare(self, a: str, b: str, threshold: float | None = None) -> None:
        """Make this the pair; an article with itself: what was looked at last with what is there."""
        entry = entries_by_path(self.state.snapshot).get(a)
        if a != b or entry is None:
            super().compare(a, b, threshold)
            return
        from tui.listing import looking

        self._pair_wanted += 1
        self.threshold = threshold
        if self.state.pair != (a, a):
            self.swap(replace(self.state, pair=(a, a), collation=None, pair_problem=None))
        task = partial(looking.compare_old, self._desk, self._pair_wanted, entry, threshold)
        self._workshop.submit("compare", URGENT, task)
