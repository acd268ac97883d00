"""What a reader saw of each path last: kept so that an article can be held against what it was.

Unlike all else in the cache it cannot be computed again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lesarten.cache.packing import PackingError, pack, unpack
from lesarten.cache.tables import in_parts, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lesarten.cache.database import Database
    from lesarten.model import Article

LARGEST_PAGE = 1_000_000
"""Characters: a larger page is no article, and would push hundreds of them out."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of the reader and a path."""

    digest: str | None
    """SHA-256 of the bytes that the reader saw last; None: listed, but never looked at."""
    fresh: bool
    """Came into a library that was known already, and was not looked at since."""


class Seen:
    """Remembers what a reader looked at. Nothing raises; what cannot be written is forgotten with the run."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def looks(self, paths: Iterable[str]) -> dict[str, Look]:
        """What is known of the reader and each of these paths; paths never met are missing."""
        places = {place_of(path): path for path in paths}
        found: dict[str, Look] = {}
        for marks, part in in_parts(list(places)):
            rows = self._database.ask(f"SELECT place, digest, fresh FROM seen WHERE place IN ({marks})", part)
            for place, digest, fresh in rows:
                known = digest if isinstance(digest, str) else None
                found[places[cast("bytes", place)]] = Look(known, bool(fresh))
        return found

    def meet(self, paths: Iterable[str], *, fresh: bool) -> None:
        """Note paths that are listed; those met before stay as they are.

        `fresh`: they came into a library that was known already, and count as new until they are seen.
        """
        rows = [(place_of(path), int(fresh)) for path in paths]
        self._database.tell(("INSERT OR IGNORE INTO seen (place, at, fresh) VALUES (?, 0, ?)", rows))

    def saw(self, article: Article) -> None:
        """The reader looks at this article, as the program read it: later ones are held against it.

        What was seen there before, if it had another content, is kept beside it for `old_article`.
        """
        if not article.digest or len(article.page) > LARGEST_PAGE:
            return
        row = (place_of(article.path), article.digest, pack(article), int(time.time()))
        self._database.tell(
            (
                "INSERT INTO seen (place, digest, data, at, fresh) VALUES (?, ?, ?, ?, 0) "
                "ON CONFLICT (place) DO UPDATE SET at=excluded.at, fresh=0, data=excluded.data, "
                "former=CASE WHEN digest=excluded.digest THEN former ELSE data END, digest=excluded.digest",
                [row],
            ),
        )

    def old_article(self, path: str, digest: str) -> Article | None:
        """What the reader saw last of a path that was not this content (SHA-256 of its bytes).

        None when nothing else was seen there. The article is as the program read it then, without the
        reader's decisions.
        """
        found = self._database.ask("SELECT digest, data, former FROM seen WHERE place=?", (place_of(path),))
        if not found:
            return None
        last, data, former = found[0]
        chosen = former if last == digest else data
        try:
            return unpack(chosen, path) if isinstance(chosen, bytes) else None
        except PackingError:
            return None
