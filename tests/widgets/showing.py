"""A small app around one widget, with the program's dark theme, and what it says while keys are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.theme import Theme

from widgets.compare import CompareView
from widgets.reader import ReaderView
from widgets.view import LineView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.message import Message

CALM = Theme(
    name="calm",
    primary="#8ab4e0",
    secondary="#a3aebb",
    accent="#e5b567",
    foreground="#d9dce1",
    background="#15181d",
    surface="#15181d",
    panel="#20252d",
    success="#98c38a",
    warning="#e5b567",
    error="#f28b82",
)
"""Fixed here, so that pictures do not change with the program's themes."""


class Showing(App[None]):
    """One view on a screen of its own."""

    CSS = "LineView { height: 1fr; }"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, view: LineView, theme_name: str = "calm") -> None:
        super().__init__()
        self.view = view
        self.theme_name = theme_name
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.register_theme(CALM)
        self.theme = self.theme_name
        self.view.focus()

    @on(CompareView.Moved)
    @on(CompareView.Changed)
    @on(CompareView.Found)
    @on(CompareView.EndReached)
    @on(CompareView.Selected)
    @on(ReaderView.Moved)
    def keep(self, message: Message) -> None:
        self.said.append(message)

    def said_of(self, kind: type[Message]) -> list[Message]:
        """The messages of a kind, in order."""
        return [message for message in self.said if isinstance(message, kind)]


def lines_of(view: LineView) -> list[str]:
    """What is on screen, line by line."""
    return ["".join(segment.text for segment in view.render_line(y)) for y in range(view.size.height)]


def styled(view: LineView, attribute: str) -> str:
    """The words on screen that have an attribute: "bold", "underline", "italic", "dim"."""
    return "|".join(
        segment.text
        for y in range(view.size.height)
        for segment in view.render_line(y)
        if segment.style is not None and getattr(segment.style, attribute)
    )
