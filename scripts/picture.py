"""Takes the README's picture: two of the seeds compared in the running app, as an SVG.

usage: python scripts/picture.py [--size 120x34] [--pair 2,4] [--keys d,d] [--theme NAME] [OUT]

Without OUT it writes docs/compare.svg. The picture names no font of a foreign host.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

ROOT = Path(__file__).resolve().parent.parent
FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)
FONTS = 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'
WAIT_STEPS = 600
"""Looks, a twentieth of a second apart, before the app is given up."""


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("out", nargs="?", default=str(ROOT / "docs" / "compare.svg"))
    arguments.add_argument("--size", default="120x34")
    arguments.add_argument(
        "--pair", default="2,4", help="positions of the two articles in the list, or nothing"
    )
    arguments.add_argument("--keys", default="", help="keys to press then, with commas")
    arguments.add_argument("--theme", default=None)
    given = arguments.parse_args()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as home:
        for name in ("STATE", "DATA", "CACHE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = home
        svg = asyncio.run(take(given.size, given.pair, given.keys, given.theme))
    Path(given.out).write_text(FONT_FACES.sub("", svg).replace("Fira Code", FONTS), encoding="utf-8")
    return 0


async def take(size: str, pair: str, keys: str, theme: str | None) -> str:
    """Drive the app to the comparison and give its picture."""
    from tui.app import LesartenApp
    from tui.options import AppOptions

    width, height = map(int, size.split("x"))
    app = LesartenApp(["seeds"], AppOptions(theme=theme, mouse=False))
    async with app.run_test(size=(width, height)) as pilot:
        await until(pilot, lambda: len(app.state.cards) == len(list((ROOT / "seeds").glob("*.txt"))))
        if pair:
            names = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds").glob("*.txt"))
            a, b = (names[int(number)] for number in pair.split(","))
            app.open_pair(a, b)
            await until(pilot, lambda: app.state.collation is not None)
        await pilot.pause()
        for key in filter(None, keys.split(",")):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.5)
        return app.export_screenshot(title="lesarten")


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Let the app work until something is so."""
    for _ in range(WAIT_STEPS):
        if done():
            return
        await pilot.pause(0.05)
    raise TimeoutError("the app did not get there")


if __name__ == "__main__":
    sys.exit(main())
