"""What four panels show of several articles: facts, quotations, what each alone says, figures of each pair.

Plain data, immutable; made by the surveyor, drawn by the screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lesarten.words import _
from tui.listing.rows import rows
from tui.state import show_date, source_name

if TYPE_CHECKING:
    from lesarten.matrix import MatrixCell
    from lesarten.model import Article, Collation, Discrepancy, Sentence
    from tui.state import State
    from widgets.fact_rows import FactRow
    from widgets.listing import Saying
    from widgets.quote_rows import QuoteGroup


ScopeKind = Literal["event", "marked", "pair"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles a panel is about: these, or those on the event of one."""

    paths: tuple[str, ...] = ()
    """The articles themselves, in the order of their sigla; empty: the event of `around`."""
    around: str | None = None
    first: tuple[str, ...] = ()
    """Of an event the articles that have the first letters: over a comparison its A and B."""
    kind: ScopeKind = "event"
    """Why these: for the heading."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is kept of one pair's collation."""

    cell: MatrixCell
    discrepancies: tuple[Discrepancy, ...]
    shared_a: frozenset[int]
    """Sentences of the first source that the second tells too: those that a comparison shows in pairs."""
    shared_b: frozenset[int]


@dataclass(frozen=True, slots=True)
class Survey:
    """Several articles against each other, as far as the work has come."""

    scope: Scope
    articles: tuple[Article, ...] = ()
    """In the order of their sigla."""
    done: int = 0
    """Pairs compared so far."""
    total: int = 0
    facts: tuple[FactRow, ...] = ()
    quotes: tuple[QuoteGroup, ...] = ()
    shared: tuple[frozenset[int], ...] = ()
    """For each source the sentences that another one tells too."""
    cells: tuple[MatrixCell, ...] = ()
    failed: int = 0
    """Pairs that the program failed on."""
    failure: str = ""
    """What the program failed with, when there is no survey for it."""
    finished: bool = False
    left_out: tuple[str, ...] = ()
    """Paths of articles that have no text."""
    more: int = 0
    """Articles that are near too, and beyond the letters of the alphabet."""

    def only(self, source: int) -> tuple[Sentence, ...]:
        """The sentences that this source alone has."""
        shared = self.shared[source] if source < len(self.shared) else frozenset[int]()
        return tuple(one for one in self.articles[source].sentences if one.id not in shared)

    def only_facts(self, source: int) -> tuple[FactRow, ...]:
        """The facts that this source alone has, in its order."""
        alone = [row for row in self.facts if _sources(row) == {source}]
        return tuple(sorted(alone, key=lambda row: _first(row, source)))

    def sentence(self, saying: Saying) -> str:
        """The sentence of a saying; "" when the article has no such sentence any more."""
        sentences = self.articles[saying.source].sentences
        return sentences[saying.sentence].text if saying.sentence < len(sentences) else ""


def choose_scope(state: State) -> Scope:
    """The marked articles, else the event of the open one; of a pair on screen that is not marked its."""
    marked = (state.mark_a, state.mark_b)
    if state.mark_a and state.mark_b and (state.pair is None or set(state.pair) == set(marked)):
        return Scope(state.pair or (state.mark_a, state.mark_b), kind="marked")
    around = state.pair[0] if state.pair else state.open_path
    if around is None or state.snapshot.entry(around) is None:
        around = next((row.path for row in rows(state) if row.readable), None)
    return Scope((), around, state.pair or ())


def take_findings(collation: Collation, cell: MatrixCell) -> Findings:
    """What a survey keeps of a collation."""
    paired = [bead for bead in collation.beads if bead.kind == "paired"]
    found = [item for bead in collation.beads for item in bead.discrepancies] + list(collation.discrepancies)
    shared_a = {id_ for bead in paired for id_ in bead.a}
    shared_b = {id_ for bead in paired for id_ in bead.b}
    return Findings(cell, tuple(found), frozenset(shared_a), frozenset(shared_b))


def name_article(article: Article, with_date: bool = True) -> str:
    """Outlet or file, and date."""
    date = show_date(article.date) if with_date else ""
    return source_name(article.path, article.outlet) + (f" {date}" if date else "")


def copy_saying(survey: Survey, saying: Saying) -> str:
    """One line for the clipboard: source and words."""
    words = _("({words})").format(words=saying.text) if saying.quiet else saying.text
    return f"{name_article(survey.articles[saying.source])}: {words}"


def _sources(row: FactRow) -> set[int]:
    return {said.source for said in row.sayings if not said.quiet}


def _first(row: FactRow, source: int) -> tuple[int, int]:
    return min((said.sentence, said.span[0]) for said in row.sayings if said.source == source)
