"""What the workshop does for the app: list folders, read articles, collate pairs.

Runs off the main thread; imports the engine when first used, so that the first paint waits for none of it.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from time import monotonic, time_ns
from typing import TYPE_CHECKING

from lesarten.cards import make_card
from lesarten.errors import LesartenError
from lesarten.library import scan
from lesarten.words import show_problem
from tui import tidying
from tui.corrected import Corrected, Links
from tui.engine import Engine
from tui.gathering import BATCH_SECONDS, Gathering
from tui.log import log_error
from tui.messages import ArticleRead, CardsRead, Checked, Compared, Listed, Renamed
from tui.nearness import Nearness
from tui.watching.fresh import mark_fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from lesarten.cache.store import Cache
    from lesarten.cards import Card
    from lesarten.decided import Decision
    from lesarten.library import Entry
    from lesarten.model import Article, Collation
    from tui.ahead import Ahead, Articles
    from tui.deciding import Deciding

ARTICLES_KEPT = 64
"""Articles held in memory: those walked through lately, at some 100 kB each."""

COLLATIONS_KEPT = 16

MOST_COMPANY = 26
"""A library of one event: in a larger one most articles say nothing about any two."""

MANY_SENTENCES = 500
"""A collation of so many is worth setting apart from where garbage is looked for."""


class Desk:
    """Does the reading and comparing, and keeps the last results at hand. Used by one thread only."""

    def __init__(
        self,
        language: str | None,
        threshold: float | None,
        deciding: Deciding | None = None,
        *,
        cached: bool = False,
        beside: bool = False,
        ahead: Ahead | None = None,
    ) -> None:
        """`deciding` knows what the reader decided; None: articles are shown as the program has them.

        `cached`: use what earlier runs computed, and keep what this one does. `beside`: let processes of
        their own read many articles. `ahead`: who has listed and read before.
        """
        self.engine = Engine(ahead)
        self._ahead = ahead
        self.language = language
        self.threshold = threshold
        self.corrected = Corrected(deciding)
        self.nearness = Nearness(self)
        self.gathering = Gathering(self, beside=beside)
        self._cached = cached
        self._met: str | None = None
        """What was wrong with the cache when it was looked at ahead."""
        self._cache: Cache | None = None
        self.company: tuple[Entry, ...] = ()
        """The library's files while they are few enough to be witnesses; told by the app."""
        self._articles: OrderedDict[tuple[object, ...], Article] = OrderedDict()
        self._collations: OrderedDict[tuple[object, ...], Collation] = OrderedDict()

    @property
    def cache(self) -> Cache:
        """What earlier runs computed, and what the reader saw; opened when first asked for."""
        if self._cache is None:
            from tui.caching import open_cache  # the first paint is spared what it imports

            self._cache = open_cache(self._cached)
        return self._cache

    def take_problem(self) -> str | None:
        """What the reader should know about the cache, once."""
        met, self._met = self._met, None
        return met or (self._cache.take_problem() if self._cache is not None else None)

    def list_folders(self, generation: int, paths: Sequence[str], recursive: bool) -> Iterator[Message]:
        """List the folders for the first time, with what earlier runs know of the files."""
        look = self._ahead.look() if self._ahead is not None else None
        if look is not None and (look.paths, look.recursive) == (tuple(paths), recursive):
            self._take(look.articles)
            self._met = look.problem
            read = next((self._open(0, entry) for entry, _article in look.articles), None)
            yield Listed(generation, look.snapshot, None, tuple(self.corrected.cards(look.cards)), read)
            return
        self._ahead = None
        now = time_ns()
        snapshot, _fresh = mark_fresh(scan(paths, recursive), now, time_ns())
        sound = [entry for entry in snapshot.entries if entry.problem is None]
        kept = self.cache.cards(sound, self.language)
        yield Listed(generation, snapshot, cards=tuple(self.corrected.cards(kept.values())))

    def take_rest(self) -> Iterator[Message]:
        """Take what was read ahead, if nobody asked for it yet."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            self._take(ahead.rest())
        yield from ()

    def _take(self, articles: Articles) -> None:
        """Have articles at hand that were read ahead: under what their files were then."""
        for entry, article in articles:
            self._articles.setdefault((entry.path, entry.signature), article)

    def open_article(self, generation: int, entry: Entry) -> Iterator[Message]:
        """Read the article that the reader waits for."""
        yield self._open(generation, entry)

    def _open(self, generation: int, entry: Entry) -> ArticleRead:
        article = self._read(entry)
        card = make_card(entry.path, entry.signature, article)
        return ArticleRead(generation, article, card, self.corrected.to_check(article))

    def read_cards(self, entries: Sequence[Entry]) -> Iterator[Message]:
        """Read articles for the list, telling them in batches."""
        batch: list[Card] = []
        told = monotonic()
        for entry in entries:
            article = self._read(entry)
            batch.append(make_card(entry.path, entry.signature, article))
            if monotonic() - told > BATCH_SECONDS:
                yield CardsRead(tuple(batch))
                batch, told = [], monotonic()
        if batch:
            yield CardsRead(tuple(batch))
        self.cache.flush()

    def meet(self, entries: Sequence[Entry]) -> None:
        """The library holds these files now: few of them may all witness what two others share."""
        sound = tuple(entry for entry in entries if entry.problem is None)
        self.company = sound if len(sound) <= MOST_COMPANY else ()

    def rename_sources(self, entries: Sequence[Entry]) -> Iterator[Message]:
        """Read those articles again of which `sources.csv` says something else than before."""
        yield Renamed(tuple(self.corrected.renamed(entries)))

    def check_decisions(self, entries: Sequence[Entry]) -> Iterator[Message]:
        """Look in all articles for decisions whose own text has changed."""
        found: dict[object, tuple[str, Decision]] = {}
        for entry in entries:
            if self.corrected.is_decided(entry.path):
                for decision in self.corrected.to_check(self._read(entry)):
                    found.setdefault(decision.key, (entry.path, decision))
        yield Checked(tuple(found.values()))

    def compare(self, generation: int, a: Entry, b: Entry, threshold: float | None) -> Iterator[Message]:
        """Read two articles and collate them, at a threshold or the usual one."""
        pair = (a.path, b.path)
        try:
            first, second = self._read(a), self._read(b)
            for article in (first, second):
                if not article.sentences:
                    problem = f"{article.path}: {show_problem(article.problem or 'has no text')}"
                    yield Compared(generation, pair, None, problem)
                    return
            collation = self._collate(first, second, threshold)
            if len(first.sentences) + len(second.sentences) >= MANY_SENTENCES:
                tidying.settle()
            yield Compared(generation, pair, collation, None)
        except LesartenError as error:
            yield Compared(generation, pair, None, str(error))
        except Exception as error:  # noqa: BLE001 - the way back to the articles stays open
            log_error(f"comparing {a.path} and {b.path}", error)
            yield Compared(generation, pair, None, _unexpected(error))

    def warm_up(self) -> Iterator[Message]:
        """Load what the first comparison needs, while nobody waits for it."""
        self.engine.warm_up()
        yield from ()

    def read(self, entry: Entry) -> Article:
        """The article of a file as its reader corrected it, from memory when it was read lately."""
        return self._read(entry)

    def skim(self, entry: Entry) -> Article:
        """The same for work that goes through all articles: those that were read lately stay at hand."""
        return self._read(entry, keep=False)

    def read_plain(self, entry: Entry) -> Article:
        """The article as the program reads it, whatever its reader decided. Raises SourceError."""
        from lesarten.cache.reading import read_kept  # the first paint is spared what it imports

        kept = self._articles.get((entry.path, entry.signature))
        return kept or read_kept(entry.path, self.language, self.cache, self.engine.read_data)

    def collate(self, a: Article, b: Article) -> Collation:
        """The collation of two articles at the usual threshold, from memory when it was made lately."""
        return self._collate(a, b, None)

    def _read(self, entry: Entry, *, keep: bool = True) -> Article:
        """The article of a file, or one without text whose problem says why."""
        from lesarten.article import article_without_text  # the first paint is spared what it imports

        if entry.problem:
            return article_without_text(entry.path, entry.problem)
        try:
            return self._read_sound(entry, keep=keep)
        except LesartenError as error:
            return article_without_text(entry.path, getattr(error, "reason", str(error)))
        except Exception as error:  # noqa: BLE001 - one file that nobody expected must not cost the others
            log_error(f"reading {entry.path}", error)
            return article_without_text(entry.path, _unexpected(error))

    def _read_sound(self, entry: Entry, *, keep: bool) -> Article:
        key = (entry.path, entry.signature)
        article = self._articles.get(key)
        if article is None and self._ahead is not None:
            list(self.take_rest())
            article = self._articles.get(key)
        if article is None:
            from lesarten.cache.reading import read_kept  # the first paint is spared what it imports

            article = read_kept(entry.path, self.language, self.cache, self.engine.read_data)
            self.cache.keep_card(make_card(entry.path, entry.signature, article), self.language)
            if not keep:
                return self.corrected.article(article)
            self._articles[key] = article
        self._articles.move_to_end(key)
        while len(self._articles) > ARTICLES_KEPT:
            self._articles.popitem(last=False)
        return self.corrected.article(article)

    def _collate(self, a: Article, b: Article, threshold: float | None) -> Collation:
        key = (a.path, a.digest, b.path, b.digest, self.company)
        collation = self._collations.get(key)
        decided = self.corrected.links(a, b)
        if collation is None or not has_same_sentences(collation, a, b):
            collation = self._kept_or_made(a, b, decided)
        elif (collation.a, collation.b, collation.decided) != (a, b, decided):
            named = replace(collation, a=a, b=b, decided=decided)
            collation = self.engine.collate_at(named, collation.alignment.threshold)
        self._collations[key] = collation
        self._collations.move_to_end(key)
        while len(self._collations) > COLLATIONS_KEPT:
            self._collations.popitem(last=False)
        if threshold is None or threshold == collation.alignment.threshold:
            return collation
        return self.engine.collate_at(collation, threshold)

    def _kept_or_made(self, a: Article, b: Article, decided: Links) -> Collation:
        pairs, others = self.cache.pairs, self._others(a, b)
        collation = pairs.find(a, b, self.threshold, decided, others)
        if collation is None:
            collation = self.engine.collate(a, b, self.threshold, decided, others)
            pairs.keep(collation, self.threshold, decided, others)
        return collation

    def _others(self, a: Article, b: Article) -> list[Article]:
        """The further articles of the library, of which the nearest to both are witnesses."""
        rest = [entry for entry in self.company if entry.path not in (a.path, b.path)]
        return [article for article in map(self.skim, rest) if article.sentences]


def has_same_sentences(collation: Collation, a: Article, b: Article) -> bool:
    """Whether two articles can take over a collation's links, whatever else of them is another."""
    return collation.a.sentences == a.sentences and collation.b.sentences == b.sentences


def _unexpected(error: Exception) -> str:
    return f"the program failed on it ({type(error).__name__}); the log has the details"
