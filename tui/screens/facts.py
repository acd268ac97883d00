"""The facts panel: one row a fact and a column a source, what differs first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType

from lesarten.words import _, ngettext
from tui.panels.panes import Heading, SourcesLine
from tui.panels.rows_screen import ListingScreen
from tui.panels.survey import copy_saying, name_article
from widgets.fact_rows import column_width, first_column, has_columns, label_width, lay_out_facts
from widgets.legend import rows_legend
from widgets.margin import name_type
from widgets.notes import count_differing

if TYPE_CHECKING:
    from tui.panels.survey import Scope, Survey
    from tui.panels.surveying import Panel
    from widgets.fact_rows import FactRow
    from widgets.legend import Legend
    from widgets.listing import Page, Saying
    from widgets.listing_view import Layout
    from widgets.signs import SignSet

Kind = Literal["all", "number", "date", "name", "quote", "attribution", "certainty"]
KINDS: tuple[Kind, ...] = ("all", "number", "date", "name", "quote", "attribution", "certainty")
"""What the key walks through; roles go with names."""


class FactsScreen(ListingScreen):
    """All facts of the survey."""

    panel: ClassVar[Panel] = "facts"
    title_words = _("Facts")
    HELP = _(
        "One row a fact and a column a source: ≠ where the sources differ, ≈ where only the spelling does, "
        "= where they agree, · where one source alone says it. Where a cell is empty or a letter missing, "
        "nothing was found: the source may say it in other words. Below stands the sentence behind the row."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "noise", _("spelling"), tooltip=_("Show or hide what only the spelling differs in"),
                id="facts.noise"),
    ]  # fmt: skip

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self._kind: Kind = "all"
        self._noise = self.app.options.noise

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """The rows on screen."""
        found = self.survey.facts if self.survey else ()
        return tuple(
            row for row in found if self._is_of_kind(row) and (self._noise or row.meaning != "differs")
        )

    def _is_of_kind(self, row: FactRow) -> bool:
        return self._kind in ("all", row.type) or (self._kind == "name" and row.type == "role")

    def layout_of(self, survey: Survey) -> Layout:
        """Columns where there is room for them."""
        return partial(_lay_out, self.rows, len(survey.articles))

    def sayings(self, index: int) -> tuple[Saying, ...]:
        """Who says what of a fact."""
        rows = self.rows
        return rows[index].sayings if index < len(rows) else ()

    def rivals(self, saying: Saying) -> list[int]:
        """Where the row has no other words: sources that give a fact of the same kind otherwise."""
        row = self.rows[self.view.index or 0]
        same = saying.text.casefold()
        others = [one for one in row.sayings if one.source != saying.source]
        if row.meaning != "discrepancy" or any(one.text.casefold() != same for one in others):
            return super().rivals(saying)
        unit = row.key.rsplit(":", 1)[0]
        here = {said.source for said in row.sayings}
        found = [
            one.source
            for other in self.rows
            if other.key != row.key and other.key.rsplit(":", 1)[0] == unit and row.type == "number"
            for one in other.sayings
            if one.source not in here
        ]
        return list(dict.fromkeys(found)) or super().rivals(saying)

    def draw_sources(self) -> None:
        """Names over the columns, else all in a line."""
        survey, rows = self.survey, self.rows
        label = label_width(rows)
        width = self.view.size.width
        if survey is None or not survey.articles or not has_columns(width, len(survey.articles), label):
            super().draw_sources()
            return
        here, first, cells = (
            self.source_here(),
            first_column(label),
            column_width(width, len(survey.articles), label),
        )
        self.query_one(SourcesLine).show(
            tuple(
                Heading(
                    first + 1 + n * (cells + 2),
                    cells,
                    chr(ord("A") + n),
                    name_article(article, cells > 30),
                    n == here,
                )
                for n, article in enumerate(survey.articles)
            )
        )

    def legend(self) -> Legend:
        """The signs of the rows, and an empty cell where there are columns."""
        sources = len(self.survey.articles) if self.survey else 0
        columns = sources > 1 and has_columns(self.app.size.width, sources, label_width(self.rows))
        return rows_legend({row.meaning for row in self.rows}, self.view.signs, columns=columns)

    def left_words(self) -> str:
        """What the panel is, and which facts it shows."""
        return f"{self.title_words} · {kind_words(self._kind)}"

    def figures(self, survey: Survey) -> list[str]:
        """Rows, and how many of them differ."""
        rows = [row for row in survey.facts if self._is_of_kind(row)]
        differing = sum(row.meaning == "discrepancy" for row in rows)
        spelled = sum(row.meaning == "differs" for row in rows)
        signs = self.view.signs
        count = ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows))
        parts = [count_differing(count, differing, signs)]
        if spelled:
            hidden = ngettext(
                "{n} spelling difference hidden", "{n} spelling differences hidden", spelled
            ).format(n=spelled)
            parts.append(f"{spelled} {signs.differs}" if self._noise else hidden)
        return parts

    def empty_words(self, survey: Survey | None) -> str:
        """No facts of this type: which key shows others."""
        if survey is not None and len(survey.articles) == 1:
            return "" if self.rows else _("No facts in this article.\n\nesc goes back")
        words = super().empty_words(survey)
        if words or self.rows:
            return words
        if not survey or not survey.finished:
            return _("Comparing …")
        if survey.facts:
            return _("Nothing of this type: {type}.\n\nf shows the next type").format(
                type=kind_words(self._kind)
            )
        return _("No facts in these articles.\n\nesc goes back")

    def copy_words(self, index: int) -> str:
        """A fact with what each source says."""
        row = self.rows[index]
        assert self.survey is not None
        lines = [copy_saying(self.survey, saying) for saying in row.sayings]
        return "\n".join([name_type(row.type).capitalize() + ":", *lines])

    def action_kind(self) -> None:
        """The next type."""
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self.draw_other_rows()

    def action_noise(self) -> None:
        """Show or hide what differs in spelling only, and say what that did: there may be nothing so."""
        self._noise = not self._noise
        self.draw()
        found = self.survey.facts if self.survey else ()
        spelled = sum(self._is_of_kind(row) and row.meaning == "differs" for row in found)
        if self._noise:
            words = ngettext("{n} spelling difference shown", "{n} spelling differences shown", spelled)
        else:
            words = ngettext("{n} spelling difference hidden", "{n} spelling differences hidden", spelled)
        none = _("none of these differs in spelling only")
        self.notice(words.format(n=spelled) if spelled else none)


def _lay_out(rows: tuple[FactRow, ...], sources: int, width: int, signs: SignSet) -> Page:
    return lay_out_facts(rows, sources, width, signs)


def kind_words(kind: Kind) -> str:
    """What a type filter shows."""
    return {
        "all": _("all"),
        "number": _("numbers"),
        "date": _("dates"),
        "name": _("names and roles"),
        "quote": _("quotations"),
        "attribution": _("attribution"),
        "certainty": _("certainty"),
    }[kind]
