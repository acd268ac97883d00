"""A screen with a reader that can be asked who else says the sentence under its cursor.

Opens, fills and closes the pane below the reader; the app finds out what stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _
from tui.screens.desk import DeskScreen
from tui.state import source_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lesarten.library import Snapshot
    from lesarten.model import Article
    from tui.panes.also_pane import AlsoPane
    from tui.state import State
    from widgets.reader import ReaderView


class WhoElseScreen(DeskScreen):
    """The reader's screen, with a pane below on demand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "also", _("also in"), tooltip=_("Show who else says this, then go to that list"),
                id="reader.also"),
        Binding("enter", "compare_also", _("compare"), show=False,
                tooltip=_("Compare with who else says this, at this place"), id="reader.also-compare"),
        Binding("tab,shift+tab", "enter_also", _("list"), show=False,
                tooltip=_("Go to list of who else says this"), id="reader.also-list"),
    ]  # fmt: skip

    _also: AlsoPane | None = None
    _asked_of: Article | None = None
    _asked_in: Snapshot | None = None
    _enter_also = False
    """Whether the keys go to the list as soon as there is one."""

    @property
    def reader(self) -> ReaderView:
        """The article."""
        raise NotImplementedError

    @property
    def shows_also(self) -> bool:
        """Whether the list stands below the reader."""
        return self._also is not None

    @property
    def in_also(self) -> bool:
        """Whether the keys go to the list below the reader."""
        return self._also is not None and self.focused is not None and self._also in self.focused.ancestors

    @property
    def foremost(self) -> Mapping[str, str]:
        """While the list stands below the text and the keys are on the text: what leads into it, and out."""
        if self._also is None or self.in_also or self.focused is not self.reader:
            return super().foremost
        into = {"reader.also-compare": _("compare both"), "reader.also": _("list")} if self._also.rows else {}
        return {**into, "library.back": _("close"), "sentence.back": _("close")}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The list is entered, and compared from, when something stands in it."""
        if action in ("compare_also", "enter_also"):
            return (
                self._also is not None
                and bool(self._also.rows)
                and (self.in_also or self.focused is self.reader)
            )
        return super().check_action(action, parameters)

    def action_enter_also(self) -> None:
        """The keys go to the list."""
        if self._also is not None:
            self.set_focus(self._also.list)

    async def action_also(self) -> None:
        """Open the list, go to it, or close it when there is nothing in it."""
        from tui.panes.also_pane import AlsoPane  # only on demand: saves its import at the start

        if self._also is None:
            self._also = AlsoPane()
            self._enter_also = True
            await self.mount(self._also, before="KeyLine")  # what is drawn before that is lost
            self.call_after_refresh(self._opened)
        elif self._also.rows:
            self.set_focus(self._also.list)
        else:
            self.action_close_also()

    def action_read_before_also(self) -> None:
        """In a list of articles no sentence is chosen: say where the key asks about one."""
        self.notice(_("a asks about a sentence: enter reads, then a"))

    def _opened(self) -> None:
        """The reader is lower now: the sentence that is asked about stays in sight."""
        self.reader.show_stop()
        self.draw_also(self.app.state)

    def draw_also(self, state: State) -> None:
        """Draw what is known, and ask when the article or the folder is another."""
        pane, article = self._also, self.reader.article
        if pane is None or not pane.is_mounted or article is None:
            return
        if article is not self._asked_of or state.snapshot is not self._asked_in:
            self._asked_of, self._asked_in = article, state.snapshot
            self.app.find_parallels(article.path)
        known = state.parallels
        texts = tuple(one.text for one in article.sentences)
        if known is not None and (known.path != article.path or known.sentences != texts):
            known = None
        sentence = self.reader.sentence
        text = texts[sentence] if sentence is not None and sentence < len(texts) else ""
        pane.show(sentence, text, known, state.cards)
        self.refresh_bindings()
        if pane.rows and self._enter_also:
            self._enter_also = False
            self.set_focus(pane.list)
        elif not pane.rows and self.in_also:
            self.set_focus(self.reader)
        if known is not None and known.finished:
            self._enter_also = False

    def on_reader_view_moved(self) -> None:
        """The list follows the cursor."""
        self.draw_also(self.app.state)

    def action_leave_also(self) -> None:
        """Back to the text; the list stays and follows."""
        self.set_focus(self.reader)

    def action_close_also(self) -> None:
        """Take the list away."""
        if self._also is not None:
            if self.in_also:
                self.set_focus(self.reader)
            self._also.remove()
            self._also = self._asked_of = self._asked_in = None
            self._enter_also = False
            self.app.forget_parallels()
            self.refresh_bindings()

    def action_compare_also(self) -> None:
        """Compare both articles at this place."""
        row = self._also.row if self._also is not None else None
        article, sentence = self.reader.article, self.reader.sentence
        if row is not None and article is not None and sentence is not None:
            self.app.compare_sentence(article.path, sentence, row.path)

    def action_copy_also(self) -> None:
        """Copy the sentence and who says it."""
        row = self._also.row if self._also is not None else None
        if row is not None:
            card = self.app.state.cards.get(row.path)
            self.app.copy(f"{source_name(row.path, card.outlet if card else None)}: {row.text}")


def place_words(reader: ReaderView) -> str:
    """Where a reader is in its article: at which sentence of how many, and how far down the window is."""
    article, sentence = reader.article, reader.sentence
    if article is None:
        return ""
    parts = [_("raw file")] if reader.raw else []
    if sentence is not None and not reader.raw:
        parts.append(_("sentence {n} of {count}").format(n=sentence + 1, count=len(article.sentences)))
    if reader.max_scroll_y > 0:
        parts.append(_("{percent} %").format(percent=reader.percent))
    return f" {' · '.join(parts)} " if parts else ""
