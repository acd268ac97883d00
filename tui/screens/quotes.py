"""The quotations panel: the wordings of one quotation below each other, with who gives them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.facts.quotations import SCARE_WORDS
from lesarten.words import _, ngettext
from tui.panels.rows_screen import ListingScreen
from tui.panels.survey import name_article
from widgets.legend import rows_legend
from widgets.notes import count_differing
from widgets.quote_rows import describe, lay_out_quotes

if TYPE_CHECKING:
    from tui.panels.survey import Scope, Survey
    from tui.panels.surveying import Panel
    from widgets.legend import Legend
    from widgets.listing import Saying
    from widgets.listing_view import Layout
    from widgets.quote_rows import QuoteGroup, QuoteWording

KINDS = ("all", "differing", "shared", "alone")


class QuotesScreen(ListingScreen):
    """All quotations of the survey."""

    panel: ClassVar[Panel] = "quotes"
    title_words = _("Quotations")
    HELP = _(
        "Each quotation with its wordings below each other, the letters of the sources before them: "
        "≠ where the words differ, = where they are the same, · where one source alone quotes it. "
        "What differs between wordings is underlined. Left out is what has fewer than {n} words, unless "
        "a verb of saying stands beside it."
    ).format(n=SCARE_WORDS)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "kind", _("filter"), tooltip=_("Show other quotations"), id="panel.type"),
    ]

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self._kind = "all"

    @property
    def groups(self) -> tuple[QuoteGroup, ...]:
        """The quotations on screen."""
        found = self.survey.quotes if self.survey else ()
        wanted = {"differing": ("discrepancy",), "shared": ("discrepancy", "same"), "alone": ("alone",)}
        return tuple(group for group in found if group.meaning in wanted.get(self._kind, (group.meaning,)))

    @property
    def wordings(self) -> list[tuple[QuoteGroup, QuoteWording]]:
        """The wordings on screen, one item each."""
        return [(group, wording) for group in self.groups for wording in group.wordings]

    def layout_of(self, survey: Survey) -> Layout:
        """Groups of wordings."""
        return partial(lay_out_quotes, self.groups, len(survey.articles))

    def sayings(self, index: int) -> tuple[Saying, ...]:
        """Who gives a wording."""
        wordings = self.wordings
        return wordings[index][1].sayings if index < len(wordings) else ()

    def rivals(self, saying: Saying) -> list[int]:
        """Those with another wording of the same quotation, else those with the same."""
        group, wording = self.wordings[self.view.index or 0]
        others = [one for other in group.wordings if other is not wording for one in other.sayings]
        found = dict.fromkeys(one.source for one in others if one.source != saying.source)
        return list(found) or super().rivals(saying)

    def legend(self) -> Legend:
        """The signs before the quotations."""
        return rows_legend({group.meaning for group in self.groups}, self.view.signs, columns=False)

    def left_words(self) -> str:
        """What the panel is, and which quotations it shows."""
        return f"{self.title_words} · {kind_words(self._kind)}"

    def figures(self, survey: Survey) -> list[str]:  # noqa: ARG002 - the quotations on screen are its
        """Quotations on screen, and how many of them come in several wordings."""
        count = len(self.groups)
        differing = sum(group.meaning == "discrepancy" for group in self.groups)
        quotations = ngettext("{n} quotation", "{n} quotations", count).format(n=count)
        return [count_differing(quotations, differing, self.view.signs)]

    def empty_words(self, survey: Survey | None) -> str:
        """No quotations: which key shows others."""
        if survey is not None and len(survey.articles) == 1:
            return "" if self.groups else _("No quotations in this article.\n\nesc goes back")
        words = super().empty_words(survey)
        if words or self.groups:
            return words
        if survey and survey.quotes:
            shown = kind_words(self._kind)
            return _("No quotation to show: {type}.\n\nf shows the next kind").format(type=shown)
        return _("No quotations in these articles.\n\nesc goes back, F shows the facts")

    def copy_words(self, index: int) -> str:
        """A quotation with all its wordings, each under its sources."""
        group, _wording = self.wordings[index]
        assert self.survey is not None
        parts = [describe(group)]
        for wording in group.wordings:
            names = ", ".join(name_article(self.survey.articles[said.source]) for said in wording.sayings)
            parts.append(
                f"{names}:\n„{wording.text}“" if self._is_german() else f"{names}:\n“{wording.text}”"
            )
        return "\n\n".join(parts)

    def _is_german(self) -> bool:
        return self.survey is not None and any(article.language == "de" for article in self.survey.articles)

    def action_kind(self) -> None:
        """The next kind."""
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self.draw_other_rows()


def kind_words(kind: str) -> str:
    """What a filter shows."""
    return {
        "all": _("all"),
        "differing": _("in several wordings"),
        "shared": _("in several sources"),
        "alone": _("in one source only"),
    }[kind]
