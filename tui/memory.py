"""What the app remembers from one run to the next: library, theme, and where its reader was.

Tolerates any damage; what cannot be understood counts as never kept.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.folders import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SEEDS = "seeds"

Kind = TypeVar("Kind", bool, int, float, str)


class Spot(NamedTuple):
    """A sentence where a reader was, by its number and by its words: the file may have changed since."""

    sentence: int
    words: str = ""
    """How it begins."""
    side: str = "a"
    """Which article of a comparison."""
    offset: int = 0
    """Characters into the sentence."""
    above: int = 0
    """Empty rows that stood above it."""


class Reading(NamedTuple):
    """The article that was open."""

    path: str
    """Absolute."""
    top: Spot | None = None
    """What stood on top of the screen."""
    cursor: Spot | None = None
    in_text: bool = False
    """Whether the keys went to the text."""


class Pairing(NamedTuple):
    """The pair that was compared last."""

    a: str
    """Absolute path."""
    b: str
    shown: bool = False
    """Whether it was on screen at the end."""
    threshold: float | None = None
    """None for the usual one."""
    filter: str = "all"
    order: str = "a"
    top: Spot | None = None
    cursor: Spot | None = None


class Memory(NamedTuple):
    """The last run's ends."""

    paths: tuple[str, ...] = ()
    """The library that was open, as absolute paths."""
    theme: str = ""
    compared: bool = False
    """Whether two articles were ever compared: then the reader knows how."""
    reading: Reading | None = None
    pairing: Pairing | None = None


def recall() -> Memory:
    """What the last run left; an empty memory when there is none or it cannot be understood."""
    try:
        written = _file().read_text(encoding="utf-8")
        import json  # the very first start is spared it

        kept = json.loads(written)
    except (OSError, ValueError, RecursionError):
        return Memory()
    if not isinstance(kept, dict):
        return Memory()
    paths = kept.get("paths")
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        paths = []
    return Memory(
        tuple(paths),
        _take(kept, "theme", ""),
        _take(kept, "compared", False),
        _reading(kept.get("reading")),
        _pairing(kept.get("pairing")),
    )


def remember(memory: Memory) -> None:
    """Keep it for the next run; a state folder that cannot be written to is no reason to fail."""
    import json

    with suppress(OSError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        # Escaped: names of files may hold bytes that are no characters.
        fresh.write_text(json.dumps(_by_name(memory)), encoding="utf-8")
        fresh.replace(path)


def _by_name(value: object) -> object:
    """Tuples with names as tables, to be written down."""
    if isinstance(value, Memory | Reading | Pairing | Spot):
        return {name: _by_name(inner) for name, inner in value._asdict().items()}
    return value


def choose_paths(given: list[str], memory: Memory) -> list[str]:
    """What to open: what was asked for, else ./seeds, else where the last run was, else here."""
    if given:
        return given
    if Path(SEEDS).is_dir():
        return [SEEDS]
    return [*still_there(memory.paths)] or ["."]


def still_there(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of some paths at which there is something."""
    return tuple(path for path in paths if _exists(path))


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _reading(value: object) -> Reading | None:
    if not isinstance(value, dict) or not _take(value, "path", ""):
        return None
    top, cursor = _spot(value.get("top")), _spot(value.get("cursor"))
    return Reading(_take(value, "path", ""), top, cursor, _take(value, "in_text", False))


def _pairing(value: object) -> Pairing | None:
    if not isinstance(value, dict) or not _take(value, "a", "") or not _take(value, "b", ""):
        return None
    return Pairing(
        _take(value, "a", ""),
        _take(value, "b", ""),
        _take(value, "shown", False),
        _take(value, "threshold", 0.0) or None,
        _take(value, "filter", "all"),
        _take(value, "order", "a"),
        _spot(value.get("top")),
        _spot(value.get("cursor")),
    )


def _spot(value: object) -> Spot | None:
    if not isinstance(value, dict) or _take(value, "sentence", -1) < 0:
        return None
    return Spot(
        _take(value, "sentence", 0),
        _take(value, "words", ""),
        "b" if value.get("side") == "b" else "a",
        max(0, _take(value, "offset", 0)),
        _take(value, "above", 0),
    )


def _take(value: Mapping[str, object], name: str, otherwise: Kind) -> Kind:
    """A value of the right kind, else another."""
    found = value.get(name)
    return found if type(found) is type(otherwise) else otherwise


def _file() -> Path:
    return state_folder() / "state.json"
