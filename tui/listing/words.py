"""What the list says of itself: why it is empty, how it is narrowed and grouped, what came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _, ngettext, show_problem
from tui.panes.lines import watching_words
from tui.panes.notice import Notice
from tui.panes.row_text import clip
from tui.state import show_number, source_name, tame

if TYPE_CHECKING:
    from lesarten.library import Changes
    from tui.state import State


MARKED_CELLS = 16
"""A marked article is named in so many cells: both stand in the bottom line beside what to press."""


def listing_words(state: State) -> list[str]:
    """How the list is narrowed and grouped, and how far that work has come."""
    listing, parts = state.listing, []
    if listing.choice != "all":
        parts.append(_(listing.choice))
    texts = listing.texts
    if (
        state.needle.strip()
        and texts is not None
        and texts.needle == state.needle
        and texts.done < texts.total
    ):
        parts.append(_("{done} of {total} texts").format(**_of(texts.done, texts.total)))
    events = listing.events
    if listing.grouped and events is not None and not events.finished:
        parts.append(_("grouping {done} of {total}").format(**_of(events.done, events.total)))
    elif listing.grouped:
        parts.append(_("by event"))
    missing = state.snapshot.missing
    if missing and state.snapshot.entries:  # where nothing is there, the list says it
        parts.append(_("{name} is missing").format(name=file_name(missing[0][0])) + _more(len(missing) - 1))
    return parts


def list_figures(state: State, shown: int) -> str:
    """How many articles there are and are shown, how, and how far reading has come."""
    total = len(state.snapshot.entries)
    whole = show_number(total)
    count = ngettext("{n} article", "{n} articles", total).format(n=whole)
    if is_narrowed(state):
        words = ngettext("{n} of {count} article", "{n} of {count} articles", total)
        count = words.format(n=show_number(shown), count=whole)
    parts = [count] if state.listed else [_("listing …")]
    if len(state.cards) < total and state.listed:
        words = _("{done} of {total} read").format(done=show_number(len(state.cards)), total=whole)
        parts = [*parts, words] if state.needle else [words]
    parts += listing_words(state)
    if state.order != "name":
        parts.append(_("by {order}").format(order=_(state.order)))
    if words := watching_words(state.watching):
        parts.append(words)
    return " · ".join(parts)


def is_narrowed(state: State) -> bool:
    """Whether the list leaves some articles out."""
    return bool(state.needle) or state.listing.choice != "all"


def more_words(above: int, below: int) -> str:
    """For the list's edge: how many articles stand beyond it; "" when all are in sight."""
    if above and below:
        return _(" {above} more above, {below} below ").format(**_beyond(above, below))
    if above:
        return _(" {above} more above ").format(**_beyond(above, below))
    return _(" {below} more below ").format(**_beyond(above, below)) if below else ""


def _beyond(above: int, below: int) -> dict[str, str]:
    return {"above": show_number(above), "below": show_number(below)}


def _of(done: int, total: int) -> dict[str, str]:
    return {"done": show_number(done), "total": show_number(total)}


def list_note(state: State, shown: int) -> str:
    """Why the list is empty, and the next key; "" when it is not."""
    if shown:
        return ""
    if not state.listed:
        return _("Listing …")
    if state.needle and state.snapshot.entries:
        return _("No article matches “{needle}”.\n\nesc shows all").format(needle=tame(state.needle))
    if state.listing.choice != "all" and state.snapshot.entries:
        words = _("No article here is shown as “{choice}”.\n\nf shows others, esc all")
        return words.format(choice=_(state.listing.choice))
    if state.snapshot.missing:
        lines = [f"{tame(path)}: {show_problem(reason)}" for path, reason in state.snapshot.missing[:3]]
        return "\n".join([*lines, "", _("It is shown as soon as it is there.\n\nq quits")])
    place = ", ".join(tame(path) for path in state.snapshot.paths)
    return _(
        "No articles in {place} yet.\n\nSave .txt, .md or .html files there:\n"
        "they appear by themselves.\n\nq quits"
    ).format(place=place)


def tell_marks(state: State) -> Notice:
    """Which article is A and which B now, and how to go on."""
    sides = [("A", state.mark_a), ("B", state.mark_b)]
    names = [f"{side} {_short(state, path)}" for side, path in sides if path is not None]
    if not names:
        return Notice(_("nothing is marked any more"))
    marked = " · ".join(names)
    full, brief = _("{marked} · space on it unmarks"), _("{marked} · space unmarks")
    if len(names) > 1:
        full, brief = _("{marked} · c compares, space on one unmarks"), _("{marked} · c compares")
    return Notice(full.format(marked=marked), brief.format(marked=marked))


def _short(state: State, path: str) -> str:
    card = state.cards.get(path)
    return clip(source_name(path, card.outlet if card else None), MARKED_CELLS)


def describe_changes(changes: Changes) -> str:
    """What came, went or was renamed, in a few words; changed files are named once they were read."""
    parts = []
    if changes.renamed:
        old, new = changes.renamed[0]
        more = len(changes.renamed) - 1
        parts.append(
            _("{old} is now {new}").format(old=file_name(old.path), new=file_name(new.path)) + _more(more)
        )
    if changes.added:
        parts.append(
            _("new: {name}").format(name=file_name(changes.added[0].path)) + _more(len(changes.added) - 1)
        )
    if changes.removed:
        name = file_name(changes.removed[0].path)
        parts.append(_("{name} is gone").format(name=name) + _more(len(changes.removed) - 1))
    return " · ".join(parts)


def _more(count: int) -> str:
    return _(" and {n} more").format(n=show_number(count)) if count else ""


def file_name(path: str) -> str:
    """A file's name, fit for one line."""
    return tame(path.rstrip("/").rsplit("/", 1)[-1])
