"""The prompt for what a source is called and when it appeared, where its text does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from lesarten.words import _
from tui.panes.typed_line import TypedLine
from tui.screens.asking import AskingScreen
from tui.state import show_date, tame

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tui.panes.lines import Verb


class SourceName(NamedTuple):
    """What the reader wants a source to be called; None for what the program finds."""

    outlet: str | None
    date: str | None
    """ISO 8601."""


class NameSourceScreen(AskingScreen[SourceName | None]):
    """A window with two lines, outlet and date; gives None when it was left."""

    DEFAULT_CSS = """
    NameSourceScreen { align: center middle; background: $background 60%; }
    NameSourceScreen > #name {
        width: 90%; max-width: 64; height: auto; border: round $primary; background: $background;
        padding: 0 1;
    }
    NameSourceScreen Horizontal { height: 1; margin-bottom: 1; }
    NameSourceScreen .label { width: 8; color: $foreground; }
    NameSourceScreen Input { width: 1fr; border: none; height: 1; padding: 0; background: $panel; }
    NameSourceScreen #name-said { height: auto; min-height: 2; color: $secondary; }
    NameSourceScreen #name-said.-refused { color: $error; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("close"), tooltip=_("Close prompt")),
        Binding("enter", "accept", _("keep"), show=False, tooltip=_("Keep name")),
        Binding("down", "app.focus_next", _("down"), show=False, tooltip=_("Go to other line")),
        Binding("up", "app.focus_previous", _("up"), show=False, tooltip=_("Go to other line")),
    ]

    def __init__(self, title: str, shown: SourceName, decided: SourceName) -> None:
        """`title` names the source, `shown` is what it is called now, `decided` what of that is yours."""
        super().__init__()
        self._title = title
        self._decided = decided
        self._filled = (tame(shown.outlet or ""), write_date(shown.date))
        self._typed = ""

    @property
    def keys_named(self) -> tuple[Verb, ...]:
        """The answers."""
        return (
            (_("tab"), _("other line"), "tab"),
            (_("enter"), _("keep"), "enter"),
            (_("esc"), _("close"), "escape"),
        )

    def compose(self) -> ComposeResult:
        """Two lines and what is said about them."""
        with Vertical(id="name"):
            for id_, label, text in (
                ("outlet", _("Outlet"), self._filled[0]),
                ("date", _("Date"), self._filled[1]),
            ):
                with Horizontal():
                    yield Static(Content(label), classes="label")
                    yield TypedLine(text, id=id_, compact=True)
            yield Static(Content(_("Both empty: what the text itself says counts again.")), id="name-said")

    def on_mount(self) -> None:
        """Say what this is and how to leave."""
        window = self.query_one("#name")
        window.border_title = Content(_(" Name the source {name} ").format(name=tame(self._title)))
        window.border_subtitle = Content(_(" tab other line · enter keeps · esc closes "))
        self.set_focus(self.query_one("#outlet", TypedLine))
        self.take_typed("")

    def take_typed(self, character: str) -> bool:
        """Take a letter that was typed before the window was there."""
        self._typed += character
        line = self.focused
        if isinstance(line, TypedLine):
            line.take(self._typed)
            self._typed = ""
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another try."""
        event.stop()
        self.query_one("#name-said").remove_class("-refused")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps both lines."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Give what was typed, unless the date is none."""
        outlet = " ".join(self.query_one("#outlet", TypedLine).value.split())
        typed = self.query_one("#date", TypedLine)
        date = self._decided.date if typed.value == self._filled[1] else read_date(typed.value)
        if date is None and typed.value.strip() and typed.value != self._filled[1]:
            self._refuse(typed.value.strip())
            self.set_focus(typed)
            return
        if outlet == self._filled[0]:
            self.dismiss(SourceName(self._decided.outlet, date))
        else:
            self.dismiss(SourceName(outlet or None, date))

    def _refuse(self, text: str) -> None:
        words = _("“{text}” is no date. Write 12.07.2025, 2025-07-12, 2025-07 or 2025.")
        said = self.query_one("#name-said", Static)
        said.update(Content(words.format(text=tame(text))))
        said.add_class("-refused")


def read_date(text: str) -> str | None:
    """A day as people write it, with or without a time, as ISO 8601; None when it is none."""
    from lesarten.named import parse_date  # with it come decoding and tables, which the start is spared

    day, _space, time = text.strip().rpartition(" ")
    if ":" not in time:
        return parse_date(text)
    date = parse_date(day)
    return parse_date(f"{date}T{time}") if date else None


def write_date(date: str | None) -> str:
    """An ISO date so that it can be typed again: a day as 12.07.2025 or 12.07.2025 16:29, else as it is."""
    if not date or date.count("-") != 2:
        return date or ""
    return f"{show_date(date)} {date.partition('T')[2]}".rstrip()
