"""Linking and unlinking by hand in a comparison: the mode in which a cursor chooses sentences.

Changes no link: it says which sentences the reader chose, and the app does the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from lesarten.words import _
from widgets.choosing import (
    CHOICE_VERBS,
    Choice,
    describe_choice,
    first_choice,
    link_choice,
    second_choice,
)
from widgets.place import Place
from widgets.switching import SwitchingView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.binding import ActiveBinding

    from widgets.marks import Side
    from widgets.rows import Options

CHOOSING = frozenset({"choose", "cancel_choice"})
"""Actions that are there only while something is chosen."""

NOT_WHILE_CHOOSING = frozenset(
    {
        "link",
        "unlink",
        "follow",
        "back",
        "side",
        "other_side",
        "filter",
        "order",
        "noise",
        "fold",
        "numbers",
        "discrepancy",
    }
)
"""Actions that would change what can be chosen."""

ABOUT_CHOOSING = _(
    "A question is open: what shall be linked, or unlinked, stands out in the text. "
    "Choose with the arrows or j and k, then press enter; esc leaves all as it is."
)

BESIDE_CHOOSING = frozenset({"help", "command_palette", "theme", "quit", "screen.copy_text"})
"""Actions of others that leave alone what is being chosen."""


class LinkingView(SwitchingView):
    """A comparison in which sentences can be linked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "L",
            "link",
            _("link"),
            tooltip=_("Link sentence to one of other side (by you)"),
            id="compare.link",
        ),
        Binding(
            "X",
            "unlink",
            _("unlink"),
            tooltip=_("Unlink sentences (by you)"),
            id="compare.unlink",
        ),
        Binding(
            "escape,q",
            "cancel_choice",
            _("cancel"),
            show=False,
            tooltip=_("Choose nothing"),
            id="compare.cancel",
        ),
        Binding(
            "escape",
            "end_find",
            _("end search"),
            show=False,
            tooltip=_("End search or selection"),
            id="view.end-find",
        ),
    ]

    class Linked(Message):
        """Two sentences shall be linked."""

        def __init__(self, view: LinkingView, a: int, b: int) -> None:
            super().__init__()
            self.view, self.a, self.b = view, a, b

        @property
        def control(self) -> LinkingView:
            """The view, for `on`."""
            return self.view

    class Unlinked(Linked):
        """Two linked sentences shall not be linked."""

    class Choosing(Message):
        """Something is to be chosen, `words` asks what; empty when that is over."""

        def __init__(self, view: LinkingView, words: str) -> None:
            super().__init__()
            self.view, self.words = view, words

        @property
        def control(self) -> LinkingView:
            """The view, for `on`."""
            return self.view

    _choice: Choice | None = None
    _before_choice: tuple[Options, Place | None] | None = None
    """How the comparison was shown, and where the cursor was, when choosing began."""

    @property
    def choice(self) -> Choice | None:
        """What is being chosen."""
        return self._choice

    @property
    def chosen(self) -> tuple[tuple[Side, int], ...]:
        """The sentences that stand out because they are chosen."""
        return self._choice.sentences if self._choice else ()

    @property
    def about(self) -> str:
        """While something is chosen, that; else the comparison."""
        return ABOUT_CHOOSING if self._choice is not None else super().about

    @property
    def foremost(self) -> Mapping[str, str]:
        """While something is chosen, its verbs alone."""
        if self._choice is None:
            return super().foremost
        return {
            "view.down": _("next"),
            "view.up": _("previous"),
            "compare.choose": CHOICE_VERBS[self._choice.kind],
            "compare.cancel": _("cancels"),
        }

    def takes(self, active: ActiveBinding) -> bool:
        """Whether a key in force here and around does something now: while choosing, most do not."""
        if self._choice is None:
            return True
        return active.node is self or active.binding.action in BESIDE_CHOOSING

    # Beginning and ending

    def action_link(self) -> None:
        """Choose a partner for the sentence under the cursor."""
        bead, stop = self.bead, self.stop
        if bead is None or stop is None:
            return
        self._before_choice = (self.options, self.cursor_place)
        if stop.kind == "fold" or self.options.fold or self.options.filter != "all":
            # Every sentence of the other side must be there to be chosen.
            self.set_options(filter="all", fold=False)
        first = first_choice(self.bead or bead, self._side, self._stop_of_pair())
        if first is None:
            self.end_choice()
        elif len(first.options) > 1:
            self._choose(first)
        else:
            self._choose_second(first)

    def action_unlink(self) -> None:
        """Take away the link under the cursor; of several, let the reader choose."""
        bead, collation = self.bead, self.collation
        if bead is None or collation is None:
            return
        paired = bead.kind == "paired"
        choice = link_choice(collation, bead, self._side, self._stop_of_pair()) if paired else None
        if choice is None:
            self.post_message(self.EndReached(self, _("no link here")))
        elif len(choice.options) > 1:
            self._before_choice = (self.options, self.cursor_place)
            self._choose(choice)
        else:
            self._tell_choice(choice)

    def _stop_of_pair(self) -> int:
        """Where both sides of the cursor's bead stand: of a moved one it may be on the other place."""
        stop, sheet = self.stop, self.sheet
        if stop is None or sheet is None or stop.kind != "told":
            return self._stop
        return sheet.shown_at.get(stop.bead, self._stop)

    def action_choose(self) -> None:
        """Take what is chosen."""
        choice = self._choice
        if choice is None:
            return
        if choice.kind == "first":
            self._choose_second(choice)
            return
        if choice.kind == "second" and self._before_choice is not None:
            # The cursor stays with the sentence that the reader began with.
            began = next(((side, i) for side, i in choice.sentences if side != choice.side), None)
            self._before_choice = (self._before_choice[0], Place(*began) if began else None)
        self.end_choice()
        self._tell_choice(choice)

    def action_cancel_choice(self) -> None:
        """Choose nothing."""
        self.end_choice()

    def end_choice(self) -> None:
        """End choosing, and put the cursor where it was before."""
        before, was_on = self._before_choice, self._choice is not None
        self._choice = self._before_choice = None
        if before is not None:
            options, place = before
            if (options.filter, options.fold) != (self.options.filter, self.options.fold):
                self.set_options(filter=options.filter, fold=options.fold, opened=options.opened)
            if place is not None:
                self._side = place.side
                self.set_cursor(place)
                self.show_stop()
        if was_on:
            self.forget_lines()
            self.post_message(self.Choosing(self, ""))
            self.refresh_bindings()
            self.tell_moved()

    def _choose_second(self, first: Choice) -> None:
        collation, sheet = self.collation, self.sheet
        second = second_choice(collation, sheet, first) if collation and sheet else None
        if second is None:
            self.end_choice()
            self.post_message(self.EndReached(self, _("the other side has no sentence")))
        else:
            self._choose(second)

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._side = choice.side
        self._ask()
        self.refresh_bindings()
        self.forget_lines()
        self.move_to(choice.stops[choice.at])

    def _tell_choice(self, choice: Choice) -> None:
        a, b = choice.pair
        if a is None or b is None:
            return
        kind = self.Unlinked if choice.kind == "link" else self.Linked
        self.post_message(kind(self, a, b))

    # Moving while choosing

    def action_step(self, step: int) -> None:
        """To the next sentence that can be chosen, else as ever."""
        if self._choice is None:
            super().action_step(step)
            return
        now = self._choice.step(step)
        if now.at == self._choice.at:
            text = _("this is the last one") if step > 0 else _("this is the first one")
            self.post_message(self.EndReached(self, text))
        self._choice = now
        self.move_to(now.stops[now.at])

    def move_to(self, number: int) -> bool:
        """Set the cursor on a stop; while choosing, the choice follows."""
        moved = super().move_to(number)
        self._take_choice_along()
        return moved

    def take_cursor_along(self) -> None:
        """Keep the cursor on screen; while choosing, the choice follows."""
        super().take_cursor_along()
        self._take_choice_along()

    def _take_choice_along(self) -> None:
        if self._choice is not None and self.count_stops():
            self._choice = self._choice.near(self._stop)
            self._stop = self._choice.stops[self._choice.at]
            self._side = self._choice.side
            self._ask()
            self.refresh()

    def _ask(self) -> None:
        if self._choice is not None:
            words = describe_choice(self._choice, self.collation, self.size.width - 2)
            self.post_message(self.Choosing(self, words))

    def resized(self) -> None:
        """Another width has other room for what is asked."""
        self._ask()

    # Keys and painting

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While choosing, only what chooses and moves."""
        if action in CHOOSING:
            return self._choice is not None
        if action in NOT_WHILE_CHOOSING and self._choice is not None:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """While choosing, a key that does something else says how to leave, and does nothing."""
        if self._choice is None:
            return
        active = self.screen.active_bindings.get(event.key)
        if active is None or not self.takes(active):
            event.stop()
            event.prevent_default()
            self.post_message(self.EndReached(self, _("esc cancels first")))

    def paint_key(self, row: int) -> object:
        """The chosen sentences are painted otherwise."""
        return (super().paint_key(row), self._choice.pair if self._choice else None)
