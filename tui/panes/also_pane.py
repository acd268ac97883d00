"""The pane below the reader: who else says the sentence under its cursor, and how sure that is.

Draws parallels; compares nothing itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _, ngettext
from tui.panes.frame import Frame
from tui.panes.note import Note
from tui.state import show_date, source_name, tame
from widgets.hit_rows import HitRow, lay_out_hits
from widgets.listing_view import ListingView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from lesarten.cards import Card
    from tui.finding.parallels import Parallel, Parallels

MOST_LINES = 2
"""So many lines has a sentence here but for the one under the cursor: the pane is low."""

TITLE_WORDS = 9
"""So many words of the sentence stand in the title: it is on screen above."""


class AlsoList(ListingView):
    """The sentences of other articles that say the same."""

    HELP = _(
        "Who else says the sentence above, the surest first; j and k go through them. "
        "enter compares both articles at this place; tab goes back to the text, where the list follows you."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,c", "screen.compare_also", _("compare"), tooltip=_("Compare both at this place"),
                id="also.compare"),
        Binding("y", "screen.copy_also", _("copy"), tooltip=_("Copy sentence with its source"),
                id="also.copy"),
        Binding("tab,shift+tab", "screen.leave_also", _("text"), tooltip=_("Go back to text"),
                id="also.text"),
        Binding("a,escape,q", "screen.close_also", _("close"), tooltip=_("Close list"), id="also.close"),
    ]  # fmt: skip

    help_words: ClassVar[dict[str, str]] = {"view.next": _("Go down"), "view.previous": _("Go up")}

    def go_further(self, step: int) -> None:
        """Every row is one to stop at."""
        self.action_step(step)


class AlsoPane(Frame):
    """A frame with the list, or with a sentence why there is none."""

    DEFAULT_CSS = """
    AlsoPane { height: 9; }
    AlsoPane AlsoList { height: 1fr; }
    AlsoPane Note { padding: 0 1; }
    LibraryScreen.-low AlsoPane { height: 7; }
    """

    def __init__(self) -> None:
        super().__init__(id="also")
        self._rows: tuple[Parallel, ...] = ()
        self._key: object = None
        self._sentence: int | None = None
        self._listed: tuple[HitRow, ...] = ()
        self._whole = ""

    def compose(self) -> ComposeResult:
        """List and note."""
        yield AlsoList(walk_sources=False, ascii_signs=self.app.options.ascii_only, id="also-list")  # type: ignore[attr-defined]
        yield Note(id="also-note")

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self.list.display = False
        self.query_one(Note).show(_("Looking …"))

    @property
    def list(self) -> AlsoList:
        """The sentences."""
        return self.query_one(AlsoList)

    @property
    def row(self) -> Parallel | None:
        """The sentence under the cursor."""
        index = self.list.index
        return self._rows[index] if index is not None and index < len(self._rows) else None

    @property
    def rows(self) -> tuple[Parallel, ...]:
        """All of them."""
        return self._rows

    def show(
        self, sentence: int | None, text: str, parallels: Parallels | None, cards: Mapping[str, Card]
    ) -> None:
        """Draw who else says a sentence, as far as that is known."""
        if not self.query(AlsoList):
            return
        words = tame(" ".join(text.split()))
        short = " ".join(words.split(" ")[:TITLE_WORDS])
        self.say_above(_(" Also in · {words} ").format(words=short + (" …" if short != words else "")))
        rows = parallels.of_sentence.get(sentence, ()) if parallels and sentence is not None else ()
        names = [_name(cards, one.path) for one in rows]
        note = also_note(sentence, parallels) if not rows else ""
        self.query_one(Note).show(note)
        self.query_one(Note).display = bool(note)
        self.list.display = not note
        progress = ""
        if parallels is not None and not parallels.finished and rows:
            progress = _(" comparing {n} of {count} ").format(n=parallels.done, count=parallels.total)
        self.say_below(progress)
        key = (sentence, rows, tuple(names))
        if key != self._key:
            # Better ones may come in above: the cursor stays with its row once it was moved from the first.
            keep = self._sentence == sentence and bool(self.list.index)
            self._sentence = sentence
            self._key, self._rows = key, rows
            former = self._whole
            self._listed = tuple(
                HitRow(
                    f"{one.path}:{one.sentence}",
                    place,
                    name,
                    one.text,
                    (),
                    score_word(one),
                    _name(cards, one.path, dated=False),
                )
                for place, (one, name) in enumerate(zip(rows, names, strict=True))
            )
            stays = keep and any(one.key == former for one in self._listed)
            self._lay_out(former if stays else next((one.key for one in self._listed), ""), keep)

    def _lay_out(self, whole: str, keep_place: bool = True) -> None:
        """Lay the rows out, the one under the cursor with all its words."""
        self._whole = whole
        self.list.show(partial(lay_out_hits, self._listed, most_lines=MOST_LINES, whole=whole), keep_place)

    def on_listing_view_moved(self, event: ListingView.Moved) -> None:
        """The row that the cursor is on now is shown whole."""
        event.stop()
        item = self.list.item
        if item is not None and item.key != self._whole:
            self._lay_out(item.key)


def also_note(sentence: int | None, parallels: Parallels | None) -> str:
    """Why nothing is listed, and the next key."""
    if sentence is None:
        return _("This is no sentence of the article. a closes, r shows the text")
    if parallels is None:
        return _("Looking …")
    if not parallels.finished:
        return _("comparing {n} of {count} …").format(n=parallels.done, count=parallels.total)
    if not parallels.total:
        return _("No other article here tells of this event. a closes")
    words = ngettext(
        "Nobody else says this: the {n} other article on the event does not. j goes on, a closes",
        "Nobody else says this: none of the {n} other articles on the event. j goes on, a closes",
        parallels.total,
    )
    return words.format(n=parallels.total)


def score_word(parallel: Parallel) -> str:
    """How sure a link is, in a word."""
    if parallel.by == "reader":
        return _("by you")
    from widgets.notes import certainty_word  # loaded when somebody asks who else says it

    return certainty_word(parallel.score, sure=parallel.sure)


def _name(cards: Mapping[str, Card], path: str, *, dated: bool = True) -> str:
    card = cards.get(path)
    name = source_name(path, card.outlet if card else None)
    return f"{name} {show_date(card.date) if card and dated else ''}".rstrip()
