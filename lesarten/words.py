"""The catalogue of words that reach a reader: English here, translated through gettext.

Whoever shows a word asks `_` for it. Data (JSON, reasons of cuts) stays English; only its display is
translated.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_LOCALES = Path(__file__).parent / "data" / "locale"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()

REASONS = (
    "related articles",
    "comment rules",
    "player",
    "advertisement",
    "caption",
    "navigation",
    "imprint",
    "repeated title",
    "another story",
    "metadata",
    "too large",
    "your decision",
)
"""Every reason a cut can have."""

TYPES = ("number", "date", "name", "role", "quote", "attribution", "certainty")
"""Every type a fact or a discrepancy can have."""


def use_language(language: str | None) -> None:
    """Choose the catalogue: a code such as "de", or None for what the environment asks for."""
    global _catalogue
    languages = [language] if language else None
    _catalogue = _gettext.translation("lesarten", _LOCALES, languages, fallback=True)


def language_in_use() -> str:
    """The code of the language that messages are in."""
    return _catalogue.info().get("language") or "en"


def _(message: str) -> str:
    """Translate a message."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a message that counts; the caller formats `n` into it."""
    return _catalogue.ngettext(one, many, n)
