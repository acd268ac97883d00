"""The line to type into for finding and filtering: tells what is typed, how it is meant, how it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from lesarten.words import _
from tui.panes.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.finding.query import Mode, Query

Purpose = Literal["find", "filter"]

NARROW = 80
"""Below so many columns the keys are not named in the line; the bottom line names them."""


class FindBar(Widget):
    """An input, a label before it, mode and count behind it; out of sight until it is opened."""

    DEFAULT_CSS = """
    FindBar {
        height: 1;
        layout: horizontal;
        background: $panel;
        & > .find--label { width: auto; padding: 0 1; color: $accent; text-style: bold; }
        & > .find--count { width: auto; padding: 0 1; color: $secondary; }
        & > Input {
            width: 1fr;
            height: 1;
            border: none;
            padding: 0;
            background: $panel;
            color: $foreground;
        }
    }
    """
    HELP = _(
        "Type what to find here: ä finds ae, ß finds ss, and case does not matter. "
        "tab changes to whole words and to regular expressions; ctrl+f looks for it in all sources."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "mode", _("mode"), tooltip=_("Find words, whole words, or expressions"),
                id="find.mode"),
        Binding("escape", "cancel", _("cancel"), tooltip=_("End search"), id="find.cancel"),
    ]  # fmt: skip

    class Changed(Message):
        """The text is another, or how it is meant."""

        def __init__(self, purpose: Purpose, text: str, mode: Mode = "text") -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text
            self.mode = mode

    class Left(Message):
        """The reader is done typing; `kept` is False after escape."""

        def __init__(self, purpose: Purpose, text: str, kept: bool) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text
            self.kept = kept

    def __init__(self) -> None:
        super().__init__()
        self.purpose: Purpose = "find"
        self._mode: Mode = "text"
        self._found = ""
        self.display = False
        self._label = Static(classes="find--label")
        self.input = TypedLine(compact=True, select_on_focus=False)
        self._count = Static(classes="find--count")

    def compose(self) -> ComposeResult:
        """Label, input, count."""
        yield self._label
        yield self.input
        yield self._count

    def open(self, purpose: Purpose, text: str = "") -> None:
        """Come into sight and take the keys."""
        self.purpose = purpose
        self._mode = "text"
        self._label.update(Content(_("Filter") if purpose == "filter" else _("Find")))
        self.show_count("")
        self.display = True
        with self.prevent(Input.Changed):
            self.input.value = text
        self.input.cursor_position = len(text)
        # At once, not by a message: the letters typed after the key are on their way already.
        self.screen.set_focus(self.input)

    def close(self) -> None:
        """Go out of sight."""
        self.display = False

    def show_count(self, words: str) -> None:
        """Say how much was found, beside how it is meant."""
        self._found = words
        parts = [words] if words else []
        if self.purpose == "find":
            from tui.panes.prompt import mode_words, next_mode  # loaded when something is looked for

            parts.insert(0, mode_words(self.query_typed.mode))
            if self.app.size.width >= NARROW:
                parts.insert(1, _("tab: {other}").format(other=mode_words(next_mode(self._mode))))
        self._count.update(Content(" · ".join(parts)))

    @property
    def query_typed(self) -> Query:
        """What is looked for, and how."""
        from tui.finding.query import read_query  # loaded when something is looked for

        return read_query(self.input.value, self._mode)

    def on_resize(self) -> None:
        """The key is named where there is room."""
        if self.display:
            self.show_count(self._found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A filter is always meant in one way."""
        if action == "mode":
            return self.purpose == "find"
        return super().check_action(action, parameters)

    def action_mode(self) -> None:
        """Any part, whole words, regular expression."""
        from tui.panes.prompt import next_mode

        self._mode = next_mode(self._mode)
        self.show_count("")
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        if self.display:
            self._tell()

    def _tell(self) -> None:
        text = self.input.value
        if self.purpose == "filter":
            self.post_message(self.Changed("filter", text))
        else:
            query = self.query_typed
            self.post_message(self.Changed("find", query.text, query.mode))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps what was typed."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Leave, and keep what was typed."""
        self.post_message(self.Left(self.purpose, self.input.value, kept=True))

    def action_cancel(self) -> None:
        """Leave, and forget it."""
        self.post_message(self.Left(self.purpose, self.input.value, kept=False))
