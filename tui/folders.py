"""Where the program keeps what is the user's: data, configuration, state, cache, log. Names only."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

from lesarten.words import _

_DIRS = PlatformDirs("lesarten", appauthor=False)


def user_folders() -> list[tuple[str, Path]]:
    """(label, folder) of each folder the program may write to; none is created."""
    return [
        (_("decisions"), data_folder()),
        (_("state"), state_folder()),
        (_("cache"), cache_folder()),
    ]


def data_folder() -> Path:
    """What a reader decided: cuts, links, names of sources."""
    return _DIRS.user_data_path


def decisions_log() -> Path:
    """The log of the reader's decisions."""
    return data_folder() / "decisions.jsonl"


def configuration_folder() -> Path:
    """What the reader wrote: options, keys, themes. The program only reads it."""
    return _DIRS.user_config_path


def configuration_file() -> Path:
    """The options and keys; there may be no such file."""
    return configuration_folder() / "config.toml"


def themes_folder() -> Path:
    """The reader's own themes, one file each."""
    return configuration_folder() / "themes"


def state_folder() -> Path:
    """Where the reader was, and the theme."""
    return _DIRS.user_state_path


def copied_file() -> Path:
    """What was copied where there is no clipboard, the newest last."""
    return state_folder() / "copied.txt"


def show_path(path: Path) -> str:
    """A path as people write it: ~ for their own folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def cache_folder() -> Path:
    """What was computed once, and can be again."""
    return _DIRS.user_cache_path


def log_file() -> Path:
    """Where unexpected failures are written."""
    return _DIRS.user_log_path / "lesarten.log"
