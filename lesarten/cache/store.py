"""The cache: cleaned articles by their content, list rows by their files, collations, and what a reader saw.

All but the last can be computed again at any time. Knows SQLite only through `Database`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lesarten.cache.database import Database
from lesarten.cache.edition import engine_edition
from lesarten.cache.packing import PackingError, pack, unpack
from lesarten.cache.pairs import Pairs
from lesarten.cache.pruning import prune
from lesarten.cache.seen import LARGEST_PAGE, Seen
from lesarten.cache.tables import FILE, LAYOUT, TABLES, in_parts, place_of, today, variant_of
from lesarten.cards import Card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lesarten.cache.database import Row
    from lesarten.library import Entry, Signature
    from lesarten.model import Article

MOST_BYTES = 512_000_000
"""Some hundred thousand articles."""

WAITING = 64
"""So many articles wait to be written together: each write costs milliseconds, whatever it holds."""

WAITING_CARDS = 128
"""The same for rows of the list: they are small, but a key may wait for the thread that writes them."""

DOUBT_NS = 2_000_000_000
"""A file that changed less than this before it was read may change again without its time telling: FAT
counts in steps of two seconds. Its row is not kept, its content is looked at again."""

Variant = str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds, for its user."""

    path: str
    """The file, or nothing where there is none."""
    size: int
    """Bytes on disk."""
    articles: int
    seen: int
    """Paths of which is known what the reader saw last."""
    unwritable: str | None
    """Why nothing can be written, or None."""


