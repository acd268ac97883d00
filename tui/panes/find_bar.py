"""The line to type into for finding and filtering: tells every change, and how it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from lesarten.words import _

if TYPE_CHECKING:
    from textual.app import ComposeResult

Purpose = Literal["find", "filter"]


class FindBar(Widget):
    """An input with a label before it and a count behind it; out of sight until it is opened."""

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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", _("cancel"), tooltip=_("End search"), id="find.cancel"),
    ]

    class Changed(Message):
        """The text is another."""

        def __init__(self, purpose: Purpose, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

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
        self.display = False
        self._label = Static(classes="find--label")
        self.input = Input(compact=True, select_on_focus=False)
        self._count = Static(classes="find--count")

    def compose(self) -> ComposeResult:
        """Label, input, count."""
        yield self._label
        yield self.input
        yield self._count

    def open(self, purpose: Purpose, text: str = "") -> None:
        """Come into sight and take the keys."""
        self.purpose = purpose
        self._label.update(Content(_("Filter") if purpose == "filter" else _("Find")))
        self._count.update(Content(""))
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
        """Say how much was found."""
        self._count.update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        if self.display:
            self.post_message(self.Changed(self.purpose, event.value))

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
