"""Articles and links as the reader corrected them: names of `sources.csv` and own decisions, applied once.

Works in the workshop's thread; gives the same article again while nothing about it was decided anew.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lesarten.library import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lesarten.cards import Card
    from lesarten.decided import Decision, Decisions
    from lesarten.library import Entry
    from lesarten.model import Article, Collation
    from lesarten.named import Name
    from tui.deciding import Deciding

CORRECTED_KEPT = 64
"""Corrected articles held in memory: as many as the desk holds uncorrected ones."""

Links = tuple[tuple[int, int, bool], ...]


class _Made(NamedTuple):
    """A corrected article and what it was made from."""

    base: Article
    decisions: Decisions
    name: Name | None
    article: Article


class _Tables(dict[str, "Mapping[str, Name]"]):
    """The tables of names by their folder, each looked for once."""

    def __missing__(self, folder: str) -> Mapping[str, Name]:
        from lesarten.named import names_in

        return self.setdefault(folder, names_in(folder))


class Corrected:
    """Applies what the reader decided. `None` for nothing to apply: the program's own results."""

    def __init__(self, deciding: Deciding | None) -> None:
        self._deciding = deciding
        self._made: OrderedDict[str, _Made] = OrderedDict()
        self._names: dict[str, Name] = {}

    def article(self, base: Article) -> Article:
        """An article as its reader wants it; the same object while nothing changed."""
        if self._deciding is None or self._is_plain(base.path):
            self._names.pop(base.path, None)
            return base
        from lesarten.decided import apply_to_article

        decisions = self._deciding.held().about(base.path)
        name = self._look_up(base.path)
        if name is not None:
            self._names[base.path] = name
        else:
            self._names.pop(base.path, None)
        made = self._made.get(base.path)
        if made is None or made.base is not base or (made.decisions, made.name) != (decisions, name):
            from lesarten.named import name_from_table

            named = name_from_table(base) if name is not None else base
            article = apply_to_article(named, decisions) if decisions.held else named
            made = _Made(base, decisions, name, article)
        self._made[base.path] = made
        self._made.move_to_end(base.path)
        while len(self._made) > CORRECTED_KEPT:
            self._made.popitem(last=False)
        return made.article

    def cards(self, kept: Iterable[Card]) -> list[Card]:
        """Cards of articles as the program read them, named as their reader names them.

        Left out are those of articles of which the reader cut or kept something: they must be read.
        """
        kept = list(kept)
        if self._deciding is None or all(map(self._is_plain, one_of_each_folder(kept))):
            return kept
        held, tables = self._deciding.held(), _Tables()
        found = []
        for card in kept:
            name = self._look_up_in(tables, card.path)
            if name is not None:
                self._names[card.path] = name
            decisions = held.about(card.path)
            if not _about_text(decisions):
                found.append(_named(card, name, decisions))
        return found

    def links(self, a: Article, b: Article) -> Links:
        """What the reader linked (True) or unlinked (False) between two articles."""
        if self._deciding is None:
            return ()
        from lesarten.decided import decided_links

        return decided_links(a, b, self._deciding.held().about(a.path))

    def to_check(self, article: Article) -> tuple[Decision, ...]:
        """Decisions about an article whose own text is no longer in it."""
        if self._deciding is None or self._is_plain(article.path):
            return ()
        from lesarten.decided import to_check

        return to_check(article, self._deciding.held().about(article.path))

    def is_decided(self, path: str) -> bool:
        """Whether any decision names this article."""
        return self._deciding is not None and bool(self._deciding.held().about(path).held)

    def text_decisions(self, path: str) -> tuple[Decision, ...]:
        """What the reader cut and kept of an article: what makes its text another one."""
        if self._deciding is None:
            return ()
        return _about_text(self._deciding.held().about(path))

    def renamed(self, entries: Iterable[Entry]) -> list[Entry]:
        """The files of which `sources.csv` says something else than when they were last read."""
        tables = _Tables()
        return [
            entry for entry in entries if self._names.get(entry.path) != self._look_up_in(tables, entry.path)
        ]

    def _is_plain(self, path: str) -> bool:
        """Whether there is nothing to apply: known without loading what would apply it."""
        deciding = self._deciding
        if deciding is None or not deciding.is_empty:
            return deciding is None
        return not (deciding.kept and os.path.exists(os.path.join(os.path.dirname(path), TABLE)))  # noqa: PTH110, PTH118, PTH120

    def _look_up(self, path: str) -> Name | None:
        if self._deciding is None or not self._deciding.kept:
            return None
        from lesarten.named import name_of

        return name_of(path)

    def _look_up_in(self, tables: _Tables, path: str) -> Name | None:
        """As `_look_up`, with one look at the table of each folder."""
        if self._deciding is None or not self._deciding.kept:
            return None
        folder, name = os.path.split(path)
        return tables[folder].get(name)


def one_of_each_folder(cards: Iterable[Card]) -> list[str]:
    """A path for each folder that the articles lie in."""
    return list({os.path.dirname(card.path): card.path for card in cards}.values())  # noqa: PTH120


class Moves(NamedTuple):
    """What the last decisions did to sentences that they do not name."""

    gained: int = 0
    """Sentences that found a partner: a sentence of the other side in the same bead."""
    lost: int = 0
    """Sentences that lost the last partner."""
    changed: int = 0
    """Pairs beside these that are made of other sentences now, or are told at another place now."""


def other_moves(before: Collation, after: Collation) -> Moves:
    """What else moved when the reader linked or unlinked two sentences."""
    named = set(before.decided) ^ set(after.decided)
    touched: tuple[set[int], set[int]] = (set(), set())
    gained = lost = 0
    for side in (0, 1):
        old, new = _partners(before, side), _partners(after, side)
        touched[side].update(pair[side] for pair in named)
        for sentence in (old.keys() | new.keys()) - touched[side]:
            was, now = old.get(sentence, frozenset()), new.get(sentence, frozenset())
            lost += bool(was and not now)
            if now - was:
                gained += 1
                touched[side].add(sentence)
    known = {(bead.a, bead.b): bead.moved for bead in before.beads}
    changed = sum(
        bead.kind == "paired"
        and known.get((bead.a, bead.b)) != bead.moved
        and touched[0].isdisjoint(bead.a)
        and touched[1].isdisjoint(bead.b)
        for bead in after.beads
    )
    return Moves(gained, lost, changed)


def _partners(collation: Collation, side: int) -> dict[int, frozenset[int]]:
    """For each sentence of a side those of the other in its bead."""
    found: dict[int, frozenset[int]] = {}
    for bead in collation.beads:
        here, there = (bead.a, bead.b) if side == 0 else (bead.b, bead.a)
        if there:
            found |= dict.fromkeys(here, frozenset(there))
    return found


def _about_text(decisions: Decisions) -> tuple[Decision, ...]:
    return tuple(one for one in decisions.held.values() if one.kind in ("cut", "keep"))


def _named(card: Card, name: Name | None, decisions: Decisions) -> Card:
    """A card with what the table says where the text says nothing, and with what the reader says."""
    if name is None and not decisions.held:
        return card
    from lesarten.decided import absolute

    decided = decisions.of(("name", absolute(card.path), "", "", ""))
    outlet, date = card.outlet, card.date
    if name is not None:
        outlet, date = outlet or name.outlet, date or name.date
    if decided is not None:
        outlet, date = decided.outlet or outlet, decided.date or date
    own = decided is not None and bool(decided.outlet or decided.date)
    return replace(card, outlet=outlet, date=date, by_reader=own)