class Cache:
    """Keeps what reading made. Safe to use from several threads and by several programs at once.

    Nothing raises unless it says so: what cannot be read was never kept, what cannot be written is not.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        most_bytes: int = MOST_BYTES,
        networked: bool = False,
        edition: str | None = None,
    ) -> None:
        """`folder` is made when first needed; None: no article is kept, and what was seen ends with the run.

        `networked`: the folder lies on another machine. `edition` stands for the engine's own.
        """
        self._database = Database(folder / FILE if folder else None, TABLES, LAYOUT, networked=networked)
        self.seen = Seen(self._database)
        """What the reader saw of each path last."""
        self.pairs = Pairs(self._database, lambda: self.edition)
        """The collations that were made."""
        self._most_bytes = most_bytes
        self._edition = edition
        self._articles: dict[tuple[str, Variant], tuple[Article, bytes | None]] = {}
        self._cards: dict[str, tuple[Card, Variant]] = {}
        self._used: dict[tuple[str, Variant], None] = {}
        self._used_rows: dict[bytes, None] = {}

    @property
    def place(self) -> tuple[Path | None, bool]:
        """The folder that lasts, or None, and whether it lies on another machine."""
        path = self._database.path
        return (path.parent if path and self._database.lasting else None), self._database.networked

    @property
    def edition(self) -> str:
        """The engine whose results are kept and given."""
        if self._edition is None:
            self._edition = engine_edition()
        return self._edition

    # Articles, by content

    def article(self, path: str, digest: str, language: str | None) -> Article | None:
        """The cleaned article of these bytes under a name like this, without the reader's decisions."""
        if self._database.path is None:
            return None
        key = (digest, variant_of(path, language))
        found = self._database.ask(
            "SELECT data, used FROM articles WHERE digest=? AND variant=? AND edition=?",
            (*key, self.edition),
        )
        if not found:
            return None
        data, used = found[0]
        if used != today():
            self._used[key] = None
        try:
            article = unpack(cast("bytes", data), path)
        except PackingError:
            return None
        return article if article.digest == digest else None

    def keep(self, article: Article, language: str | None, terms: bytes | None = None) -> None:
        """Keep an article as the program reads it, and the words it is found by; written a little later."""
        if self._database.lasting and article.digest and len(article.page) <= LARGEST_PAGE:
            self._articles[article.digest, variant_of(article.path, language)] = (article, terms)
            if len(self._articles) >= WAITING:
                self.flush()

    def terms(self, wanted: Sequence[tuple[str, str]], language: str | None) -> dict[str, bytes]:
        """The kept words of articles by digest; `wanted` are (path, digest)."""
        variants = {digest: variant_of(path, language) for path, digest in wanted}
        found: dict[str, bytes] = {}
        for marks, part in in_parts(list(variants)):
            rows = self._database.ask(
                f"SELECT digest, variant, data FROM terms WHERE edition=? AND digest IN ({marks})",
                (self.edition, *part),
            )
            for digest, variant, data in rows:
                if isinstance(data, bytes) and variants.get(str(digest)) == variant:
                    found[str(digest)] = data
        return found

    # Rows of the list, by file

    def cards(self, entries: Sequence[Entry], language: str | None) -> dict[str, Card]:
        """The cards of files that are as they were when they were read, by path as given."""
        places = {place_of(entry.path): entry for entry in entries}
        found: dict[str, Card] = {}
        for marks, part in in_parts(list(places)):
            rows = self._database.ask(
                "SELECT place, variant, signature, used, digest, title, first_words, outlet, date, words, "
                f"cut_share, problem FROM rows WHERE edition=? AND place IN ({marks})",
                (self.edition, *part),
            )
            for place, variant, signature, used, *fields in rows:
                entry = places[cast("bytes", place)]
                if signature != _sign(entry.signature) or variant != variant_of(entry.path, language):
                    continue
                card = _card(entry, fields)
                if card is not None:
                    found[entry.path] = card
                    if used != today():
                        self._used[card.digest, variant] = None
                        self._used_rows[cast("bytes", place)] = None
        return found

    def keep_card(self, card: Card, language: str | None) -> None:
        """Keep what the list shows of a file as the program reads it; written a little later."""
        settled = max(card.signature[:2]) + DOUBT_NS < time.time_ns()
        if self._database.lasting and card.digest and settled:
            self._cards[card.path] = (card, variant_of(card.path, language))
            if len(self._cards) >= WAITING_CARDS:
                self.flush()

    # Housekeeping

    def flush(self) -> None:
        """Write what waits."""
        articles, self._articles = self._articles, {}
        cards, self._cards = self._cards, {}
        used, self._used = self._used, {}
        used_rows, self._used_rows = self._used_rows, {}
        if not (articles or cards or used):
            return
        day, edition = today(), self.edition
        packed = [(key, pack(article)) for key, (article, _terms) in articles.items()]
        words = [(key, terms) for key, (_article, terms) in articles.items() if terms is not None]
        self._database.tell(
            (
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)",
                [(*key, edition, data, len(data), day) for key, data in packed],
            ),
            (
                "INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?)",
                [(*key, edition, terms) for key, terms in words],
            ),
            (
                f"INSERT OR REPLACE INTO rows VALUES ({','.join('?' * 13)})",
                [_row(card, variant, edition, day) for card, variant in cards.values()],
            ),
            ("UPDATE articles SET used=? WHERE digest=? AND variant=?", [(day, *key) for key in used]),
            ("UPDATE rows SET used=? WHERE place=?", [(day, place) for place in used_rows]),
        )

    def prune(self) -> None:
        """Let go of what was longest not used, where the cache is larger than it may be."""
        self.flush()
        if self._database.lasting:
            prune(self._database, self._most_bytes)

    def contents(self) -> Contents:
        """What the cache holds."""
        articles, seen = (
            cast("int", (self._database.ask(f"SELECT count(*) FROM {table}") or [(0,)])[0][0])
            for table in ("articles", "seen WHERE digest IS NOT NULL")
        )
        path = str(self._database.path or "")
        return Contents(path, self._database.size(), articles, seen, self._database.unwritable)

    def clear(self) -> None:
        """Delete everything. Raises OSError when the file cannot be deleted."""
        self._articles.clear()
        self._cards.clear()
        self._used.clear()
        self._used_rows.clear()
        self._database.remove()

    def take_problem(self) -> str | None:
        """What the user should know about the cache, in a sentence, once."""
        return self._database.take_problem()

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.flush()
        self._database.close()


def _sign(signature: Signature) -> str:
    """A signature as text: an inode may be larger than SQLite's integers."""
    return " ".join(map(str, signature))


def _row(card: Card, variant: Variant, edition: str, day: int) -> Row:
    return (
        place_of(card.path), variant, edition, _sign(card.signature), day, card.digest, card.title,
        card.first_words, card.outlet, card.date, card.words, card.cut_share, card.problem,
    )  # fmt: skip


def _card(entry: Entry, fields: Sequence[object]) -> Card | None:
    """A card from its row; None when the file of the cache holds something else there."""
    digest, title, first_words, outlet, date, words, cut_share, problem = fields
    optional = (title, outlet, date, problem)
    if not (
        isinstance(digest, str)
        and isinstance(first_words, str)
        and isinstance(words, int)
        and isinstance(cut_share, float)
        and all(text is None or isinstance(text, str) for text in optional)
    ):
        return None
    title, outlet, date, problem = cast("tuple[str | None, ...]", optional)
    return Card(
        entry.path, entry.signature, digest, title, first_words, outlet, date, words, cut_share, problem
    )
