"""A panel of rows: the cursor's row with its sources, the sentence behind it, and the keys that lead on.

What the rows are is said by the screens that inherit from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.matrix import siglum
from lesarten.words import _
from tui.panels.panes import SentencePane
from tui.panels.screen import SurveyScreen
from tui.panels.survey import name_article
from widgets.listing_view import ListingView
from widgets.place import Place

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.panels.survey import Survey
    from widgets.listing import Saying
    from widgets.listing_view import Layout
    from widgets.view import LineView


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
