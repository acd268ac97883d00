"""The way by keys to every screen and pane of the program, for tests that look at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import app_of, comparing, settled, until

from lesarten.decided import Decision, absolute, append, normalise
from tui.exporting.asking import ExportScreen
from tui.folders import decisions_log
from tui.screens.find_all import FindAllScreen
from tui.screens.sentence import SentenceScreen
from tui.screens.to_check import ToCheckScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Step = str | Callable[[Pilot[None]], Awaitable[None]]


async def surveyed(pilot: Pilot[None]) -> None:
    """A panel is complete."""
    app = app_of(pilot)
    await until(pilot, lambda: app.state.survey is not None and app.state.survey.finished, "the panel")


async def searched(pilot: Pilot[None]) -> None:
    """All sources were looked into for what is typed."""
    app = app_of(pilot)

    def done() -> bool:
        screen, search = app.screen, app.state.search
        typed = screen.prompt.query_typed if isinstance(screen, FindAllScreen) else None
        return search is not None and search.finished and search.query == typed

    await until(pilot, done, "the search")


async def in_results(pilot: Pilot[None]) -> None:
    """The keys go to what was found."""
    await until(pilot, lambda: app_of(pilot).screen.focused.id == "hits", "the results")  # type: ignore[union-attr]


async def asked(pilot: Pilot[None]) -> None:
    """Everybody was asked who else says it."""
    app = app_of(pilot)
    await until(pilot, lambda: app.state.parallels is not None and app.state.parallels.finished)
    await pilot.pause()


async def at_a_sentence(pilot: Pilot[None]) -> None:
    """An article is open over a panel, at its sentence."""
    app = app_of(pilot)
    await until(
        pilot, lambda: isinstance(app.screen, SentenceScreen) and app.screen.reader.article, "the article"
    )
    frame = app.screen.query_one("#sentence-frame")
    await until(pilot, lambda: bool(frame.border_subtitle), "the place in it")
    await pilot.pause()


async def checking(pilot: Pilot[None]) -> None:
    """The list of decisions to check is open."""
    app_of(pilot).check_decisions()
    await until(pilot, lambda: isinstance(app_of(pilot).screen, ToCheckScreen), "the decisions")


async def exporting(pilot: Pilot[None]) -> None:
    """The line for the export's name is open."""
    app_of(pilot).export_pair()
    await until(pilot, lambda: isinstance(app_of(pilot).screen, ExportScreen), "the prompt")


COMPARE: tuple[Step, ...] = ("space", "j", "space", "c", comparing)

WAYS: dict[str, tuple[Step, ...]] = {
    "library": (),
    "filter without a match": ("slash", *"zebra"),
    "reader": ("enter", "j", "j"),
    "finding in the reader": ("enter", "slash", *"bridge"),
    "raw": ("enter", "r", "j"),
    "also in": ("enter", "G", "k", "a", asked),
    "also in, with some": ("enter", "j", "j", "j", "a", asked),
    "comparison": COMPARE,
    "comparison, nothing to show": (*COMPARE, "f", "f", "f", "f", "f"),
    "linking": (*COMPARE, "L"),
    "finding in the comparison": (*COMPARE, "slash", *"bridge"),
    "raw pair": (*COMPARE, "r"),
    "export": (*COMPARE, exporting),
    "find all, empty": ("ctrl+f",),
    "find all": ("ctrl+f", *"euros", searched, "enter", in_results),
    "find all without a match": ("ctrl+f", *"zebra", searched),
    "facts": ("F", surveyed),
    "quotations": ("Q", surveyed),
    "only here": ("O", surveyed),
    "matrix": ("m", surveyed),
    "sentence": ("F", surveyed, "g", "enter", at_a_sentence),
    "help of the library": ("question_mark",),
    "help of the reader": ("enter", "question_mark"),
    "help of the comparison": (*COMPARE, "question_mark"),
    "help of the search": ("ctrl+f", *"euros", searched, "enter", in_results, "question_mark"),
    "help of the facts": ("F", surveyed, "question_mark"),
    "help of the matrix": ("m", surveyed, "question_mark"),
    "palette": ("ctrl+p",),
    "palette of the comparison": (*COMPARE, "ctrl+p"),
    "switcher": ("ctrl+o",),
    "switcher without a match": ("ctrl+o", *"zebra"),
    "name": ("R",),
    "name refused": ("R", "tab", *"soon", "enter"),
    "to check": (checking,),
}
"""What leads where: keys, and what to wait for."""


def leave_a_decision(article: Path | str, text: str = "A sentence that was here once.") -> None:
    """Decide something about a text that is not in the article any more."""
    append(decisions_log(), Decision("cut", absolute(str(article)), normalise(text)))


async def go_to(pilot: Pilot[None], place: str) -> None:
    """Go there from a fresh start, and let what is said for a moment be gone."""
    await settled(pilot)
    for step in WAYS[place]:
        if isinstance(step, str):
            await pilot.press(step)
        else:
            await step(pilot)
    await pilot.pause()
    for screen in pilot.app.screen_stack:
        for line in screen.query("KeyLine"):
            line._clear()  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
