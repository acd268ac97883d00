"""Both files of a pair as they are, what was cut dimmed with its reason: side by side, or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container

from lesarten.words import _
from tui.panes.find_bar import FindBar
from tui.panes.frame import Frame
from tui.panes.lines import KeyLine
from tui.panes.pair_header import source_words
from tui.screens.desk import DeskScreen
from widgets.place import Place
from widgets.reader import ReaderView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from lesarten.model import Article
    from tui.state import State
    from widgets.marks import Side
    from widgets.view import LineView

ROWS_ABOVE = 3
"""A sentence is shown with so many rows of the file above it."""


class RawPairScreen(DeskScreen):
    """Two raw readers; below 100 columns only the one in focus."""

    DEFAULT_CSS = """
    RawPairScreen {
        & #sides { layout: horizontal; height: 1fr; }
        & .frame { width: 1fr; height: 1fr; }
        & #raw-frame-b { display: none; }
        &.-at-b #raw-frame-a { display: none; }
        &.-at-b #raw-frame-b { display: block; }
        &.-wide #raw-frame-a { display: block; }
        &.-wide #raw-frame-b { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab,h,l,left,right", "side", _("other side"), tooltip=_("Go to other side"),
                id="raw.side", key_display="tab"),
        Binding("slash", "find", _("find"), tooltip=_("Find text on this side"), id="screen.find"),
        Binding("y", "copy_sentence", _("copy"), tooltip=_("Copy sentence"), id="raw.copy"),
        Binding("E", "edit", _("edit"), tooltip=_("Edit file in your editor"), id="raw.edit"),
        Binding("R", "name", _("name"), show=False, tooltip=_("Name source of this side: outlet and date"),
                id="raw.name"),
        Binding("r,q,escape", "back", _("back"), tooltip=_("Go back to comparison"), id="raw.back"),
    ]  # fmt: skip

    def __init__(self, at: Sequence[Place] = ()) -> None:
        """`at` is where the sides shall open, at most a place each; the keys are on the first one's side."""
        super().__init__()
        self._at = {place.side: place for place in at}
        self._first = at[0].side if at else "a"

    def compose(self) -> ComposeResult:
        """Two framed readers and the bottom line."""
        with Container(id="sides"):
            for side in ("a", "b"):
                with Frame(id=f"raw-frame-{side}"):
                    yield ReaderView(ascii_signs=self.app.options.ascii_only, id=f"raw-{side}")
        yield FindBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw what is there."""
        for reader in self.query(ReaderView):
            reader.raw = True
        self.show_state(self.app.state)
        self.set_class(self._first == "b", "-at-b")
        self.set_focus(self._side(self._first))

    def target(self) -> LineView | None:
        """Finding looks into the side in focus."""
        return self._side("b" if self._side("b").has_focus else "a")

    def show_state(self, state: State) -> None:
        """Draw both articles of the collation."""
        if state.collation is None:
            return
        sides: tuple[tuple[Side, Article], ...] = (("a", state.collation.a), ("b", state.collation.b))
        for side, article in sides:
            title = f" {side.upper()} {source_words(article)} "
            self.query_one(f"#raw-frame-{side}", Frame).say_above(title)
            if self._side(side).article is not article:
                self._side(side).show(article, keep_place=True)
                if place := self._at.pop(side, None):
                    self._side(side).restore(Place("a", place.sentence, above=ROWS_ABOVE))

    def on_descendant_focus(self) -> None:
        """Below 100 columns only the side in focus is shown."""
        self.set_class(self._side("b").has_focus, "-at-b")

    def action_side(self) -> None:
        """The other side."""
        side = "a" if self._side("b").has_focus else "b"
        # Shown before it has the keys: what is hidden may lose them again.
        self.set_class(side == "b", "-at-b")
        self.set_focus(self._side(side))

    def action_copy_sentence(self) -> None:
        """Copy the sentence that the side in focus is at."""
        target = self.target()
        if isinstance(target, ReaderView):
            self.app.copy(target.sentence_text())

    def action_edit(self) -> None:
        """Open the file of the side in focus."""
        pair = self.app.state.pair
        if pair is not None:
            self.app.edit(pair[1 if self._side("b").has_focus else 0])

    def action_name(self) -> None:
        """Name the source of the side in focus."""
        pair = self.app.state.pair
        if pair is not None:
            self.app.ask_name(pair[1 if self._side("b").has_focus else 0])

    def action_back(self) -> None:
        """Back to the comparison."""
        self.app.pop_screen()

    def _side(self, side: str) -> ReaderView:
        return self.query_one(f"#raw-{side}", ReaderView)
