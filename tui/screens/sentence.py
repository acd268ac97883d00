"""An article opened at a sentence, over the panel that led there; esc goes back to it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _
from tui.panes.find_bar import FindBar
from tui.panes.frame import Frame
from tui.panes.lines import KeyLine
from tui.panes.note import Note
from tui.screens.who_else import WhoElseScreen, place_words
from tui.state import tame
from widgets.place import Place
from widgets.reader import ReaderView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lesarten.model import Article
    from tui.finding.query import Query
    from tui.state import State
    from widgets.view import LineView

ROWS_ABOVE = 4
"""The sentence is shown with so many rows before it."""
LAYOUT_TRIES, LAYOUT_SECONDS = 40, 0.025
"""The text is laid out by then, at the latest; else nothing is marked in it."""


class SentenceScreen(WhoElseScreen):
    """The reader at one sentence."""

    DEFAULT_CSS = "SentenceScreen #sentence-frame { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "raw", _("raw"), tooltip=_("Show raw file or cleaned text"), id="sentence.raw"),
        Binding("slash", "find", _("find"), tooltip=_("Find text in article"), id="screen.find"),
        Binding("y", "copy_sentence", _("copy"), tooltip=_("Copy sentence"), id="sentence.copy"),
        Binding(
            "E", "edit", _("edit"), show=False, tooltip=_("Edit file in your editor"), id="sentence.edit"
        ),
        Binding(
            "R", "name", _("name"), show=False, tooltip=_("Name source: outlet and date"), id="sentence.name"
        ),
        Binding("q,escape", "back", _("back"), tooltip=_("Go back to panel"), id="sentence.back"),
    ]

    in_sight = "article"
    holds_article = True

    def __init__(self, path: str, sentence: int, came_from: str | None = None) -> None:
        """`came_from`: the article that was open before; it is so again afterwards."""
        super().__init__()
        self._came_from = came_from
        self._path = path
        self._sentence: int | None = sentence
        self.looked_for: Query | None = None
        """What led to the sentence: it is marked in the text."""
        self.asks_who_else = False
        """Whether who else says the sentence is shown below, as soon as that is there."""

    def compose(self) -> ComposeResult:
        """The framed reader and the bottom line."""
        with Frame(f" {tame(PurePath(self._path).name)} ", id="sentence-frame"):
            yield ReaderView(ascii_signs=self.app.options.ascii_only, id="sentence-reader")
            yield Note(id="sentence-note")
        yield FindBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw what is there."""
        self.query_one("#sentence-note").display = False
        self.show_state(self.app.state)
        self.set_focus(self.reader)

    @property
    def reader(self) -> ReaderView:
        """The article."""
        return self.query_one("#sentence-reader", ReaderView)

    def target(self) -> LineView | None:
        """Finding looks into the article."""
        return self.reader

    def show_state(self, state: State) -> None:
        """Draw the article, at first at its sentence."""
        article = state.article
        waiting = article is None or article.path != self._path
        note = self.query_one("#sentence-note", Note)
        note.show(_("Reading …") if self.reader.article is None else "")
        note.display = waiting and self.reader.article is None
        self.reader.display = not note.display
        if article is None or waiting:
            return
        if article is not self.reader.article:
            self._show_article(article)
        # What others say of it comes in later than the article, which is the same then.
        self.draw_also(state)

    def _show_article(self, article: Article) -> None:
        self.reader.show(article, keep_place=True)
        if self._sentence is not None:
            self.reader.restore(Place("a", self._sentence, above=ROWS_ABOVE))
            if self.looked_for is not None:
                self.call_after_refresh(self._mark, self._sentence, self.looked_for)
            self._sentence = None
            if self.asks_who_else:
                self.call_after_refresh(self.action_also)

    def on_reader_view_moved(self) -> None:
        """Say where the reader is now."""
        if self.reader.article is not None:
            self.query_one("#sentence-frame", Frame).say_below(place_words(self.reader))

    def _mark(self, sentence: int, query: Query, tries_left: int = LAYOUT_TRIES) -> None:
        """Mark what was looked for, once the text is laid out; n goes on from the sentence."""
        article = self.reader.article
        if article is None or sentence >= len(article.sentences):
            return
        if not self.reader.count_stops():
            # A timer, for a callback that asks for itself again would keep the layout waiting for ever.
            if tries_left:
                self.set_timer(LAYOUT_SECONDS, partial(self._mark, sentence, query, tries_left - 1))
            return
        start, end = article.sentences[sentence].start, article.sentences[sentence].end
        self.reader.mark_found(query.text, lambda hit: start <= hit.start < end, words=query.mode == "words")

    def action_raw(self) -> None:
        """Show the file with its cuts, or the cleaned text."""
        self.reader.raw = not self.reader.raw

    def action_copy_sentence(self) -> None:
        """Copy the sentence that the reader is at."""
        self.app.copy(self.reader.sentence_text())

    def action_edit(self) -> None:
        """Open the file in the reader's editor."""
        self.app.edit(self._path)

    def action_name(self) -> None:
        """Name the source that is read."""
        self.app.ask_name(self._path)

    def action_back(self) -> None:
        """Take the list below away; without one go back to where this was opened."""
        if self.shows_also:
            self.action_close_also()
            return
        if self.app.state.snapshot.entry(self._came_from or "") is not None:
            self.app.open_article(self._came_from)
        self.app.pop_screen()
