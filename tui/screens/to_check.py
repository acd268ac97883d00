"""The reader's decisions whose text has changed: a list that leads to their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lesarten.words import _
from tui.state import short_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from lesarten.decided import Decision


class ToCheck(NamedTuple):
    """A decision and the article that no longer holds its text."""

    path: str
    """As the library lists it."""
    decision: Decision


class ToCheckScreen(ModalScreen[str | None]):
    """A window with one decision a line; gives the path of the article to go to."""

    DEFAULT_CSS = """
    ToCheckScreen { align: center middle; background: $background 60%; }
    ToCheckScreen > #to-check {
        width: 90%; max-width: 92; height: auto; max-height: 80%; border: round $primary;
        background: $background; padding: 0 1;
    }
    ToCheckScreen OptionList {
        border: none; padding: 0; height: auto; max-height: 100%; background: $background;
    }
    ToCheckScreen OptionList:focus { border: none; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", _("close"), tooltip=_("Close list")),
        Binding("j", "move(1)", _("down"), show=False, tooltip=_("Go to next decision")),
        Binding("k", "move(-1)", _("up"), show=False, tooltip=_("Go to previous decision")),
        Binding("x", "take_back", _("take back"), tooltip=_("Take decision back")),
    ]

    def __init__(
        self,
        items: tuple[ToCheck, ...],
        describe: Callable[[Decision], str],
        take_back: Callable[[Decision], None],
    ) -> None:
        """`describe` says a decision in words, `take_back` is called for those the reader does not want."""
        super().__init__()
        self._items = list(items)
        self._describe = describe
        self._take_back = take_back

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="to-check"):
            yield OptionList(*(self._option(item) for item in self._items))

    def on_mount(self) -> None:
        """Say what this is and how to leave."""
        window = self.query_one("#to-check")
        window.border_title = Content(_(" Your decisions whose text has changed "))
        window.border_subtitle = Content(_(" enter article · x take back · esc closes "))
        self.set_focus(self.list)

    @property
    def list(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the article."""
        event.stop()
        self.dismiss(self._items[event.option_index].path)

    def action_move(self, distance: int) -> None:
        """Move over the decisions."""
        if distance > 0:
            self.list.action_cursor_down()
        else:
            self.list.action_cursor_up()

    def action_take_back(self) -> None:
        """Forget the decision under the cursor; the last one closes the window."""
        number = self.list.highlighted
        if number is None:
            return
        item = self._items.pop(number)
        self.list.remove_option_at_index(number)
        self._take_back(item.decision)
        if not self._items:
            self.dismiss(None)

    def _option(self, item: ToCheck) -> Option:
        return Option(Content(f"{short_name(item.path)} · {self._describe(item.decision)}"))
