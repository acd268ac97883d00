"""What workers tell the app. Each carries what makes a late one recognisable: a generation or signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from lesarten.cards import Card
    from lesarten.decided import Decision
    from lesarten.library import Changes, Entry, Snapshot
    from lesarten.model import Article, Collation
    from tui.panes.notice import Notice
    from tui.state import Watching


class Listed(Message):
    """The folders were listed: at the start, or because something in them moved."""

    def __init__(
        self,
        generation: int,
        snapshot: Snapshot,
        changes: Changes | None = None,
        cards: tuple[Card, ...] = (),
        read: ArticleRead | None = None,
    ) -> None:
        super().__init__()
        self.generation = generation
        self.snapshot = snapshot
        self.changes = changes
        """None for the first listing."""
        self.cards = cards
        """Those known from earlier runs."""
        self.read = read
        """The first article, where it was read with the listing; whoever opens it gives the generation."""


class CardsRead(Message):
    """Some articles were read for the list."""

    def __init__(self, cards: tuple[Card, ...]) -> None:
        super().__init__()
        self.cards = cards


class ArticleRead(Message):
    """The article to open was read."""

    def __init__(
        self, generation: int, article: Article, card: Card, to_check: tuple[Decision, ...] = ()
    ) -> None:
        super().__init__()
        self.generation = generation
        self.article = article
        self.card = card
        self.to_check = to_check
        """The reader's decisions whose text is no longer in the article."""


class TablesChanged(Message):
    """A `sources.csv` came, went or changed."""


class Renamed(Message):
    """The names of some sources are others than when they were read."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.entries = entries


class Checked(Message):
    """Decisions whose text has changed were looked for: (path of the article, decision)."""

    def __init__(self, found: tuple[tuple[str, Decision], ...]) -> None:
        super().__init__()
        self.found = found


class Compared(Message):
    """Two articles were collated, or could not be."""

    def __init__(
        self, generation: int, pair: tuple[str, str], collation: Collation | None, problem: str | None
    ) -> None:
        super().__init__()
        self.generation = generation
        self.pair = pair
        self.collation = collation
        self.problem = problem


class WatchingChanged(Message):
    """How the folders are watched now."""

    def __init__(self, watching: Watching, reason: str = "") -> None:
        super().__init__()
        self.watching = watching
        self.reason = reason
        """Why it is not by events, in words; empty when it is."""


class Copied(Message):
    """Where a copied text goes, in words; `text` is for the terminal, None when it lies elsewhere."""

    def __init__(self, where: Notice, text: str | None) -> None:
        super().__init__()
        self.where = where
        self.text = text


class WorkFailed(Message):
    """A worker met something nobody expected; the log has the details."""

    def __init__(self, task: str, error: str) -> None:
        super().__init__()
        self.task = task
        self.error = error
