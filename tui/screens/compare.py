"""Two articles read against each other: heading, comparison, and the keys that change what is compared.

Draws the state's collation; makes none itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _, ngettext
from tui.panes.fact_line import FactLine
from tui.panes.find_bar import FindBar
from tui.panes.lines import KeyLine
from tui.panes.note import Note
from tui.panes.pair_header import PairHeader, pair_figures, source_words
from tui.screens.desk import DeskScreen
from tui.state import short_name, tame
from widgets.columns import STACK_BELOW
from widgets.compare import CompareView
from widgets.margin import by_reader
from widgets.marks import gather_discrepancies
from widgets.naming import SentenceNames
from widgets.notes import count_shown, name_change, name_folds
from widgets.rows import Options
from widgets.signs import choose_signs, count_spelling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding

    from lesarten.model import Article, Collation
    from tui.state import State
    from widgets.rows import Filter
    from widgets.view import LineView


class CompareScreen(DeskScreen):
    """The comparison of the state's pair."""

    DEFAULT_CSS = """
    CompareScreen CompareView { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "swap", _("swap"), show=False, tooltip=_("Swap sides"), id="pair.swap"),
        Binding("r", "raw", _("raw"), tooltip=_("Show raw files, tab changes side"), id="pair.raw"),
        Binding("slash", "find", _("find"), tooltip=_("Find text in both"), id="screen.find"),
        Binding("y", "copy_sentence", _("copy"), show=False, tooltip=_("Copy sentence without its source"),
                id="pair.copy"),
        Binding("Y", "copy_bead", _("copy"), tooltip=_("Copy pair with its sources"),
                id="pair.copy_bead"),
        Binding("plus", "threshold(1)", _("stricter"), show=False, tooltip=_("Raise threshold of links"),
                id="pair.stricter"),
        Binding("minus", "threshold(-1)", _("looser"), show=False, tooltip=_("Lower threshold of links"),
                id="pair.looser"),
        Binding("full_stop,right_square_bracket", "step(1)", _("next pair"), show=False,
                tooltip=_("Compare next pair by interest: as the matrix orders them"), id="pair.next"),
        Binding("comma,left_square_bracket", "step(-1)", _("previous pair"), show=False,
                tooltip=_("Compare previous pair by interest"), id="pair.previous"),
        Binding("E", "edit", _("edit"), show=False, tooltip=_("Edit file of this side in your editor"),
                id="pair.edit"),
        Binding("a", "also", _("also in"), show=False, tooltip=_("Show who else says this sentence"),
                id="pair.also"),
        Binding("v", "old_new", _("old and new"), show=False,
                tooltip=_("Show old text against new of this side's article"), id="pair.old_new"),
        Binding("R", "name", _("name"), show=False, tooltip=_("Name source of this side: outlet and date"),
                id="pair.name"),
        Binding("q,escape", "back", _("back"), tooltip=_("Go back to articles"), id="pair.back"),
    ]  # fmt: skip

    in_sight = "pair"

    view_of: ClassVar[type[CompareView]] = CompareView
    """What shows the comparison."""

    def __init__(self, sigla: dict[str, str] | None = None) -> None:
        """`sigla` are the letters that the sources have in the panel which led here, by path."""
        super().__init__()
        self.covered = False
        """Whether another comparison lies over this one: the state's pair is that one's then."""
        self._sigla = sigla or {}

    def compose(self) -> ComposeResult:
        """Heading, comparison, what the cursor is on, bottom line."""
        options = self.app.options
        view_options = Options(noise=options.noise, stack_below=options.columns or STACK_BELOW)
        yield PairHeader(choose_signs(options.ascii_only))
        yield self.view_of(ascii_signs=options.ascii_only, options=view_options, id="compare")
        yield Note(id="compare-note")
        yield FactLine(choose_signs(options.ascii_only), lambda room: self.view.tell_cursor(room))
        yield FindBar()
        yield KeyLine()

    _own = ""
    """What the heading says of the reader's own decision about the bead under the cursor."""
    _options: Options | None = None
    """How the comparison was shown when its reader was last told."""
    _counted: Mapping[Filter, int] | None = None
    """How many beads each filter shows, as the heading knows it."""

    def on_mount(self) -> None:
        """Draw what is there."""
        self.show_state(self.app.state)

    @property
    def view(self) -> CompareView:
        """The comparison."""
        return self.query_one("#compare", CompareView)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now: help, palette and bottom line name no other."""
        found = super().active_bindings
        if not self.asks:
            return found
        return {key: active for key, active in found.items() if self.view.takes(active)}

    @property
    def asks(self) -> bool:
        """Whether it is open what shall be linked."""
        return any(view.choice is not None for view in self.query(CompareView))

    def target(self) -> LineView | None:
        """Finding looks into the comparison."""
        return self.view

    def show_state(self, state: State) -> None:
        """Draw the collation, or why there is none."""
        if state.pair is None or self.covered:
            return
        note = self.query_one("#compare-note", Note)
        collation = state.collation
        if collation is None:
            names = [short_name(path) for path in state.pair]
            self.query_one(PairHeader).show(names[0], names[1], "")
            problem = state.pair_problem
            words = _("{problem}.\n\nesc goes back to the articles").format(
                problem=tame(problem or "").rstrip(".")
            )
            note.show(words if problem else _("Comparing …"))
            note.display, self.view.display = True, False
            return
        note.display, self.view.display = False, True
        if self.view.collation is not collation:
            before = self.view.collation
            same = before is not None and _same_pair(before, collation)
            self.view.show(collation, keep_place=same)
            if before is None or not same:
                self.app.bring_back_comparison(self.view)
            elif before.decided != collation.decided:
                # What the reader changed at the cursor may stand elsewhere now: the eyes are on it.
                self.view.show_stop()
        if place := self.app.take_place(collation):
            self.view.restore(place)
        self._show_heading(self.view)
        if self.bar is None:
            self.set_focus(self.view)

    def on_compare_view_changed(self, event: CompareView.Changed) -> None:
        """Say what is shown when that is not all, and what a switch did."""
        self._show_heading(event.view)
        before, now = self._options, event.view.options
        self._options = now
        if before is not None and event.view.sheet is not None:
            folds = name_folds(event.view.sheet, event.view.top_row, event.view.size.height)
            words = name_change(before, now, folds, event.view.counts)
            if words and not self.asks:  # what is shown to choose among is not the reader's doing
                self.notice(words)
        self.refresh_bindings()

    def _show_heading(self, view: CompareView) -> None:
        collation = view.collation
        if collation is None:
            return
        self.query_one(FactLine).update()
        self._own, self._counted = self._own_words(view), view.counts
        moved = self.app.threshold is not None
        figures = pair_figures(collation, self._own, view.signs, moved=moved)
        brief = pair_figures(collation, self._own, view.signs, moved=moved, brief=True)
        choice = view.options.filter
        if choice != "all":
            figures = count_shown(choice, view.counts, view.signs, gather_discrepancies(collation))
            brief = ""
        if not view.options.noise and (hidden := count_spelling(collation)):
            hid = ngettext("{n} spelling hidden", "{n} spellings hidden", hidden)
            figures += " · " + hid.format(n=hidden)
            brief = ""
        names = (self._name_side("A", collation.a), self._name_side("B", collation.b))
        hints = tuple(self._name_hint(article) for article in (collation.a, collation.b))
        self.query_one(PairHeader).show(*names, figures, view.columns, (hints[0], hints[1]), brief)

    def _name_side(self, side: str, article: Article) -> str:
        """What the heading calls a source, its letter elsewhere, and that its file is gone while it is."""
        words = source_words(article)
        letter = self._sigla.get(article.path, side)
        if letter != side:
            # Before the name, which may be cut: who comes from the panel knows this source by that letter.
            words = _("({siglum} in the panel) {name}").format(siglum=letter, name=words)
        if self.app.state.snapshot.entry(article.path) is None:
            words = _("(gone) {name}").format(name=words)
        return words

    def _name_hint(self, article: Article) -> str:
        """How a source gets a name where neither its text nor its reader says one."""
        return "" if article.outlet else _("R names it")

    def on_compare_view_moved(self, event: CompareView.Moved) -> None:
        """Say in the heading when the cursor is on the reader's own decision, and what is counted now."""
        self.query_one(FactLine).update()
        if self._own_words(event.view) != self._own or event.view.counts != self._counted:
            self._show_heading(event.view)

    def _own_words(self, view: CompareView) -> str:
        collation, bead = view.collation, view.bead
        if collation is None or bead is None or not by_reader(bead, SentenceNames(collation)):
            return ""
        linked = any(yes and i in bead.a and j in bead.b for i, j, yes in collation.decided)
        return _("linked by you") if linked else _("unlinked by you")

    def on_linking_view_choosing(self, event: CompareView.Choosing) -> None:
        """Ask what is to be chosen, for as long as it is."""
        self.query_one(FactLine).ask(event.words)

    def on_linking_view_linked(self, event: CompareView.Linked) -> None:
        """The reader linked two sentences."""
        if event.view.collation is not None:
            self.app.link_sentences(event.view.collation, event.a, event.b)

    def on_linking_view_unlinked(self, event: CompareView.Unlinked) -> None:
        """The reader took a link away."""
        if event.view.collation is not None:
            self.app.unlink_sentences(event.view.collation, event.a, event.b)

    def action_swap(self) -> None:
        """B to the left."""
        self.app.swap_pair()

    def action_raw(self) -> None:
        """Both files as they are."""
        self.app.show_raw_pair(self.view.places_here)

    def action_threshold(self, steps: int) -> None:
        """More links or fewer."""
        self.app.move_threshold(steps)

    def action_step(self, distance: int) -> None:
        """The next or previous pair, in order of interest."""
        self.app.step_pair(distance)

    def action_copy_sentence(self) -> None:
        """Copy the sentence of this side."""
        self.app.copy(self.view.sentence_text())

    def action_copy_bead(self) -> None:
        """Copy both sides of the bead, with the sources named."""
        self.app.copy(self.view.bead_text())

    @property
    def path_here(self) -> str | None:
        """The file of the side that the keys are on."""
        pair = self.app.state.pair
        return pair[0 if self.view.side == "a" else 1] if pair is not None else None

    def action_edit(self) -> None:
        """Open the file of this side."""
        if self.path_here is not None:
            self.app.edit(self.path_here)

    def action_name(self) -> None:
        """Name the source of this side."""
        if self.path_here is not None:
            self.app.ask_name(self.path_here)

    def action_also(self) -> None:
        """Read on in the article of this side, of the other where only that has a sentence."""
        pair, place = self.app.state.pair, self.view.cursor_place
        if pair is not None and place is not None:
            self.app.ask_who_else(pair[0 if place.side == "a" else 1], place.sentence)
        else:
            self.notice(_("no sentence here"))

    def action_old_new(self) -> None:
        """What changed in the article of this side."""
        if self.path_here is not None:
            self.app.show_old_against_new(self.path_here)

    def action_back(self) -> None:
        """Back to the articles."""
        self.app.close_pair()


def _same_pair(one: Collation, two: Collation) -> bool:
    """Whether two collations are of the same articles, changed or renamed perhaps, or swapped."""
    pair, other = (one.a, one.b), (two.a, two.b)
    return {article.path for article in pair} == {article.path for article in other} or {
        article.digest for article in pair
    } == {article.digest for article in other}
