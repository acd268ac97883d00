"""Finding in all sources: a line to type into, and below it every sentence with a match.

Draws the state's search; looks into no article itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _, ngettext
from tui.finding.query import Query
from tui.finding.searching import sides_of
from tui.panes.lines import KeyLine, TopLine
from tui.panes.note import Note
from tui.panes.notice import Notice
from tui.panes.prompt import Prompt
from tui.screens.desk import DeskScreen
from tui.state import show_date, source_name
from widgets.hit_rows import HitRow, lay_out_hits
from widgets.listing_view import ListingView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import Input

    from tui.finding.search import FoundSentence, Search
    from tui.state import State
    from widgets.view import LineView

TYPING_SECONDS = 0.1
"""A search begins when nothing was typed for so long."""


class HitsView(ListingView):
    """Sentences with matches; `n` and `N` go from source to source."""

    HELP = _(
        "Every sentence of the library in which it was found, with its source before it. "
        "enter reads there, c compares the source with another one at this sentence."
    )

    help_words: ClassVar[dict[str, str]] = {
        "view.next": _("Go to next source"),
        "view.previous": _("Go to previous source"),
    }

    def go_further(self, step: int) -> None:
        """To the first match of the next or previous source."""
        items, number = self.page.items, (self.index or 0) + step
        while 0 <= number < len(items):
            if items[number].differs:
                self.move_to(number)
                return
            number += step
        self.post_message(self.EndReached(self, _("no further source")))


class FindAllScreen(DeskScreen):
    """Prompt and results."""

    DEFAULT_CSS = "FindAllScreen HitsView { height: 1fr; }"
    HELP = _(
        "Type what to find in all sources: ä finds ae, ß finds ss, and case does not matter. "
        "tab changes to whole words and to regular expressions; /…/ is a regular expression too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", _("read"), tooltip=_("Read sentence in its article"), id="all.read"),
        Binding("c", "compare", _("compare"), tooltip=_("Compare source with another at this place"),
                id="all.compare"),
        Binding("f", "mode", _("mode"), tooltip=_("Find words, whole words, or expressions"), id="all.mode"),
        Binding("slash,ctrl+f", "find", _("find"), tooltip=_("Find something else"), id="all.find"),
        Binding("y", "copy", _("copy"), tooltip=_("Copy sentence with its source"), id="all.copy"),
        Binding("q,escape", "back", _("back"), tooltip=_("End search in all sources"), id="all.back"),
    ]  # fmt: skip

    def __init__(self, query: Query) -> None:
        super().__init__()
        self._query = query
        self._drawn: Search | None = None
        self._names: tuple[str, ...] = ()
        self._timer: Timer | None = None
        self._typed_ahead = ""
        self._enter_results = False
        """Whether the keys go to the results as soon as there are some."""

    def compose(self) -> ComposeResult:
        """Top line, prompt, results, bottom line."""
        yield TopLine(_("Find in all sources"))
        yield Prompt(self._query)
        yield HitsView(walk_sources=False, ascii_signs=self.app.options.ascii_only, id="hits")
        yield Note(id="hits-note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start in the prompt."""
        self._snapshot = self.app.state.snapshot
        self.set_focus(self.prompt.input)
        self.take_typed("")
        self.show_state(self.app.state)

    def on_screen_resume(self) -> None:
        """Back from a text: something else may have been looked for meanwhile, from there."""
        search = self.app.state.search
        if (
            self.query(Prompt)
            and self.prompt.query_typed
            and (search is None or search.query != self.prompt.query_typed)
        ):
            self._look()

    def on_unmount(self) -> None:
        """Nobody looks at what would be found."""
        self.app.drop_search()

    @property
    def prompt(self) -> Prompt:
        """The line to type into."""
        return self.query_one(Prompt)

    @property
    def view(self) -> HitsView:
        """The results."""
        return self.query_one("#hits", HitsView)

    @property
    def hit(self) -> FoundSentence | None:
        """The sentence under the cursor."""
        found, index = (self._drawn.found if self._drawn else ()), self.view.index
        return found[index] if index is not None and index < len(found) else None

    def target(self) -> LineView | None:
        """What a selection is copied from."""
        return self.view

    def show_state(self, state: State) -> None:
        """Draw what was found; look again when the folder changed."""
        if not self.query(Prompt):
            return
        if state.snapshot is not self._snapshot:
            self._snapshot = state.snapshot
            self._look()
        search = state.search
        self._show_note(state)
        names = self._names_of(state, search)
        if search is None or (search is self._drawn and names == self._names):
            return
        same = self._drawn is not None and self._drawn.query == search.query
        self._drawn, self._names = search, names
        self._show_top(search)
        self.view.show(partial(lay_out_hits, self._rows(search, names)), keep_place=same)
        ready = search.found or search.finished
        if self._enter_results and ready and search.query == self.prompt.query_typed:
            self.call_after_refresh(self.action_results)

    def _names_of(self, state: State, search: Search | None) -> tuple[str, ...]:
        return tuple(name_of(state, one.path) for one in search.found) if search is not None else ()

    def _rows(self, search: Search, names: tuple[str, ...]) -> list[HitRow]:
        rows: list[HitRow] = []
        source = -1
        before = None
        for one, name in zip(search.found, names, strict=True):
            source += one.path != before
            before = one.path
            brief = name_of(self.app.state, one.path, dated=False)
            key = f"{one.path}:{one.sentence}:{one.text}"
            rows.append(HitRow(key, source, name, one.text, one.spans, brief=brief))
        return rows

    def _show_top(self, search: Search) -> None:
        parts = []
        if search.query and not (search.problem and not search.done):
            parts.append(ngettext("{n} match", "{n} matches", search.matches).format(n=search.matches))
            parts.append(
                _("in {n} of {count} sources").format(n=search.sources, count=search.total)
                if search.finished and not search.problem
                else _("looked into {n} of {count}").format(n=search.done, count=search.total)
            )
        if search.more:
            parts.append(_("{n} sentences more").format(n=search.more))
        left = self._compare_words() or _("Find in all sources")
        self.query_one(TopLine).show(left, " · ".join(parts))

    def _show_note(self, state: State) -> None:
        words = find_note(self.prompt.query_typed, state.search, len(state.snapshot.entries))
        note = self.query_one("#hits-note", Note)
        note.show(words)
        note.display = bool(words)
        self.view.display = not words
        if words and self.focused is self.view:
            self.set_focus(self.prompt.input)

    # Typing

    def take_typed(self, character: str) -> bool:
        """Take a letter that was typed before the prompt was there."""
        if self.is_mounted and self.focused is self.view:
            return False
        self._typed_ahead += character
        for prompt in self.query(Prompt):
            prompt.input.take(self._typed_ahead)
            self._typed_ahead = ""
        return True

    def on_prompt_changed(self) -> None:
        """Look for it as soon as the typing pauses."""
        self._enter_results = False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(TYPING_SECONDS, self._look)
        self._show_note(self.app.state)

    def _look(self) -> None:
        query = self.prompt.query_typed
        self.app.search(query)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the results."""
        event.stop()
        self.action_results()

    def action_results(self) -> None:
        """The keys go to the results, as soon as there are some."""
        search = self.app.state.search
        self._enter_results = search is None or search.query != self.prompt.query_typed
        if self._enter_results or search is None:
            return
        if self.view.display and self.view.page.items:
            self.set_focus(self.view)
        elif search.query:
            self._say_none(search)

    def _say_none(self, search: Search) -> None:
        """The keys stay where they are: say what keeps them from the results."""
        if search.problem:
            self.notice(search.problem, grave=True)
        elif search.finished:
            words = _("no match for “{query}”").format(query=search.query.text)
            self.notice(Notice(words, _("no match")))

    def action_mode(self) -> None:
        """Words, whole words, regular expression."""
        self.prompt.next_mode()

    def action_find(self) -> None:
        """Back to the prompt; there the same key changes how it is meant."""
        self.set_focus(self.prompt.input)

    # What enter and the others do

    def action_read(self) -> None:
        """Open the article at the sentence."""
        hit = self.hit
        if hit is not None and self._drawn is not None:
            start, end = hit.spans[0]
            query = self._drawn.query
            # Of an expression the words that it found: they are looked for again while the article is read.
            words = query if query.mode != "expression" else Query(hit.text[start:end])
            self.app.read_at(hit.path, hit.sentence, words)

    def action_compare(self) -> None:
        """Compare with a marked article, else with the other source nearest in the list."""
        hit = self.hit
        if hit is None or self._drawn is None:
            return
        other = self._partner_of(hit)
        if other is None:
            self.notice(_("found in this source only: mark another in the list, then c"))
            return
        self.app.compare_sentence(hit.path, hit.sentence, other)

    def _partner_of(self, hit: FoundSentence) -> str | None:
        """Whom `c` compares with: a marked article, else the next one in which something was found."""
        state = self.app.state
        found = [one.path for one in self._drawn.found] if self._drawn is not None else [hit.path]
        marked = [path for path in (state.mark_a, state.mark_b) if path and path != hit.path]
        others = marked or found[found.index(hit.path) :] + found
        return next((path for path in others if path != hit.path), None)

    def _compare_words(self) -> str:
        """Which two sources `c` compares, A first; "" while the keys are not on a match."""
        hit = self.hit if self.focused is self.view else None
        other = self._partner_of(hit) if hit is not None else None
        sides = sides_of(self.app.state, hit.path, other) if hit is not None and other is not None else None
        if sides is None:
            return ""
        a, b = (name_of(self.app.state, path, dated=False) for path in sides)
        return _("c compares {a} with {b}").format(a=a, b=b)

    def on_listing_view_moved(self) -> None:
        """Say whom the key would compare now."""
        if self._drawn is not None:
            self._show_top(self._drawn)

    def on_descendant_focus(self) -> None:
        """The keys are on the matches now, or on the prompt again."""
        self.on_listing_view_moved()

    def action_copy(self) -> None:
        """Copy the sentence and who says it."""
        hit = self.hit
        self.app.copy(f"{name_of(self.app.state, hit.path)}: {hit.text}" if hit else "")

    def action_back(self) -> None:
        """Close."""
        self.app.end_search()


def name_of(state: State, path: str, *, dated: bool = True) -> str:
    """What a source is called: its siglum when it is marked, outlet or file, date."""
    siglum = {state.mark_a: "A ", state.mark_b: "B "}.get(path, "")
    card = state.cards.get(path)
    name = source_name(path, card.outlet if card else None)
    return f"{siglum}{name} {show_date(card.date) if card and dated else ''}".rstrip()


def find_note(query: Query, search: Search | None, total: int) -> str:
    """Why nothing is listed, and the next key; "" when something is."""
    if not total:
        return _("There is no article to look into.\n\nesc goes back")
    if not query:
        words = ngettext(
            "Type what to find in the {n} article here.",
            "Type what to find in all {n} articles.",
            total,
        ).format(n=total)
        return words + "\n\n" + _(
            "ä finds ae, ß finds ss, case does not matter\n"
            "tab: whole words, then regular expressions\n"
            "esc goes back"
        )  # fmt: skip
    if search is None or search.query != query:
        return "" if search is not None and search.found else _("Looking …")
    if search.problem and not search.found:
        return search.problem[:1].upper() + search.problem[1:] + ".\n\n" + _("type on, or esc goes back")
    if search.found:
        return ""
    if not search.finished:
        return _("Looking …")
    return _("No source says “{query}”.\n\nFewer letters find more; esc goes back").format(query=query.text)
