"""Reads the articles of a command one after the other, so that none is held that was dealt with.

Knows the command line's options and the cache, prints nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from lesarten.errors import SourceError
from lesarten.words import show_problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from lesarten.cache.store import Cache
    from lesarten.library import Entry, Snapshot
    from lesarten.model import Article


class Taken(NamedTuple):
    """A file of the library, read."""

    entry: Entry
    article: Article | None
    reason: str
    """Why there is no article, else ""."""


class InTurn:
    """The articles of a library, in its order."""

    def __init__(
        self, snapshot: Snapshot, given: argparse.Namespace, complain: Callable[[str], None]
    ) -> None:
        self._snapshot = snapshot
        self._given = given
        self._complain = complain
        self.code = 0
        """2 once something could not be read."""

    def __iter__(self) -> Iterator[Article]:
        """The articles; complains of what cannot be read."""
        for path, reason in self._snapshot.missing:
            self.complain(path, reason)
        for taken in self.take_all():
            if taken.article is not None:
                yield taken.article
            else:
                self.complain(taken.entry.path, taken.reason)

    def take_all(self) -> Iterator[Taken]:
        """Every file of the library, whatever is wrong with it."""
        for entry in self._snapshot.entries:
            try:
                if entry.problem:
                    raise SourceError(entry.path, entry.problem)
                taken = Taken(entry, read_article(entry.path, self._given), "")
            except SourceError as error:
                taken = Taken(entry, None, error.reason)
            yield taken

    def complain(self, path: str, reason: str) -> None:
        """Say what is wrong with a file."""
        self._complain(f"{path}: {show_problem(reason)}")
        self.code = 2


def read_article(path: str, given: argparse.Namespace) -> Article:
    """One file's article as the command line wants it. Raises SourceError."""
    if getattr(given, "lines", False):
        from lesarten.read import read_lines

        return read_lines(path, given.language)
    from lesarten.cache.reading import read_kept

    article = read_kept(path, given.language, open_for(given))
    if given.as_is:
        return article
    from tui.reading import decide, decisions

    return decide(article, decisions())


def open_for(given: argparse.Namespace) -> Cache | None:
    """The cache of this run, opened once; None with --no-cache."""
    if given.cache is None and not given.no_cache:
        from tui.caching import open_cache

        given.cache = open_cache()
    return cast("Cache | None", given.cache)
