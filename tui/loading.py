"""Loads asyncio and Textual for the app, without those of their parts that the start does not need.

Whoever asks for such a part later gets it whole. Cheap to import; knows nothing of the app.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

PALETTE = "textual.command"


def load_event_loop() -> None:
    """Load asyncio without OpenSSL, which costs it a twentieth of the start: the app talks to no network.

    asyncio does without where there is none; whoever imports `ssl` later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    # Python's own way to say that there is none.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


class _Later(type):
    """Of a class that stands for one of the palette's: whatever is asked of it, that one answers."""

    def __call__(cls, *given: object, **named: object) -> object:
        """Make one of the real class."""
        return getattr(import_module(PALETTE), cls.__name__)(*given, **named)

    def __getattr__(cls, name: str) -> object:
        """What the real class has."""
        if name.startswith("__"):  # asked by Python itself, which can do without
            raise AttributeError(name)
        return getattr(getattr(import_module(PALETTE), cls.__name__), name)


class _Palette(ModuleType):
    """Stands for the palette's module while Textual is loaded."""

    def __getattr__(self, name: str) -> object:
        """A class that stands for the palette's of that name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return _Later(name, (), {})


def load_textual() -> None:
    """Load Textual's app without the palette, which costs it a tenth of the start: a dozen widgets with it.

    Textual's app only names the palette's classes, to open it, which ours does in its own way.
    """
    if "textual.app" in sys.modules or PALETTE in sys.modules:
        return
    sys.modules[PALETTE] = _Palette(PALETTE)
    try:
        import textual.app  # noqa: F401
    finally:
        del sys.modules[PALETTE]
