"""The library: the list of articles, and beside it the one under the cursor.

Draws the state and says what the reader wants; reads nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container

from lesarten.words import _
from tui.listing.idle import idle_actions
from tui.listing.rows import rows
from tui.listing.words import is_narrowed, list_figures, list_note
from tui.panes.lines import KeyLine, TopLine
from tui.panes.list_pane import ListPane
from tui.panes.reader_pane import ReaderPane
from tui.screens.desk import DeskScreen
from tui.screens.reader_notes import article_note, check_note
from tui.screens.who_else import WhoElseScreen, place_words
from tui.state import tame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.panes.article_list import ArticleList
    from tui.panes.find_bar import FindBar
    from tui.state import State
    from widgets.reader import ReaderView
    from widgets.view import LineView


class LibraryScreen(WhoElseScreen):
    """List and reader."""

    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-low"), (24, "-middling"), (36, "-tall")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "compare", _("compare"),
                tooltip=_("Compare marked articles, or this one with another"), id="library.compare"),
        Binding("F", "app.panel('facts')", _("facts"), tooltip=_("Show facts"), id="library.facts"),
        Binding("r", "raw", _("raw"), tooltip=_("Show raw file or cleaned text"), id="library.raw"),
        Binding("slash", "find", _("find"), tooltip=_("Find text in article"), id="screen.find"),
        Binding("s", "sort", _("sort"), show=False, tooltip=_("Sort list otherwise"), id="library.sort"),
        Binding("e", "group", _("events"), show=False, tooltip=_("Group list by event, or not"),
                id="library.events"),
        Binding("f", "choose", _("show"), show=False,
                tooltip=_("Show others in list: all, new, changed, marked, with problem"),
                id="library.choose"),
        Binding("w", "nearest", _("nearest"), show=False, tooltip=_("Show articles nearest to this one"),
                id="library.nearest"),
        Binding("v", "old_new", _("old and new"), show=False,
                tooltip=_("Show old text against new: what changed since you looked"), id="library.old_new"),
        Binding("y", "copy_sentence", _("copy"), tooltip=_("Copy sentence"), id="reader.copy"),
        Binding("full_stop,right_square_bracket", "step(1)", _("next"), show=False,
                tooltip=_("Open next article"), id="library.next"),
        Binding("comma,left_square_bracket", "step(-1)", _("previous"), show=False,
                tooltip=_("Open previous article"), id="library.previous"),
        Binding("tab,shift+tab", "pane", _("pane"), show=False, tooltip=_("Go to other pane"),
                id="library.pane"),
        Binding("E", "edit", _("edit"), show=False, tooltip=_("Edit file in your editor"), id="library.edit"),
        Binding("R", "name", _("name"), show=False, tooltip=_("Name source: outlet and date"),
                id="library.name"),
        Binding("q,escape", "back", _("back"), tooltip=_("Go back: to list, cleaned text, all articles"),
                id="library.back"),
    ]  # fmt: skip

    in_sight = "article"

    def __init__(self, *, ascii_signs: bool) -> None:
        super().__init__()
        self.list_pane = ListPane(id="list-frame")
        self.reader_pane = ReaderPane(ascii_signs=ascii_signs, id="reader-frame")
        self._moves_taken = 0
        self._idle = frozenset[str]()
        """What its keys would do nothing with now, by their actions."""

    def compose(self) -> ComposeResult:
        """Top line, both panes, bottom line."""
        yield TopLine(library_name(self.app.paths))
        with Container(id="panes"):
            yield self.list_pane
            yield self.reader_pane
        yield KeyLine()

    def prepare(self) -> None:
        """Make what is needed next, once nobody waits for the first article any more."""
        from tui.panes.find_bar import FindBar  # the first paint is spared it

        if not self.query(FindBar):
            self.mount(FindBar(), before="KeyLine")

    def on_screen_resume(self) -> None:
        """Start the work behind the screen as soon as that is painted for the first time."""
        # Called later: Textual paints while it handles this very event.
        self.call_later(self.app.start_work)

    def on_mount(self) -> None:
        """Start on the list, with nothing to show yet."""
        self.set_focus(self.list)

    @property
    def list(self) -> ArticleList:
        """The articles."""
        return self.list_pane.list

    @property
    def reader(self) -> ReaderView:
        """The reader, placed when first asked for."""
        return self.reader_pane.view

    @property
    def reading(self) -> bool:
        """Whether the keys go to the reader, or to the list below it."""
        return (self.focused is not None and self.focused is self.reader_pane.placed) or self.in_also

    def target(self) -> LineView | None:
        """Finding looks into the reader."""
        return self.reader

    def offers(self, action: str) -> bool:
        """Nothing that would do nothing: the list may be empty, or the file without a text."""
        return action not in self._idle

    def _find_idle(self, state: State) -> None:
        """Know what does nothing now, and name the others."""
        idle = idle_actions(state, self.list.row, raw=self.reader_pane.raw)
        if idle != self._idle:
            self._idle = idle
            self.refresh_bindings()

    # Drawing

    def show_state(self, state: State) -> None:
        """Draw the list and the open article."""
        shown = rows(state)
        self.query_one(TopLine).show(library_name(self.app.paths), list_figures(state, len(shown)))
        note = list_note(state, len(shown))
        self.list_pane.say_inside(note)
        self.set_class(bool(note), "-noted")
        self.set_class(state.listed and not state.snapshot.entries, "-empty")
        # A cursor whose last move is still on its way here is ahead of the state: it stays where it is.
        elsewhere = any(isinstance(one, DeskScreen) and one.holds_article for one in self.app.screen_stack)
        follows = self.list.moves == self._moves_taken and not elsewhere
        marks, keep = (state.mark_a, state.mark_b), state.open_path if follows else None
        self.list.show(shown, marks, keep, narrowed=is_narrowed(state))
        self._find_idle(state)
        self.list_pane.fit(stacked=self.has_class("-narrow"))
        if not elsewhere:
            self._show_article(state)

    def _show_article(self, state: State) -> None:
        article, pane = state.article, self.reader_pane
        if article is None:
            pane.name_file(None)
            pane.say_below("")
            self._put_away(_("Reading …") if state.open_path and state.listed else "")
            return
        if article.path != state.open_path and pane.placed is not None and article is not pane.shown:
            return  # It was read elsewhere; the one that is open here comes again.
        pane.name_file(article)
        self._show_place()
        if not article.text and not pane.raw:
            self._put_away(article_note(article))
            return
        pane.read()
        note = check_note(state)
        if pane.shown is not article or pane.view.note != note:
            self.app.note_reading(pane.view, article)
            pane.view.note = note
            pane.view.show(article, keep_place=True)
            self.app.bring_back_reading(pane.view)
        self.draw_also(state)

    def _show_place(self) -> None:
        """Where the reader is in the article, else, where it helps, what changed or how to compare."""
        hint = self.app.change_hint or self.app.hint
        told = self.has_class("-reading") or self.reader.raw
        self.reader_pane.say_below(place_words(self.reader) if told else hint)

    def _put_away(self, words: str) -> None:
        """There is nothing to read: the keys go to the list."""
        if self.reading:
            self.set_focus(self.list)
        self.reader_pane.put_away(words)

    def on_resize(self) -> None:
        """Side by side, the list is as high as the reader."""
        self.list_pane.fit(stacked=self.has_class("-narrow"))

    # What the reader does

    def on_reader_view_moved(self) -> None:
        """Say where the reader is now."""
        if self.reader.article is not None:
            self._show_place()

    def on_article_list_moved(self, event: ArticleList.Moved) -> None:
        """Preview."""
        self._moves_taken = event.number
        self._find_idle(self.app.state)
        self.app.open_article(event.path)
        if event.by_reader:
            self.app.begin_to_look()

    def on_article_list_shown(self, event: ArticleList.Shown) -> None:
        """What is on screen is read first."""
        self.app.read_first(event.paths)

    def action_mark(self) -> None:
        """Mark the article under the cursor as A or B."""
        if self.list.path is not None:
            self.list.stay()
            self.app.mark(self.list.path)

    def action_read(self) -> None:
        """The keys go to the reader."""
        if self.reader.display:
            self.list.stay()
            self.set_focus(self.reader)
            if self.list.path is not None:
                self.app.look_at(self.list.path)

    def on_article_list_pressed(self) -> None:
        """A double click reads."""
        self.action_read()

    def on_descendant_focus(self) -> None:
        """Below 100 columns the reader takes all room while it is read, or looked through for words."""
        bar = self.bar
        if bar is not None and bar.purpose == "filter" and self.focused is not bar.input:
            # A line without the keys could not be left any more; what is typed in it stays in force.
            self.close_bar()
            self.list.stay()
            bar = None
        self.set_class(self.reading or (bar is not None and bar.purpose == "find"), "-reading")
        if self.reader_pane.reads:
            self._show_place()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The copy verb belongs to the reader."""
        if action in ("copy_sentence", "also"):
            return self.reading
        if action in ("sort", "group", "choose"):
            return not self.reading
        if action == "back":
            return self.reading or self.reader_pane.raw or is_narrowed(self.app.state)
        if action == "quit":
            return not self.reader_pane.raw
        return super().check_action(action, parameters)

    def action_find(self) -> None:
        """Filter the list, or find in the article: what the keys go to."""
        if self.reading:
            super().action_find()
        else:
            self.open_bar("filter", self.app.state.needle)

    def on_find_bar_changed(self, event: FindBar.Changed) -> None:
        """Filter while typing; what is to be found the handler above looks for, which Textual calls too."""
        if event.purpose == "filter":
            self.app.filter_by(event.text)

    def on_find_bar_left(self, event: FindBar.Left) -> None:
        """Back to where the keys went before; Textual calls the handler above too."""
        if event.purpose == "filter":
            self.close_bar()
            if event.kept:
                self.list.stay()
            else:
                self.app.filter_by("")
            self.set_focus(self.list)

    def action_raw(self) -> None:
        """Show the file with its cuts, or the cleaned text."""
        self.reader.raw = not self.reader.raw
        self.show_state(self.app.state)
        if self.reader.raw and not self.reader.has_focus and self.reader.display:
            self.notice(_("enter, then x keeps or cuts"))

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit()

    def action_name(self) -> None:
        """Name the source under the cursor."""
        if self.list.path is not None:
            self.app.ask_name(self.list.path)

    def action_group(self) -> None:
        """Group by event, or not."""
        self.app.toggle_groups()

    def action_choose(self) -> None:
        """Show others."""
        self.app.choose_next()
        self.refresh_bindings()

    def action_nearest(self) -> None:
        """What is nearest to the article under the cursor."""
        if self.list.path is not None:
            self.app.show_nearest(self.list.path)

    def action_old_new(self) -> None:
        """What changed since it was looked at."""
        if self.list.path is not None:
            self.app.show_old_against_new(self.list.path)

    def action_sort(self) -> None:
        """The next order."""
        self.app.sort_next()

    def action_step(self, distance: int) -> None:
        """Open the next or previous article."""
        self.list.step(distance)

    def action_pane(self) -> None:
        """Go to the other pane."""
        if self.reader.has_focus and self.check_action("enter_also", ()):
            self.action_enter_also()
            return
        other: Widget = self.list if self.reading or not self.reader.display else self.reader
        self.set_focus(other)

    def action_compare(self) -> None:
        """Compare the marked articles, or the marked one with the one under the cursor."""
        self.app.compare_marked(self.list.path)

    def action_copy_sentence(self) -> None:
        """Copy the sentence that the reader is at."""
        self.app.copy(self.reader.sentence_text())

    def action_edit(self) -> None:
        """Open the file in the reader's editor."""
        if self.list.path is not None:
            self.app.edit(self.list.path)

    def action_back(self) -> None:
        """Who else says it goes first; then to the list; there from raw to text, from a filter to all."""
        if self.reading and self.shows_also:
            self.action_close_also()
        elif self.reading:
            self.set_focus(self.list)
        elif self.reader_pane.raw:
            self.action_raw()
        else:
            self.app.filter_by("")
            self.app.arrange(choice="all")
            self.refresh_bindings()


def library_name(paths: Sequence[str]) -> str:
    """The program's name and the folders and files that are open."""
    places = [tame(path.rstrip("/").rsplit("/", 1)[-1] or path) for path in paths]
    return " · ".join(["lesarten", *places[:3], *(["…"] if places[3:] else [])])
