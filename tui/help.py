"""What the help says: the pane in focus in two sentences, then every key in force there, by where it belongs.

Plain data from the bindings in force; how it is drawn is the business of the help screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from lesarten.words import _
from tui.keys import VIEW_WORDS, show_key
from tui.panes.article_list import ArticleList
from widgets.view import LineView

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.dom import DOMNode

    from widgets.legend import Legend


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One thing to do."""

    keys: tuple[str, ...]
    """As a reader knows them."""
    words: str
    bound: tuple[str, ...]
    """The keys by Textual's names."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The help for one pane."""

    about: str
    groups: tuple[tuple[str, tuple[HelpLine, ...]], ...]
    """(heading, lines): this pane, this screen, everywhere."""
    signs: Legend = ()
    """The signs of the pane in focus with their meanings."""
    terms: Legend = ()
    """The words that are used around it, with what they mean."""


def make_help(screen: Screen[object]) -> HelpPage:
    """The help for what is in focus on a screen."""
    groups: dict[str, dict[tuple[str, str], list[ActiveBinding]]] = {}
    for active in sorted(screen.active_bindings.values(), key=_is_movement):
        if active.binding.system or not active.enabled:
            continue
        heading = _heading(active.node)
        groups.setdefault(heading, {}).setdefault((active.binding.action, describe(active)), []).append(
            active
        )
    pages = []
    for heading in (_("In this pane"), _("On this screen"), _("Everywhere")):
        lines = groups.get(heading, {})
        found = tuple(_line(words, bindings) for (_action, words), bindings in lines.items())
        if found:
            pages.append((heading, found))
    return HelpPage(about_pane(screen), tuple(pages), _signs_of(screen), _terms_of(screen))


def _signs_of(screen: Screen[object]) -> Legend:
    panes = (screen.focused or screen).ancestors_with_self
    return next((pane.legend for pane in panes if isinstance(pane, LineView | ArticleList)), ())


def _terms_of(screen: Screen[object]) -> Legend:
    panes = (screen.focused or screen).ancestors_with_self
    return next((pane.terms for pane in panes if isinstance(pane, LineView)), ())


def about_pane(screen: Screen[object]) -> str:
    """Two sentences about the pane in focus, as it is now, else about the screen."""
    for node in (screen.focused or screen).ancestors_with_self:
        words = node.about if isinstance(node, LineView) else node.HELP or ""
        if words:
            return " ".join(words.split())
    return ""


def describe(active: ActiveBinding) -> str:
    """What a binding does, as "Verb object" where it says so."""
    binding = active.binding
    own = active.node.words_of_keys if isinstance(active.node, LineView) else {}
    known = own.get(binding.id or "") or VIEW_WORDS.get(binding.id or "")
    return known or binding.tooltip or binding.description or binding.action


def _is_movement(active: ActiveBinding) -> bool:
    """What every view has comes last: a reader looks for what this one does."""
    name = active.binding.id or ""
    return not name or name.startswith("view.")


def _heading(node: DOMNode) -> str:
    if isinstance(node, App):
        return _("Everywhere")
    return _("On this screen") if isinstance(node, Screen) else _("In this pane")


def _line(words: str, bindings: list[ActiveBinding]) -> HelpLine:
    keys = tuple(dict.fromkeys(show_key(active.binding) for active in bindings))
    return HelpLine(keys, words, tuple(active.binding.key for active in bindings))
