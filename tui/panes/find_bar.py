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
    """An input with a label before it and a count behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", _("end"), tooltip=_("End search"), id="find.cancel", priority=True),
        Binding("enter,down", "accept", _("keep"), tooltip=_("Keep search"), id="find.keep", priority=True),
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

    def __init__(self, purpose: Purpose, text: str = "") -> None:
        super().__init__()
        self.purpose = purpose
        self._text = text

    def compose(self) -> ComposeResult:
        """Label, input, count."""
        label = _("Filter") if self.purpose == "filter" else _("Find")
        yield Static(Content(label), classes="find--label")
        yield Input(self._text, compact=True, select_on_focus=True)
        yield Static(Content(""), classes="find--count")

    def on_mount(self) -> None:
        """Type here."""
        self.query_one(Input).focus()

    def show_count(self, words: str) -> None:
        """Say how much was found."""
        self.query_one(".find--count", Static).update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self.post_message(self.Changed(self.purpose, event.value))

    def action_accept(self) -> None:
        """Leave, and keep what was typed."""
        self.post_message(self.Left(self.purpose, self.query_one(Input).value, kept=True))

    def action_cancel(self) -> None:
        """Leave, and forget it."""
        self.post_message(self.Left(self.purpose, self.query_one(Input).value, kept=False))
