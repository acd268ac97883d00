"""A regular expression that is compiled when it is first asked.

Starting pays for none of them, and an article only for those that its text gives a reason to ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Found = re.Match[str] | None


class Pattern:
    """Stands for a compiled `re.Pattern`, with the methods that are used here."""

    __slots__ = ("_flags", "_source", "findall", "finditer", "fullmatch", "match", "search", "sub")

    search: Callable[..., Found]
    match: Callable[..., Found]
    fullmatch: Callable[..., Found]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        """Take what `re.compile` takes; a mistake in it shows when it is first asked."""
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Called once, for the first method asked: from then on all of them are the compiled ones."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in self.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
