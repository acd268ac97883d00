"""The reader: an article's cleaned text, or its page with the cuts in place, with a cursor over sentences.

It shows an article and never changes one; it reads no file.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from lesarten.words import _
from widgets.place import Place, find_again
from widgets.reading import ReadingView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lesarten.model import Article, Block, Cut
    from widgets.view import Hit


class ReaderView(ReadingView):
    """One article, with the keys of the program's map."""

    HELP = _(
        "The article without what does not belong to it; the bar marks the current sentence. "
        "r shows the page with everything that was cut, and why; there x turns a cut into text and back."
    )
    RAW_HELP: ClassVar[str] = _(
        "The file as it lies on disk: dimmed is what was cut, each piece with its reason. "
        "n goes to the next cut; x turns the cut under the bar into text, or text into a cut; r leads back."
    )
    RAW_WORDS: ClassVar[dict[str, str]] = {
        "view.next": _("Go to next cut, in a search to next match"),
        "view.previous": _("Go to previous cut, in a search to previous match"),
    }
    help_words: ClassVar[dict[str, str]] = {
        "view.next": _("Go to next match"),
        "view.previous": _("Go to previous match"),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x",
            "turn",
            _("keep or cut"),
            tooltip=_("Turn cut into text, or text into a cut"),
            id="reader.turn",
        ),
    ]

    class Turned(Message):
        """A cut shall be text, or a block a cut."""

        def __init__(self, view: ReaderView, article: Article, part: Block | Cut) -> None:
            super().__init__()
            self.view, self.article, self.part = view, article, part

        @property
        def control(self) -> ReaderView:
            """The view, for `on`."""
            return self.view

    class Moved(Message):
        """The current sentence or the window changed."""

        def __init__(self, view: ReaderView, sentence: int | None, percent: int) -> None:
            super().__init__()
            self.view, self.sentence, self.percent = view, sentence, percent

        @property
        def control(self) -> ReaderView:
            """The view, for `on`."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, ReaderView.Moved)

    @property
    def about(self) -> str:
        """The text, or the raw file."""
        return self.RAW_HELP if self.raw else self.HELP

    @property
    def words_of_keys(self) -> Mapping[str, str]:
        """In the raw file n and N go from cut to cut."""
        return self.RAW_WORDS if self.raw else super().words_of_keys

    # What is shown

    @property
    def part(self) -> Block | Cut | None:
        """In the raw view: the block or cut under the cursor; else the block of the current sentence."""
        if self.stop is None or self._article is None:
            return None
        if self.raw:
            return self.stop.part
        blocks = self._article.blocks
        return next((block for block in blocks if block.start <= self.stop.start < block.end), None)

    def show(self, article: Article | None, keep_place: bool = True) -> None:
        """Show an article; `keep_place` keeps sentence on top and cursor when it is the same one, changed."""
        old, place, cursor = self._article, self.place, self.sentence
        keep = keep_place and old is not None and article is not None and old.path == article.path
        spot = self._spot_on_page()
        self._article = article
        self.lay_out_again()
        if keep and spot is not None and old is not None and article is not None and old.page == article.page:
            self._return_to(*spot)
        elif keep and old is not None and article is not None:
            again = find_again(old, cursor, article) if cursor is not None else None
            self.set_cursor(again)
            if place is not None:
                top = find_again(old, place.sentence, article)
                self.put_on_top(place._replace(sentence=top) if top is not None else None)
        else:
            self._stop, self._kept = 0, None
            self.scroll_to_row(0)
            self.clear_find()
        if self.finding:
            self.find_again()
        self.tell_moved()

    _left: tuple[Article | None, int, int | None] | None = None
    """The article whose text was left for its page, the stop on the page, and the sentence that was left."""

    def watch_raw(self) -> None:
        """Change between text and page, staying at the current sentence, or the last one before a cut."""
        stops = self._sheet.stops[: self._stop + 1] if self._sheet else ()
        sentence = next((stop.sentence for stop in reversed(stops) if stop.sentence is not None), None)
        above = self.stop.top - self.top_row if self.stop else 0
        if not self.raw and self._left is not None and self._left[:2] == (self._article, self._stop):
            sentence = self._left[2]  # a piece of the page has many sentences
        self.lay_out_again()
        self.set_cursor(sentence)
        self._left = (self._article, self._stop, sentence) if self.raw else None
        if self.stop is not None:
            self.scroll_to_row(self.stop.top - max(0, min(above, self.size.height - 1)))
        if self.finding:
            self.find_again()
        self.refresh_bindings()
        self.tell_moved()

    def _spot_on_page(self) -> tuple[int, int] | None:
        """In the raw view where the cursor's piece begins on the page, and how far down the screen it is."""
        return (self.stop.start, self.stop.top - self.top_row) if self.raw and self.stop else None

    def _return_to(self, start: int, above: int) -> None:
        """Put the cursor on the piece that begins there, at the same height of the screen."""
        stops = self._sheet.stops if self._sheet else ()
        self._stop = max((number for number, stop in enumerate(stops) if stop.start <= start), default=0)
        if self.stop is not None:
            self.scroll_to_row(self.stop.top - above)
        self.forget_lines()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Cuts are only there to be turned on the page; in the text the key says so."""
        if action == "turn":
            return self._article is not None
        return super().check_action(action, parameters)

    def offers(self, action: str) -> bool:
        """The bottom line names the key where it turns something."""
        return self.raw if action == "turn" else super().offers(action)

    def action_turn(self) -> None:
        """Ask that the piece under the cursor change sides."""
        if not self.raw:
            if "r" in self.screen.active_bindings:
                self.post_message(self.EndReached(self, _("x works in the raw text: press r")))
        elif self._article is None or self.part is None:
            self.post_message(self.EndReached(self, _("this is neither a block nor a cut")))
        else:
            self.post_message(self.Turned(self, self._article, self.part))

    def sentence_text(self) -> str:
        """The current sentence, as it stands in the article; in the raw view the current piece."""
        if self.stop is None or self._article is None:
            return ""
        whole = self._article.page if self.raw else self._article.text
        return whole[self.stop.start : self.stop.end]

    def go_to_sentence(self, sentence: int) -> None:
        """Bring a sentence on screen and the cursor to it."""
        self.set_cursor(sentence)
        self.show_stop()
        self.tell_moved()

    def restore(self, place: Place) -> None:
        """Put a remembered place back to the top of the screen, and the cursor on it."""
        self.set_cursor(place.sentence)
        self.put_on_top(place)
        self.tell_moved()

    @property
    def foremost(self) -> Mapping[str, str]:
        """In the raw view what leads from cut to cut, unless a search is on."""
        cuts = self.raw and not self.finding and self._article is not None and self._article.cut
        return {"view.next": _("next cut")} if cuts else super().foremost

    def go_further(self, step: int) -> None:
        """In the raw view to the next or previous cut; in the text nothing differs: say how to search."""
        if not self.raw:
            self.post_message(self.EndReached(self, _("/ finds words, then n the next")))
            return
        begins = self._beginnings_of_cuts()
        there = [number for number in begins if (number - self._stop) * step > 0]
        if there:
            self.move_to(min(there) if step > 0 else max(there))
        else:
            words = _("no further cut") if step > 0 else _("no cut before this one")
            self.post_message(self.EndReached(self, words))

    def _beginnings_of_cuts(self) -> list[int]:
        """The stops where a cut begins: neighbours that were cut for one reason are one."""
        from lesarten.model import Cut  # loaded with any article, which the first paint does not wait for

        parts = [stop.part for stop in self._sheet.stops] if self._sheet else []
        reasons = [part.reason if isinstance(part, Cut) else None for part in parts]
        before = [None, *reasons]
        return [n for n, reason in enumerate(reasons) if reason is not None and reason != before[n]]

    def reveal(self, hit: Hit) -> None:
        """Bring a match on screen and the cursor to its sentence."""
        row = self.row_of_hit(hit)
        stops = self._sheet.stops if self._sheet else ()
        self.move_to(bisect_right(stops, hit.start, key=lambda stop: stop.start) - 1)
        if not self.top_row <= row < self.top_row + self.size.height:
            self.scroll_to_row(row - self.size.height // 2)

    def pressed(self, x: int, row: int) -> bool:
        """A click selects its sentence."""
        stops = self._sheet.stops if self._sheet else ()
        piece = self.piece(row, "text")
        if piece is None:
            return True
        at = piece.start + self.spot_at("text", x, row).at
        self.move_to(bisect_right(stops, at, key=lambda stop: stop.start) - 1)
        return False

    def tell_moved(self) -> None:
        """Post where the cursor and the window are."""
        self.post_message(self.Moved(self, self.sentence, self.percent))
