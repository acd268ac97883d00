"""The only-here panel: what one source says and the others do not, as sentences or as facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.matrix import siglum
from lesarten.words import _, ngettext
from tui.panels.rows_screen import ListingScreen
from tui.panels.survey import copy_saying, name_article
from widgets.listing import Saying
from widgets.only_rows import lay_out_only_facts, lay_out_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.panels.survey import Scope, Survey
    from tui.panels.surveying import Panel
    from tui.state import State
    from widgets.listing_view import Layout

FACTS_FROM = 100
"""From so many columns on the heading counts the facts, too, and the source's name still has room."""


class OnlyHereScreen(ListingScreen):
    """What the chosen source alone says."""

    DEFAULT_CSS = """
    OnlyHereScreen.-sentences SentencePane { height: 1; }
    OnlyHereScreen.-sentences.-low SentencePane { height: 1; }
    """
    panel: ClassVar[Panel] = "only"
    title_words = _("Only here")
    walk_sources = False
    keeps_figures = True
    HELP = _(
        "What this source says and no other one does; h and l go to the other sources. "
        "f shows the facts that it alone gives: some stand in sentences that others share, which are not "
        "in this list."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "kind", _("facts"), tooltip=_("Show facts or sentences"), id="panel.type"),
        Binding("l,right,tab", "source(1)", _("other source"), tooltip=_("Go to next source"),
                id="only.next", key_display="tab"),
        Binding("h,left,shift+tab", "source(-1)", _("previous source"), show=False,
                tooltip=_("Go to previous source"), id="only.previous"),
    ]  # fmt: skip

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self._source: int | None = None
        self._path: str | None = None
        self._facts = False

    @property
    def foremost(self) -> Mapping[str, str]:
        """What `f` shows next: sentences, or how many facts: some stand in no sentence of the list."""
        survey = self.survey
        if survey is None or not survey.articles or not survey.finished:
            return super().foremost
        facts = len(survey.only_facts(self.source))
        shown = _("sentences") if self._facts else ngettext("{n} fact", "{n} facts", facts).format(n=facts)
        if not self.view.display:  # nothing is listed
            return {"panel.type": shown}
        return {"panel.read": _("read"), "panel.compare": _("compare"), "panel.type": shown}

    @property
    def source(self) -> int:
        """The source whose words are shown: the chosen one, at first the article that was open."""
        return self._source or 0

    def show_state(self, state: State) -> None:
        """Stay with the source when others come or go."""
        survey = state.survey
        if survey is not None and survey.articles:
            paths = [article.path for article in survey.articles]
            if self._path is None:
                self._path = self._first_path(state)
            place = paths.index(self._path) if self._path in paths else min(self.source, len(paths) - 1)
            self._source = place
        super().show_state(state)

    @staticmethod
    def _first_path(state: State) -> str | None:
        if state.pair is not None and state.survey is not None and state.survey.scope.paths == state.pair:
            return state.pair[0]
        return state.open_path

    def layout_of(self, survey: Survey) -> Layout:
        """Sentences in their order, or facts."""
        if not self._facts:
            return partial(lay_out_sentences, survey.only(self.source), self.source)
        return partial(lay_out_only_facts, survey.only_facts(self.source), self.source)

    def sayings(self, index: int) -> tuple[Saying, ...]:
        """The sentence or fact of a row."""
        survey = self.survey
        if survey is None:
            return ()
        if self._facts:
            rows = survey.only_facts(self.source)
            return tuple(said for said in rows[index].sayings if not said.quiet) if index < len(rows) else ()
        sentences = survey.only(self.source)
        if index >= len(sentences):
            return ()
        one = sentences[index]
        return (Saying(self.source, one.id, one.text, (0, 0)),)

    def draw_rows(self, survey: Survey) -> None:
        """The sentence is only shown where rows are not sentences; its source always is."""
        super().draw_rows(survey)
        self.set_class(not self._facts, "-sentences")

    def source_here(self) -> int | None:
        """The source whose words are shown."""
        return self.source

    def left_words(self) -> str:
        """What the panel is, of whom."""
        survey = self.survey
        if survey is None or not survey.articles:
            return self.title_words
        letter = siglum(self.source)
        return _("Only in {siglum} {name}").format(
            siglum=letter, name=name_article(survey.articles[self.source])
        )

    def scope_words(self, survey: Survey) -> str:
        """Against whom it stands alone: against one other source it is no more than told by one of two."""
        others = [place for place in range(len(survey.articles)) if place != self.source]
        if not others:
            return super().scope_words(survey)
        if len(others) == 1:
            return _("against {siglum} only").format(siglum=siglum(others[0]))
        if survey.more:
            return _("against the nearest {n} others").format(n=len(others))
        return _("against {n} others").format(n=len(others))

    def figures(self, survey: Survey) -> list[str]:
        """How much of it stands here alone."""
        if self._facts:
            count = len(survey.only_facts(self.source))
            return [ngettext("{n} fact only here", "{n} facts only here", count).format(n=count)]
        alone, total = len(survey.only(self.source)), len(survey.articles[self.source].sentences)
        sentences = _("{n} of {count} sentences").format(n=alone, count=total)
        facts = len(survey.only_facts(self.source))
        if not facts or self.app.size.width < FACTS_FROM:  # there the bottom line alone counts them
            return [sentences]
        words = ngettext("and {n} fact only here: f", "and {n} facts only here: f", facts)
        return [f"{sentences} {words.format(n=facts)}"]

    def empty_words(self, survey: Survey | None) -> str:
        """Nothing here alone: which key goes on."""
        words = super().empty_words(survey)
        if words or survey is None:
            return words
        if not survey.finished:
            return "" if survey.cells else _("Comparing …")
        letter = siglum(self.source)
        if self._facts and not survey.only_facts(self.source):
            return _("{siglum} has no fact that the others lack.\n\ntab goes to the next source").format(
                siglum=letter
            )
        if not self._facts and not survey.only(self.source):
            words = _("{siglum} has no sentence that the others lack.\n\ntab goes to the next source")
            return words.format(siglum=letter)
        return ""

    def copy_words(self, index: int) -> str:
        """The sentence or fact, with its source."""
        assert self.survey is not None
        return copy_saying(self.survey, self.sayings(index)[0])

    def action_source(self, step: int) -> None:
        """The next or previous source."""
        survey = self.survey
        if survey is None or not survey.articles:
            return
        self._source = (self.source + step) % len(survey.articles)
        self._path = survey.articles[self._source].path
        self.draw()

    def action_kind(self) -> None:
        """Facts instead of sentences, and back."""
        place = self.saying()
        self._facts = not self._facts
        self.draw()
        if place is not None and place.source == self.source:
            self._go_to_sentence(place.sentence)

    def _go_to_sentence(self, sentence: int) -> None:
        """To the first row of a sentence, or of the next one that has a row."""
        count = self.view.count_stops()
        ids = [said[0].sentence for said in map(self.sayings, range(count)) if said]
        self.view.move_to(next((row for row, one in enumerate(ids) if one >= sentence), count - 1))
