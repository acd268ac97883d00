"""What the command line asks of the app. Plain data: importing it costs nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AppOptions:
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
    """Name of a theme of `tui.themes`; None for the default."""
    as_is: bool = False
    """Leave out the reader's own decisions and `sources.csv`; new decisions end with the run."""
    ascii_only: bool = False
    """Draw with ASCII signs, for terminals that show nothing else."""
    mouse: bool = True
    """Listen to the mouse."""
