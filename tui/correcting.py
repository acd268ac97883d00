"""The app's middle: what the reader corrects (cuts, links, names of sources), taken back and made again.

Decides nothing by itself and draws nothing: each correction becomes one decision, one notice, and a new
reading of what it touches.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lesarten.words import _, ngettext
from tui.corrected import other_moves
from tui.deciding import Wording
from tui.panes.notice import Notice
from tui.panes.row_text import clip
from tui.state import short_name, show_date, source_name, tame
from tui.taking import Taking

if TYPE_CHECKING:
    from lesarten.decided import Decision
    from lesarten.model import Article, Block, Collation, Cut
    from tui.corrected import Moves
    from tui.messages import Checked, Renamed
    from tui.screens.name_source import SourceName

WORDS_QUOTED = 5
"""So many words of a piece are repeated in a notice about it."""

NAME_CELLS = 14
"""Cells for a source in a notice: two of them, what was undone and the next key fit into 80."""


class Correcting(Taking):
    """Makes decisions for the reader and keeps the screens true to them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", _("undo"), show=False, tooltip=_("Undo your last correction"), id="app.undo"),
        Binding("ctrl+r", "redo", _("redo"), show=False, tooltip=_("Redo your last correction"),
                id="app.redo"),
    ]  # fmt: skip

    _said_of_link: tuple[Notice, str] | None = None
    """What was said of the last link, and the key that takes it back, until the pair is compared again."""

    def turn_piece(self, article: Article, part: Block | Cut) -> None:
        """Make a cut text, or a block a cut; pieces of the article with the same words follow."""
        from lesarten.decided import about_block, normalise
        from lesarten.model import Cut  # the first paint is spared what it imports

        keep = isinstance(part, Cut)
        decision = about_block(article, part, keep=keep)
        alike = sum(normalise(one.text) == decision.text for one in (article.cut if keep else article.blocks))
        more = " " + _("({n} places)").format(n=alike) if alike > 1 else ""
        text, cut = (_("is text now"), _("is cut again")) if keep else (_("is cut now"), _("is text again"))
        quoted = quote(part.text)
        self._decide(
            decision,
            Wording(
                Notice(f"{quoted} {text}{more}", f"{text}{more}"),
                undone(f"{quoted} {cut}{more}", f"{cut}{more}"),
            ),
        )

    def link_sentences(self, collation: Collation, i: int, j: int) -> None:
        """Say that sentence `i` of A and `j` of B tell the same."""
        self._decide_link(collation, i, j, linked=True)

    def unlink_sentences(self, collation: Collation, i: int, j: int) -> None:
        """Say that sentence `i` of A and `j` of B do not tell the same."""
        self._decide_link(collation, i, j, linked=False)

    def _decide_link(self, collation: Collation, i: int, j: int, *, linked: bool) -> None:
        from lesarten.decided import about_link

        one, two = collation.a.sentences[i].text, collation.b.sentences[j].text
        a, b = quote(one, WORDS_QUOTED - 2), quote(two, WORDS_QUOTED - 2)
        if linked:
            wording = Wording(
                Notice(_("linked: {a} with {b}").format(a=a, b=b), _("linked")),
                undone(_("your link of {a} with {b} is gone").format(a=a, b=b), _("your link is gone")),
            )
        else:
            wording = Wording(
                Notice(_("unlinked: {a} from {b}").format(a=a, b=b), _("unlinked")),
                undone(_("{a} is linked with {b} again").format(a=a, b=b), _("linked again")),
            )
        self._decide(about_link(collation.a, collation.b, i, j, linked=linked), wording)

    def ask_name(self, path: str) -> None:
        """Ask what a source is called and when it appeared."""
        from lesarten.decided import absolute
        from tui.screens.name_source import NameSourceScreen, SourceName  # only on demand

        card = self.state.cards.get(path)
        if card is None:
            self.say(_("this article is still being read"))
            return
        earlier = self.deciding.held().decisions.of(("name", absolute(path), "", "", ""))
        decided = SourceName(earlier.outlet, earlier.date) if earlier else SourceName(None, None)
        screen = NameSourceScreen(short_name(path), SourceName(card.outlet, card.date), decided)
        self.push_screen(screen, partial(self._name_source, path, decided))

    def _name_source(self, path: str, before: SourceName, name: SourceName | None) -> None:
        if name is None or name == before:
            return
        from lesarten.decided import Decision, absolute

        back = undone(_("{file} has its former name again").format(file=short_name(path)), _("former name"))
        if name.outlet or name.date:
            said = ", ".join(part for part in (tame(name.outlet or ""), show_date(name.date)) if part)
            words = _("{file} is {name} now").format(file=short_name(path), name=said)
            wording = Wording(Notice(words, _("named {name}").format(name=said)), back)
            self._decide(Decision("name", absolute(path), outlet=name.outlet, date=name.date), wording)
        else:
            words = _("{file} has no name from you any more").format(file=short_name(path))
            wording = Wording(Notice(words, _("no name from you any more")), back)
            self._decide(Decision("name", absolute(path), undone=True), wording)

    def action_undo(self) -> None:
        """Take the last correction back, and say what holds now."""
        taken = self.deciding.undo()
        if taken is None:
            self.say(self._tell_nothing_undone())
            return
        step, problem = taken
        words = self._say_where(step.before, step.words.undone)
        self._tell(words, problem, _("ctrl+r redoes"))
        self._wait_for_links(step.before, words, problem, _("ctrl+r redoes"))
        self._follow(step.before)

    def _tell_nothing_undone(self) -> Notice:
        """Undo covers what was done since the start; where earlier decisions hold, how those are changed."""
        names = {os.path.basename(entry.path) for entry in self.state.snapshot.entries}  # noqa: PTH119
        made = self.deciding.held().decisions.held.values()
        kinds = {one.kind for one in made if os.path.basename(one.path) in names}  # noqa: PTH119
        if not kinds:
            return Notice(_("nothing to undo"), failed=True)
        ways = (
            (kinds & {"name"}, _("R renames")),
            (kinds & {"link", "unlink"}, _("L and X change a link")),
            (kinds & {"keep", "cut"}, _("r, then x changes a cut")),
        )
        full = _("nothing to undo: u takes back only what was done since the start")
        return Notice(
            full, _("nothing done since the start"), next(way for found, way in ways if found), True
        )

    def action_redo(self) -> None:
        """Make the correction again that was taken back last."""
        made = self.deciding.redo()
        if made is None:
            self.say(Notice(_("nothing to do again"), failed=True))
            return
        step, problem = made
        words = self._say_where(step.after, step.words.done)
        self._tell(words, problem, _("u undoes"))
        self._wait_for_links(step.after, words, problem, _("u undoes"))
        self._follow(step.after)

    def check_decisions(self) -> None:
        """Look for decisions whose text has changed, in all articles."""
        self.look_for_changed_decisions()

    def on_checked(self, message: Checked) -> None:
        """Show the decisions to check, or say that there are none."""
        if not message.found:
            self.say(_("no decision to check: the texts of all are as they were"))
            return
        from tui.screens.to_check import ToCheck, ToCheckScreen  # only on demand

        items = tuple(ToCheck(path, decision) for path, decision in message.found)
        self.push_screen(ToCheckScreen(items, describe_decision, self._take_back), self._go_to_article)

    def _take_back(self, decision: Decision) -> None:
        what = describe_decision(decision)
        wording = Wording(
            Notice(_("forgotten: {what}").format(what=what), _("forgotten")),
            undone(_("remembered again: {what}").format(what=what), _("remembered again")),
        )
        self._decide(replace(decision, undone=True), wording)

    def _go_to_article(self, path: str | None) -> None:
        if path is None:
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.forget_pair()
        self.change(needle="", open_path=path)
        self.open_article(path)

    def on_tables_changed(self) -> None:
        """Names may be others: find out for which files."""
        self.look_for_names()

    def on_renamed(self, message: Renamed) -> None:
        """Some sources are called something else now."""
        if message.entries:
            count = len(message.entries)
            words = ngettext(
                "sources.csv: {n} source named anew", "sources.csv: {n} sources named anew", count
            )
            self.reread(message.entries)
            self.say(words.format(n=count))

    def _decide(self, decision: Decision, wording: Wording) -> None:
        problem = self.deciding.make(decision, wording)
        self._tell(wording.done, problem, _("u undoes"))
        self._wait_for_links(decision, wording.done, problem, _("u undoes"))
        self._follow(decision)

    def _wait_for_links(self, decision: Decision, words: Notice, problem: str | None, key: str) -> None:
        """Remember what was said of a link: what else moves is known when the pair is compared again."""
        about_links = decision.kind in ("link", "unlink") and problem is None
        shown = self.state.collation is not None and self._is_on_screen(decision)
        self._said_of_link = (words, key) if about_links and shown else None

    def _is_on_screen(self, decision: Decision) -> bool:
        """Whether a decision is about the pair that is compared, else the article that is open."""
        from lesarten.decided import absolute

        state = self.state
        shown = state.pair or ((state.article.path,) if state.article is not None else ())
        return {decision.path, decision.other_path} - {""} <= {absolute(path) for path in shown}

    def _say_where(self, decision: Decision, words: Notice) -> Notice:
        """The notice with the sources that it is about, where nothing on screen shows what changes."""
        from lesarten.decided import absolute

        places = [place for place in (decision.path, decision.other_path) if place]
        if decision.kind == "name" or self._is_on_screen(decision):
            return words
        known = {absolute(entry.path): entry.path for entry in self.state.snapshot.entries}
        cards = self.state.cards
        names = []
        for place in places:
            path = known.get(place, place)
            card = cards.get(path)
            names.append(clip(tame(source_name(path, card.outlet if card else None)), NAME_CELLS))
        where, said = "/".join(names), _("in {pair} {words}")
        brief = said.format(pair=where, words=words.brief) if words.brief else ""
        return words._replace(full=said.format(pair=where, words=words.full), brief=brief)

    def tell_what_followed(self, before: Collation, after: Collation) -> None:
        """Say again what was done, and which other sentences found or lost a partner by it.

        Of another threshold: which it is, the usual one, and what it did to the links.
        """
        if before.alignment.threshold != after.alignment.threshold:
            from tui import thresholds  # only on demand

            self.say(thresholds.tell(before, after, thresholds.name_usual(self.options.threshold)))
        if self._said_of_link is None or before.decided == after.decided:
            return
        (words, key), self._said_of_link = self._said_of_link, None
        moves = other_moves(before, after)
        if more := describe_moves(moves):
            brief = f"{words.brief or words.full}; {count_moves(moves)}"
            self._tell(Notice(f"{words.full}; {more}", brief), None, key)

    def _tell(self, words: Notice, problem: str | None, key: str) -> None:
        """Say what holds now and how to go back; gravely when it could not be written."""
        if problem is not None:
            full = _("for this session only ({problem}): {words}")
            brief = _("for this session only: {problem}").format(problem=problem)
            self.say(Notice(full.format(problem=problem, words=words.full), brief), True)
        elif not self.deciding.kept:
            full = _("{words} (not kept: --as-is)").format(words=words.full)
            self.say(Notice(full, _("{words} (not kept)").format(words=words.brief), key))
        else:
            self.say(words._replace(key=key))

    def _follow(self, decision: Decision) -> None:
        """Read again what a decision is about."""
        from lesarten.decided import absolute

        places = {decision.path, decision.other_path}
        names = {os.path.basename(place) for place in places}  # noqa: PTH119 - ten thousand of them
        entries = self.state.snapshot.entries
        touched = [entry for entry in entries if os.path.basename(entry.path) in names]  # noqa: PTH119
        self.reread([entry for entry in touched if absolute(entry.path) in places])


