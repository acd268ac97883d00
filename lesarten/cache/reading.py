"""Reading a file with the help of the cache: the bytes are always read, their cleaning only once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from lesarten.source import read_bytes

if TYPE_CHECKING:
    from lesarten.cache.store import Cache
    from lesarten.model import Article


ReadData = Callable[[bytes, str, str | None], "Article"]


def read_kept(
    path: str, language: str | None, cache: Cache | None, read_data: ReadData | None = None
) -> Article:
    """What `lesarten.read` gives, from the cache if these bytes were read before, else into it.

    `read_data` cleans and cuts where the cache has nothing (None: that of `lesarten.read`).
    Raises SourceError as `lesarten.read` does.
    """
    data = read_bytes(path)
    if not os.path.isfile(path):  # noqa: PTH113 - standard input and the like belong to nobody's library
        cache = None
    if cache is not None:
        kept = cache.article(path, hashlib.sha256(data).hexdigest(), language)
        if kept is not None:
            return kept
    article = (read_data or _read_data)(data, path, language)
    if cache is not None:
        cache.keep(article, language)
    return article


def _read_data(data: bytes, path: str, language: str | None) -> Article:
    # Cleaning costs 40 ms to import, which a run that finds everything in the cache is spared.
    from lesarten.read import read_data

    return read_data(data, path, language)
