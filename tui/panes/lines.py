"""The line at the top and the line at the bottom of every screen: where you are, and what to press.

Know text and the keys of the screen they stand on, nothing of articles.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar, Protocol, cast, runtime_checkable

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from lesarten.words import _
from tui.keys import key_letter, key_name, show_key
from tui.panes.notice import Notice
from tui.panes.row_text import clip
from widgets.signs import ASCII, MEANINGS, UNICODE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style
    from textual import events
    from textual.screen import Screen
    from textual.timer import Timer

    from widgets.view import LineView

IN_ASCII = {ord(UNICODE.of(meaning)): ASCII.of(meaning) for meaning in MEANINGS}
"""The signs that verbs name, as the gutter has them where the locale is not UTF-8: some encodings have ≈."""

Verb = tuple[str, str, str]
"""A key as it is shown, what it does, and the key by Textual's name."""

NOTICE_SECONDS = 4.0
"""A notice is short: it is read in less."""

MOST_VERBS = 8
"""More verbs in the bottom line are not read."""

FIRST_VERBS = 2
"""So many of the first verbs stay beside a notice, where there is room for both."""

LEAST_NOTICE = 24
"""A notice that is cut to fewer cells than this says little: it takes the room of the verbs that lead on."""

SHORTEST_NOTICE = 10
"""One of fewer cells says nothing: it takes the whole line."""

HELP = "question_mark"
"""The key of help, which is the same everywhere: it gives way before the way on and the way back."""

ANSWERS = ("enter", "escape")
"""The keys that answer a question."""

PLAIN_MOVES = frozenset(
    {
        "",
        "view.down",
        "view.up",
        "view.page-down",
        "view.page-up",
        "view.half-down",
        "view.half-up",
        "view.start",
        "view.end",
    }
)
"""Nobody looks for these keys while they are pressed."""

VERB_ORDER = {
    "compare.next-discrepancy": -6,
    "view.next": -5,
    "pair.copy_bead": -4,
    "compare.link": -3,
    "compare.unlink": -2,
    "compare.filter": -1,
    "list.mark": -6,
    "list.read": -5,
    "library.compare": -3,
    "library.facts": -2,
    "list.matrix": -1,
    "also.compare": -6,
    "also.copy": -5,
    "also.text": -4,
    "screen.find": 1,
    "list.filter": 1,
}
"""By the id of the binding: below 0 what stands before all others, above 0 what is left out first."""


@runtime_checkable
class Offers(Protocol):
    """A screen or view that knows which of its keys are worth naming."""

    def offers(self, action: str) -> bool:
        """Whether one that does this is, now."""


