"""Writes tui/binding_ids.py: the ids of all key bindings with their keys, collected from screens and views.

usage: python scripts/binding_ids.py

To be run whenever a binding is added, renamed or given another key; a test says when.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import tui
import widgets

TABLE = Path(__file__).resolve().parent.parent / "tui" / "binding_ids.py"
HEAD = '''"""The ids of all key bindings with their keys, for the configuration, without loading the screens.

Written by scripts/binding_ids.py.
"""

from __future__ import annotations

BINDING_KEYS: dict[str, str] = {
'''
FOOT = '''}
"""Keys by Textual's names, parted by commas."""
'''


def main() -> None:
    keys = {id_: next(iter(sorted(of))) for id_, of in collect().items()}
    lines = [f'    "{id_}": "{of}",\n' for id_, of in sorted(keys.items())]
    TABLE.write_text(HEAD + "".join(lines) + FOOT, encoding="utf-8")


def collect() -> dict[str, set[str]]:
    """The keys of every binding with an id, as they stand in the classes of the program."""
    for package in (tui, widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    classes: list[type] = [DOMNode]
    for cls in classes:
        subclasses: list[type] = cls.__subclasses__()
        classes += [one for one in subclasses if one not in classes]
    found: dict[str, set[str]] = {}
    for cls in classes:
        if cls.__module__.startswith(("tui.", "widgets.")):
            for binding in cls.__dict__.get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id:
                    found.setdefault(binding.id, set()).add(binding.key)
    return found


if __name__ == "__main__":
    main()
