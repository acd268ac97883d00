"""A page of rows in plain data: what stands where, which source said it, and what the keys can be on.

Plain Python; layouts make pages, the listing view shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from widgets.wrap import printable, wrap

if TYPE_CHECKING:
    from lesarten.model import Span

RowMeaning = Literal["discrepancy", "differs", "same", "alone"]
"""Facts differ; only the spelling does; all say the same; one source alone says it."""

MEANINGS: tuple[RowMeaning, ...] = ("discrepancy", "differs", "same", "alone")

Mark = tuple[int, int, str]
"""A range of a text and the name of the style that is laid over it."""

BAR = "bar"
"""The kind of a run that is only painted beside what the keys act on."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says, and where."""

    source: int
    """Position of the source, from 0."""
    sentence: int
    """Id of the sentence."""
    text: str
    """The verbatim span, or words of the program in place of what is not said."""
    span: Span = (0, 0)
    """Where it stands in the sentence."""
    quiet: bool = False
    """The text is the program's: the source says nothing of the kind there."""


class Run(NamedTuple):
    """Some cells of a line."""

    x: int
    text: str
    kind: str
    """Name of its style."""
    slot: int = -1
    """Index of the saying in its item; -1 for what belongs to the whole item."""
    group: int = -1
    """Which text of the page it is a piece of; -1 for signs and labels."""
    start: int = 0
    """Offset of the piece in that text."""


class Line(NamedTuple):
    """One line of the page."""

    item: int
    """Which item it belongs to; -1 for none."""
    runs: tuple[Run, ...]


class Item(NamedTuple):
    """What the cursor steps over."""

    key: str
    """The same for the same thing in the next version of the page."""
    top: int
    bottom: int
    slots: tuple[int, ...]
    """The sources of its sayings, in the order of `h` and `l`."""
    differs: bool
    """Whether `n` stops here."""


class Text(NamedTuple):
    """A text of the page, for finding and copying."""

    words: str
    item: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is laid out for one width."""

    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    texts: tuple[Text, ...]


class Builder:
    """Collects the lines of a page, item after item."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._items: list[Item] = []
        self._texts: list[Text] = []

    def put(self, key: str, lines: list[list[Run]], slots: tuple[int, ...], differs: bool = False) -> None:
        """Add an item with its lines."""
        number, top = len(self._items), len(self._lines)
        self._lines += [Line(number, tuple(sorted(runs))) for runs in lines]
        self._items.append(Item(key, top, len(self._lines), slots, differs))

    def gap(self) -> None:
        """Add an empty line."""
        self._lines.append(Line(-1, ()))

    def head(self, x: int, words: str) -> None:
        """Add a line that no key stops at."""
        self._lines.append(Line(-1, (Run(x, words, "head"),)))

    def wrapped(
        self, x: int, width: int, words: str, kind: str, slot: int = -1,
        marks: tuple[Mark, ...] = (), most: int | None = None,
    ) -> list[Run]:  # fmt: skip
        """A text of the next item as one run a line; more than `most` lines end in an ellipsis."""
        words = printable(words)
        group = len(self._texts)
        self._texts.append(Text(words, len(self._items), marks))
        spans = wrap(words, width)
        runs = [Run(x, words[start:end], kind, slot, group, start) for start, end in spans[:most]]
        if len(runs) < len(spans):
            runs[-1] = runs[-1]._replace(text=clip(f"{runs[-1].text} …", width))
        return runs

    def page(self) -> Page:
        """What was collected."""
        return Page(tuple(self._lines), tuple(self._items), tuple(self._texts))


def stack(runs: list[list[Run]]) -> list[list[Run]]:
    """Columns of runs, each from the first line down, as lines."""
    height = max((len(column) for column in runs), default=0)
    return [[column[line] for column in runs if line < len(column)] for line in range(height)]


def clip(text: str, width: int) -> str:
    """Cut a text to a width in cells, with an ellipsis where something went."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
