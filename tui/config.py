"""The configuration: what a reader wrote into `config.toml`, refused in one line where it is wrong.

Knows no screen. Costs next to nothing while there is no such file: only then is the parser loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from lesarten.errors import UsageError
from lesarten.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

AsciiSigns = Literal["auto", "yes", "no"]
ASCII_SIGNS: tuple[AsciiSigns, ...] = ("auto", "yes", "no")

LEAST_COLUMNS, MOST_COLUMNS = 40, 1000
"""Two columns of fewer cells in all hold no German word; no terminal is wider."""

_OTHER_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a key is not Unicode's."""

# As texts: only readers with a configuration pay for compiling them.
_LANGUAGE = r"[a-z]{2,3}(_[A-Z]{2})?"
_KEY = r"(?i:((ctrl|shift|alt|super)\+)*([a-z0-9_]+|[^\s\x00-\x1f\x7f]))"


class Settings(NamedTuple):
    """What can be configured. `config_words` tells a reader what each one is."""

    theme: str | None = None
    """Name of a theme; None: the one that was used last."""
    ascii_signs: AsciiSigns = "auto"
    """Whether signs are drawn in ASCII; auto: where the locale is not UTF-8."""
    mouse: bool = True
    columns: int | None = None
    """From so many columns on, two texts stand side by side; None: the views' own."""
    threshold: float | None = None
    """The score from which two sentences count as linked; None: the engine's own."""
    noise: bool = True
    """Whether differences of spelling alone are shown at first."""
    poll: bool = False
    """Whether folders are looked at every second."""
    language: str | None = None
    """Language of the interface; None: what the environment asks for."""
    keys: tuple[tuple[str, str], ...] = ()
    """(id of a binding, keys parted by commas), sorted."""


NOTHING_SET = Settings()


def read_settings(path: Path) -> Settings:
    """The settings of a file; the defaults when there is none.

    Raises UsageError, with the path and one reason, for a file that cannot be read, is no TOML, or sets
    something unknown or wrong.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return NOTHING_SET
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    import tomllib  # 3 ms that only readers with a configuration pay

    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = _("is no TOML: {reason}").format(reason=error)
        raise UsageError(f"{path}: {reason}") from error
    try:
        return check_settings(table)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None


def check_settings(table: Mapping[str, object]) -> Settings:
    """Settings from a parsed file. Raises UsageError at the first thing that is unknown or wrong."""
    checked: dict[str, object] = {}
    for name, value in table.items():
        check = _CHECKS.get(name)
        if check is None:
            raise UsageError(_unknown(_("no option “{name}”"), name, _CHECKS))
        checked[name] = check(name, value)
    return Settings(**checked)  # type: ignore[arg-type]


def _check_text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(_wrong(name, _("a text in quotation marks")))
    return value


def _check_flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise UsageError(_wrong(name, _("true or false")))
    return value


def _check_ascii(name: str, value: object) -> str:
    if value not in ASCII_SIGNS:
        raise UsageError(_wrong(name, _("“auto”, “yes” or “no”")))
    return str(value)


def _check_columns(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not LEAST_COLUMNS <= value <= MOST_COLUMNS:
        words = _("a whole number from {least} to {most}").format(least=LEAST_COLUMNS, most=MOST_COLUMNS)
        raise UsageError(_wrong(name, words))
    return value


def _check_threshold(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UsageError(_wrong(name, _("a number from 0 to 1")))
    return float(value)


def _check_language(name: str, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(_LANGUAGE, value):
        raise UsageError(_wrong(name, _("a language code such as “de” or “en”")))
    return value


def _check_keys(name: str, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise UsageError(_wrong(name, _("a table: [keys]")))
    from tui.binding_ids import BINDING_KEYS

    flat = _flatten(value)
    for id_, keys in flat.items():
        if id_ not in BINDING_KEYS:
            raise UsageError(_unknown(_("no key binding “{name}”"), id_, BINDING_KEYS))
        if not isinstance(keys, str) or not all(re.fullmatch(_KEY, key) for key in split_keys(keys)):
            words = _("names of keys such as “x”, “ctrl+x” or “f5,x”")
            raise UsageError(_wrong(f"keys.{id_}", words))
    chosen = {id_: split_keys(str(keys)) for id_, keys in flat.items()}
    _refuse_clashes(chosen, {id_: chosen.get(id_, split_keys(keys)) for id_, keys in BINDING_KEYS.items()})
    return tuple(sorted((id_, ",".join(keys)) for id_, keys in chosen.items()))


def _refuse_clashes(chosen: Mapping[str, list[str]], all_keys: Mapping[str, list[str]]) -> None:
    """Refuse a new key that another binding of the same pane or screen has: one of them would be lost."""
    from tui.binding_ids import BINDING_KEYS

    for id_, keys in chosen.items():
        pane = id_.partition(".")[0]
        new = set(keys) - set(split_keys(BINDING_KEYS[id_]))
        for other, taken in all_keys.items():
            both = new & set(taken)
            if both and other != id_ and other.partition(".")[0] in (pane, "screen"):
                words = _("{one} and {two} have the same key: {key}")
                raise UsageError(words.format(one=f"keys.{id_}", two=other, key=min(both)))


def split_keys(keys: str) -> list[str]:
    """Textual's names of the keys of a list parted by commas; the comma itself may be one of them."""
    return [_name_key(key.strip()) for key in (keys.split(",") if keys.strip() != "," else [","])]


def _name_key(key: str) -> str:
    """Textual's name of a key: "?" is "question_mark"; letters, and names it has, stay."""
    if len(key) != 1 or key.isalnum():
        return key
    import unicodedata  # costs nothing to those who configure no key

    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _OTHER_NAMES.get(name, name)


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Tables in tables as one, names joined by points: TOML takes `pair.swap` for such."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


_CHECKS: dict[str, Callable[[str, object], object]] = {
    "theme": _check_text,
    "ascii_signs": _check_ascii,
    "mouse": _check_flag,
    "columns": _check_columns,
    "threshold": _check_threshold,
    "noise": _check_flag,
    "poll": _check_flag,
    "language": _check_language,
    "keys": _check_keys,
}


def _unknown(words: str, name: str, known: Mapping[str, object]) -> str:
    return words.format(name=name) + suggest(name, known)


def suggest(name: str, known: Mapping[str, object]) -> str:
    """The nearest of the known names as the end of a complaint, or nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return "; " + _("did you mean “{name}”?").format(name=near[0]) if near else ""


def _wrong(name: str, wanted: str) -> str:
    return _("{name} must be {wanted}").format(name=name, wanted=wanted)
