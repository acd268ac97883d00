"""The switches of a comparison: what of it is shown, in which order, and how.

Knows the options of the rows; laying them out again is the business of the views around it.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _
from widgets.rows import FILTERS, Filter
from widgets.sheet_view import SheetView


class SwitchingView(SheetView):
    """A comparison of which parts can be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", _("filter"), tooltip=_("Filter sentences"), id="compare.filter"),
        Binding(
            "o", "order", _("order"), show=False, tooltip=_("Order by the other article"), id="compare.order"
        ),
        Binding(
            "i",
            "noise",
            _("spelling"),
            show=False,
            tooltip=_("Show or hide differences of spelling"),
            id="compare.noise",
        ),
        Binding(
            "z",
            "fold",
            _("fold"),
            show=False,
            tooltip=_("Fold or open long runs of one side"),
            id="compare.fold",
        ),
        Binding(
            "number_sign",
            "numbers",
            _("numbers"),
            show=False,
            tooltip=_("Number sentences"),
            id="compare.numbers",
        ),
    ]

    def set_options(self, **changes: object) -> None:
        """Change how it is shown; the place is kept."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """The next filter."""
        self.set_filter(FILTERS[(FILTERS.index(self._options.filter) + 1) % len(FILTERS)])

    def set_filter(self, choice: Filter) -> None:
        """Show only some beads."""
        self.set_options(filter=choice)

    def action_order(self) -> None:
        """Follow the other article's order."""
        self.set_options(order="b" if self._options.order == "a" else "a")

    def action_noise(self) -> None:
        """Let differences of spelling count, or not."""
        self.set_options(noise=not self._options.noise)

    def action_fold(self) -> None:
        """Fold long runs that only one side has, or open them all."""
        self.set_options(fold=not self._options.fold, opened=frozenset())

    def action_numbers(self) -> None:
        """Number the sentences, or not."""
        self.set_options(numbers=not self._options.numbers)
