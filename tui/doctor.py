"""What this machine offers the program: versions, terminal, folders, watching. For `lesarten doctor`.

Only looks; it creates nothing and imports neither Textual nor a file's parser.
"""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten import __version__
from lesarten.errors import UsageError
from lesarten.library import scan
from lesarten.words import _, ngettext
from tui.config import read_settings
from tui.folders import configuration_file, copied_file, log_file, themes_folder, user_folders
from tui.plain import encodes_signs
from tui.printing import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGES = (
    "textual",
    "rich",
    "watchdog",
    "diff-match-patch",
    "charset-normalizer",
    "trafilatura",
    "snowballstemmer",
    "py3langid",
    "numpy",
    "platformdirs",
)
"""Whose versions a report of a fault should name."""

_INOTIFY = Path("/proc/sys/fs/inotify")
_LABEL_WIDTH = 16


def examine(paths: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the report; `paths` are looked at too."""
    yield from _section(_("Program"), _program())
    yield from _section(_("Terminal"), _terminal())
    yield from _section(_("Folders"), _folders())
    yield from _section(_("Watching"), _watching())
    if paths:
        yield from _section(_("Library"), _library(paths))


def _section(title: str, rows: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield title
    for label, value in rows:
        yield f"  {visible(label):<{_LABEL_WIDTH}}  {visible(value)}"


def _program() -> Iterator[tuple[str, str]]:
    yield "lesarten", __version__
    yield "python", f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, _("not installed")


def _terminal() -> Iterator[tuple[str, str]]:
    size = shutil.get_terminal_size()
    yield _("output"), _("a terminal") if sys.stdout.isatty() else _("not a terminal")
    yield _("type"), os.environ.get("TERM") or _("not set")
    yield _("colours"), _colours()
    yield _("size"), f"{size.columns} × {size.lines}" if _utf8() else f"{size.columns} x {size.lines}"
    yield _("encoding"), f"{sys.stdout.encoding} ({locale.getpreferredencoding(False)})"
    yield _("signs"), _signs()
    if os.environ.get("TMUX"):
        yield "tmux", _("yes; copying needs: set -g set-clipboard on")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return _("none, because NO_COLOR is set")
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return _("16 million")
    return "256" if "256" in os.environ.get("TERM", "") else _("as the terminal has them")


def _signs() -> str:
    if not encodes_signs(sys.stdout):
        return _("ASCII, because the locale is not UTF-8")
    return _("Unicode")


def _utf8() -> bool:
    return encodes_signs(sys.stdout)


def _folders() -> Iterator[tuple[str, str]]:
    for label, folder in user_folders():
        yield label, f"{folder} ({_state(folder)})"
    yield _("configuration"), f"{configuration_file()} ({_configuration()})"
    yield _("themes"), f"{themes_folder()} ({_themes()})"
    yield _("log file"), str(log_file())
    if copied_file().exists():
        yield _("copied texts"), str(copied_file())


def _configuration() -> str:
    """Whether the configuration is there, and what is wrong with it."""
    path = configuration_file()
    try:
        read_settings(path)
    except UsageError as error:
        return _("refused: {reason}").format(reason=str(error).removeprefix(f"{path}: "))
    return _("in force") if path.exists() else _("no such file: the defaults are in force")


def _themes() -> str:
    if not any(themes_folder().glob("*.toml")):
        return ngettext("{n} theme", "{n} themes", 0).format(n=0)
    from tui.themes import load_own_themes  # it brings Textual with it, for its colours

    themes, faults = load_own_themes()
    words = ngettext("{n} theme", "{n} themes", len(themes)).format(n=len(themes))
    return "; ".join([words, *(fault.removeprefix(f"{themes_folder()}{os.sep}") for fault in faults)])


def _state(folder: Path) -> str:
    """Whether a folder can be written, or could be made."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if not os.access(place, os.W_OK):
        return _("cannot be written")
    return _("can be written") if place == folder else _("will be made when needed")


def _watching() -> Iterator[tuple[str, str]]:
    from watchdog.observers import Observer

    yield _("events"), type(Observer()).__name__
    for name in ("max_user_watches", "max_user_instances"):
        limit = _INOTIFY / name
        if limit.exists():
            yield name, limit.read_text(encoding="ascii").strip()


def _library(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        snapshot = scan([path])
        if snapshot.missing:
            yield path, snapshot.missing[0][1]
            continue
        problems = sum(entry.problem is not None for entry in snapshot.entries)
        count = len(snapshot.entries)
        text = ngettext("{n} article", "{n} articles", count).format(n=count)
        if problems:
            text += ", " + ngettext("{n} cannot be read", "{n} cannot be read", problems).format(n=problems)
        yield path, text
