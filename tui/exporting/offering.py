"""The app's export: asks for a file, compares first what is only marked, and says where the export is.

Knows the screens' state; how an export looks is said by the forms.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.walking import Walking
from tui.workers import URGENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Collation
    from tui.exporting.asking import Exported, Wanted
    from tui.messages import Compared
    from tui.options import AppOptions


class Exporting(Walking):
    """Exports the comparison on screen, or the one that is marked."""

    def __init__(self, paths: Sequence[str], options: AppOptions) -> None:
        super().__init__(paths, options)
        self._export_wanted: tuple[str, str] | None = None
        """The pair that is to be exported once it is compared."""

    def export_pair(self) -> None:
        """Ask for a file and write the comparison to it."""
        from tui.exporting.asking import ExportScreen  # only on demand: saves its import at the start
        from tui.exporting.forms import suggest_name
        from tui.screens.compare import CompareScreen

        collation = self.state.collation
        if collation is None:
            self._compare_to_export()
            return
        shown = [screen for screen in self.screen_stack if isinstance(screen, CompareScreen)]
        noise = shown[-1].view.options.noise if shown else self.options.noise
        self.push_screen(ExportScreen(suggest_name(collation), partial(self._export, collation, noise)))

    def _compare_to_export(self) -> None:
        """Compare what is marked; the question for the file follows when it is compared."""
        state = self.state
        if state.pair is None and (state.mark_a is None or state.mark_b is None):
            self.say(_("compare two articles first: space marks them, c compares"))
            return
        if state.pair is None and state.mark_a is not None and state.mark_b is not None:
            self.open_pair(state.mark_a, state.mark_b)
        self._export_wanted = self.state.pair

    def on_compared(self, message: Compared) -> None:
        """What was to be exported as soon as it is compared is so now."""
        message.prevent_default()  # Textual would call the handler above a second time
        super().on_compared(message)
        if self._export_wanted == self.state.pair and self.state.collation is not None:
            self._export_wanted = None
            self.export_pair()

    def forget_pair(self) -> None:
        """What is not compared any more is not exported either."""
        self._export_wanted = None
        super().forget_pair()

    def _export(self, collation: Collation, noise: bool, wanted: Wanted) -> None:
        from tui.exporting.asking import write_export

        self._workshop.submit("export", URGENT, partial(write_export, collation, wanted, noise))

    def on_exported(self, message: Exported) -> None:
        """Say where the export is; why there is none, in the window that still asks for its name."""
        from tui.exporting.asking import ExportScreen

        asking = self.screen if isinstance(self.screen, ExportScreen) else None
        if asking is not None:
            asking.tell(message)
        if asking is None or not message.grave:
            self.say(message.words, message.grave)
