"""Says how to leave an editor that does not say it itself, before it takes the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from lesarten.words import _
from tui.state import tame

if TYPE_CHECKING:
    from textual.app import ComposeResult


class BeforeEditorScreen(ModalScreen[bool]):
    """A window to be read once; gives whether the editor shall open."""

    DEFAULT_CSS = """
    BeforeEditorScreen { align: center middle; background: $background 60%; }
    BeforeEditorScreen > #editor {
        width: 90%; max-width: 72; height: auto; border: round $primary; background: $background;
        padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,E", "dismiss(True)", _("open"), tooltip=_("Open editor")),
        Binding("escape,q", "dismiss(False)", _("close"), tooltip=_("Close prompt")),
    ]

    def __init__(self, editor: str, name: str) -> None:
        """`editor` is the command, `name` the file."""
        super().__init__()
        self._editor, self._file = editor, name

    def compose(self) -> ComposeResult:
        """How to leave, and how to have another one."""
        with Vertical(id="editor"):
            yield Static(Content(leaving_words(self._editor)))

    def on_mount(self) -> None:
        """Say what this is and how to go on."""
        window = self.query_one("#editor")
        window.border_title = Content(_(" Edit {name} ").format(name=tame(self._file)))
        window.border_subtitle = Content(_(" enter opens · esc closes "))


def leaving_words(editor: str) -> str:
    """How one leaves an editor of the family of vi, and how to choose another."""
    return _(
        "The only editor found is {editor}, which does not say how to leave it:\n"
        "esc :q! enter  leaves the file as it is\n"
        "esc :wq enter  keeps what was changed; i begins to type\n\n"
        "Another one opens once it is installed (nano names its keys),\n"
        "or named before the start: EDITOR=nano lesarten"
    ).format(editor=editor)
