"""The app: holds the one immutable state, takes what workers post, and does what screens ask for.

Imports nothing of the engine that takes time; the workshop does that after the first paint.
"""

from __future__ import annotations

import os
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.filter import Monochrome, NoColor

from lesarten.words import _
from tui.exporting.offering import Exporting
from tui.folders import themes_folder
from tui.keys import ERASE
from tui.listing.words import MARKED_CELLS, tell_marks
from tui.log import log_error
from tui.panes.row_text import clip
from tui.screens.desk import DeskScreen, TakesTyping
from tui.screens.library import LibraryScreen
from tui.state import Row, entries_by_path, short_name, source_name, tame, with_mark
from tui.themes import THEMES, choose_theme, load_own_themes, next_theme, tell_theme
from tui.workers import URGENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.command import Provider
    from textual.screen import Screen

    from tui.messages import Copied, WorkFailed
    from tui.options import AppOptions
    from widgets.place import Place


def load_commands() -> type[Provider]:
    """What the palette holds, loaded when it is opened."""
    from tui.palette import Commands

    return Commands


class LesartenApp(Exporting):
    """The reader."""

    TITLE = "lesarten"
    CSS_PATH = "lesarten.tcss"
    COMMANDS = {load_commands}  # noqa: RUF012 - Textual's declaration
    ENABLE_COMMAND_PALETTE = True
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", _("help"), tooltip=_("Show help"), id="app.help"),
        Binding("ctrl+p", "command_palette", _("commands"), show=False,
                tooltip=_("Show all commands, also those without a key: export, themes, order"),
                id="app.palette"),
        Binding("ctrl+o", "switch", _("switch"), show=False, tooltip=_("Switch article"), id="app.switch"),
        Binding("t", "theme", _("theme"), show=False, tooltip=_("Change theme"), id="app.theme"),
        Binding("ctrl+c", "screen.copy_text", _("quit"), show=False, tooltip=_("Copy selection, else quit"),
                id="app.copy", priority=True),
        Binding("ctrl+q", "quit", _("quit"), show=False, tooltip=_("Quit program"), id="app.quit",
                priority=True),
    ]  # fmt: skip

    _knows_editor = False
    """Whether its reader was told how to leave the editor."""

    def __init__(self, paths: Sequence[str], options: AppOptions) -> None:
        self._log_path: Path | None = None
        self._failure: Exception | None = None
        super().__init__(paths, options)
        # What is said stands in the bottom line: no screen needs Textual's layers for it, mounted and styled.
        self._disable_tooltips = self._disable_notifications = True
        # A theme of one's own takes the place of the program's of that name.
        own, self._faults = load_own_themes()
        by_name = {theme.name: theme for theme in (*THEMES, *own)}
        self.known_themes = tuple(by_name.values())
        for theme in self.known_themes:
            self.register_theme(theme)
        last = self.memory.theme
        self.theme = choose_theme(
            self.known_themes, options.theme, last, no_color=self.no_color, faults=self._faults
        )
        if self.no_color:
            self._leave_colours_out()
        self.set_keymap(dict(options.keys))

    def _leave_colours_out(self) -> None:
        """Where NO_COLOR is set: no colour at all, instead of greys, which are colours to a terminal."""
        kept = [one for one in self._filters if not isinstance(one, Monochrome | NoColor)]
        self._filters = [*kept, NoColor()]

    def _follow_up(self) -> None:
        """With the first article, say what is wrong with the reader's own themes."""
        faults, self._faults = self._faults, ()
        super()._follow_up()
        if faults:
            more = _(" and {n} more").format(n=len(faults) - 1) if faults[1:] else ""
            # The folder is known and long: what stands behind it would be cropped.
            self.say(tame(faults[0].removeprefix(f"{themes_folder()}{os.sep}")) + more, True)

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before there is anything, know the colours: it is styled later anyway."""
        if self.screen_stack and self.screen.is_mounted:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The library is the first screen."""
        return LibraryScreen(ascii_signs=self.options.ascii_only)

    def on_unmount(self) -> None:
        """Leave the place for the next run."""
        self.stop_work()
        self.leave()

    # What the screens ask for

    def mark(self, path: str) -> None:
        """Mark an article, or unmark it."""
        if not self._has_text(path):
            return
        self.swap(with_mark(self.state, path))
        self.warm_up(URGENT)
        self.say(tell_marks(self.state))

    def compare_marked(self, here: str | None) -> None:
        """Compare A with B, else the one that is marked with the article that the list's cursor is on.

        Where that is the marked one itself, or none is marked, ask with which other one.
        """
        state = self.state
        a, b = state.mark_a or here, state.mark_b or here
        if len(state.snapshot.entries) < 2:
            self.say(_("only one article here"))
        elif a is not None and b is not None and a != b:
            self.open_pair(a, b)
        elif here is None:
            self.say(_("no article here to compare"))
        elif self._has_text(here):
            self._ask_other(here)

    def _has_text(self, path: str) -> bool:
        """Whether there is something to compare in an article; where not, that is said."""
        entry = entries_by_path(self.state.snapshot).get(path)
        has_text = entry is not None and Row(entry, self.state.cards.get(path)).readable
        if not has_text:
            self.say(_("nothing to compare in this file"))
        return has_text

    def _ask_other(self, here: str) -> None:
        """Ask which article to compare one with; where there is only one other, no question is needed."""
        from tui.screens.switch import SwitchScreen  # only on demand: saves its import at the start

        def compare(other: str | None) -> None:
            if other is not None and self._has_text(other):
                marked = self.state.mark_a or self.state.mark_b
                sides = (other, here) if here == self.state.mark_b else (here, other)
                self.open_pair(*(sides if marked else self.as_before(here, other)))

        others = [entry.path for entry in self.state.snapshot.entries if entry.path != here]
        if len(others) == 1:
            compare(others[0])
            return
        card = self.state.cards.get(here)
        name = source_name(here, card.outlet if card else None)
        title = _("Compare {name} with …").format(name=clip(name, MARKED_CELLS))
        screen = SwitchScreen(self.state, title, compares=here, at=self.partner_of(here))
        self.rank(here, screen.rank)
        self.push_screen(screen, compare)

    def open_pair(self, a: str, b: str) -> None:
        """Show the comparison of two articles."""
        # The comparison's widget costs 30 ms of import, which the first paint is spared.
        from tui.screens.compare import CompareScreen

        self.compare(a, b)
        if not isinstance(self.screen, CompareScreen):
            self.push_screen(CompareScreen())

    def swap_pair(self) -> None:
        """Compare B with A."""
        if self.state.pair is not None:
            a, b = self.state.pair
            marks = (self.state.mark_a, self.state.mark_b)
            # Who closes it and presses c sees it so, be it with one mark only.
            if any(marks) and all(mark in (None, side) for mark, side in zip(marks, (a, b), strict=True)):
                self.change(mark_a=marks[1], mark_b=marks[0])
            self.compare(b, a, self.threshold)

    def move_threshold(self, steps: int) -> None:
        """Compare at another threshold."""
        collation, pair = self.state.collation, self.state.pair
        if collation is None or pair is None:
            return
        from tui import thresholds  # only on demand

        now = self.threshold if self.threshold is not None else collation.alignment.threshold
        wanted = thresholds.move(now, steps, thresholds.name_usual(self.options.threshold))
        if wanted == now:
            self.say(thresholds.tell_limit(now))
        else:
            self.compare(*pair, wanted)

    def show_raw_pair(self, at: Sequence[Place] = ()) -> None:
        """Both files of the pair as they are, each at its place, the keys on the first one's side."""
        from tui.screens.raw_pair import RawPairScreen  # only on demand: saves its import at the start

        if self.state.collation is not None:
            self.push_screen(RawPairScreen(at))

    def use_theme(self, name: str) -> None:
        """Change the colours."""
        self.theme = name
        self.say(tell_theme(name, self.known_themes))

    def copy(self, text: str) -> None:
        """Copy a text; a notice will say where to."""
        if text:
            self.copy_in_background(text)
        else:
            self.say(_("nothing to copy here"))

    def on_copied(self, message: Copied) -> None:
        """The text is where the notice says, or goes to the terminal now."""
        if message.text is not None:
            self.copy_to_clipboard(message.text)
        self.say(message.where)

    def on_work_failed(self, message: WorkFailed) -> None:
        """Something unexpected: the app goes on, the log has it."""
        self.say(
            _("{task} failed: {error} (see the log)").format(task=message.task, error=message.error), True
        )

    def edit(self, path: str) -> None:
        """Lend the terminal to an editor; one that nobody chose and that is hard to leave is asked about."""
        from tui.editor import find_editor, is_silent  # only on demand

        command = find_editor()
        if command is None:
            self.say(_("no editor found: set EDITOR to the one you like"), True)
        elif is_silent(command) and not self._knows_editor:
            from tui.screens.before_editor import BeforeEditorScreen

            self.push_screen(
                BeforeEditorScreen(command[0], short_name(path)), partial(self._edit_after_all, path)
            )
        else:
            self._lend_terminal(command, path)

    def _edit_after_all(self, path: str, wanted: bool | None) -> None:
        if wanted:
            self._knows_editor = True
            self.edit(path)

    def _lend_terminal(self, command: tuple[str, ...], path: str) -> None:
        from textual.app import SuspendNotSupported

        from tui.editor import run_editor

        try:
            with self.suspend():
                problem = run_editor(command, path)
        except SuspendNotSupported:
            problem = _("this terminal cannot be lent to an editor")
        self.refresh()
        if problem:
            self.say(problem, True)

    # Keys that work everywhere

    async def on_event(self, event: events.Event) -> None:
        """With the next key or click something else is done: what was said before it is taken back."""
        begins = isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded
        if begins:
            self.touched = monotonic()
        if begins and isinstance(self.screen, DeskScreen):
            self.screen.forget_notice(key=event.key if isinstance(event, events.Key) else "")
        if begins:
            self.begin_to_look()
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Letters typed ahead, before the line to type into had the keys, go there all the same."""
        screen = self.screen
        letter = ERASE if event.key == "backspace" else event.character if event.is_printable else None
        if letter and isinstance(screen, TakesTyping) and screen.take_typed(letter):
            event.stop()
            event.prevent_default()

    def action_help(self) -> None:
        """Explain what is in focus."""
        from tui.help import make_help
        from tui.screens.help import HelpScreen  # only on demand: saves its import at the start

        page = make_help(self.screen)
        if isinstance(self.screen, DeskScreen):
            self.push_screen(HelpScreen(page))

    def action_theme(self) -> None:
        """The next theme."""
        self.use_theme(next_theme(self.theme, self.known_themes))

    def action_command_palette(self) -> None:
        """All commands by name."""
        from tui.screens.commands import CommandsScreen  # only on demand: saves its import at the start

        if not isinstance(self.screen, CommandsScreen):
            self.push_screen(CommandsScreen())

    def action_switch(self) -> None:
        """Choose an article by some of its letters."""
        from tui.screens.switch import SwitchScreen  # only on demand: saves its import at the start

        if not isinstance(self.screen, DeskScreen) or not self.state.snapshot.entries:
            return
        comparing = self.state.pair is not None
        title = _("Compare A with …") if comparing else _("Go to …")
        left = self.state.pair[0] if self.state.pair is not None else None
        screen = SwitchScreen(self.state, title, compares=left)
        if left is not None:
            self.rank(left, screen.rank)
        self.push_screen(screen, partial(self._switch, comparing))

    def _switch(self, comparing: bool, path: str | None) -> None:
        if path is None:
            return
        if not comparing:
            self.change(needle="", open_path=path)
            self.open_article(path)
        elif self.state.pair is not None and path not in self.state.pair:
            self.compare(self.state.pair[0], path)

    def _handle_exception(self, error: Exception) -> None:
        """Log what nobody expected, before Textual ends the app with it."""
        self._log_path = log_error("app", error)
        self._failure = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave one line on the terminal; the traceback is in the log, on screen only for developers."""
        if "devtools" in self.features or self.is_headless:
            super()._fatal_error()
            return
        from rich.text import Text  # never needed in a run where nothing fails

        where = _("the details are in {path}").format(path=self._log_path) if self._log_path else ""
        words = _("lesarten stopped unexpectedly ({error}); {where}")
        self.panic(Text(words.format(error=f"{type(self._failure).__name__}: {self._failure}", where=where)))
