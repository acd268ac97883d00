"""The word lists of the engine, read once from the package's data folder. Knows no grammar."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

FALLBACK_LANGUAGES = ("de", "en")
"""What a text of another or no language is read with: the lists of both."""


@cache
def read_words(name: str) -> frozenset[str]:
    """All words of a list file of the data folder, such as "function_words.de"; no sections."""
    return frozenset(word for words in read_sections(name).values() for word in words)


@cache
def read_sections(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list file by section; words before the first "[section]" stand under ""."""
    return {
        section: tuple(word for line in lines for word in line.split())
        for section, lines in read_phrases(name).items()
    }


@cache
def read_phrases(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a list file by section, for entries that hold spaces."""
    sections: dict[str, list[str]] = {}
    section = ""
    for line in (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("["):
            section = stripped.strip("[]")
            continue
        sections.setdefault(section, []).append(stripped)
    return {name: tuple(lines) for name, lines in sections.items()}


def known_languages(language: str | None) -> tuple[str, ...]:
    """The languages whose lists apply: the given one if there are lists, else all of them."""
    code = (language or "").lower()[:2]
    return (code,) if code in FALLBACK_LANGUAGES else FALLBACK_LANGUAGES


@cache
def function_words(language: str | None) -> frozenset[str]:
    """Words that carry grammar rather than content, lower case."""
    return frozenset().union(*(read_words(f"function_words.{code}") for code in known_languages(language)))
