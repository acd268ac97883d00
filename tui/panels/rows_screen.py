"""A panel of rows: the cursor's row with its sources, the sentence behind it, and the keys that lead on.

What the rows are is said by the screens that inherit from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.matrix import siglum
from lesarten.words import _
from tui.panels.panes import LegendLine, SentencePane
from tui.panels.screen import SurveyScreen
from tui.panels.survey import name_article
from tui.panes.row_text import clip
from widgets.listing_view import ListingView
from widgets.place import Place

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.panels.survey import Survey
    from widgets.legend import Legend
    from widgets.listing import Saying
    from widgets.listing_view import Layout
    from widgets.view import LineView


PARTNER_CELLS = 22
"""Cells for the name of whom `c` compares with: the source of the sentence stands before it."""

PAIR = 2
"""Of so many sources there is no other one to compare with."""


class ListingScreen(SurveyScreen):
    """A panel of rows."""

    walk_sources: ClassVar[bool] = True

    _was_finished = False
    """Whether the rows that are drawn were of a finished survey."""

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
        yield LegendLine()
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
        """Lay the rows out; what comes in above the first is the first, until the reader moved from it."""
        keep = self._was_finished or bool(self.view.index)
        self._was_finished = survey.finished
        self.view.show(self.layout_of(survey), keep_place=keep)
        self.draw_legend()

    def draw_other_rows(self) -> None:
        """Draw rows of another type: from the first on, unless the row at the cursor is among them."""
        before = self.view.item
        self.draw()
        now = self.view.item
        if before is None or now is None or now.key != before.key:
            self.view.move_to(0)

    def on_resize(self) -> None:
        """Columns may have come or gone with the width; Textual calls the handler above too."""
        self.draw_legend()

    def draw_legend(self) -> None:
        """Say below the rows, and in the help, what the signs before them mean."""
        self.view.signs_used = self.legend() if self.view.display else ()
        self.query_one(LegendLine).show(self.view.signs_used)

    def legend(self) -> Legend:
        """The signs before the rows on screen."""
        return ()

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
                self.compare_words(saying),
            )
        self.draw_sources()

    def describe_place(self, saying: Saying) -> str:
        """Source and number of the sentence."""
        assert self.survey is not None
        name = name_article(self.survey.articles[saying.source])
        return _("{name} · sentence {n}").format(name=name, n=saying.sentence + 1)

    def rivals(self, saying: Saying) -> list[int]:
        """The other sources of a row, those with other words before those with the same."""
        others = [one for one in self.sayings(self.view.index or 0) if one.source != saying.source]
        same = " ".join(saying.text.casefold().split())
        others.sort(key=lambda one: " ".join(one.text.casefold().split()) == same)
        return list(dict.fromkeys(one.source for one in others))

    def partner(self, saying: Saying) -> int | None:
        """Whom `c` compares with: the row's other source; of several the one that the reader came from.

        A row of one source: the one that the reader came from, else the one that shares most with it.
        """
        survey = self.survey
        if survey is None:
            return None
        rivals = self.rivals(saying)
        letters = {article.path: number for number, article in enumerate(survey.articles)}
        homes = [letters[path] for path in self.homes if letters.get(path, saying.source) != saying.source]
        if rivals:
            return next((home for home in homes if home in rivals), rivals[0])
        return homes[0] if homes else self.nearest(saying.source)

    def compare_words(self, saying: Saying) -> str:
        """Whom `c` compares with, by letter and name; where the row does not say why that one, why."""
        survey, other = self.survey, self.partner(saying)
        if survey is None or other is None:
            return ""
        article = survey.articles[other]
        name = clip(name_article(article, with_date=False), PARTNER_CELLS)
        words = _("c compares with {siglum} {name}").format(siglum=siglum(other), name=name)
        if len(survey.articles) == PAIR or self.rivals(saying):
            return words
        return f"{words} ({self._why(article.path)})"

    def _why(self, path: str) -> str:
        """Why a source is the one to compare with."""
        state = self.app.state
        if path in (state.pair or ()):
            return _("compared")
        if path in (state.mark_a, state.mark_b):
            return _("marked")
        return _("open") if path == state.open_path else _("most alike")

    def action_find(self) -> None:
        """Find in the rows, and say that it is they."""
        super().action_find()
        if self.bar is not None:
            self.bar.show_count(_("in these rows"))

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
        number = self.partner(saying)
        if number is None:
            self.notice(_("no second source to compare with"))
            return
        a, b = sorted((saying.source, number))
        place = Place("a" if saying.source == a else "b", saying.sentence)
        self.app.compare_at(survey.articles[a].path, survey.articles[b].path, place)

    def nearest(self, source: int) -> int | None:
        """The source that shares most with one."""
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
