"""What the four panels have in common: a survey, rows with a cursor, the sentence behind a row, the keys.

Draws the state's survey; what its rows are is said by the screens that inherit from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from lesarten.matrix import siglum
from lesarten.words import _, ngettext
from tui.panels.panes import SentencePane, SourcesLine, legend
from tui.panels.survey import Scope, name_article
from tui.panes.find_bar import FindBar
from tui.panes.lines import KeyLine, TopLine
from tui.panes.note import Note
from tui.screens.desk import DeskScreen
from widgets.listing_view import ListingView
from widgets.place import Place

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.panels.survey import Survey
    from tui.panels.surveying import Panel
    from tui.state import State
    from widgets.listing import Saying
    from widgets.listing_view import Layout
    from widgets.view import LineView


class SurveyScreen(DeskScreen):
    """A panel: title and figures, sources, and what the survey found."""

    DEFAULT_CSS = "SurveyScreen.-low SentencePane { height: 3; }"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]  # noqa: RUF012 - as Textual declares

    panel: ClassVar[Panel]
    title_words: ClassVar[str]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "switch", _("event"), show=False, tooltip=_("Look at the event of another article"),
                id="panel.switch"),
        Binding("q,escape", "back", _("back"), tooltip=_("Close panel"), id="panel.back"),
    ]  # fmt: skip

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope
        self._drawn: Survey | None = None
        self._was_covered = False

    def compose(self) -> ComposeResult:
        """Top line, sources, what the panel shows, bottom line."""
        yield TopLine(self.title_words)
        yield SourcesLine(id="panel-sources")
        yield from self.compose_view()
        yield Note(id="panel-note")
        yield FindBar()
        yield KeyLine()

    def compose_view(self) -> ComposeResult:
        """What stands between the sources and the bottom line."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Draw what is there."""
        self._snapshot = self.app.state.snapshot
        self.query_one("#panel-note").display = False
        self.show_state(self.app.state)

    @property
    def survey(self) -> Survey | None:
        """What is drawn."""
        return self._drawn

    @property
    def main(self) -> Widget:
        """The view that has the keys."""
        raise NotImplementedError

    def show_state(self, state: State) -> None:
        """Draw the survey; ask for another when the folder changed."""
        if state.snapshot is not self._snapshot:
            self._snapshot = state.snapshot
            if self.is_current:
                self.app.survey(self.scope)
        survey = state.survey
        if survey is not None and survey.scope != self.scope:
            return
        if survey is not self._drawn or survey is None:
            self._drawn = survey or self._drawn
            self.draw()

    def on_screen_suspend(self) -> None:
        """Another screen lies over this one."""
        self._was_covered = True

    def on_screen_resume(self) -> None:
        """Back from a text: something may have been corrected there, or another scope surveyed."""
        if self._was_covered:
            self._was_covered = False
            self.app.survey(self.scope)

    def action_switch(self) -> None:
        """Choose an article whose event is to be looked at."""
        from tui.screens.switch import SwitchScreen  # only on demand

        self.app.push_screen(SwitchScreen(self.app.state, _("Look at the event of …")), self._look_at)

    def _look_at(self, path: str | None) -> None:
        if path is not None:
            self.scope = Scope((), path)
            self._drawn = None
            self.app.survey(self.scope)

    def draw(self) -> None:
        """Draw everything anew."""
        survey = self.survey
        words = self.empty_words(survey)
        self._say(words)
        self._draw_top()
        if survey is not None and not words:
            self.draw_rows(survey)
        self.draw_sources()
        if self.bar is None and self.main.display:
            self.set_focus(self.main)
        self.refresh_bindings()

    def _draw_top(self) -> None:
        """What the panel is, and as many of its figures as there is room for, the last first."""
        left = self.left_words()
        parts = self.right_parts(self.survey) if self.survey and self.survey.articles else []
        while len(parts) > 1 and cell_len(" · ".join([left, *parts])) + 4 > self.app.size.width:
            parts = parts[1:]
        self.query_one(TopLine).show(left, " · ".join(parts))

    def draw_rows(self, survey: Survey) -> None:
        """Draw what the panel is about."""
        raise NotImplementedError

    def draw_sources(self) -> None:
        """Draw the line of sources."""
        survey = self.survey
        names = [name_article(article) for article in survey.articles] if survey else []
        line = self.query_one(SourcesLine)
        line.show(legend(names, self.size.width, self.source_here()))

    def source_here(self) -> int | None:
        """Which source the keys are on."""
        return None

    def on_resize(self) -> None:
        """The sources move with the width."""
        self._draw_top()
        self.draw_sources()

    def _say(self, words: str) -> None:
        note = self.query_one("#panel-note", Note)
        note.show(words)
        note.display = bool(words)
        self.main.display = not words
        for pane in self.query(SentencePane):
            pane.display = not words

    # Words

    def left_words(self) -> str:
        """What the panel is."""
        return self.title_words

    def right_parts(self, survey: Survey) -> list[str]:
        """Its figures, and how far the work has come."""
        count = len(survey.articles)
        parts = [ngettext("{n} source", "{n} sources", count).format(n=count), *self.figures(survey)]
        if survey.more:
            parts[0] += _(" of {n}").format(n=count + survey.more)
        if not survey.finished:
            parts.append(_("comparing {n} of {count}").format(n=survey.done, count=survey.total))
        if survey.failed:
            failed = ngettext("{n} pair failed, see the log", "{n} pairs failed, see the log", survey.failed)
            parts.append(failed.format(n=survey.failed))
        return parts

    def figures(self, survey: Survey) -> list[str]:
        """What was found, in figures."""
        raise NotImplementedError

    def empty_words(self, survey: Survey | None) -> str:
        """Why there is nothing to see, and the next key; "" when there is something."""
        if survey is None:
            return _("Reading …")
        if survey.failure:
            words = _(
                "The program failed on these articles ({error}); the log has the details.\n\nesc goes back"
            )
            return words.format(error=survey.failure)
        if not survey.articles:
            return _("Nothing to compare in the articles chosen: they have no text.\n\nesc goes back")
        if len(survey.articles) == 1 and survey.finished:
            return _(
                "No other article here tells of this event.\n\n"
                "esc goes back; there space marks two articles, and {key} looks at both"
            ).format(key=self.key_shown)
        return ""

    @property
    def key_shown(self) -> str:
        """The key that opens this panel."""
        return {"facts": "F", "quotes": "Q", "only": "O", "matrix": "m"}[self.panel]

    def action_back(self) -> None:
        """Close the panel."""
        self.app.close_panel()


