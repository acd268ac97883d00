"""Writes docs/keys.md from the running app's own help, so that it lists the keys that are.

usage: python scripts/keys.py [--check]

With --check nothing is written: exit 1 if the page is not what the app says.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from tui.app import LesartenApp
    from tui.help import HelpPage

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "keys.md"
LOOKS = 600
"""Looks, a twentieth of a second apart, before the app is given up."""

PANELS = (("The matrix", "m"), ("Quotations", "Q"), ("Only here", "O"), ("Facts", "F"))

OPENING = """# Keys

`?` shows the keys of what is in focus, `ctrl+p` every command by name, and the bottom line the ones you
are most likely to want. This page is made from the same lists by `python scripts/keys.py`.

Where you type what to find (`/`), `tab` changes from any part of a word to whole words and to regular
expressions, and `ctrl+f` looks for it in all sources; there `ctrl+f` changes in the same way. `/…/` is a
regular expression everywhere.
"""


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--check", action="store_true")
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as home:
        for name in ("STATE", "DATA", "CACHE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = home
        text = asyncio.run(write())
    if arguments.parse_args().check:
        return int(PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


async def write() -> str:
    """Walk the screens and collect their help."""
    from tui.app import LesartenApp
    from tui.help import make_help
    from tui.options import AppOptions

    app = LesartenApp(["seeds"], AppOptions(mouse=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, app)
        pages = [("The list of articles", make_help(app.screen))]
        await pilot.press("enter")
        await pilot.pause()
        pages.append(("An article", make_help(app.screen)))
        await pilot.press("r")
        await pilot.pause()
        pages.append(("The raw file", make_help(app.screen)))
        await pilot.press("r")
        a, b = app.state.snapshot.entries[2], app.state.snapshot.entries[4]
        app.open_pair(a.path, b.path)
        while app.state.collation is None:
            await pilot.pause(0.05)
        await pilot.pause()
        pages.append(("Two articles compared", make_help(app.screen)))
        await pilot.press("q")
        await pilot.pause()
        pages += [(title, await open_panel(pilot, app, key)) for title, key in PANELS]
        await pilot.press("q", "ctrl+f", *"Lawrow")
        await until(pilot, lambda: app.state.search is not None and bool(app.state.search.found))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.focused is not None and app.screen.focused.id == "hits")
        pages.append(("What was found in all sources", make_help(app.screen)))
        await pilot.press("q", "g", "j", "j", "j", "a")
        await until(pilot, lambda: app.screen.focused is not None and app.screen.focused.id == "also-list")
        pages.append(("Who else says a sentence", make_help(app.screen)))
    return page_text(pages)


async def open_panel(pilot: Pilot[None], app: LesartenApp, key: str) -> HelpPage:
    """Open a panel, from the library or from another one, and collect its help."""
    from tui.help import make_help

    await pilot.press(key)
    await until(pilot, lambda: app.state.survey is not None and app.state.survey.finished)
    return make_help(app.screen)


async def until(pilot: Pilot[None], happened: Callable[[], bool]) -> None:
    """Let the app run until something is so."""
    for _ in range(LOOKS):
        if happened():
            await pilot.pause()
            return
        await pilot.pause(0.05)
    raise TimeoutError("waited in vain")


async def settle(pilot: Pilot[None], app: LesartenApp) -> None:
    """Let the app read the seeds."""
    await until(pilot, lambda: app.state.article is not None)


def page_text(pages: list[tuple[str, HelpPage]]) -> str:
    """The page: what each pane is, a table of its own keys, and at the end what works everywhere."""
    parts = [OPENING]
    told: set[tuple[str, str]] = set()
    everywhere: list[str] = []
    for title, page in pages:
        parts.append(f"\n## {title}\n\n{page.about}\n\n| keys | |\n|---|---|\n")
        for heading, lines in page.groups:
            for line in lines:
                keys = " ".join(f"`{key}`".replace("|", "\\|") for key in line.keys)
                row = f"| {keys} | {line.words} |\n"
                if heading != "Everywhere":
                    parts.append(row)
                elif (keys, line.words) not in told:
                    told.add((keys, line.words))
                    everywhere.append(row)
    return "".join([*parts, "\n## Everywhere\n\n| keys | |\n|---|---|\n", *everywhere])


if __name__ == "__main__":
    sys.exit(main())
