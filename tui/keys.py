"""Keys as they are shown and the bindings that every screen has.

Knows Textual's names of keys; what a key does is said by the widget or screen that binds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding

_SHOWN = {
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "backspace": "backspace",
    "tab": "tab",
    "shift+tab": "shift+tab",
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "number_sign": "#",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "ctrl+pagedown": "ctrl+PgDn",
    "ctrl+pageup": "ctrl+PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
}


def show_key(binding: Binding) -> str:
    """A binding's key as the bottom line and the help write it."""
    return binding.key_display or key_name(binding.key)


def key_name(key: str) -> str:
    """Textual's name of a key as a reader knows it: "question_mark" is "?"."""
    return _SHOWN.get(key, key)
