"""What the four panels have in common: a survey, rows with a cursor, the sentence behind a row, the keys.

Draws the state's survey; what its rows are is said by the screens that inherit from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from lesarten.matrix import siglum
from lesarten.words import _, ngettext
from tui.panels.panes import SourcesLine, legend
from tui.panels.survey import Scope, choose_scope, name_article
from tui.panes.find_bar import FindBar
from tui.panes.lines import KeyLine, TopLine
from tui.panes.note import Note
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.panels.survey import Survey
    from tui.panels.surveying import Panel
    from tui.state import State

KEY_FROM = 80
"""In fewer columns the top line names no key: the help does."""

ON_ROWS = frozenset({"read", "compare", "copy", "find", "interest(1)"})
"""What does nothing where no row is shown; another filter may show some."""


class SurveyScreen(DeskScreen):
    """A panel: title and figures, sources, and what the survey found."""

    DEFAULT_CSS = """
    SurveyScreen ListingView { height: 1fr; }
    SurveyScreen MatrixView { height: 1fr; }
    SurveyScreen.-low SentencePane { height: 3; }
    SurveyScreen.-low LegendLine { height: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]  # noqa: RUF012 - as Textual declares

    panel: ClassVar[Panel]
    title_words: ClassVar[str]
    keeps_figures: ClassVar[bool] = False
    """Whether what the panel is, is shortened rather than a figure left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "switch", _("event"), show=False, tooltip=_("Look at the event of another article"),
                id="panel.switch"),
        Binding("e", "widen", _("all sources"), show=False,
                tooltip=_("Show all sources on this event, or only those marked again"), id="panel.widen"),
        Binding("q,escape", "back", _("back"), tooltip=_("Close panel"), id="panel.back"),
    ]  # fmt: skip

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope
        self._drawn: Survey | None = None
        self._narrow: Scope | None = None
        """The few sources that were shown before all of their event."""
        self._was_covered = False
        state = self.app.state
        near = (*(state.pair or ()), state.mark_a, state.mark_b, state.open_path)
        self.homes: tuple[str, ...] = tuple(path for path in near if path)
        """What the reader was at when the panel was opened: what others are held against, likeliest first."""

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
    def sigla(self) -> dict[str, str]:
        """The letter of each source by its path."""
        articles = self.survey.articles if self.survey else ()
        return {article.path: siglum(number) for number, article in enumerate(articles)}

    @property
    def main(self) -> Widget:
        """The view that has the keys."""
        raise NotImplementedError

    def offers(self, action: str) -> bool:
        """Where there is nothing to see, only what leads to something else."""
        alone = self.survey is not None and len(self.survey.articles) < 2
        if self.main.display or self.survey is None:
            return not (alone and action == "compare")
        return action in ("back", "help") or not (alone or action in ON_ROWS)

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
            self._take_scope(Scope((), path))

    def action_widen(self) -> None:
        """All sources on the event, the marked ones with their letters among them; or only those again."""
        narrow = self._narrow_scope()
        if self.scope.kind != "event":
            self._narrow = self.scope
            self._take_scope(Scope((), self.scope.paths[0], self.scope.paths))
        elif narrow is not None:
            self._take_scope(narrow)
        else:
            self.notice(_("these are all sources on this event"))

    def _narrow_scope(self) -> Scope | None:
        """The few sources that may be looked at alone: those of before, else those marked."""
        if self._narrow is not None:
            return self._narrow
        marked = choose_scope(self.app.state)
        return marked if marked.kind == "marked" else None

    def _take_scope(self, scope: Scope) -> None:
        self.scope = scope
        self._drawn = None
        self.app.survey(scope)

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
        """What the panel is, and as much of its figures as there is room for."""
        left = self.left_words()
        forms = self.right_forms(self.survey) if self.survey and self.survey.articles else ()
        said = [" · ".join(parts) for parts in forms] or [""]
        room = self.app.size.width - 4 - cell_len(left)
        fits = (words for words in said if cell_len(words) <= room)
        self.query_one(TopLine).show(left, said[0] if self.keeps_figures else next(fits, said[-1]))

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
        for pane in self.query("SentencePane, LegendLine"):
            pane.display = not words

    # Words

    def left_words(self) -> str:
        """What the panel is."""
        return self.title_words

    def right_forms(self, survey: Survey) -> Iterator[list[str]]:
        """Which sources these are, how to see others, and the figures; then forms for less and less room.

        Until all pairs are compared, how many are. How to see others stays as long as one figure does.
        """
        scope, key = [self.scope_words(survey)], [words for words in (self.other_scope_words(),) if words]
        if survey.finished:
            figures = self.figures(survey)
            brief = figures[:1]
        else:
            done = {"n": survey.done, "count": survey.total}
            figures = [_("comparing, {n} of {count} pairs: not final yet").format(**done)]
            brief = [_("comparing {n} of {count}").format(**done)]
        if survey.failed:
            failed = ngettext("{n} pair failed, see the log", "{n} pairs failed, see the log", survey.failed)
            brief = [failed.format(n=survey.failed)]
            figures = [*figures, *brief]
        yield from ([*scope, *key, *figures], [*key, *figures], [*key, *brief], figures, brief)

    def scope_words(self, survey: Survey) -> str:
        """Which sources the panel is about."""
        return count_sources(survey)

    def other_scope_words(self) -> str:
        """How to see more sources than the marked ones, or only those again; "" when these are all."""
        if self.app.size.width < KEY_FROM:
            return ""
        if self.scope.kind != "event":
            return _("e shows all") if len(self.app.state.snapshot.entries) > len(self.scope.paths) else ""
        return _("e shows A and B") if self._narrow_scope() is not None else ""

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


def count_sources(survey: Survey) -> str:
    """How many sources these are, and why these."""
    count = len(survey.articles)
    if survey.scope.kind == "marked":
        return ngettext("{n} marked source", "{n} marked sources", count).format(n=count)
    if survey.scope.kind == "pair":
        return ngettext("{n} compared source", "{n} compared sources", count).format(n=count)
    if survey.more:
        return _("the nearest {n} of {count} sources on this event").format(
            n=count, count=count + survey.more
        )
    return ngettext("{n} source on this event", "{n} sources on this event", count).format(n=count)
