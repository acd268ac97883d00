"""The articles nearest to one: on the same event, copied from it, or from the same agency."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _, ngettext
from tui.panes.find_bar import FindBar
from tui.panes.lines import KeyLine, TopLine
from tui.panes.note import Note
from tui.screens.desk import DeskScreen
from tui.state import show_date, source_name, tame
from widgets.listing_view import ListingView
from widgets.near_rows import NearRow, lay_out_near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from lesarten.cards import Card
    from lesarten.library import Snapshot
    from tui.listing.listing import NearArticle, Nearest
    from tui.state import State
    from widgets.view import LineView

LEAST_RUN = 5
"""Shorter runs of words are said by anyone."""


class NearList(ListingView):
    """The near articles."""

    HELP = _(
        "The articles nearest to this one, the nearest first, with the longest run of words that both have. "
        "enter reads one, c compares both. The percentage says how alike their rare words are; how much of "
        "the texts tells the same the matrix says."
    )

    def go_further(self, step: int) -> None:
        """Every row is one to stop at."""
        self.action_step(step)


class NearestScreen(DeskScreen):
    """A list of near articles."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", _("read"), tooltip=_("Read article"), id="near.read"),
        Binding("c", "compare", _("compare"), tooltip=_("Compare both"), id="near.compare"),
        Binding("slash", "find", _("find"), tooltip=_("Find text in list"), id="screen.find"),
        Binding("w,q,escape", "back", _("back"), tooltip=_("Go back to articles"), key_display="escape",
                id="near.back"),
    ]  # fmt: skip

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self._known: Nearest | None = None
        self._drawn: Nearest | None = None
        """The same, ordered as it is drawn."""
        self._asked_in: Snapshot | None = None
        self._nothing = False
        """Whether there is no near article: it is not only still looked for."""

    def compose(self) -> ComposeResult:
        """Top line, list, bottom line."""
        yield TopLine("")
        yield NearList(walk_sources=False, ascii_signs=self.app.options.ascii_only, id="near-list")
        yield Note(id="near-note")
        yield FindBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw what is there."""
        self._asked_in = self.app.state.snapshot
        self.show_state(self.app.state)

    @property
    def list(self) -> NearList:
        """The articles."""
        return self.query_one(NearList)

    @property
    def chosen(self) -> NearArticle | None:
        """The article under the cursor."""
        index = self.list.index
        near = self._drawn.articles if self._drawn is not None else ()
        return near[index] if index is not None and index < len(near) else None

    def target(self) -> LineView | None:
        """Finding looks into the list."""
        return self.list

    def offers(self, action: str) -> bool:
        """Where nothing is near, only the way back."""
        return not self._nothing or action in ("back", "help")

    def show_state(self, state: State) -> None:
        """Draw what is known; ask again when the folder changed."""
        if state.snapshot is not self._asked_in:
            self._asked_in = state.snapshot
            self.app.find_nearest(self.path)
        nearest = state.listing.nearest
        if nearest is None or nearest.path != self.path:
            nearest = self._known
        note = near_note(nearest)
        self.query_one(Note).show(note)
        self.query_one(Note).display = bool(note)
        nothing = bool(note) and nearest is not None and nearest.finished
        if nothing != self._nothing:
            self._nothing = nothing
            self.refresh_bindings()
        self.list.display = not note
        card = state.cards.get(self.path)
        title = tame((card.title or card.first_words) if card else PurePath(self.path).name)
        count = len(nearest.articles) if nearest else 0
        figures = ngettext("{n} article", "{n} articles", count).format(n=count) if count else ""
        # Another measure than the matrix has: articles on one event share rare words before sentences.
        figures += " · " + _("%: rare words alike") if count else ""
        self.query_one(TopLine).show(_("Nearest to “{title}”").format(title=title), figures)
        if nearest is not None and nearest is not self._known and not note:
            self._known = nearest
            ordered = sorted(nearest.articles, key=lambda one: not one.on_event)
            self._drawn = nearest._replace(articles=tuple(ordered))
            rows = [near_row(one, state.cards) for one in ordered]
            self.list.show(partial(lay_out_near, rows))
        if self.list.display and self.bar is None:
            self.set_focus(self.list)

    def action_read(self) -> None:
        """Read the article under the cursor; esc comes back."""
        if self.chosen is not None:
            self.app.look_at(self.chosen.path)
            self.app.read_at(self.chosen.path, 0)

    def action_compare(self) -> None:
        """Compare it with the one."""
        if self.chosen is not None:
            self.app.open_pair(self.path, self.chosen.path)

    def action_back(self) -> None:
        """Back to the articles."""
        self.app.pop_screen()
        self.app.forget_nearest()
        self.app.open_article(self.path)


def near_row(near: NearArticle, cards: Mapping[str, Card]) -> NearRow:
    """An article in words."""
    card = cards.get(near.path)
    title = tame((card.title or card.first_words) if card else PurePath(near.path).name)
    date = show_date(card.date) if card else ""
    source = " · ".join(filter(None, (source_name(near.path, card.outlet if card else None), date)))
    run = ""
    if near.run_words >= LEAST_RUN:
        words = ngettext("{n} word in common: {run}", "{n} words in common: {run}", near.run_words)
        run = words.format(n=near.run_words, run=" ".join(near.run.split()))
    kind = {"near-duplicate": _("near-duplicate"), "same copy": _("same copy")}.get(near.copied or "", "")
    group = _("On the same event") if near.on_event else _("On another event, with words in common")
    return NearRow(near.path, title, source, f"{near.similarity:.0%}", kind, run, group)


def near_note(nearest: Nearest | None) -> str:
    """Why there is nothing to see, and the next key."""
    if nearest is None or (not nearest.articles and not nearest.finished):
        done, total = (nearest.done, nearest.total) if nearest else (0, 0)
        return _("Reading {done} of {total} …").format(done=done, total=total) if total else _("Reading …")
    if not nearest.articles:
        return _("No other article here shares its words.\n\nesc goes back to the articles")
    return ""
