"""The catalogue of words that reach a reader: English here, translated through gettext.

Whoever shows a word asks `_` for it. Data (JSON, reasons of cuts, problems of files) stay English; only
their display is translated.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext as _gettext

_LOCALES = Path(__file__).parent / "data" / "locale"
_catalogue: _gettext.NullTranslations | None = None
"""None: as the messages are written."""

_UNTRANSLATED = ("C", "POSIX")
"""Locales in which every program speaks as it was written."""

REASONS = (
    "related articles",
    "comment rules",
    "player",
    "advertisement",
    "caption",
    "navigation",
    "imprint",
    "repeated title",
    "repeated text",
    "another story",
    "metadata",
    "too large",
    "your decision",
)
"""Every reason a cut can have."""

TYPES = ("number", "date", "name", "role", "quote", "attribution", "certainty")
"""Every type a fact or a discrepancy can have."""

PROBLEMS = (
    "no article found in it",
    "the file is empty",
    "too large for an article ({n} million characters)",
    "has no text",
    "is not text",
    "is not text (it is {what})",
    "a PDF",
    "a ZIP archive or office document",
    "a picture",
    "a compressed file",
    "a program",
    "a rich-text document",
    "one character could not be decoded as {codec}",
    "{n} characters could not be decoded as {codec}",
    "no such file",
    "no such file or folder",
    "is a folder",
    "is not a regular file",
    "is a link to nothing",
    "is a link to a file that is gone",
    "is too large ({n} MB)",
    "is too large (more than {n} MB)",
    "no common language",
    "cannot be read: permission denied",
    "cannot be read: {reason}",
    "your decisions cannot be read: {log}: {reason}",
    "your decision could not be kept: {log}: {reason}",
)
"""What can be wrong with a file, and words that stand in for a {name} there. Special ones come first."""


def use_language(language: str | None) -> None:
    """Choose the catalogue: a code such as "de", or None for what the environment asks for."""
    global _catalogue
    _catalogue = None
    for code in [language] if language else _languages_wanted():
        plain = code.partition(".")[0]
        if plain in _UNTRANSLATED or plain.partition("_")[0].lower() == "en":
            return
        import gettext as _gettext  # whoever reads the words as they are written does without

        if _gettext.find("lesarten", _LOCALES, [code]):
            _catalogue = _gettext.translation("lesarten", _LOCALES, [code])
            return


def _languages_wanted() -> list[str]:
    """What the environment asks for, the best first, as GNU gettext reads it.

    gettext.translation alone would go past "en", which has no catalogue, to a language that is wanted less.
    """
    variables = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in variables if value), "")
    if locale in _UNTRANSLATED:
        return []
    return [code for code in (os.environ.get("LANGUAGE") or locale).split(":") if code]


def language_in_use() -> str:
    """The code of the language that messages are in."""
    return (_catalogue.info().get("language") if _catalogue is not None else None) or "en"


def _(message: str) -> str:
    """Translate a message."""
    return message if _catalogue is None else _catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a message that counts; the caller formats `n` into it."""
    if _catalogue is None:
        return one if n == 1 else many
    return _catalogue.ngettext(one, many, n)


def show_decimal(value: float, digits: int) -> str:
    """A number with so many decimals, and the decimal mark of the language in use."""
    shown = f"{value:.{digits}f}"
    return shown.replace(".", ",") if language_in_use() == "de" else shown


def show_problem(problem: str) -> str:
    """What is wrong with a file, in the reader's language; what is none of PROBLEMS stays as it is."""
    if not problem or problem in PROBLEMS:
        return problem and _(problem)
    for template, pattern in _patterns():
        match = pattern.fullmatch(problem)
        if match:
            return _(template).format(
                **{name: show_problem(said) for name, said in match.groupdict().items()}
            )
    return problem


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The problems with something to fill in, each as what it looks like then."""
    templates = [template for template in PROBLEMS if "{" in template]
    return tuple(
        (template, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template)), re.DOTALL))
        for template in templates
    )