class TopLine(Widget):
    """Left what this is, right its figures; the right side is kept when space is short."""

    DEFAULT_CSS = "TopLine { height: 1; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"top--left", "top--right"}

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self._left, self._right = left, right

    def show(self, left: str, right: str) -> None:
        """Draw other words."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one
        """Paint the line."""
        width = self.size.width
        right = clip(self._right, max(0, width - 2))
        left = clip(self._left, max(0, width - len(right) - 4))
        base = self.rich_style
        gap = " " * max(1, width - len(left) - len(right) - 2)
        strip = Strip(
            [
                Segment(" ", base),
                Segment(left, self.get_component_rich_style("top--left")),
                Segment(gap, base),
                Segment(right, self.get_component_rich_style("top--right")),
            ]
        )
        return strip.adjust_cell_length(width, base)


class KeyLine(Widget):
    """The verbs of the pane in focus, with their keys; a notice takes the right side for a moment."""

    DEFAULT_CSS = "KeyLine { height: 1; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--verb", "keys--notice", "keys--warning"}

    def __init__(self) -> None:
        super().__init__()
        self._notice = Notice("")
        self._grave = False
        self._timer: Timer | None = None
        self._verbs: tuple[Verb, ...] = ()
        self._places: list[tuple[int, int, str]] = []
        self._pressed = ""
        self._used: Verb | None = None
        """The verb of the key that was pressed last: it stays beside what is said of it."""
        self._barred: Verb | None = None
        """The verb that was tried in vain: it is not offered beside what is said of that."""

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def notice(self, notice: Notice, grave: bool = False) -> None:
        """Show a short message on the right for some seconds."""
        self._notice, self._grave = notice, grave
        pressed = verb_of(self.screen, self._pressed)
        # A notice that names a key leads on by itself.
        self._used = None if notice.key or notice.failed else pressed
        self._barred = pressed if notice.failed else None
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(NOTICE_SECONDS * (2 if grave else 1), self._clear)
        self.refresh()

    def forget(self, *, grave: bool, key: str = "") -> None:
        """Take the notice back: something else is done now, with `key`; a grave one only with `grave`."""
        self._pressed = key
        if self._notice.full and (grave or not self._grave):
            self._clear()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one
        """Paint the verbs that fit, and the notice."""
        if not self._verbs:
            self._verbs = verbs_of(self.screen)
        width = self.size.width
        base = self.rich_style
        asked: tuple[Verb, ...] = getattr(self.app.screen, "keys_named", ())
        notice, kept = ("", ()) if asked else self._say(width)
        room = width - (cell_len(notice) + 3 if notice else 1)
        segments = [Segment(" ", base)]
        self._places = []
        at = 1
        plain = getattr(getattr(self.app, "options", None), "ascii_only", False)
        for key, verb, action in choose_verbs(asked or self._offered, room - 1, kept):
            verb = verb.translate(IN_ASCII) if plain else verb
            if at > 1:
                segments.append(Segment(" · ", self._style("keys--verb")))
                at += 3
            self._places.append((at, at + len(key) + 1 + len(verb), action))
            segments.append(Segment(key, self._style("keys--key")))
            segments.append(Segment(f" {verb}", self._style("keys--verb")))
            at += len(key) + 1 + len(verb)
        if notice:
            kind = "keys--warning" if self._grave else "keys--notice"
            segments.append(Segment(" " * max(1, width - at - cell_len(notice) - 1), base))
            segments.append(Segment(notice, self._style(kind)))
        return Strip(segments).adjust_cell_length(width, base)

    @property
    def _offered(self) -> tuple[Verb, ...]:
        """All verbs but the one that was just tried in vain."""
        return tuple(verb for verb in self._verbs if verb != self._barred)

    @property
    def _kept(self) -> tuple[Verb, ...]:
        """What leads on from a notice: the answers to an open question, else the key in use."""
        if getattr(self.screen, "asks", False):
            return tuple(verb for verb in self._verbs if verb[2] in ANSWERS)
        return (self._used,) if self._used else ()

    def _say(self, width: int) -> tuple[str, tuple[Verb, ...]]:
        """What is said beside the verbs, and the verbs that lead on beside it.

        A notice in full where the first verbs fit beside it, else in brief, else beside fewer verbs. It is
        cut rather than take the room of the way back; only a failure that would be cut takes the whole line.
        """
        if not self._notice.full:
            return "", ()
        kept = self._kept
        first, last = part_verbs(self._offered)
        first, last = ([one for one in verbs if one not in kept] for verbs in (first, last))
        back = [verb for verb in last if verb[2] != HELP]
        answers = kept if getattr(self.screen, "asks", False) else ()
        beside = [[*first[:count], *kept, *last] for count in range(FIRST_VERBS, 0, -1)]
        beside += [[*first[:1], *kept, *back], [*kept, *last], [*kept, *back], [*answers, *back]]
        for verbs in beside:
            if words := self._notice.fit(width - 4 - _cells(verbs)):
                return words, kept if all(verb in verbs for verb in kept) else answers
        if self._grave and (words := self._notice.fit(width - 2)):
            return words, ()
        room = width - 4 - _cells([*kept, *last])
        if room < LEAST_NOTICE:
            kept, room = answers, width - 4 - _cells([*answers, *last])
        if room < SHORTEST_NOTICE or (self._grave and room < LEAST_NOTICE):
            room = width - 2
        return self._notice.crop(room), kept

    async def on_click(self, event: events.Click) -> None:
        """A click on a verb does it."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)

    def _update(self, screen: Screen[object]) -> None:
        verbs = verbs_of(screen)
        if verbs != self._verbs and screen is self.screen:
            self._verbs = verbs
            self.refresh()

    def _clear(self) -> None:
        if self._timer:
            self._timer.stop()
        self._notice, self._grave = Notice(""), False
        self._timer = self._barred = None
        self.refresh()


