"""The configuration in force, as TOML with comments: for `lesarten config`, and to begin a file with."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from lesarten.words import _
from tui.binding_ids import BINDING_KEYS
from tui.printing import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.config import Settings

COMMENT_WIDTH = 88

UNSET = {"theme": '"dark"', "columns": "100", "threshold": "0.5", "language": '"de"'}
"""Examples for options that are not set unless the reader sets them; TOML has no word for nothing."""


def describe_options() -> dict[str, str]:
    """What each option of the file does."""
    return {
        "theme": _(
            "The colours: dark, light, blue-orange, high-contrast, terminal (its own sixteen), or a file of "
            "the folder themes beside this one, by its name without .toml. Not set: those that were used "
            "last."
        ),
        "ascii_signs": _("Draw signs in ASCII: “yes”, “no”, or “auto” for where the locale is not UTF-8."),
        "mouse": _("Listen to the mouse. With false, the terminal's own selecting works in the reader."),
        "columns": _(
            "From so many columns on, two texts stand side by side; below, one above the other. Not set: 100."
        ),
        "threshold": _(
            "The score, 0 to 1, from which two sentences count as linked, in the reader and in compare. "
            "Not set: what was measured to be best."
        ),
        "noise": _("Show differences of spelling alone (≈) at first; the key i changes it while you read."),
        "poll": _("Look at folders every second instead of waiting for their events (network drives)."),
        "language": _("The language of the interface, such as “de”. Not set: that of the environment."),
        "keys": _("Keys by the id of what they do, parted by commas: what stands here replaces them."),
    }


def config_lines(path: Path, settings: Settings) -> Iterator[str]:
    """Valid TOML: the path as a comment, each option with its words, and the keys; unset ones as comments."""
    found = str(path) if path.exists() else _("{path} (there is no such file yet)").format(path=path)
    yield f"# {visible(found)}"
    words = describe_options()
    for name, value in settings._asdict().items():
        yield ""
        for line in textwrap.wrap(words[name], COMMENT_WIDTH):
            yield f"# {line}"
        if name == "keys":
            yield from _keys(dict(settings.keys))
        else:
            yield _option(name, value)


def _option(name: str, value: object) -> str:
    if value is None:
        return f"# {name} = {UNSET[name]}"
    # For texts, true and false and numbers JSON's way of writing is TOML's, except that DEL is no text there.
    return f"{name} = {json.dumps(value, ensure_ascii=False).replace(chr(127), chr(92) + 'u007f')}"


def _keys(chosen: dict[str, str]) -> Iterator[str]:
    yield "[keys]"
    for id_, keys in BINDING_KEYS.items():
        if id_ in chosen:
            yield f"{id_} = {json.dumps(chosen[id_], ensure_ascii=False)}"
        else:
            yield f'# {id_} = "{keys}"'
