"""The app's memory of places: where its reader was is kept, and found again at the next start.

Knows screens by what they show; the words of a sentence lead back to it when its file has changed.
"""

from __future__ import annotations

import os
import sys
from threading import Lock
from typing import TYPE_CHECKING, get_args

from lesarten.words import _
from tui.listing.arranging import Arranging
from tui.memory import Memory, Pairing, Reading, Spot, choose_paths, recall, remember
from tui.panes.notice import Notice
from tui.panes.row_text import clip
from tui.screens.library import LibraryScreen
from tui.state import source_name
from tui.workers import AWAITED
from widgets.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from lesarten.model import Article
    from tui.messages import Compared
    from tui.options import AppOptions
    from tui.state import Row
    from widgets.compare import CompareView
    from widgets.reader import ReaderView

NAME_CELLS = 18
"""So much of a source's name tells it from another in a notice."""

KEEP_SECONDS = 5.0
"""The place is written down so often if it is another: a terminal may be closed without a word."""

WORDS_KEPT = 120
"""So many characters of a sentence tell it from others."""


class Returning(Arranging):
    """Comes back to where the reader was when it is started without a path."""

    def __init__(self, paths: Sequence[str], options: AppOptions) -> None:
        self.memory = recall()
        self._writing = Lock()
        chosen = choose_paths(list(paths), self.memory)
        super().__init__(chosen, options)
        self.earlier = self.memory
        """What the run before left."""
        self.wanted: Memory | None = None
        """Where the next run shall begin, if there is to be one."""
        self._chose_itself = not paths
        self.library = tuple(os.path.abspath(path) for path in chosen)  # noqa: PTH100 - keeps links
        back = (options.back or not paths) and self.library == self.memory.paths
        self._reading = self.memory.reading if back else None
        """Where the first article that is shown was read; None once it is."""
        self._read: dict[str, Reading] = {}
        """Where each article of this run was left, by its absolute path."""
        self._turned = False
        """Whether the article that comes to the reader is another one than before."""
        self._pairing = self.memory.pairing if self.library == self.memory.paths else None
        """Where the last comparison was."""
        self._brought_back: frozenset[str] = frozenset()
        """The pair that was on screen where the last run ended, until it is left."""
        self._left: dict[frozenset[str], Pairing] = {}
        """Where each comparison of this run was left, by its two absolute paths."""
        self._comes_back = back
        self._compared_now = False
        """Whether this run has shown a comparison."""

    # Keeping

    def keep_place(self) -> None:
        """Write down where the reader is, if that is another place than before."""
        if self._note_place():
            self._write_place()

    def _keep_place_beside(self) -> None:
        """The same while keys are pressed: a busy disk takes a tenth of a second and more."""
        if self._note_place():
            self._workshop.submit("place", AWAITED, self._write_place_beside)

    def _write_place_beside(self) -> Iterator[Message]:
        self._write_place()
        yield from ()

    def _write_place(self) -> None:
        # Whoever comes last writes what was noted last.
        with self._writing:
            remember(self.memory)

    def _note_place(self) -> bool:
        """Take in where the reader is; whether that is another place than before."""
        memory = Memory(
            self.library,
            self._theme_kept,
            self.memory.compared,
            self._reading_now() or self._reading,
            self._pairing_now(),
        )
        moved = memory != self.memory
        self.memory = memory
        return moved

    @property
    def _theme_kept(self) -> str:
        """The theme for the next run; that of a run without colour is none that was chosen."""
        return self.memory.theme if self.no_color else self.theme

    def leave(self) -> None:
        """Write down what was kept last: the screens are gone by now."""
        known = self.memory if self.memory.paths == self.library else Memory(compared=self.memory.compared)
        self.memory = known._replace(paths=self.library, theme=self._theme_kept)
        self._write_place()

    def exit(self, *args: object, **options: object) -> None:
        """Keep the place while the screens are there."""
        self.keep_place()
        super().exit(*args, **options)  # type: ignore[arg-type]

    def forget_pair(self) -> None:
        """Keep the place in the comparison before it is closed."""
        self.note_comparison()
        self._pairing = self._pairing_now()
        super().forget_pair()

    def compare(self, a: str, b: str, threshold: float | None = None) -> None:
        """Keep the place in a comparison before another one takes its place."""
        if self.state.pair is not None and {a, b} != set(self.state.pair):
            self.note_comparison()
        super().compare(a, b, threshold)

    def close_pair(self) -> None:
        """Keep the place, whether or not another comparison lies below."""
        self.note_comparison()
        pair, again = self.state.pair, self._brought_back
        super().close_pair()
        if pair is not None and self.state.pair is None and set(pair) == again:
            self._lead_back_to(pair)

    def _lead_back_to(self, pair: tuple[str, str]) -> None:
        """Marks of an earlier run are gone: the list stands at the pair that it left, one key from it."""
        self._brought_back = frozenset()
        if self.state.mark_a or self.state.mark_b:
            return
        if self.state.open_path not in pair:
            self.change(open_path=pair[0])
            self.open_article(pair[0])
        cards = self.state.cards
        names = [
            clip(source_name(path, card.outlet if (card := cards.get(path)) else None), NAME_CELLS)
            for path in pair
        ]
        full, brief = _("c, then enter compares {a} and {b} again"), _("c, then enter compares again")
        if len(self.state.snapshot.entries) == len(pair):  # no other one to choose from
            full, brief = _("c compares {a} and {b} again"), _("c compares again")
        self.say(Notice(full.format(a=names[0], b=names[1]), brief))

    def note_comparison(self) -> None:
        """Remember where the reader is in the comparison on screen: it may be opened again."""
        now = self._pairing_now()
        if now is not None:
            self._left[frozenset((now.a, now.b))] = now

    def _reading_now(self) -> Reading | None:
        library = next((one for one in self.screen_stack if isinstance(one, LibraryScreen)), None)
        article = self.state.article
        if library is None or not library.is_mounted or article is None:
            return None
        reader = library.reader
        if reader.article is None or reader.raw or reader.article.path != article.path:
            return Reading(os.path.abspath(article.path))  # noqa: PTH100
        return _reading_of(reader, reader.article, in_text=library.reading)

    def note_reading(self, reader: ReaderView, coming: Article) -> None:
        """Remember where the article on screen is read, before another one takes its place."""
        leaving = reader.article
        self._turned = leaving is None or leaving.path != coming.path
        if leaving is not None and self._turned and not reader.raw:
            self._read[os.path.abspath(leaving.path)] = _reading_of(reader, leaving)  # noqa: PTH100

    def _pairing_now(self) -> Pairing | None:
        """The comparison on screen, else the last one."""
        kept = self._pairing
        # Who compared nothing is spared loading what compares, under a key perhaps.
        loaded = sys.modules.get("tui.screens.compare")
        shown = [one for one in self.screen_stack if loaded and isinstance(one, loaded.CompareScreen)]
        screen = shown[-1] if shown else None
        if screen is None or not screen.is_mounted or screen.view.collation is None:
            return Pairing(kept.a, kept.b, False, *_rest(kept)) if kept is not None else None
        view, collation = screen.view, screen.view.collation
        if collation.a.path == collation.b.path:  # an article with its own earlier text
            return kept
        articles = {"a": collation.a, "b": collation.b}
        top, cursor = (
            None if place is None else _spot(articles[place.side], place)
            for place in (view.place, view.cursor_place)
        )
        return Pairing(
            os.path.abspath(collation.a.path),  # noqa: PTH100
            os.path.abspath(collation.b.path),  # noqa: PTH100
            True,
            self.threshold,
            view.options.filter,
            view.options.order,
            top,
            cursor,
        )

    def partner_of(self, path: str) -> str | None:
        """With which article this one was compared last, if it is still there."""
        kept, here = self._pairing, os.path.abspath(path)  # noqa: PTH100 - keeps links
        if kept is None or here not in (kept.a, kept.b):
            return None
        return self._find_path(kept.b if here == kept.a else kept.a)

    def as_before(self, a: str, b: str) -> tuple[str, str]:
        """Two articles on the sides where they were compared last, if they were compared last."""
        kept = self._pairing
        before = (os.path.abspath(b), os.path.abspath(a))  # noqa: PTH100 - keeps links
        return (b, a) if kept is not None and before == (kept.a, kept.b) else (a, b)

    # Coming back

    def choose_first(self, shown: Sequence[Row]) -> str | None:
        """The article that was open, else the first one."""
        wanted = self._reading and self._find_path(self._reading.path)
        return wanted or super().choose_first(shown)

    def bring_back_reading(self, reader: ReaderView) -> None:
        """Put the reader where it was in this article: in this run, or once where the last one ended."""
        reading, article = self._reading, reader.article
        self._reading = None
        if reading is None and article is not None and self._turned and not reader.raw:
            reading = self._read.get(os.path.abspath(article.path))  # noqa: PTH100
        if reading is None or article is None or reading.path != os.path.abspath(article.path):  # noqa: PTH100
            return
        cursor, top = _place(article, reading.cursor), _place(article, reading.top)
        if cursor is not None:
            reader.set_cursor(cursor.sentence)
        reader.put_on_top(top)
        reader.tell_moved()
        if reading.in_text and isinstance(reader.screen, LibraryScreen):
            self.call_after_refresh(reader.screen.action_read)

    def bring_back_comparison(self, view: CompareView) -> None:
        """Put a comparison where it was when the same two articles were compared last, on whichever side."""
        from widgets.rows import Filter

        collation = view.collation
        if collation is None or self._place_wanted is not None:
            return
        pair = tuple(os.path.abspath(one.path) for one in (collation.a, collation.b))  # noqa: PTH100
        kept = self._left.get(frozenset(pair), self._pairing)
        if kept is None or {kept.a, kept.b} != set(pair):
            return
        if (kept.a, kept.b) != pair:
            kept = _swapped(kept)
        choice = kept.filter if kept.filter in get_args(Filter) else "all"
        view.set_options(filter=choice, order="b" if kept.order == "b" else "a")
        articles = {"a": collation.a, "b": collation.b}
        cursor, top = (
            _place(articles[spot.side], spot) if spot else None for spot in (kept.cursor, kept.top)
        )
        if cursor is not None:
            view.set_cursor(cursor)
        view.put_on_top(top)
        view.tell_moved()

    def _follow_up(self) -> None:
        """Behind the first article, the comparison that was on screen."""
        first = self._watcher is None
        super()._follow_up()
        if first:
            self.set_interval(KEEP_SECONDS, self._keep_place_beside)
            self._reopen_pair()
            self._tell_library()

    def _tell_library(self) -> None:
        """Say once that it is not the last library which was opened."""
        if self._chose_itself and self.earlier.paths not in ((), self.library):
            from tui.earlier import tell_opened  # rarely

            if notice := tell_opened(self):
                self.say(notice)

    def _reopen_pair(self) -> None:
        kept = self._pairing
        if kept is None or not kept.shown or not self._comes_back or len(self.screen_stack) > 1:
            return
        a, b = self._find_path(kept.a), self._find_path(kept.b)
        if a is not None and b is not None:
            self._brought_back = frozenset((a, b))
            self.open_pair(a, b)
            if kept.threshold is not None:
                self.compare(a, b, kept.threshold)

    def open_pair(self, a: str, b: str) -> None:
        """Show the comparison of two articles."""
        raise NotImplementedError

    def _find_path(self, wanted: str) -> str | None:
        """The article of the library at an absolute path, as the library writes it; None when it is gone."""
        for given, root in zip(self.paths, self.library, strict=True):
            inside = wanted.removeprefix(root.rstrip(os.sep) + os.sep)
            path = given if wanted == root else os.path.join(given, inside)  # noqa: PTH118
            if (wanted == root or inside != wanted) and self.state.snapshot.entry(path) is not None:
                return path
        return None

    # The first run

    def on_compared(self, message: Compared) -> None:
        """Whoever compared once knows how."""
        if message.collation is not None:
            self._compared_now = True
            if not self.memory.compared:
                self.memory = self.memory._replace(compared=True)
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_compared(message)

    @property
    def hint(self) -> str:
        """How to compare, until it was done in this run: marks of an earlier one are gone."""
        if self._compared_now or len(self.state.snapshot.entries) < 2:
            return ""
        if self.memory.compared:
            return _(" c compares with another one, space marks A and B ")
        return _(" space marks A, space on another marks B, c compares ")


