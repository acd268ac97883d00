"""The app's panels: facts, quotations, only here and matrix; one survey behind all four.

Asks the workshop for the survey, takes what it posts, and opens what a row is about.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual.binding import Binding, BindingType

from lesarten.words import _
from tui.correcting import Correcting
from tui.screens.desk import DeskScreen
from tui.workers import AWAITED, LATER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.library import Entry
    from lesarten.model import Collation
    from tui.messages import WorkFailed
    from tui.options import AppOptions
    from tui.panels.messages import Surveyed
    from tui.panels.survey import Scope
    from tui.panels.surveyor import Surveyor
    from widgets.place import Place

Panel = Literal["facts", "quotes", "only", "matrix"]

SURVEY = "survey"
"""The name of the workshop's task: a later one takes the place of an earlier one."""

ROWS_ABOVE = 3
"""A place in a comparison is shown with so many rows above it."""


class Shown(NamedTuple):
    """What a comparison shows."""

    pair: tuple[str, str]
    collation: Collation | None
    problem: str | None
    threshold: float | None


class Surveying(Correcting):
    """Opens panels and keeps them true to the folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("F", "panel('facts')", _("facts"), show=False, tooltip=_("Show facts"),
                id="app.facts"),
        Binding("Q", "panel('quotes')", _("quotations"), show=False, tooltip=_("Show quotations"),
                id="app.quotes"),
        Binding("O", "panel('only')", _("only here"), show=False, tooltip=_("Show what is told only here"),
                id="app.only"),
        Binding("m", "panel('matrix')", _("matrix"), show=False, tooltip=_("Show matrix of all pairs"),
                id="app.matrix"),
    ]  # fmt: skip

    def __init__(self, paths: list[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._surveyor: Surveyor | None = None
        self._scope: Scope | None = None
        self._survey_wanted = 0
        self._place_wanted: tuple[str, str, Place] | None = None
        self._shown_below: list[Shown] = []
        """What comparisons show over which a panel opened another one."""

    # Panels

    def action_panel(self, panel: Panel) -> None:
        """Open a panel; from another panel, in its place and on the same articles."""
        from tui.panels.opening import make_panel  # the panels cost nothing until one is opened
        from tui.panels.screen import SurveyScreen
        from tui.panels.survey import Scope

        here = self.screen
        if isinstance(here, SurveyScreen):
            if here.panel != panel:
                self.switch_screen(make_panel(panel, here.scope))
        elif isinstance(here, DeskScreen):
            pair = self.state.pair
            scope = Scope(pair, kind="pair") if panel == "only" and pair else self._scope_for(pair)
            self.survey(scope)
            self.push_screen(make_panel(panel, scope))

    def _scope_for(self, pair: tuple[str, str] | None) -> Scope:
        """That of the panel which led to the comparison, so that its letters stay, else a new one."""
        from tui.panels.screen import SurveyScreen
        from tui.panels.survey import choose_scope

        panels = [one for one in reversed(self.screen_stack) if isinstance(one, SurveyScreen)]
        if pair and panels and set(pair) <= panels[0].sigla.keys():
            return panels[0].scope
        return choose_scope(self.state)

    def close_panel(self) -> None:
        """Back to where the panel was opened, and stop what still works for it."""
        self._forget_survey()
        self.pop_screen()

    def survey(self, scope: Scope) -> None:
        """Survey a scope; of the one that is shown already, what is shown stays until then."""
        if scope != self._scope:
            self.change(survey=None)
        self._scope = scope
        self._survey_wanted += 1
        task = partial(
            self.surveyor.survey,
            self._survey_wanted,
            scope,
            self.state.snapshot.entries,
            self.state.cards,
        )
        self._workshop.submit(SURVEY, AWAITED, task)

    @property
    def surveyor(self) -> Surveyor:
        """Who makes surveys, and knows what was found about each pair."""
        if self._surveyor is None:
            from tui.panels.surveyor import Surveyor  # comparing many costs nothing until it is asked for

            self._surveyor = Surveyor(self._desk)
        return self._surveyor

    def reread(self, entries: Sequence[Entry]) -> None:
        """What the reader decided changes an open panel too."""
        super().reread(entries)
        if self._scope is not None:
            self.survey(self._scope)

    def on_surveyed(self, message: Surveyed) -> None:
        """The survey has come further; while an old one is on screen, only a finished one replaces it."""
        if message.generation != self._survey_wanted or message.survey is None:
            return
        shown = self.state.survey
        if shown is None or not shown.finished or message.survey.finished:
            self.change(survey=message.survey)

    def on_work_failed(self, message: WorkFailed) -> None:
        """Where nothing is to be seen yet, say so: nobody shall wait for what does not come."""
        if message.task == SURVEY and self.state.survey is None and self._scope is not None:
            from tui.panels.survey import Survey

            self.change(survey=Survey(self._scope, finished=True, failure=message.error))

    # From a row to its text

    def read_at(self, path: str, sentence: int) -> None:
        """Read an article at a sentence; esc comes back to the panel."""
        from tui.screens.sentence import SentenceScreen

        if self.state.snapshot.entry(path) is None:
            self.say(_("this file is gone"))
            return
        screen = SentenceScreen(path, sentence, self.state.open_path)
        # Pushed first: with it in front the list below keeps its article.
        self.push_screen(screen)
        self.open_article(path)

    def compare_at(self, a: str, b: str, place: Place) -> None:
        """Compare two articles at a place; esc comes back, from comparison to comparison."""
        from tui.panels.screen import SurveyScreen
        from tui.screens.compare import CompareScreen

        self._place_wanted = (a, b, place._replace(above=ROWS_ABOVE))
        here = self.screen
        if isinstance(here, CompareScreen):
            self.compare(a, b)
            here.show_state(self.state)
            return
        self.cover_comparison()
        self.compare(a, b)
        self.push_screen(CompareScreen(here.sigla if isinstance(here, SurveyScreen) else None))

    def cover_comparison(self) -> None:
        """Keep what a comparison shows, if there is one: another one comes to lie over it."""
        from tui.screens.compare import CompareScreen

        below = next((one for one in reversed(self.screen_stack) if isinstance(one, CompareScreen)), None)
        state = self.state
        if below is not None and state.pair is not None:
            below.covered = True
            shown = Shown(state.pair, state.collation, state.pair_problem, self.threshold)
            self._shown_below.append(shown)

    def close_pair(self) -> None:
        """Back to where the comparison was opened; another one below shows again what it showed."""
        from tui.screens.compare import CompareScreen

        if not self._shown_below:
            self.forget_pair()
            self.pop_screen()
            return
        shown = self._shown_below.pop()
        self.pop_screen()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CompareScreen):
                screen.covered = False
                break
        self._pair_wanted += 1
        self.threshold = shown.threshold
        self.change(pair=shown.pair, collation=shown.collation, pair_problem=shown.problem)
        if all(self.state.snapshot.entry(path) for path in shown.pair):
            self.compare(*shown.pair, shown.threshold)

    def forget_pair(self) -> None:
        """Nothing is compared any more, on no screen."""
        self._shown_below.clear()
        super().forget_pair()

    def _forget_survey(self) -> None:
        """Nothing is surveyed any more; what still works for it is dropped."""
        self._scope = None
        self._survey_wanted += 1
        self._workshop.submit(SURVEY, LATER, partial(iter, ()))
        self.change(survey=None)

    def take_place(self, collation: Collation) -> Place | None:
        """Where a panel wanted this comparison to open, once; the side follows a swap."""
        if self._place_wanted is None:
            return None
        a, b, place = self._place_wanted
        if {a, b} != {collation.a.path, collation.b.path}:
            return None
        self._place_wanted = None
        return place if a == collation.a.path else place._replace(side="b" if place.side == "a" else "a")
