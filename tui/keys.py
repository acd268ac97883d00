"""Keys as they are shown and the bindings that every screen has.

Knows Textual's names of keys; what a key does is said by the widget or screen that binds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _

if TYPE_CHECKING:
    from textual.binding import Binding

ERASE = "\b"
"""Among letters that were typed ahead: the last one is taken back."""

_SHOWN = {
    "space": _("space"),
    "enter": _("enter"),
    "escape": _("esc"),
    "backspace": _("backspace"),
    "tab": _("tab"),
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "number_sign": "#",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": _("PgDn"),
    "pageup": _("PgUp"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": _("Home"),
    "end": _("End"),
}
"""What stands on the keys, in the reader's language."""

_MODIFIERS = {"ctrl": _("ctrl+"), "shift": _("shift+")}

ARROWS = frozenset({"up", "down", "left", "right"})
"""Keys that are shown as one character and type none."""

VIEW_WORDS = {
    "view.down": _("Go down"),
    "view.up": _("Go up"),
    "view.page-down": _("Page down"),
    "view.page-up": _("Page up"),
    "view.half-down": _("Page down by half"),
    "view.half-up": _("Page up by half"),
    "view.start": _("Go to first line"),
    "view.end": _("Go to last line"),
    "view.next": _("Go to next match or difference"),
    "view.previous": _("Go to previous match or difference"),
    "view.end-find": _("End search or selection"),
    "compare.side-a": _("Choose side A"),
    "compare.side-b": _("Choose side B"),
    "compare.other-side": _("Choose other side"),
    "compare.next-discrepancy": _("Go to next discrepancy"),
    "compare.previous-discrepancy": _("Go to previous discrepancy"),
    "compare.follow": _("Go to other place of moved sentence, open fold"),
    "compare.back": _("Go back to where jump began"),
    "compare.filter": _("Change filter: all, by both, other words, ≠, only A, only B"),
    "compare.order": _("Change order: by A, by B"),
    "compare.noise": _("Show or hide spelling differences"),
    "compare.fold": _("Fold or open what only one side has"),
    "compare.numbers": _("Show or hide sentence numbers"),
}
"""What the views' own bindings do, by id, as "Verb object": they know only one word for it."""


def show_key(binding: Binding) -> str:
    """A binding's key as the bottom line and the help write it."""
    return key_name(binding.key_display or binding.key)


def key_name(key: str) -> str:
    """Textual's name of a key as a reader knows it: "question_mark" is "?"."""
    *modifiers, plain = key.split("+")
    held = "".join(_MODIFIERS.get(modifier, f"{modifier}+") for modifier in modifiers)
    return held + _SHOWN.get(plain, plain)


def key_letter(key: str) -> str | None:
    """The character that a key types, None for keys that type none: "slash" types "/"."""
    if key == "space":
        return " "
    name = key_name(key)
    return name if len(name) == 1 and key not in ARROWS else None
