"""The prompt for the file that a comparison is exported to, and the writing of it in the background.

The suffix chooses the form; a file that is there is only replaced when enter is pressed again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from lesarten.errors import LesartenError
from lesarten.words import _
from tui.exporting.forms import Form, export, form_of, save
from tui.panes.typed_line import TypedLine
from tui.screens.asking import AskingScreen
from tui.state import tame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.widgets import Input

    from lesarten.model import Collation
    from tui.panes.lines import Verb


class Wanted(NamedTuple):
    """Where an export shall go."""

    path: Path
    form: Form
    overwrite: bool


class Exported(Message):
    """An export was written, or could not be; in words."""

    def __init__(self, words: str, grave: bool) -> None:
        super().__init__()
        self.words = words
        self.grave = grave


class ExportScreen(AskingScreen[None]):
    """A window with a line for the file's name; stays until the file is written or it is left."""

    DEFAULT_CSS = """
    ExportScreen { align: center middle; background: $background 60%; }
    ExportScreen > #export {
        width: 90%; max-width: 84; height: auto; border: round $primary; background: $background;
        padding: 0 1;
    }
    ExportScreen Input { border: none; height: 1; padding: 0; background: $panel; margin-bottom: 1; }
    ExportScreen #export-said { height: auto; min-height: 2; color: $secondary; }
    ExportScreen #export-said.-refused { color: $error; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("close"), tooltip=_("Close prompt")),
    ]

    def __init__(self, name: str, write: Callable[[Wanted], None]) -> None:
        """`name` is what the line holds at first; `write` begins to write, `tell` says how it went."""
        super().__init__()
        self._name, self._write = name, write
        self._typed = ""
        self._to_replace: str | None = None

    @property
    def keys_named(self) -> tuple[Verb, ...]:
        """The answers."""
        return (
            (_("enter"), _("write"), "enter"),
            (_("esc"), _("close"), "escape"),
        )

    def compose(self) -> ComposeResult:
        """The line and what is said about it."""
        with Vertical(id="export"):
            yield TypedLine(self._name, id="export-file", compact=True, select_on_focus=False)
            yield Static(Content(self._hint()), id="export-said")

    def on_mount(self) -> None:
        """Say what this is and how to leave."""
        window = self.query_one("#export")
        window.border_title = Content(_(" Export comparison to "))
        window.border_subtitle = Content(_(" enter writes · esc closes "))
        self.set_focus(self.query_one(TypedLine))
        self.take_typed("")

    def take_typed(self, character: str) -> bool:
        """Take a letter that was typed before the window was there."""
        self._typed += character
        for line in self.query(TypedLine):
            line.take(self._typed)
            self._typed = ""
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name."""
        event.stop()
        if event.value.strip() != self._to_replace:
            self._to_replace = None
            self._say(self._hint(), refused=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter writes, unless the name is none or a file is in the way."""
        event.stop()
        name = event.value.strip()
        form = form_of(name)
        if form is None:
            self._say(_("The name must end in .html, .md, .csv, .txt or .json."), refused=True)
            return
        path = Path(name).expanduser() if name.startswith("~/") else Path(name)
        overwrite = self._to_replace == name
        if not overwrite and _exists(path):
            self._to_replace = name
            words = _("{name} exists already. Enter again replaces it.").format(name=tame(path.name))
            self._say(words, refused=True)
            return
        self._write(Wanted(path, form, overwrite))

    def tell(self, exported: Exported) -> None:
        """It is written; or it is not: say why, and keep the name to be changed."""
        if exported.grave:
            self._to_replace = None
            self._say(exported.words, refused=True)
        else:
            self.dismiss()

    def _hint(self) -> str:
        where = _("In {folder}, unless the name says otherwise.").format(folder=tame(_current_folder()))
        return where + "\n" + _("The ending chooses the form: .html, .md, .csv, .txt or .json.")

    def _say(self, words: str, *, refused: bool) -> None:
        said = self.query_one("#export-said", Static)
        said.update(Content(words))
        said.set_class(refused, "-refused")


def write_export(collation: Collation, wanted: Wanted, noise: bool) -> Iterator[Message]:
    """Write a comparison to a file and tell how it went; runs off the main thread."""
    try:
        save(export(collation, wanted.form, noise), wanted.path, wanted.form, overwrite=wanted.overwrite)
    except LesartenError as error:
        yield Exported(_("not written: {reason}").format(reason=tame(str(error))), True)
    else:
        yield Exported(_("written: {path}").format(path=tame(str(wanted.path))), False)


def _current_folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # it was removed
        return "."


def _exists(path: Path) -> bool:
    """Whether a file is there; a name that no file can have is refused when it is written."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