class ListingScreen(SurveyScreen):
    """A panel of rows."""

    walk_sources: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", _("read"), tooltip=_("Read sentence in its article"), id="panel.read"),
        Binding("c", "compare", _("compare"), tooltip=_("Compare sources at this place"), id="panel.compare"),
        Binding("f", "kind", _("type"), tooltip=_("Show other type"), id="panel.type"),
        Binding("y", "copy", _("copy"), tooltip=_("Copy row with its sources"), id="panel.copy"),
        Binding("slash", "find", _("find"), tooltip=_("Find text in rows"), id="screen.find"),
    ]

    def compose_view(self) -> ComposeResult:
        """Rows, and below them the sentence."""
        yield ListingView(
            walk_sources=self.walk_sources,
            ascii_signs=self.app.options.ascii_only,
            id="panel-rows",
        )
        yield SentencePane()

    @property
    def view(self) -> ListingView:
        """The rows."""
        return self.query_one("#panel-rows", ListingView)

    @property
    def main(self) -> Widget:
        """The rows have the keys."""
        return self.view

    def target(self) -> LineView | None:
        """Finding looks into the rows."""
        return self.view

    def draw_rows(self, survey: Survey) -> None:
        """Lay the rows out."""
        self.view.show(self.layout_of(survey))

    def layout_of(self, survey: Survey) -> Layout:
        """How the rows are laid out."""
        raise NotImplementedError

    def sayings(self, index: int) -> tuple[Saying, ...]:
        """Who says what on a row."""
        raise NotImplementedError

    def saying(self) -> Saying | None:
        """What the keys are on."""
        index = self.view.index
        if index is None or self.survey is None:
            return None
        sayings = self.sayings(index)
        return sayings[min(self.view.slot, len(sayings) - 1)] if sayings else None

    def source_here(self) -> int | None:
        """The source that the keys are on."""
        if not self.is_mounted or not self.view.display:
            return None
        saying = self.saying()
        return saying.source if saying else None

    def on_listing_view_moved(self) -> None:
        """Show the sentence behind the row."""
        saying, survey = self.saying(), self.survey
        pane = self.query_one(SentencePane)
        if saying is None or survey is None:
            pane.show("", "", "")
        else:
            pane.show(
                siglum(saying.source),
                self.describe_place(saying),
                survey.sentence(saying),
                saying.span,
            )
        self.draw_sources()

    def describe_place(self, saying: Saying) -> str:
        """Source and number of the sentence."""
        assert self.survey is not None
        name = name_article(self.survey.articles[saying.source])
        return _("{name} · sentence {n}").format(name=name, n=saying.sentence + 1)

    def rival(self, saying: Saying) -> Saying | None:
        """Whose words to hold against a saying; None when the row has no other source."""
        index = self.view.index
        others = [one for one in self.sayings(index or 0) if one.source != saying.source]
        same = " ".join(saying.text.casefold().split())
        differing = [one for one in others if " ".join(one.text.casefold().split()) != same]
        return next(iter(differing or others), None)

    def action_read(self) -> None:
        """Open the article at the sentence."""
        saying = self.saying()
        if saying is not None and self.survey is not None:
            self.app.read_at(self.survey.articles[saying.source].path, saying.sentence)

    def action_compare(self) -> None:
        """Open the comparison of the two sources at the sentence."""
        saying, survey = self.saying(), self.survey
        if saying is None or survey is None:
            return
        other = self.rival(saying)
        number = other.source if other is not None else self.other_source(saying.source)
        if number is None:
            self.notice(_("no second source to compare with"))
            return
        a, b = sorted((saying.source, number))
        place = Place("a" if saying.source == a else "b", saying.sentence)
        self.app.compare_at(survey.articles[a].path, survey.articles[b].path, place)

    def other_source(self, source: int) -> int | None:
        """Whom to compare with when a row has one source only: the one that shares most with it."""
        survey = self.survey
        cells = [cell for cell in survey.cells if source in (cell.a, cell.b)] if survey else []
        best = max(cells, key=lambda cell: cell.similarity, default=None)
        return None if best is None else best.b if best.a == source else best.a

    def action_copy(self) -> None:
        """Copy the row."""
        index = self.view.index
        self.app.copy(self.copy_words(index) if index is not None and self.survey else "")

    def copy_words(self, index: int) -> str:
        """A row as text, with its sources named."""
        raise NotImplementedError

    def action_kind(self) -> None:
        """Show another type of rows."""
        raise NotImplementedError