def verb_of(screen: Screen[object], key: str) -> Verb | None:
    """The verb of a key in force, be it one that the bottom line does not show.

    None for plain moves, for what is not offered now, and for enter and esc, which do something else next.
    """
    active = screen.active_bindings.get(key)
    focused = screen.focused
    if active is None or (focused is not None and focused.check_consume_key(key, key_letter(key))):
        return None
    binding = active.binding
    view = as_view(focused)
    if view is not None and not view.offers(binding.action):
        return None
    if not binding.description or (binding.id or "") in PLAIN_MOVES or key in ANSWERS:
        return None
    known = {verb[0]: verb for verb in verbs_of(screen)}
    shown = show_key(binding)
    return known.get(shown, (shown, binding.description, binding.key))


def verbs_of(screen: Screen[object]) -> tuple[Verb, ...]:
    """Every binding in force that is meant for the bottom line, once each."""
    verbs: dict[str, Verb] = {}
    places: dict[Verb, int] = {}
    focused = screen.focused
    if is_input(focused):
        # The input's own binding of the key that ends typing is not shown; here it is what one looks for.
        verbs["submit"] = (key_name("enter"), _("done"), "enter")
    view = as_view(focused)
    own = cast("Mapping[str, str]", getattr(screen, "foremost", {}))
    offering = [one for one in (view, screen) if isinstance(one, Offers)]
    foremost = {**(view.foremost if view is not None else {}), **own}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if focused is not None and focused.check_consume_key(key, key_letter(key)):
            continue
        verb = foremost.get(binding.id or "")
        offered = binding.show and all(one.offers(binding.action) for one in offering)
        if verb or (offered and active.enabled and binding.description):
            words = verb or binding.description
            place = (show_key(binding), words, binding.key)
            verbs.setdefault(binding.action, place)
            places[place] = VERB_ORDER.get(binding.id or "", 0)
    if not foremost:
        return tuple(sorted(verbs.values(), key=lambda verb: places.get(verb, 0)))
    order = list(foremost.values())
    first = sorted(
        (verb for verb in verbs.values() if verb[1] in order), key=lambda verb: order.index(verb[1])
    )
    return (*first, *(verb for verb in verbs.values() if verb not in first))


def is_input(widget: Widget | None) -> bool:
    """Whether a widget is typed into; before one was loaded there is none."""
    loaded = sys.modules.get("textual.widgets._input")
    return loaded is not None and isinstance(widget, loaded.Input)


def as_view(widget: Widget | None) -> LineView | None:
    """A widget as the view of lines that it is, or None; before one was loaded there is none."""
    loaded = sys.modules.get("widgets.view")
    return cast("LineView", widget) if loaded is not None and isinstance(widget, loaded.LineView) else None


def choose_verbs(verbs: tuple[Verb, ...], room: int, kept: tuple[Verb, ...] = ()) -> list[Verb]:
    """The first verbs that fit into `room` cells, and behind them the way back and help.

    Help gives way before the first verb of all does, the way back after it, but before those `kept`.
    """
    first, last = part_verbs(verbs)
    chosen = [*first[: MOST_VERBS - len(last)]]
    chosen += [verb for verb in kept if verb not in chosen and verb not in last]
    while _cells([*chosen, *last]) > room:
        spare = [verb for verb in chosen if verb not in kept]
        without = [verb for verb in last if verb[2] != HELP]
        if len(spare) == 1 and _cells([*chosen, *without]) <= room:
            last = without
            break
        spare = spare or [verb for verb in last if verb not in kept]
        if not spare:
            break
        (chosen if spare[-1] in chosen else last).remove(spare[-1])
    back = [verb for verb in part_verbs(verbs)[1] if verb[2] != HELP]
    return next((line for line in ([*chosen, *last], back) if _cells(line) <= room), [])


def part_verbs(verbs: tuple[Verb, ...]) -> tuple[list[Verb], list[Verb]]:
    """The verbs, and behind them the way out and help."""
    last = [verb for verb in verbs if verb[1] in (_("back"), _("quit"), _("close")) or verb[2] == HELP]
    last.sort(key=lambda verb: verb[2] == HELP)
    return [verb for verb in verbs if verb not in last], last


def _cells(verbs: Sequence[Verb]) -> int:
    return sum(len(key) + 1 + len(verb) for key, verb, _key in verbs) + 3 * max(0, len(verbs) - 1)


def watching_words(watching: str) -> str:
    """How the folder is watched, in a word or two."""
    return {
        "starting": "",
        "watching": _("watching"),
        "polling": _("looking every second"),
        "off": _("not watching"),
    }[watching]