def undone(full: str, brief: str) -> Notice:
    """What is said after an undo: what holds again."""
    return Notice(_("undone: {words}").format(words=full), brief)


def describe_moves(moves: Moves) -> str:
    """What else changed by a link, by kind; "" for nothing."""
    words = []
    if moves.gained:
        found = ngettext("{n} other newly paired", "{n} others newly paired", moves.gained)
        words.append(found.format(n=moves.gained))
    if moves.lost:
        alone = ngettext("{n} other alone now", "{n} others alone now", moves.lost)
        words.append(alone.format(n=moves.lost))
    if moves.changed:
        changed = ngettext("{n} other pair changed", "{n} other pairs changed", moves.changed)
        words.append(changed.format(n=moves.changed))
    return ", ".join(words)


def count_moves(moves: Moves) -> str:
    """The same for narrow screens: the kind where there is only one, else how many there are."""
    if sum(map(bool, moves)) == 1:
        return describe_moves(moves)
    return ngettext("{n} other changed", "{n} others changed", sum(moves)).format(n=sum(moves))


def describe_decision(decision: Decision) -> str:
    """A decision in words."""
    one, two = quote(decision.text), quote(decision.other_text)
    return {
        "cut": _("cut: {one}"),
        "keep": _("kept as text: {one}"),
        "link": _("linked: {one} with {two}"),
        "unlink": _("unlinked: {one} from {two}"),
        "name": _("named"),
    }[decision.kind].format(one=one, two=two)


def quote(text: str, most: int = WORDS_QUOTED) -> str:
    """The first words of a text in quotation marks, on one line."""
    words = tame(" ".join(text.split())).split(" ")
    return _("“{words}”").format(words=" ".join(words[:most]) + (" …" if len(words) > most else ""))
