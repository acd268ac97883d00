"""The line to type into when all sources are searched: what is typed, how it is meant, the key for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from lesarten.words import _
from tui.finding.query import MODES, Query, read_query
from tui.panes.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.finding.query import Mode

MOST_LETTERS = 200
"""No more can be typed: nobody looks for more."""

NARROW = 80
"""Below so many columns the key is not named in the line; the help names it."""


class PromptInput(TypedLine):
    """An input that leaves to its screen the keys that this one means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+f", "screen.mode", _("mode"), tooltip=_("Find words, whole words, or expressions"),
                id="prompt.mode"),
        Binding("enter", "submit", _("results"), show=False, tooltip=_("Go to results"), id="prompt.enter"),
        Binding("down", "screen.results", _("results"), show=False, tooltip=_("Go to results"),
                id="prompt.results"),
        Binding("escape", "screen.back", _("back"), tooltip=_("End search in all sources"), id="prompt.back"),
    ]  # fmt: skip


class Prompt(Widget):
    """Label, input, and how the typed is meant."""

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        layout: horizontal;
        background: $panel;
        & > .prompt--label { width: auto; padding: 0 1; color: $accent; text-style: bold; }
        & > .prompt--mode { width: auto; padding: 0 1; color: $secondary; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; color: $foreground; }
    }
    """

    class Changed(Message):
        """Something else is looked for."""

        def __init__(self, query: Query) -> None:
            super().__init__()
            self.query = query

    def __init__(self, query: Query) -> None:
        super().__init__()
        self._mode: Mode = query.mode
        self.input = PromptInput(query.text, compact=True, max_length=MOST_LETTERS)
        self._label = Static(Content(_("Find")), classes="prompt--label")
        self._words = Static(classes="prompt--mode")

    def compose(self) -> ComposeResult:
        """Label, input, mode."""
        yield self._label
        yield self.input
        yield self._words

    def on_mount(self) -> None:
        """Say how it is meant."""
        self._show_mode()

    def on_resize(self) -> None:
        """The key is named where there is room."""
        self._show_mode()

    @property
    def query_typed(self) -> Query:
        """What is looked for."""
        return read_query(self.input.value, self._mode)

    def next_mode(self) -> None:
        """Words, whole words, regular expression."""
        self._mode = next_mode(self._mode)
        self._show_mode()
        self.post_message(self.Changed(self.query_typed))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self._show_mode()
        self.post_message(self.Changed(self.query_typed))

    def _show_mode(self) -> None:
        words = mode_words(self.query_typed.mode)
        if self.app.size.width >= NARROW:
            words += " · " + _("tab: {other}").format(other=mode_words(next_mode(self._mode)))
        self._words.update(Content(words))


def next_mode(mode: Mode) -> Mode:
    """Any part, whole words, regular expression, and from the start again."""
    return MODES[(MODES.index(mode) + 1) % len(MODES)]


def mode_words(mode: Mode) -> str:
    """How a query is meant."""
    return {"text": _("any part"), "words": _("whole words"), "expression": _("regular expression")}[mode]
