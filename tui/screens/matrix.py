"""The matrix panel: every source against every other, cells filling in while they are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from lesarten.matrix import in_order_of_interest, siglum
from lesarten.words import _, ngettext
from tui.panels.panes import SourcesLine
from tui.panels.screen import SurveyScreen
from tui.panels.survey import name_article
from tui.panes.note import Note
from widgets.matrix_view import MEASURES, MatrixView, Measure
from widgets.notes import share_in_pairs
from widgets.place import Place

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.panels.survey import Scope, Survey
    from tui.panels.surveying import Panel
    from widgets.view import LineView


MANY_PAIRS = 2
"""From so many pairs on they are counted, and some are more worth reading than others."""


class MatrixScreen(SurveyScreen):
    """Which two to compare?"""

    DEFAULT_CSS = """
    MatrixScreen #matrix-pair { height: 3; padding: 0 1; content-align: left top; background: $panel; }
    """

    panel: ClassVar[Panel] = "matrix"
    title_words = _("Matrix")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,c", "compare", _("compare"), tooltip=_("Compare these two"), id="matrix.compare",
                key_display="enter"),
        Binding("f", "measure", _("measure"), tooltip=_("Show other measure"), id="matrix.measure"),
        Binding("n,full_stop,right_square_bracket", "interest(1)", _("next worth reading"),
                tooltip=_("Go to next pair worth reading"), id="matrix.next", key_display="n"),
        Binding("N,comma,left_square_bracket", "interest(-1)", _("previous"), show=False,
                tooltip=_("Go to previous pair worth reading"), id="matrix.previous"),
        Binding("slash", "find", _("find"), show=False, tooltip=_("Say where to find: there is no text here"),
                id="screen.find"),
        Binding("y", "copy", _("copy"), tooltip=_("Copy figures of this pair"), id="matrix.copy"),
    ]  # fmt: skip

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self._measure: Measure = "similarity"

    def compose_view(self) -> ComposeResult:
        """The table, and the pair under the cursor in words."""
        yield MatrixView(ascii_signs=self.app.options.ascii_only, id="matrix")
        yield Note(id="matrix-pair")

    @property
    def view(self) -> MatrixView:
        """The table."""
        return self.query_one("#matrix", MatrixView)

    @property
    def main(self) -> Widget:
        """The table has the keys."""
        return self.view

    def target(self) -> LineView | None:
        """There is no text to find in."""
        return None

    def draw_rows(self, survey: Survey) -> None:
        """Draw the figures that are there."""
        names = tuple(name_article(article) for article in survey.articles)
        self.view.show(names, survey.cells, self._measure)
        self._tell_pair()

    def draw_sources(self) -> None:
        """The table has its own names; here stands what its numbers are."""
        self.query_one(SourcesLine).display = False
        self.query_one("#matrix-pair").display = self.view.display
        self._tell_pair()

    def on_matrix_view_moved(self) -> None:
        """Say the pair in words."""
        self._tell_pair()

    def on_matrix_view_pressed(self) -> None:
        """A double click compares."""
        self.action_compare()

    def _tell_pair(self) -> None:
        words = self.pair_words()
        first = self.interest_words() if words else ""
        self.query_one("#matrix-pair", Note).show(f"{words}\n{first}" if first else words)

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two sources under the cursor; None while the survey has no such pair."""
        pair = self.view.pair
        return pair if pair and self.survey and pair[1] < len(self.survey.articles) else None

    def pair_words(self) -> str:
        """The pair under the cursor and all its figures."""
        survey, pair = self.survey, self.pair
        if survey is None or pair is None:
            return ""
        names = [f"{siglum(number)} {name_article(survey.articles[number])}" for number in pair]
        head = _("{a}  and  {b}").format(a=names[0], b=names[1])
        cell = self.view.cell
        if cell is None:
            return f"{head}\n" + _("is being compared …")
        figures = _("{share} · {shared} of {sentences} sentences shared, {facts}").format(
            share=share_in_pairs(cell.similarity),
            shared=cell.shared,
            sentences=cell.sentences,
            facts=ngettext("{n} fact differs in them", "{n} facts differ in them", cell.discrepancies).format(
                n=cell.discrepancies
            ),
        )
        return f"{head}\n{figures}"

    def interest_words(self) -> str:
        """The pairs most worth reading, as many as there is room for; of one pair how to see more."""
        survey = self.survey
        if survey is None or not survey.finished:
            return ""
        if len(survey.cells) < MANY_PAIRS:
            alone = _("only these two: e shows all sources on this event")
            return alone if self.scope.kind != "event" and self.other_scope_words() else ""
        line = _("most facts that differ:")
        for cell in in_order_of_interest(survey.cells):
            more = f"  {siglum(cell.a)}{siglum(cell.b)} {cell.discrepancies}"
            if cell_len(line + more) > self.size.width - 2:
                break
            line += more
        return line

    def left_words(self) -> str:
        """What the panel is, and what its numbers are."""
        return f"{self.title_words} · {measure_name(self._measure)}"

    def figures(self, survey: Survey) -> list[str]:
        """How many pairs there are; one is seen to be one."""
        if survey.total < MANY_PAIRS:
            return []
        return [ngettext("{n} pair", "{n} pairs", survey.total).format(n=survey.total)]

    def action_compare(self) -> None:
        """Open the comparison."""
        survey, pair = self.survey, self.pair
        if survey is not None and pair is not None:
            a, b = (survey.articles[number] for number in pair)
            self.app.compare_at(a.path, b.path, Place("a", 0))

    def action_measure(self) -> None:
        """The next measure."""
        self._measure = MEASURES[(MEASURES.index(self._measure) + 1) % len(MEASURES)]
        self.draw()

    def action_find(self) -> None:
        """There is no text to find in: say which key finds in the texts."""
        self.notice(_("only figures here: ctrl+f finds in all sources"))

    def action_interest(self, step: int) -> None:
        """Through the pairs as they are worth reading: many facts that differ first, then much in common."""
        survey = self.survey
        order = in_order_of_interest(survey.cells) if survey else ()
        if not order:
            self.notice(_("still comparing"))
            return
        pairs = [(cell.a, cell.b) for cell in order]
        here = self.pair
        if here not in pairs:
            place = 0
        elif not self._walking:
            place = 0 if step > 0 else len(pairs) - 1
        else:
            place = (pairs.index(here) + step) % len(pairs)
        self._walking = True
        self.view.go_to(*pairs[place])
        self.notice(_("pair {n} of {count}").format(n=place + 1, count=len(pairs)))

    _walking = False
    """Whether the cursor already walks the pairs: the first step goes to the best of them."""

    def action_copy(self) -> None:
        """Copy the figures."""
        self.app.copy(self.pair_words() if self.view.cell else "")


def measure_name(measure: Measure) -> str:
    """What the numbers are."""
    return {
        "similarity": _("share of both texts in pairs"),
        "shared": _("sentences shared"),
        "discrepancies": _("facts that differ"),
    }[measure]
