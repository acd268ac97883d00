"""The app's upper half of keeping: takes what the workshop posts, and reads again what a folder has changed.

Knows no key. Late messages are known by their generation and dropped.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from lesarten.words import ngettext
from tui import tidying
from tui.keeping import Keeping
from tui.listing.rows import rows
from tui.listing.words import describe_changes
from tui.log import log_error
from tui.screens.desk import DeskScreen
from tui.state import tame, with_cards, with_snapshot
from tui.workers import LATER, SOON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.cards import Card
    from lesarten.library import Changes, Entry
    from lesarten.model import Collation
    from tui.messages import ArticleRead, CardsRead, Compared, Listed, WatchingChanged
    from tui.panes.notice import Notice
    from tui.state import Row

WONDER_SECONDS = 0.15
"""So long the list waits for the first article, to be painted with it."""
PAINT_SECONDS = 0.05
"""The screen has so long to paint the first article before other work competes with it."""
SETTLED_SECONDS = 1.0
"""So long after the first article the engine gets a process of its own: who is faster finds it here."""


class Taking(Keeping):
    """What happens when work is done, or the folder is another."""

    def on_listed(self, message: Listed) -> None:
        """The folders hold something else than before."""
        if message.generation != self._generation:
            return
        self._desk.meet(message.snapshot.entries)
        changes = message.changes
        if not self.state.listed:
            self._take_first_listing(message)
            return
        renamed = {old.path: new.path for old, new in changes.renamed} if changes else {}
        self.swap(with_snapshot(self.state, message.snapshot, renamed))
        self._read_stale()
        if changes is not None:
            self._take_changes(changes)

    def _take_first_listing(self, message: Listed) -> None:
        """Open the first article, and paint the list with it: once instead of twice.

        Everything else waits until it can be read, or for as long as a reader would wonder.
        """
        self.state = with_cards(with_snapshot(self.state, message.snapshot, {}), message.cards)
        shown = rows(self.state)
        first, read = self.choose_first(shown), message.read
        if read is not None and read.article.path == first:
            self._asked = message.snapshot.entry(first)
            self._article_wanted += 1
            self.state = replace(self.state, open_path=first)
            read.generation = self._article_wanted
            self.post_message(read)
            return
        self.open_article(first)
        if shown:
            self.set_timer(WONDER_SECONDS, self._follow_up)
        else:
            self._follow_up()

    def choose_first(self, shown: Sequence[Row]) -> str | None:
        """The article that is open at first."""
        return shown[0].path if shown else None

    def _follow_up(self) -> None:
        """Draw what is there, read the other articles, watch the folders. Once only."""
        if self._watcher is None:
            self.draw()
            tidying.begin()
            self.set_interval(tidying.TIDY_SECONDS, self._tidy)
            self._start_watching()
            self._read_stale()
            self._workshop.submit("rest", LATER, self._desk.take_rest)
            if self.options.beside:
                self.set_timer(SETTLED_SECONDS, self._desk.engine.start_beside)

    @property
    def _complete(self) -> bool:
        return len(self.state.cards) >= len(self.state.snapshot.entries)

    def _tidy(self) -> None:
        # Looking through thousands of cards takes a quarter of a second: not before they are set apart.
        if self._complete and monotonic() - self.touched > tidying.IDLE_SECONDS:
            tidying.tidy()

    def _take_changes(self, changes: Changes) -> None:
        """Read again what is open, and say what came and went."""
        touched = {entry.path for entry in (*changes.changed, *changes.added)}
        touched |= {new.path for _old, new in changes.renamed}
        state = self.state
        if state.open_path in touched:
            self.open_article(state.open_path)
        elif state.open_path is None or state.snapshot.entry(state.open_path) is None:
            shown = rows(state)
            if shown and state.open_path is None:
                self.open_article(shown[0].path)
        pair = state.pair
        if pair and touched & set(pair) and all(state.snapshot.entry(path) for path in pair):
            self.compare(*pair, self.threshold)
        if words := describe_changes(changes):
            self.say(words)

    def on_cards_read(self, message: CardsRead) -> None:
        """Some articles of the list are known better."""
        self._tell_changed(message.cards)
        self.swap(with_cards(self.state, message.cards))
        if self._complete:
            self.warm_up()
            if len(message.cards) > 1:
                tidying.set_apart()
        if problem := self._desk.take_problem():
            self.say(tame(problem))

    def on_article_read(self, message: ArticleRead) -> None:
        """The article to open is there."""
        if message.generation != self._article_wanted:
            return
        self._tell_changed((message.card,))
        state = with_cards(self.state, (message.card,))
        state = replace(state, to_check=message.to_check)
        same = bool(message.article.digest) and state.article == message.article
        self.swap(state if same else replace(state, article=message.article))
        self.set_timer(PAINT_SECONDS, self._follow_up)
        if problem := self.deciding.take_problem() or self._desk.take_problem():
            self.say(tame(problem), True)

    def on_compared(self, message: Compared) -> None:
        """The pair's collation is there."""
        if message.generation != self._pair_wanted:
            return
        before = self.state.collation
        self.swap(
            replace(
                self.state,
                pair=message.pair,
                collation=message.collation,
                pair_problem=tame(message.problem) if message.problem else None,
            )
        )
        after = message.collation
        if before is not None and after is not None:
            self.tell_what_followed(before, after)

    def tell_what_followed(self, before: Collation, after: Collation) -> None:
        """Say what a correction or another threshold changed, once the comparison knows."""

    def on_watching_changed(self, message: WatchingChanged) -> None:
        """How the folders are watched."""
        self.swap(replace(self.state, watching=message.watching))
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.prepare()
        if message.reason and not self.options.poll:
            self.say(message.reason)

    # Within

    def _stale(self) -> list[Entry]:
        """Files whose card is missing or of an older file, changed ones first."""
        cards = self.state.cards
        stale = [
            entry
            for entry in self.state.snapshot.entries
            if (card := cards.get(entry.path)) is None or card.signature != entry.signature
        ]
        return sorted(stale, key=lambda entry: entry.path not in cards)

    def _read_stale(self) -> None:
        stale = self._stale()
        if stale:
            self._workshop.submit("read", SOON, partial(self._desk.gathering.gather, stale))

    def _start_watching(self) -> None:
        from tui.watching.watcher import Watcher  # only after the first paint

        self._watcher = Watcher(
            self.post_message,
            log_error,
            self.state.snapshot,
            self._generation,
            recursive=self.options.recursive,
            poll=self.options.poll,
        )
        self._watcher.start()

    def _tell_changed(self, cards: Sequence[Card]) -> None:
        """Name the files whose content is another than the list knew."""
        known = self.state.cards
        changed = [
            card.path for card in cards if card.path in known and known[card.path].digest != card.digest
        ]
        if len(changed) == 1:
            self.say(self.tell_change(changed[0]))
        elif changed:
            self.say(ngettext("{n} file changed", "{n} files changed", len(changed)).format(n=len(changed)))

    def tell_change(self, path: str) -> Notice:
        """That a file changed."""
        raise NotImplementedError
