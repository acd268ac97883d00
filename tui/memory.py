"""What the app remembers from one run to the next: the library and the theme. Tolerates any damage."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tui.folders import state_folder

SEEDS = "seeds"


@dataclass(frozen=True, slots=True)
class Memory:
    """The last run's ends."""

    paths: tuple[str, ...] = ()
    """The library that was open, as absolute paths."""
    theme: str = ""


def recall() -> Memory:
    """What the last run left; an empty memory when there is none or it cannot be understood."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        paths, theme = kept.get("paths"), kept.get("theme")
    except (OSError, ValueError, AttributeError):
        return Memory()
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        paths = []
    return Memory(tuple(paths), theme if isinstance(theme, str) else "")


def remember(memory: Memory) -> None:
    """Keep it for the next run; a state folder that cannot be written to is no reason to fail."""
    with suppress(OSError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(memory), ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)


def choose_paths(given: list[str], memory: Memory) -> list[str]:
    """What to open: what was asked for, else ./seeds, else where the last run was, else here."""
    if given:
        return given
    if Path(SEEDS).is_dir():
        return [SEEDS]
    return [path for path in memory.paths if Path(path).exists()] or ["."]


def _file() -> Path:
    return state_folder() / "state.json"
