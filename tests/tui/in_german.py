"""Run by itself: walks every screen of the German interface and prints what is on it, as JSON.

The words of key bindings are chosen when their modules are loaded: for another language than that of the
tests it takes another process.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (80, 24)


async def walk() -> dict[str, str]:
    """By place, what is on screen."""
    from driving import open_app, screen_text
    from everywhere import WAYS, go_to, leave_a_decision

    leave_a_decision("articles/weather.txt")
    shown = {}
    for place in WAYS:
        async with open_app("articles").run_test(size=SIZE) as pilot:
            await go_to(pilot, place)
            shown[place] = screen_text(pilot)
    return shown


def main() -> None:
    from lesarten.words import use_language

    use_language("de")
    os.chdir(HERE)
    sys.path.append(str(HERE))
    json.dump(asyncio.run(walk()), sys.stdout)


if __name__ == "__main__":
    main()