def _reading_of(reader: ReaderView, article: Article, *, in_text: bool = False) -> Reading:
    """Where an article is read."""
    cursor = None if reader.sentence is None else Place("a", reader.sentence)
    spots = (_spot(article, reader.place), _spot(article, cursor))
    return Reading(os.path.abspath(article.path), *spots, in_text=in_text)  # noqa: PTH100


def _rest(kept: Pairing) -> tuple[float | None, str, str, Spot | None, Spot | None]:
    return kept.threshold, kept.filter, kept.order, kept.top, kept.cursor


def _swapped(kept: Pairing) -> Pairing:
    """The same place with the other article on the left."""
    turned = {"a": "b", "b": "a", "only_a": "only_b", "only_b": "only_a"}
    top, cursor = (spot and spot._replace(side=turned[spot.side]) for spot in (kept.top, kept.cursor))
    choice = turned.get(kept.filter, kept.filter)
    order = turned.get(kept.order, kept.order)
    return kept._replace(a=kept.b, b=kept.a, filter=choice, order=order, top=top, cursor=cursor)


def _spot(article: Article, place: Place | None) -> Spot | None:
    """A place with the words of its sentence."""
    if place is None or place.sentence >= len(article.sentences):
        return None
    words = article.sentences[place.sentence].text[:WORDS_KEPT]
    return Spot(place.sentence, words, place.side, place.offset, place.above)


def _place(article: Article, spot: Spot | None) -> Place | None:
    """Where the words of a spot stand now: nearest to where they were; else the sentence of its number."""
    if spot is None or not article.sentences:
        return None
    alike = [one.id for one in article.sentences if one.text[:WORDS_KEPT] == spot.words]
    last = len(article.sentences) - 1
    sentence = min(alike, key=lambda id_: abs(id_ - spot.sentence), default=min(spot.sentence, last))
    offset = spot.offset if alike else 0
    return Place("b" if spot.side == "b" else "a", sentence, offset, spot.above)
