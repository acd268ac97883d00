"""Reads news articles, aligns two of them sentence by sentence, and tells how they differ.

The names below are the whole public interface; each loads what it needs when it is first used, so
that importing the package costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.align import align
    from lesarten.collate import collate
    from lesarten.errors import LesartenError, SourceError, UsageError
    from lesarten.model import Alignment, Article, Collation, Sentence
    from lesarten.read import read
    from lesarten.report import to_json
    from lesarten.segment import cut_sentences

__version__ = "0.1.0"

_HOMES = {
    "read": "lesarten.read",
    "cut_sentences": "lesarten.segment",
    "align": "lesarten.align",
    "collate": "lesarten.collate",
    "to_json": "lesarten.report",
    "Alignment": "lesarten.model",
    "Article": "lesarten.model",
    "Collation": "lesarten.model",
    "Sentence": "lesarten.model",
    "LesartenError": "lesarten.errors",
    "SourceError": "lesarten.errors",
    "UsageError": "lesarten.errors",
}

__all__ = [
    "Alignment",
    "Article",
    "Collation",
    "LesartenError",
    "Sentence",
    "SourceError",
    "UsageError",
    "align",
    "collate",
    "cut_sentences",
    "read",
    "to_json",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'lesarten' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


class _Package(ModuleType):
    """This package as a module in which a public function keeps its name.

    `align`, `collate` and `read` live in modules of their own names, and importing a module binds its
    name in its package: without this, `lesarten.align` would be the function or the module, depending
    on what was imported before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
