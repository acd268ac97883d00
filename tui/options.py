"""What the command line and the configuration ask of the app. Plain data: importing it costs nothing."""

from __future__ import annotations

from typing import NamedTuple


class AppOptions(NamedTuple):
    """How the app is opened."""

    recursive: bool = False
    """Look into subfolders too."""
    poll: bool = False
    """Look at the folders every second instead of waiting for their events."""
    threshold: float | None = None
    """The score from which a link counts; None for the engine's own."""
    language: str | None = None
    """ISO 639-1 code of all articles; None to find it out for each."""
    theme: str | None = None
    """Name of a theme of `tui.themes` or of the reader's own; None for the one used last."""
    as_is: bool = False
    """Leave out the reader's own decisions and `sources.csv`; new decisions end with the run."""
    cache: bool = True
    """Use what earlier runs computed, and keep what this one does."""
    ascii_only: bool = False
    """Draw with ASCII signs, for terminals that show nothing else."""
    mouse: bool = True
    """Listen to the mouse."""
    noise: bool = True
    """Show differences of spelling alone, until the reader's key says otherwise."""
    columns: int | None = None
    """From so many columns on, two texts stand side by side; None for the views' own."""
    keys: tuple[tuple[str, str], ...] = ()
    """(id of a binding, keys parted by commas) for bindings that shall have other keys."""
    back: bool = False
    """Come back to the place in the library, although its paths are given."""
    beside: bool = False
    """Let a process of its own do the engine's work, once the first article is read."""
