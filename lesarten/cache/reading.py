"""Reading a file with the help of the cache: the bytes are always read, their cleaning only once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from lesarten.source import read_bytes
from lesarten.terms import pack_terms

if TYPE_CHECKING:
    from lesarten.cache.store import Cache
    from lesarten.model import Article


ReadData = Callable[[bytes, str, str | None], "Article"]


class Found(NamedTuple):
    """An article and the words it is found by."""

    article: Article
    terms: bytes
    """As `lesarten.terms.pack_terms` gives them."""


def read_kept(
    path: str, language: str | None, cache: Cache | None, read_data: ReadData | None = None
) -> Article:
    """What `lesarten.read` gives, from the cache if these bytes were read before, else into it.

    `read_data` cleans and cuts where the cache has nothing (None: that of `lesarten.read`).
    Raises SourceError as `lesarten.read` does.
    """
    return _read(path, language, cache, read_data)[0]


def read_found(path: str, language: str | None, cache: Cache | None) -> Found:
    """As `read_kept`, with the article's words."""
    article, terms = _read(path, language, cache, None)
    if terms is None and cache is not None:
        terms = cache.terms([(path, article.digest)], language).get(article.digest)
    return Found(article, pack_terms(article.text) if terms is None else terms)


def _read(
    path: str, language: str | None, cache: Cache | None, read_data: ReadData | None
) -> tuple[Article, bytes | None]:
    """The article, and its words if they had to be found."""
    data = read_bytes(path)
    if not os.path.isfile(path):  # noqa: PTH113 - standard input and the like belong to nobody's library
        cache = None
    if cache is not None:
        kept = cache.article(path, hashlib.sha256(data).hexdigest(), language)
        if kept is not None:
            return kept, None
    article = (read_data or _read_data)(data, path, language)
    if cache is None:
        return article, None
    terms = pack_terms(article.text)
    cache.keep(article, language, terms)
    return article, terms


def _read_data(data: bytes, path: str, language: str | None) -> Article:
    # Cleaning costs 40 ms to import, which a run that finds everything in the cache is spared.
    from lesarten.read import read_data

    return read_data(data, path, language)
