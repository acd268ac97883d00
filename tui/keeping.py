"""The app's lower half: keeps the state true to the folder, asks the workshop, takes what it posts.

Knows no key. Late messages are known by their generation and dropped.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App

from lesarten.words import _, ngettext
from tui import tidying
from tui.deciding import Deciding
from tui.folders import decisions_log
from tui.listing.rows import rows
from tui.listing.words import describe_changes, file_name
from tui.log import log_error
from tui.screens.desk import DeskScreen
from tui.state import State, tame, with_cards, with_snapshot
from tui.workers import LATER, SOON, URGENT, Workshop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.cards import Card
    from lesarten.library import Changes, Entry
    from lesarten.model import Collation
    from tui.ahead import Ahead
    from tui.messages import ArticleRead, CardsRead, Compared, Listed, WatchingChanged
    from tui.options import AppOptions
    from tui.panes.notice import Notice
    from tui.state import Row
    from tui.tasks import Desk
    from tui.watching.watcher import Watcher

WONDER_SECONDS = 0.15
"""So long the list waits for the first article, to be painted with it."""
PAINT_SECONDS = 0.05
"""The screen has so long to paint the first article before other work competes with it."""
SETTLED_SECONDS = 1.0
"""So long after the first article the engine gets a process of its own: who is faster finds it here."""


class Keeping(App[None]):
    """Reading, comparing and watching, as seen from the app."""

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
        """Let every screen of the desk draw the state."""
        for screen in self.screen_stack:
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

    # Taking

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
        names = [
            file_name(card.path)
            for card in cards
            if card.path in known and known[card.path].digest != card.digest
        ]
        if len(names) == 1:
            self.say(_("{name} changed").format(name=names[0]))
        elif names:
            self.say(ngettext("{n} file changed", "{n} files changed", len(names)).format(n=len(names)))
