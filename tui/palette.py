"""The command palette's entries: everything the keys do on the screen beneath, and what needs no key.

Named "Verb object", with the key behind it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from lesarten.words import _
from tui.folders import copied_file
from tui.help import describe
from tui.keys import show_key
from tui.listing.listing import CHOICES
from tui.naming import rate
from tui.state import ORDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.app import LesartenApp

KEY_CELLS = 11
"""For the keys: the longest one is "backspace", in German "Leertaste" and "Rücktaste"."""

MOVING = (
    "move",
    "step(",
    "page",
    "edge",
    "to_start",
    "to_end",
    "scroll",
    "focus_",
    "app.focus_",
    "command_palette",
)
"""Beginnings of actions that only make sense on a key."""


class Commands(Provider):
    """All commands of the screen that the palette was opened on."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for name, key, run in self._commands():
            yield DiscoveryHit(entry(Content(name), key), run, text=name)

    async def search(self, query: str) -> Hits:
        """What matches the letters typed."""
        known_as = {export_name(): _("html markdown csv text save export write print file")}
        for name, key, run in self._commands():
            score, spans = rate(query, name, known_as.get(name, ""))
            if score > 0:
                words = Content(name)
                for start, end in spans:
                    words = words.stylize("reverse", start, end)
                yield Hit(score, entry(words, key), run, text=name)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        # Loaded with the palette, not before.
        from tui.earlier import last_name, open_last_library
        from tui.panes.pair_header import tell_witnesses

        app: LesartenApp = self.app  # type: ignore[assignment]
        seen = set[str]()
        for active in self.screen.active_bindings.values():
            name = describe(active)
            if active.binding.system or name in seen or active.binding.action.startswith(MOVING):
                continue
            seen.add(name)
            run = partial(app.run_action, active.binding.action, active.node)
            yield name, show_key(active.binding), run
        if name := last_name(app):
            yield _("Open last library: {name}").format(name=name), "", partial(open_last_library, app)
        if app.state.collation is not None:
            yield _("Name witnesses of comparison"), "", partial(app.say, tell_witnesses(app.state.collation))
        copied = copied_file()
        if copied.exists():
            yield _("Open what was copied in your editor"), "", partial(app.edit, str(copied))
        yield _("Show decisions to check"), "", app.check_decisions
        yield export_name(), "", app.export_pair
        for order in ORDERS:
            yield _("Sort list by {order}").format(order=_(order)), "", partial(app.sort_by, order)
        for choice in CHOICES:
            yield _("Show in list: {choice}").format(choice=_(choice)), "", partial(app.choose, choice)
        for theme in app.known_themes:
            yield _("Use theme {theme}").format(theme=_(theme.name)), "", partial(app.use_theme, theme.name)


def export_name() -> str:
    """What the export is called; it is looked for by other words, too."""
    return _("Export comparison …")


def entry(name: Content, key: str) -> Content:
    """A line of the palette: the key in a column of its own, so that keys are learned by looking."""
    gap = " " * max(1, KEY_CELLS - cell_len(key))
    return Content.assemble((key, "$accent not bold"), gap, name)
